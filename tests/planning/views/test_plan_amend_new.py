"""För in vad organet lade till."""

import pytest

from organisation.models import Amendment
from planning.enums import Funding, NodeKind, PlanKind
from planning.models import PlanNode
from planning.services import plans as plan_service
from tests import build
from tests.answers import explained, said, told


@pytest.fixture
def url(plans, written):
    plan_service.submit(plans.operational, by=None)
    build.decided(plans.operational, is_amended=True)
    return f"/planer/{plans.operational.pk}/andringar/"


def test_an_item_is_added_and_one_below_it_and_both_stand_in_the_edition(url, plans, bo_committee_secretary, reader):
    answer = bo_committee_secretary.post(
        f"{url}ny/?slag=DIRECTION", {"title": "Läslust", "text": "<p>Hela livet.</p>"}, follow=True
    )
    assert told(answer) == ["success"]
    assert "Läslust inriktning, tillkommer" in said(answer)
    first = Amendment.objects.get()
    assert "Lägg till prioritering" in said(bo_committee_secretary.get(f"{url}{first.subject}/"))
    bo_committee_secretary.post(f"{url}ny/?slag=PRIORITY&under={first.subject}", {"title": "Bokbuss", "text": ""})
    bo_committee_secretary.post(f"{url}{first.subject}/", {"title": "Läslust hela livet", "version": "1"})
    assert told(bo_committee_secretary.post(f"{url}klart/", follow=True))[-1] == "success"
    assert PlanNode.objects.get(title="Bokbuss").parent == PlanNode.objects.get(title="Läslust hela livet")
    shown = said(reader.get(plans.operational.get_absolute_url()))
    assert "Läslust hela livet" in shown
    assert "Bokbuss" in shown


def test_a_nyckeltal_is_chosen_in_the_catalogue(url, written, bo_committee_secretary):
    share = build.key_figure("Andel läsande")
    page = f"{url}ny/?slag=KEY_FIGURE&under={written.direction.pk}"
    shown = said(bo_committee_secretary.get(page))
    assert "Andel läsande" in shown
    assert "Besök" not in shown.split("Nyckeltal")[-1]  # it is followed up with that already
    bo_committee_secretary.post(page, {"figure": share.pk, "target_2029": "60"})
    values = Amendment.objects.get().values
    assert (values["key_figure_id"], values["targets"], values["parent"]) == (
        share.pk, {"2029": ["60.0000"]}, str(written.direction.pk),
    )  # fmt: skip


def test_an_uppdrag_has_its_day_and_whom_it_is_given_to(url, org, bo_committee_secretary):
    page = f"{url}ny/?slag=SPECIAL_ASSIGNMENT"
    refused = bo_committee_secretary.post(page, {"title": "Flytta arkivet"})
    assert explained(refused) == {"assignment_due_on", "receivers"}
    sent = {"title": "Flytta arkivet", "assignment_due_on": "2027-12-31", "receivers": [org.office.pk]}
    assert told(bo_committee_secretary.post(page, sent, follow=True)) == ["success"]
    bo_committee_secretary.post(f"{url}klart/")
    given = PlanNode.objects.get(title="Flytta arkivet").assignment
    assert (str(given.due_on), given.receivers.get().unit) == ("2027-12-31", org.office)


@pytest.mark.parametrize(
    "asked", ["", "?slag=GOAL", "?slag=KEY_FIGURE", "?slag=DIRECTION&under=999999", "?slag=ROOT", "?slag=x"]
)
def test_what_may_not_stand_there_is_not_added(url, asked, bo_committee_secretary):
    assert bo_committee_secretary.get(f"{url}ny/{asked}").status_code == 404


def test_nothing_is_added_below_what_is_struck(url, written, bo_committee_secretary):
    bo_committee_secretary.post(f"{url}{written.direction.pk}/", {"stryk": "1"})
    assert bo_committee_secretary.get(f"{url}ny/?slag=PRIORITY&under={written.direction.pk}").status_code == 404


def test_others_may_not(url, anna_controller, reader, bo_committee_secretary):
    assert anna_controller.get(f"{url}ny/?slag=DIRECTION").status_code == 403
    assert reader.get(f"{url}ny/?slag=DIRECTION").status_code == 404
    assert bo_committee_secretary.delete(f"{url}ny/?slag=DIRECTION").status_code == 405


def test_a_time_that_fullmäktiges_uppdrag_do_not_have_is_told_of(org, anna_controller):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, NodeKind.GOAL, "Trygga invånare", code="I1", perspective_id=build.perspective().pk)
    plan_service.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    page = f"{plan.get_absolute_url()}andringar/ny/?slag=COUNCIL_ASSIGNMENT"
    task = {"title": "Cykelplan", "text": "", "funding": Funding.WITHIN_FRAME, "amount": ""}
    for due_on, levels in (("2029-06-30", ["success"]), ("2031-12-31", ["success", "warning"])):
        sent = {**task, "assignment_due_on": due_on, "receivers": [org.committee.pk]}
        assert told(anna_controller.post(page, sent, follow=True)) == levels
