"""Ändringarna av en plan är införda: the edition is made, with what is to hold where something has moved on."""

import pytest

from organisation.models import Amendment
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import plans as plan_service
from tests import build
from tests.answers import explained, said, told

MOVED = "node:{}:title"


@pytest.fixture
def url(plans, written, bo_committee_secretary):
    """An inriktning has been put in as the body made it."""
    plan_service.submit(plans.operational, by=None)
    build.decided(plans.operational, is_amended=True)
    url = f"/planer/{plans.operational.pk}/andringar/"
    sent = {"title": "Öppnare bibliotek", "text": "<p>Kvällar och lördagar.</p>"}
    bo_committee_secretary.post(f"{url}{written.direction.pk}/", sent, follow=True)
    return f"{url}klart/"


def test_the_edition_says_what_was_decided(url, plans, bo_committee_secretary, reader):
    assert reader.get(plans.operational.get_absolute_url()).status_code == 404
    assert "Öppna bibliotek inriktning, ändras" in said(bo_committee_secretary.get(url))
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    assert Plan.objects.get(pk=plans.operational.pk).status == "ADOPTED"
    assert "Öppnare bibliotek" in said(reader.get(plans.operational.get_absolute_url()))


def test_what_has_moved_on_is_chosen_about_with_nothing_chosen_beforehand(url, written, bo_committee_secretary):
    PlanNode.objects.filter(pk=written.direction.pk).update(title="Skrivet sedan")
    page = bo_committee_secretary.get(url)
    shown = said(page)
    assert "Öppna bibliotek, Rubrik har ändrats sedan handlingen" in shown
    assert "Handlingen\nÖppna bibliotek\nBeslutet\nÖppnare bibliotek\nStår nu\nSkrivet sedan" in shown
    assert "checked" not in page.content.decode()
    key = MOVED.format(written.direction.pk)
    seen = page.context["form"][f"{key}-version"].value()
    assert explained(bo_committee_secretary.post(url, {f"{key}-version": seen})) == {key}
    PlanNode.objects.filter(pk=written.direction.pk).update(title="Skrivet igen")
    again = bo_committee_secretary.post(url, {key: "beslutat", f"{key}-version": seen})
    assert explained(again) == {"the form as a whole"}
    seen = again.context["form"][f"{key}-version"].value()
    assert told(bo_committee_secretary.post(url, {key: "nu", f"{key}-version": seen}, follow=True)) == ["success"]
    assert PlanNode.objects.get(pk=written.direction.pk).title == "Skrivet igen"


def test_kommunstyrelsens_changes_make_no_edition_and_are_what_fullmäktige_decides_on(org, anna_controller):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    goal = build.node(plan, NodeKind.GOAL, "Mål")
    plan_service.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    page = f"{plan.get_absolute_url()}andringar/"
    anna_controller.post(f"{page}{goal.pk}/", {"title": "Kommunstyrelsens mål"}, follow=True)
    assert told(anna_controller.post(f"{page}klart/", follow=True)) == ["success"]
    assert not plan.editions.exists()
    edition = build.decided(plan)
    assert "Kommunstyrelsens mål" in edition.html


def test_a_decision_that_changed_nothing_after_all(url, plans, bo_committee_secretary):
    Amendment.objects.all().delete()
    bo_committee_secretary.post(url)
    assert Plan.objects.get(pk=plans.operational.pk).status == "ADOPTED"


def test_what_somebody_else_puts_in_while_one_reads_is_read_first(url, plans, bo_committee_secretary):
    seen = bo_committee_secretary.get(url).context["form"]["seen"].value()
    Amendment.objects.update(version=2)
    again = bo_committee_secretary.post(url, {"seen": seen})
    assert explained(again) == {"the form as a whole"}
    assert not plans.operational.editions.exists()
    seen = again.context["form"]["seen"].value()
    assert told(bo_committee_secretary.post(url, {"seen": seen}, follow=True)) == ["success"]


def test_once_is_enough(url, bo_committee_secretary):
    bo_committee_secretary.post(url, follow=True)
    assert told(bo_committee_secretary.post(url, follow=True)) == ["info"]


def test_others_may_not(url, anna_controller, reader, bo_committee_secretary):
    assert anna_controller.post(url).status_code == 403
    assert reader.post(url).status_code == 404
    assert bo_committee_secretary.delete(url).status_code == 405
