"""Utgåvor och historik."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from planning.services import key_figures, plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.planning.views import hostile


@pytest.fixture
def twice(plans, written, bo):
    """Adopted, revised and adopted again."""
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="Ny rubrik")
    plan_nodes.remove(written.priority, by=bo)
    build.node(plans.operational, "DIRECTION", "Tillkommen", by=bo)
    build.adopted(plans.operational)
    return f"/planer/{plans.operational.pk}/historik/"


def test_everybody_sees_the_editions_and_the_way_to_what_differs(plans, twice, reader):
    answer = reader.get(twice)
    assert [edition.number for edition in answer.context["editions"]] == [1, 2]
    for rest in ("jamfor/", "utgavor/2/vad-beslutet-andrade/"):
        assertContains(answer, f'href="/planer/{plans.operational.pk}/{rest}"')


def test_who_and_when_is_for_those_who_read_the_working_text(plans, twice, reader, bo_committee_secretary):
    assert "Arbetstextens ändringar" not in reader.get(twice).content.decode()
    html = bo_committee_secretary.get(twice).content.decode()
    assert "Ny rubrik: ändrad" in html
    assert "Bo" in html


def test_a_text_never_adopted_is_not_found_by_readers(plans, written, reader, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/historik/"
    assert reader.get(url).status_code == 404
    assert "inte antagen än" in bo_committee_secretary.get(url).content.decode()


def test_what_is_written_after_the_newest_edition_is_no_difference(plans, twice, written, reader):
    plan_service.revise(plans.operational, by=None)
    plan_nodes.edit(written.direction, by=None, version=None, title="Hemlig")
    assert "Hemlig" not in reader.get(twice).content.decode()


@pytest.mark.parametrize("value", hostile.IDS)
def test_any_address_is_answered(twice, reader, bo_committee_secretary, value):
    assert reader.get(twice, {"page": value}).status_code == 200
    assert bo_committee_secretary.get(twice, {"page": value}).status_code == 200


def test_the_working_history_tells_of_links_and_targets(plans, written, bo, bo_committee_secretary):
    key_figures.set_targets(written.figure, by=bo, version=None, values={2028: (Decimal("5.5"), None)})
    build.unlink(written.direction, plans.goals[0], by=bo)
    html = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/historik/").content.decode()
    assert "Öppna bibliotek: koppling borttagen" in html
    assert "Besök: målvärde satt" in html


def test_what_was_removed_is_listed_with_what_it_stood_under_and_put_back_from_there(
    plans, written, bo, bo_committee_secretary
):
    url = f"/planer/{plans.operational.pk}/historik/"
    assert "borttaget" not in bo_committee_secretary.get(url).content.decode().lower()
    plan_nodes.remove(written.priority, by=bo)
    plan_nodes.remove(written.direction, by=bo)
    answer = bo_committee_secretary.get(url)
    told = [(one.title, one.under, one.is_under_gone, one.who) for one in answer.context["removals"]]
    assert told == [("Öppna bibliotek", "", False, "Bo"), ("Kvällsöppet", "Öppna bibliotek", True, "Bo")]
    for one in answer.context["removals"]:
        assert one.restore_url in answer.content.decode()
        bo_committee_secretary.post(one.restore_url)
    assert list(bo_committee_secretary.get(url).context["removals"]) == []


def test_all_that_was_removed_is_reached_a_page_at_a_time(plans, written, bo, bo_committee_secretary):
    for number in range(12):
        plan_nodes.remove(build.node(plans.operational, "DIRECTION", f"Överflödig {number}"), by=bo)
    url = f"/planer/{plans.operational.pk}/historik/"
    answer = bo_committee_secretary.get(url)
    assert len(answer.context["removals"]) == 10
    assert "?visa=borttaget" in answer.content.decode()
    assert len(bo_committee_secretary.get(f"{url}?visa=borttaget").context["removals"]) == 12


def test_what_was_removed_is_for_those_who_read_the_text_and_put_back_while_it_is_written(
    plans, twice, written, reader, cilla_head_of_office, bo_committee_secretary
):
    page = reader.get(twice)
    assert "removals" not in page.context
    for who in (cilla_head_of_office, bo_committee_secretary):  # adopted
        page = who.get(twice)
        assert [one.title for one in page.context["removals"]] == ["Kvällsöppet"]
        assert page.context["removals"][0].restore_url not in page.content.decode()
    plan_service.revise(plans.operational, by=None)
    assert page.context["removals"][0].restore_url in bo_committee_secretary.get(twice).content.decode()
    assert page.context["removals"][0].restore_url not in cilla_head_of_office.get(twice).content.decode()
