"""A unit that has ended: who writes, hands in and decides what it left, and who may not."""

from datetime import date
from types import SimpleNamespace

import pytest

from followup.documents import ended
from followup.enums import ReportStatus, RoundKind
from followup.models import Report
from followup.pages import hand_in
from followup.permissions import may_decide_report, may_hand_over_report, may_write_report
from followup.reading import below, material
from followup.services import rounds
from organisation.enums import OrgUnitKind, Role
from organisation.forms.decisions import DecisionForm
from organisation.models import OrgUnit, UnitSuccession, User
from organisation.permissions import FINISHES
from organisation.reach.successors import HAS_NO_SUCCESSOR
from organisation.services import org_units, roles
from planning.enums import PlanKind
from planning.models import Plan
from planning.pages.starting import startable
from styrmodell.lib.errors import DomainError
from styrmodell.my_work.report_tasks import report_tasks
from styrmodell.my_work.unit_tasks import handing_over_tasks
from tests import build, build_followup

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
ENDED = date(2026, 10, 31)


def end(unit, *successors, on=ENDED):
    """The unit as it stands when it has ended and the others have taken over."""
    OrgUnit.objects.filter(pk=unit.pk).update(valid_to=on)
    unit.roles.all().update(valid_to=on)
    for one in successors:
        UnitSuccession.objects.create(predecessor=unit, successor=one, valid_from=on)


def left_by(unit, kind=RoundKind.INTERIM_2, **fields):
    """A report of the unit, as it is read by a request of its own."""
    made = build_followup.report(build_followup.round_(kind, **fields), unit)
    return read(made)


def read(report):
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def again(user):
    """The user of the next request."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def merged(org, bo):
    """Kulturnämnden has become a part of the nämnd that Eva is the secretary of."""
    eva = build.user(Role.SECRETARY, org.other_committee, "eva")
    end(org.committee, org.other_committee)
    return SimpleNamespace(report=left_by(org.committee), before=again(bo), after=again(eva))


def test_the_secretary_of_the_successor_writes_hands_in_and_decides_in_its_name(merged, org):
    report, eva = merged.report, merged.after
    assert may_write_report(eva, report)
    assert not may_write_report(merged.before, report)
    build_followup.submitted(report, by=eva)
    report = read(report)
    assert may_decide_report(eva, report)
    form = DecisionForm(document=report, by=eva)
    assert form.proposed == org.other_committee
    edition = build_followup.decided(report, by=eva, body=org.other_committee, date=TODAY)
    report = read(report)
    assert report.unit == org.committee
    assert "Kulturnämnden" in edition.html
    assert [made.body for made in edition.matter.decisions.all()] == [org.other_committee]
    assert may_hand_over_report(eva, report)


def test_the_report_says_who_hands_it_in_and_which_body_decides(merged, org):
    said = (
        "Kulturnämnden upphörde 2026-10-31. Barn- och utbildningsnämnden har tagit över och lämnar rapporten i dess namn. "
        "Barn- och utbildningsnämnden beslutar om den."
    )
    assert ended.sentences(merged.report) == said
    build_followup.submitted(merged.report, by=merged.after)
    edition = build_followup.decided(merged.report, by=merged.after, body=org.other_committee, date=TODAY)
    assert said in edition.html


def test_where_nobody_took_over_the_controller_writes_and_ks_decides(org, anna, bo):
    end(org.committee)
    report, secretary = left_by(org.committee), build.user(Role.SECRETARY, org.executive_board)
    assert may_write_report(anna, report)
    assert not Report.objects.visible_to(secretary).exists()
    build_followup.submitted(report, by=anna)
    report = read(report)
    for person in (anna, secretary):
        assert may_decide_report(person, report)
        assert DecisionForm(document=report, by=person).proposed == org.executive_board
    assert Report.objects.visible_to(secretary).get() == report
    assert "Ingen har tagit över. Kommunens controller lämnar rapporten i dess namn. Kommunstyrelsen beslutar" in (
        ended.sentences(report)
    )
    build_followup.decided(report, by=again(secretary), body=org.executive_board, date=TODAY)
    assert read(report).status == ReportStatus.ADOPTED


def test_a_controller_does_not_write_where_somebody_took_over(merged, anna):
    assert not may_write_report(anna, merged.report)


def test_both_parts_of_a_nämnd_that_was_split_may_finish_its_report(org, bo):
    parts = [
        build.unit(OrgUnitKind.COMMITTEE, name, org.municipality) for name in ("Biblioteksnämnden", "Musiknämnden")
    ]
    end(org.committee, *parts)
    report = left_by(org.committee)
    for part in parts:
        assert may_write_report(build.user(Role.SECRETARY, part), report)
    assert "Biblioteksnämnden och Musiknämnden har tagit över och lämnar" in ended.sentences(report)


def test_a_bolag_that_ended_is_reported_by_the_nämnd_that_took_over(org):
    bo = build.user(Role.SECRETARY, org.committee)
    end(org.company, org.committee)
    report = left_by(org.company)
    assert may_write_report(again(bo), report)
    assert ended.decides(report) == org.committee


def test_a_successor_that_has_ended_too_passes_on_to_its_own(org, anna):
    """Kulturnämnden, then Mellannämnden, then two, one of which has ended with nobody after it."""
    between, last = (
        build.unit(OrgUnitKind.COMMITTEE, name, org.municipality) for name in ("Mellannämnden", "Slutnämnden")
    )
    eva = build.user(Role.SECRETARY, org.other_committee, "eva")
    end(org.committee, between)
    end(between, org.other_committee, last)
    end(last)
    report, of_the_last = left_by(org.committee), left_by(last, RoundKind.INTERIM_1)
    assert may_write_report(eva, report)
    assert not may_write_report(anna, report)
    assert ended.decides(report) == org.other_committee
    assert "Barn- och utbildningsnämnden har tagit över" in ended.sentences(report)
    assert list(Report.objects.visible_to(eva)) == [report]
    assert set(FINISHES.people(report.unit, on=TODAY)) == {eva}
    assert not may_write_report(eva, of_the_last)
    assert may_write_report(anna, of_the_last)
    assert OrgUnit.objects.get(HAS_NO_SUCCESSOR.filter("")) == last


def test_a_successor_that_is_to_end_goes_on_until_it_has(org, anna):
    coming = build.user(Role.SECRETARY, org.other_committee)
    between = build.unit(OrgUnitKind.COMMITTEE, "Mellannämnden", org.municipality)
    eva = build.user(Role.SECRETARY, between)
    end(org.committee, between)
    UnitSuccession.objects.create(predecessor=between, successor=org.other_committee, valid_from=date(2027, 1, 1))
    OrgUnit.objects.filter(pk=between.pk).update(valid_to=date(2026, 12, 31))
    report = left_by(org.committee)
    assert [may_write_report(user, report) for user in (eva, coming, anna)] == [True, False, False]


def test_a_nämnd_that_ended_within_the_year_has_its_årsrapport_written_and_decided_by_its_successor(org, anna):
    eva = build.user(Role.SECRETARY, org.other_committee)
    build_followup.goals(org.municipality, "M1", year=2025)
    end(org.committee, org.other_committee, on=date(2025, 6, 30))
    annual = build_followup.round_(RoundKind.ANNUAL, 2025, reporter_kinds=["COMMITTEE", "MUNICIPALITY"])
    rounds.open_round(annual, by=anna)
    report = read(annual.reports.get(unit=org.committee))
    build_followup.submitted(report, by=eva)
    report = read(report)
    edition = build_followup.decided(report, by=eva, body=org.other_committee, date=TODAY)
    assert "Kulturnämnden upphörde 2025-06-30. Barn- och utbildningsnämnden har tagit över" in edition.html
    assert "Verksamheternas budget och utfall redovisas av Barn- och utbildningsnämnden." in edition.html
    kommunen = read(annual.reports.get(unit=org.municipality))
    assert report in below.reports_below(kommunen)
    assert rounds.units_without_report(annual).count() == 0


def test_to_the_end_of_its_last_day_the_unit_finishes_its_own(org, bo):
    eva = build.user(Role.SECRETARY, org.other_committee)
    end(org.committee, org.other_committee, on=TODAY)
    report = left_by(org.committee)
    assert may_write_report(bo, report)
    assert not may_write_report(again(eva), report)
    assert ended.sentences(report) == ""


def test_the_successor_reads_nothing_else_of_the_unit(org, david):
    """Not its other reports, nor the plan that it never finished."""
    build.plan(PlanKind.WORK, org.unit)
    before = left_by(org.unit, RoundKind.INTERIM_1)
    Report.objects.filter(pk=before.pk).update(status=ReportStatus.HANDED_OVER, dated=date(2026, 5, 20))
    end(org.unit, org.school)
    report = left_by(org.unit)
    chief = build.user(Role.UNIT_MANAGER, org.school)
    assert list(Report.objects.visible_to(chief)) == [report]
    assert not Plan.objects.visible_to(chief).exists()
    build_followup.submitted(report, by=chief)
    assert list(Report.objects.visible_to(chief)) == [report]  # what one handed in one can read


def test_a_body_decides_on_no_day_after_its_last(merged, org):
    build_followup.submitted(merged.report, by=merged.after)
    former = OrgUnit.objects.get(pk=org.committee.pk)
    with pytest.raises(DomainError, match=r"upphörde 2026-10-31 och kan inte ha beslutat 2026-11-20\. Från den dagen"):
        build_followup.decided(merged.report, by=merged.after, body=former)
    build_followup.decided(merged.report, by=merged.after, body=former, date=ENDED)
    assert read(merged.report).status == ReportStatus.ADOPTED


def test_my_work_tells_whose_report_it_is_and_that_it_has_ended(merged):
    task = next(task for task in report_tasks(merged.after, TODAY) if task.unit == "Kulturnämnden")
    assert task.text == "Kulturnämnden, som upphörde 2026-10-31. Inte påbörjad."


def test_its_report_tells_of_the_kontor_that_were_moved_and_of_the_uppdrag_that_were_handed_over(org, administrator):
    """As they were the unit's in the year that is reported, whoever has them now."""
    decision = build.decision(org.committee, date=date(2026, 2, 2))
    decision.save()
    given = build.assignment(org.committee, "Utred meröppet", org.office, decision=decision)
    org_units.move(org.office, by=administrator, parent=org.other_committee)
    org_units.close(org.committee, by=administrator, on=TODAY, successor=org.other_committee)
    OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to=ENDED)
    report = left_by(org.committee)
    kontor = build_followup.report(report.round, OrgUnit.objects.get(pk=org.office.pk))
    other = build_followup.report(report.round, OrgUnit.objects.get(pk=org.other_office.pk))
    assert list(below.everything_below(report)) == [kontor]
    assert [row.assignment for row in material.for_report(report).receivers] == [given]
    assert [line.text for line in hand_in.build(kontor, administrator).goes_to] == ["Kulturnämnden"]
    assert [line.text for line in hand_in.build(other, administrator).goes_to] != ["Kulturnämnden"]


def test_my_work_does_not_tick_off_what_the_unit_finished_itself(merged):
    Report.objects.filter(pk=merged.report.pk).update(status=ReportStatus.HANDED_OVER, dated=date(2026, 9, 20))
    assert [task for task in report_tasks(merged.after, TODAY) if task.unit == "Kulturnämnden"] == []


def test_an_administrator_is_reminded_of_uppdrag_that_an_ended_unit_still_has(org, administrator):
    decision = build.decision(org.committee)
    decision.save()
    build.assignment(org.committee, "Utred meröppet", org.office, decision=decision)
    assert handing_over_tasks(administrator, TODAY) == []
    OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to=ENDED)
    (told,) = handing_over_tasks(administrator, TODAY)
    assert (told.title, told.is_late) == ("Lämna över uppdragen som Kulturnämnden har kvar", True)
    org_units.hand_over(org.committee, to=org.other_committee, by=administrator)
    assert handing_over_tasks(administrator, TODAY) == []


def test_a_nämnd_to_come_has_people_and_a_plan_before_its_first_day(org, administrator):
    coming = build.unit(OrgUnitKind.COMMITTEE, "Fritidsnämnden", org.municipality, valid_from=date(2027, 1, 1))
    person = build.user(None)
    roles.assign(person, role=Role.SECRETARY, unit=coming, by=administrator, valid_from=TODAY)
    assert [one.first_year for one in startable(again(person))] == [2027, 2028]
    with pytest.raises(DomainError, match="2026-01-01"):
        roles.assign(person, role=Role.ELECTED, unit=coming, by=administrator, valid_from=date(2025, 12, 31))
