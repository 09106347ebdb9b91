"""Maska personnummer och namn i en plan."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import Masking
from planning.enums import NodeKind
from planning.models import FrozenNode
from tests import build
from tests.answers import explained, said, told

NUMBER = "850709-9805"


@pytest.fixture
def edition(plans, written):
    build.node(plans.operational, NodeKind.DIRECTION, "Stöd till Bo Ek", text=f"<p>Bo <b>Ek</b>, {NUMBER}.</p>")
    return build.adopted(plans.operational)


@pytest.fixture
def url(plans, edition):
    return f"/planer/{plans.operational.pk}/maskningar/ny/"


def test_personnummer_that_stand_in_the_plan_are_offered(url, anna_controller):
    assert NUMBER in said(anna_controller.get(url))


def test_every_place_is_shown_before_anything_is_masked(url, anna_controller):
    page = said(anna_controller.post(url, {"words": "Bo Ek"}))
    assert "Utgåva 1 och handling 1" in page
    assert "Orden står också i arbetstexten." in page
    assert not Masking.objects.exists()


def test_masked_words_are_read_by_nobody_and_readers_are_told_that_something_is(
    url, plans, edition, anna_controller, reader, bo_committee_secretary
):
    sent = {"words": "Bo Ek", "reason": "Namn på en elev."}
    answer = anna_controller.post(url, sent, follow=True)
    assert told(answer) == ["success"]
    assert answer.redirect_chain[-1][0] == f"/planer/{plans.operational.pk}/maskningar/"
    for client in (reader, bo_committee_secretary, anna_controller):
        for address in (f"{plans.operational.get_absolute_url()}?utgava=1", edition.matter.papers.get()):
            place = address if isinstance(address, str) else f"{plans.operational.get_absolute_url()}handlingar/1/"
            page = said(client.get(place))
            assert "Bo Ek" not in page
            assert "Uppgifter är maskade i det här dokumentet 2026-11-23." in page
    assertNotContains(reader.get("/planer/?q=Bo+Ek"), "Stöd till")


def test_a_mask_says_why_without_repeating_the_words(url, anna_controller):
    assert explained(anna_controller.post(url, {"words": "Bo Ek", "reason": ""})) == {"reason"}
    assert explained(anna_controller.post(url, {"words": "Bo Ek", "reason": "Om bo ek."})) == {"reason"}
    assert not Masking.objects.exists()


@pytest.mark.parametrize("words", ["", "-", "--", "Eva Ek", "bo ek"])
def test_words_that_stand_nowhere_are_explained(url, anna_controller, words):
    assert explained(anna_controller.post(url, {"words": words})) == {"words"}


def test_what_another_plan_has_taken_up_is_masked_there_too_where_it_is_ticked(url, org, anna_controller):
    other = build.plan(plan_kind(), org.other_committee)
    node = build.node(other, NodeKind.DIRECTION, "Som Bo Ek")
    other = build.adopted(other)
    assertContains(anna_controller.post(url, {"words": "Bo Ek"}), "Barn- och utbildningsnämnden")
    anna_controller.post(url, {"words": "Bo Ek", "reason": "Namn.", "elsewhere": [other.content_id]})
    assert FrozenNode.objects.get(node=node).title == "Som [maskat]"


def plan_kind():
    return "OPERATIONAL"


def test_only_controllers_mask(url, bo_committee_secretary, reader, eva_other_committee):
    for client in (bo_committee_secretary, reader, eva_other_committee):
        assert client.get(url).status_code == 403
        assert client.post(url, {"words": "Bo Ek", "reason": "Namn."}).status_code == 403


def test_a_plan_that_one_may_not_see_is_not_found(org, reader):
    plan = build.plan("OPERATIONAL", org.other_committee)
    assert reader.get(f"/planer/{plan.pk}/maskningar/ny/").status_code == 404
