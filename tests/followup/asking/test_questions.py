"""What a unit is asked: only what its own plan and this round ask for."""

from datetime import date
from decimal import Decimal

import pytest

from followup.asking import questions
from followup.asking.kinds import GoalQuestion, StateQuestion
from followup.enums import Reporter, RoundKind, WorkState
from followup.models import Report, ReportingRound, SectionRule
from followup.rules.sections import reporter_of
from followup.services import assessments, key_figure_values, sections, status_updates
from organisation.enums import OrgUnitKind, PlanningYear
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.services import continuations, plans
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def titles(report):
    return [question.title for question in questions.for_report(report).questions]


def keys(kind, round_kind):
    sections.begin(2026)
    report = Report(unit=OrgUnit(kind=kind), round=ReportingRound(kind=round_kind, year=2026))
    return {one.section.key: one.extent[0] for one in SectionRule.objects.asked_of(report)}


def test_monthly_report_of_a_board_is_summary_account_analysis_and_deviations():
    assert set(keys(OrgUnitKind.COMMITTEE, RoundKind.MONTHLY)) == {
        "summary", "operating", "forecast", "deviations", "proposals",
    }  # fmt: skip


def test_every_kind_of_unit_but_the_group_is_a_reporter():
    assert {reporter_of(kind) for kind in OrgUnitKind if kind != OrgUnitKind.GROUP} == set(Reporter)
    with pytest.raises(KeyError):
        reporter_of(OrgUnitKind.GROUP)


def test_unit_is_asked_about_the_plan_in_force_on_the_periods_last_day(org):
    build_followup.work_plan(org.unit, activities=1, figures=0, year=2026)
    coming = build.plan(PlanKind.WORK, org.unit, 2027)
    build.node(coming, NodeKind.ACTIVITY, "Nästa års aktivitet")
    build.adopted(coming, on=date(2026, 11, 20))
    report = build_followup.report(build_followup.round_(), org.unit)
    assert "Aktivitet 1" in titles(report)
    assert "Nästa års aktivitet" not in titles(report)


def test_working_text_that_is_not_adopted_is_not_asked_about(org):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    build.node(plan, NodeKind.ACTIVITY, "Ett utkast")
    assert "Ett utkast" not in titles(build_followup.report(build_followup.round_(), org.unit))


def test_second_interim_report_asks_a_school_about_both_school_years(org):
    build_followup.work_plan(org.school, activities=1, figures=0, year=2025)
    later = build.plan(PlanKind.WORK, org.school, 2026)
    build.node(later, NodeKind.ACTIVITY, "Nytt läsår")
    build.adopted(later, on=date(2026, 6, 15))
    report = build_followup.report(build_followup.round_(), org.school)
    assert [title for title in titles(report) if title in ("Aktivitet 1", "Nytt läsår")] == [
        "Aktivitet 1",
        "Nytt läsår",
    ]


def test_status_written_during_the_period_is_an_answer_and_last_rounds_is_shown_beside(org):
    activity = build_followup.work_plan(org.unit, activities=1, figures=0).plan.nodes.get(kind=NodeKind.ACTIVITY)
    first = build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 8)), org.unit)
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Väntar.", day=date(2026, 5, 7))
    assert questions.for_report(first).missing == ()
    second = build_followup.report(build_followup.round_(), org.unit)
    question = next(one for one in questions.for_report(second).questions if isinstance(one, StateQuestion))
    assert (question.state, question.earlier.text) == ("", "Väntar.")
    status_updates.write(by=None, node=activity, state=WorkState.DONE, day=date(2026, 6, 1))
    assert questions.for_report(second).missing == ()


def test_last_years_assessment_follows_the_goal_that_continues(org):
    old = build_followup.goals(org.municipality, "I1", year=2025)[0]
    earlier = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)
    assessments.save(earlier, old, by=None, attainment="PARTLY", text="<p>Förra året.</p>")
    new = build_followup.goals(org.municipality, "I1", year=2026)[0]
    continuations.join({new.pk: [old.pk]}, by=None)
    report = build_followup.report(build_followup.round_(), org.committee)
    goal = next(one for one in questions.for_report(report).questions if isinstance(one, GoalQuestion))
    assert goal.earlier.text == "<p>Förra året.</p>"
    assert goal.earlier.when == "Årsrapport 2025"


def test_annual_report_asks_for_no_forecast(org):
    build_followup.goals(org.municipality, "I1")
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1)), org.committee)
    goal = next(one for one in questions.for_report(report).questions if isinstance(one, GoalQuestion))
    assert "FORECAST" not in goal.asks


def test_assignments_a_unit_has_received_are_asked_about_while_they_run(org):
    given = build.decision(org.council, date=date(2025, 1, 20))
    given.save()
    ended = build.decision(org.council, date=date(2025, 3, 1))
    ended.save()
    build.assignment(org.council, "Pågående", org.committee, decision=given)
    build.assignment(org.council, "Avslutat förra året", org.committee, decision=given, ended_by=ended)
    build.assignment(org.council, "Inte beslutat", org.committee)
    build.assignment(org.council, "Någon annans", org.other_committee, decision=given)
    found = titles(build_followup.report(build_followup.round_(), org.committee))
    assert [
        title for title in found if title in ("Pågående", "Avslutat förra året", "Inte beslutat", "Någon annans")
    ] == ["Pågående"]


def test_value_is_recorded_and_corrected_with_history(org):
    figure = build.key_figure("Besök")
    period = (date(2026, 1, 1), date(2026, 12, 31))
    first = key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("2.1"))
    again = key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("2.2"), version=1)
    assert (first.pk, again.value, again.version) == (again.pk, Decimal("2.2000"), 2)
    with pytest.raises(StaleEdit):
        key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("3"), version=1)
    with pytest.raises(DomainError, match="antingen"):
        key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("3"), is_unavailable=True)
    with pytest.raises(DomainError, match="för stort"):
        key_figure_values.record(figure, org.unit, period, by=None, value=Decimal(10) ** 15)
    assert key_figure_values.record(build.key_figure(), org.unit, period, by=None) is None


# The section table as the municipality's own reports, the law and RKR make it, written by hand: for nämnd, kommun and
# bolag one letter each for delårsrapport 1, delårsrapport 2 and årsrapport: F full, S short and voluntary, - not asked.
BY_HAND = """
summary               FFF  FFF  SSS
events                SFF  SFF  SFF
goals                 FFF  FFF  FFF
directions            SFF  ---  SFF
council_assignments   SFF  SFF  SFF
special_assignments   SFF  ---  ---
key_figures           SFF  SFF  SFF
sound_management      --S  SFF  ---
audit                 ---  -FF  --F
operating             FFF  FFF  ---
forecast              FFS  FFS  FFS
personnel             SFF  SSF  -SF
expected_development  -SF  -FF  -SS
"""


@pytest.mark.parametrize("line", BY_HAND.strip().splitlines(), ids=lambda line: line.split()[0])
def test_each_section_is_asked_of_whom_and_when_the_table_says(line):
    key, *letters = line.split()
    kinds = (OrgUnitKind.COMMITTEE, OrgUnitKind.MUNICIPALITY, OrgUnitKind.COMPANY)
    rounds = (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
    assert ["".join(keys(kind, round_kind).get(key, "-") for round_kind in rounds) for kind in kinds] == letters


def test_a_namnd_with_school_years_is_asked_about_each_goal_once(org):
    build_followup.goals(org.municipality, "I1")
    plan = org.municipality.plans.get()
    plans.revise(plan, by=None)
    build.adopted(plan, on=date(2026, 7, 10))
    org.committee.planning_year = PlanningYear.SCHOOL
    org.committee.save()
    report = build_followup.report(build_followup.round_(), org.committee)
    assert titles(report).count("Målet I1") == 1
