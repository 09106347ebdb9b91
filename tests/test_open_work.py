"""Closing a unit: what must be finished first, what goes to the successor, and what stays."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from followup.enums import WorkState
from followup.models import InvestmentAmount, InvestmentProject, Report, ReportingRound
from followup.services import awaited, investments
from organisation.enums import OrgUnitKind
from organisation.models import OfficeService, OrgUnit
from organisation.open_work import HandOver, left_to_hand_over, open_work
from organisation.reach.responsible import unmanned_q
from organisation.services import org_units
from planning.enums import NodeKind, PlanKind
from planning.models import Plan
from planning.services import plans
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup import given_investments

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
AHEAD = date(2026, 12, 31)


@pytest.fixture
def close(org, administrator):
    """Closes the unit in favour of the area beside it."""

    def closing(on=TODAY, successor=org.area):
        return org_units.close(org.unit, by=administrator, on=on, successor=successor)

    return closing


def told(unit, by):
    return [(work.how, [item.text for item in work.items]) for work in open_work(unit, by=by)]


def test_a_plan_under_revision_is_adopted_before_the_unit_ends(org, david, administrator, close):
    plan = plans.revise(build.adopted(build.plan(PlanKind.WORK, org.unit)).plan, by=None)
    assert told(org.unit, administrator) == [(HandOver.FINISH, ["Arbetsplan 2027, öppen för revidering"])]
    with pytest.raises(DomainError, match="ska bli klart först: Arbetsplan 2027, öppen för revidering"):
        close()
    plans.submit(plan, by=None)
    build.decided(plan, person=administrator, date=TODAY)
    assert close().valid_to == TODAY
    assert Plan.objects.get(pk=plan.pk).unit == org.unit


def test_a_revision_holds_nobody_back_where_nobody_answers_for_the_unit(org, administrator, admin, close):
    edition = build.adopted(build.plan(PlanKind.WORK, org.unit))
    plans.revise(edition.plan, by=None)
    assert told(org.unit, administrator) == [(HandOver.LAPSES, ["Arbetsplan 2027, öppen för revidering"])]
    assertContains(admin.get(f"/organisation/{org.unit.pk}/avsluta/"), "Upphör med enheten")
    assert close().valid_to == TODAY
    assert Plan.objects.get(pk=edition.plan_id).editions.get() == edition


def test_a_unit_without_a_responsible_person_can_be_closed(org, close):
    assert OrgUnit.objects.filter(unmanned_q(), pk=org.unit.pk).exists()
    build.plan(PlanKind.WORK, org.unit)
    build_followup.report(build_followup.round_(), org.unit)
    assert close().valid_to == TODAY


@pytest.mark.parametrize("status", ["DRAFT", "SUBMITTED", "RETURNED", "ADOPTED"])
def test_a_report_stays_the_units_own_and_holds_nobody_back(org, administrator, close, status):
    report = build_followup.report(build_followup.round_(), org.unit)
    Report.objects.filter(pk=report.pk).update(status=status, return_comment="Skriv mer.")
    ((how, _),) = told(org.unit, administrator)
    assert how == HandOver.IN_ITS_NAME
    assert close().valid_to == TODAY
    assert Report.objects.get(pk=report.pk).unit == org.unit


def test_a_unit_that_is_let_off_is_not_held_back(org, close):
    report = build_followup.report(build_followup.round_(), org.unit)
    awaited.let_off(report, by=None, reason="Upphör.")
    assert close().valid_to == TODAY


@pytest.mark.parametrize("status", ["DRAFT", "ADOPTED"])
def test_a_report_that_is_missed_or_frozen_in_a_closed_round_holds_nobody_back(org, close, status):
    report = build_followup.report(build_followup.round_(due_on=date(2026, 9, 30)), org.unit)
    Report.objects.filter(pk=report.pk).update(status=status)
    ReportingRound.objects.filter(pk=report.round_id).update(closes_on=date(2026, 10, 1))
    assert close().valid_to == TODAY


def test_a_plan_that_was_begun_follows_and_without_a_successor_it_stays_as_a_draft(org, close):
    plan = build.plan(PlanKind.WORK, org.unit)
    close(successor=None)
    assert Plan.objects.get(pk=plan.pk).unit == org.unit
    org_units.reopen(org.unit, by=None)
    close()
    assert Plan.objects.get(pk=plan.pk).unit == org.area


def test_an_uppdrag_is_never_left_without_anybody_to_do_it(org, close):
    given = build.assignment(org.committee, "Utred meröppet", org.unit)
    called = f"Särskilt uppdrag nr {given.pk}"  # it is only being written, and not the administrator's to read
    with pytest.raises(DomainError, match=f"Välj den enhet som tar över uppdragen, eller avsluta dem först: {called}"):
        close(successor=None)
    close()
    assert given.receivers.get().unit == org.area


def test_a_unit_that_is_closed_ahead_has_its_work_to_its_last_day(org, administrator, close):
    plan = build.plan(PlanKind.WORK, org.unit)
    assert close(on=AHEAD).valid_to == AHEAD
    assert Plan.objects.get(pk=plan.pk).unit == org.unit
    assert org.area.took_over_from.get().predecessor == org.unit
    assert [work.how for work in left_to_hand_over(org.unit, by=administrator)] == [HandOver.MAY_FOLLOW]


def test_nothing_is_handed_over_when_the_closing_is_refused(org, administrator, close):
    plan = build.plan(PlanKind.WORK, org.unit)
    build.user("UNIT_MANAGER", org.unit)
    with pytest.raises(DomainError, match="Rollen enhetschef hör till"):
        org_units.close(org.unit, by=administrator, on=TODAY, successor=org.office, move_roles=True)
    assert Plan.objects.get(pk=plan.pk).unit == org.unit


def test_what_may_not_be_seen_has_no_address(org, administrator):
    plan = build.plan(PlanKind.WORK, org.unit)
    build.node(plan, NodeKind.ACTIVITY)
    chef = build.user("HEAD_OF_OFFICE", org.office)
    assert [work.items[0].url for work in open_work(org.unit, by=administrator)] == [""]
    assert [work.items[0].url for work in open_work(org.unit, by=chef)] == [plan.get_absolute_url()]


def test_a_report_that_may_not_be_seen_leads_to_its_round(org, administrator):
    report = build_followup.report(build_followup.round_(), org.unit)
    chef = build.user("HEAD_OF_OFFICE", org.office)
    assert [work.items[0].url for work in open_work(org.unit, by=administrator)] == [report.round.get_absolute_url()]
    assert [work.items[0].url for work in open_work(org.unit, by=chef)] == [report.get_absolute_url()]


def test_that_a_kontor_also_works_for_a_nämnd_is_handed_over_from_either_end(org, administrator):
    OfficeService.objects.create(office=org.office, board=org.executive_board)
    for unit in (org.office, org.executive_board):
        works = left_to_hand_over(unit, by=administrator)
        assert [work.how for work in works if len(work.items) == 1] == [HandOver.MAY_FOLLOW]
    assert left_to_hand_over(org.other_committee, by=administrator) == []


@pytest.mark.parametrize("address", ["flytta", "avsluta", "lamna-over"])
def test_an_administrator_is_not_told_what_is_only_being_written_is_called(org, admin, address):
    """It is counted by kind and number: only its writers read what it is called."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred nattbibliotek")
    build.plan(PlanKind.GOVERNING, org.committee, name="Hemlig bibliotekspolicy")
    if address == "lamna-over":
        OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to=date(2026, 11, 22))
    page = admin.get(f"/organisation/{org.committee.pk}/{address}/").content.decode()
    assert "Särskilt uppdrag nr" in page
    assert "Utred nattbibliotek" not in page
    assert "Hemlig" not in page


@pytest.fixture
def ending(org):
    return build.unit(OrgUnitKind.COMMITTEE, "Fritidsnämnden", org.municipality, code="FN")


def test_investments_under_way_follow_and_what_is_done_or_has_a_taken_number_stays(org, ending, administrator):
    round_ = build_followup.round_()
    bath = given_investments.project(ending, "Nytt bad", number="1001")
    given_investments.told(bath, round_, budget=500)
    done = given_investments.project(ending, "Rink", state=WorkState.DONE)
    same = given_investments.project(ending, "Spår", number="1002")
    given_investments.project(org.committee, "Spår", number="1002")
    assert told(ending, administrator) == [
        (HandOver.MAY_FOLLOW, [f"Projekt nr {bath.pk}", f"Projekt nr {same.pk}"])  # not the administrator's to read
    ]
    org_units.close(ending, by=administrator, on=TODAY, successor=org.committee)
    units = {one.pk: InvestmentProject.objects.get(pk=one.pk).unit for one in (bath, done, same)}
    assert units == {bath.pk: org.committee, done.pk: ending, same.pk: ending}
    assert InvestmentAmount.objects.get(project=bath).budget == 500_000
    assert bath.history.first().history_change_reason == "Övertagen från Fritidsnämnden"


def test_who_reads_a_units_money_reads_which_investments_go_on(org, ending):
    given_investments.project(ending, "Nytt bad", number="1001")
    controller = build.user("CONTROLLER", org.group)
    (work,) = open_work(ending, by=controller)
    assert (work.label, work.items[0].text) == ("Investeringar som inte är klara", "1001 Nytt bad")


def test_each_investment_goes_to_the_one_of_several_that_gets_it(org, ending, administrator):
    bath, rink = (given_investments.project(ending, name) for name in ("Nytt bad", "Rink"))
    org_units.close(ending, by=administrator, on=TODAY, successor=org.committee, others=[org.other_committee])
    (work,) = open_work(ending, by=administrator)
    keys = dict(zip((item.key for item in work.items), (org.committee, org.other_committee), strict=True))
    org_units.hand_over(ending, to=org.committee, by=administrator, shares=keys)
    found = [InvestmentProject.objects.get(pk=one.pk).unit for one in (bath, rink)]
    assert found == [org.committee, org.other_committee]


def test_a_successor_without_investments_of_its_own_takes_none(org, ending):
    bath = given_investments.project(ending, "Nytt bad")
    investments.hand_over(ending, to=org.office, by=None)
    assert InvestmentProject.objects.get(pk=bath.pk).unit == ending
