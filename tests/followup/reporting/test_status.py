"""Status: what frozen reports say, in sentences, signals and a matrix; never a working text."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import RoundKind
from followup.models import OperatingAmount, OperatingForecast, Report
from followup.reporting.frozen import adopted_reports
from followup.reporting.status import status_page
from followup.services import assessments, reports
from organisation.enums import Role
from planning.enums import NodeKind
from planning.models import PlanNode
from tests import build, build_followup
from tests.followup import money

pytestmark = pytest.mark.django_db


@pytest.fixture
def org():
    return build.org()


@pytest.fixture
def goals(org):
    return build_followup.goals(org.municipality, "I1", "I2", "E1")


@pytest.fixture
def politician(org):
    return build.user(Role.ELECTED, org.council)


def page(user, number=0):
    found = adopted_reports(user)
    return status_page(user, found, found[number])


def adopt(report: Report, words: dict[str, str], text="<p>Kön har ökat. Mer om det nedan.</p>") -> Report:
    """The report answered with these assessments, handed in and decided by every body."""
    build_followup.answer_everything(report)
    for node in PlanNode.objects.filter(kind=NodeKind.GOAL, code__in=words):
        assessments.save(report, node, by=None, attainment=words[node.code], text=text)
    reports.submit(Report.objects.get(pk=report.pk), by=None)
    while Report.objects.get(pk=report.pk).status == "SUBMITTED":
        build_followup.decided(Report.objects.get(pk=report.pk), date=date(2026, 11, 20))
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def account(org, in_round, forecasts: dict[str, int]):
    """Year budget −10 mkr for both nämnder, and a forecast each, in kronor."""
    for unit in (org.committee, org.other_committee):
        operation = (
            unit.operations.first() or money.operations(unit, {f"{unit.code}-10": "Verksamhet"})[f"{unit.code}-10"]
        )
        until = in_round.period_to
        fields = {"year": until.year, "month": until.month, "outcome": -1, "budget": -1}
        OperatingAmount.objects.create(operation=operation, year_budget=Decimal(-10_000_000), **fields)
        OperatingForecast.objects.create(operation=operation, round=in_round, amount=Decimal(forecasts[unit.code]))


def test_nothing_is_shown_until_kommunens_report_is_adopted(org, goals, politician):
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(report)
    assert adopted_reports(politician) == []


def test_the_conclusion_is_made_from_the_frozen_assessments_and_the_money(org, goals, politician):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "PARTLY", "I2": "MET", "E1": "MET"})
    second = build_followup.round_(RoundKind.INTERIM_2)
    account(org, second, {"KN": -9_000_000, "BUN": -14_600_000})
    adopt(build_followup.report(second, org.municipality), {"I1": "MET", "I2": "PARTLY", "E1": "MET"})
    shown = page(politician)
    assert shown.conclusion.replace("\N{NO-BREAK SPACE}", " ") == (
        "Två av tre mål är uppfyllda och ett delvis uppfyllt. "
        "Ett mål har blivit bättre sedan delårsrapport 1 2026 och ett sämre. "
        "Nämnderna räknar med 3,6 mkr sämre än budget för helåret."
    )
    assert shown.decision == "Kommunfullmäktige 2026-11-20 § 45"


def test_each_goal_has_its_assessment_why_its_trail_and_the_way_to_the_text(org, goals, politician):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET"})
    report = adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "PARTLY"})
    goal = page(politician).goals[0]
    assert (goal.code, goal.status.key, goal.change) == ("I1", "PARTLY", 1)
    assert goal.why == "Bättre sedan delårsrapport 1 2026. Kön har ökat."
    assert [step.words for step in goal.trail] == [
        "Delårsrapport 1 2026: Ej uppfyllt",
        "Delårsrapport 2 2026: Delvis uppfyllt",
    ]
    assert goal.url == f"/rapporter/{report.pk}/#kapitel-goal-{goals[0].pk}"


def test_an_earlier_round_shows_what_was_known_then(org, goals, politician):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET"})
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    shown = page(politician, number=1)
    assert len(shown.goals[0].trail) == 1
    assert "sedan" not in shown.conclusion


def test_what_happens_after_the_adoption_is_not_shown(org, goals, politician):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -9_000_000, "BUN": -10_000_000})
    report = adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    before = page(politician)
    reports.reopen(report, by=build.user(Role.CONTROLLER, org.group), comment="Rätta.")
    assessments.save(Report.objects.get(pk=report.pk), goals[0], by=None, attainment="NOT_MET")
    OperatingForecast.objects.update(amount=Decimal(-99_000_000))
    after = page(politician)
    assert after.conclusion == before.conclusion
    assert after.goals == before.goals
    assert after.money == before.money


def test_signals_are_unmet_goals_money_and_reports_that_are_not_decided_with_what_is_new(org, goals, politician):
    first = build_followup.round_(RoundKind.INTERIM_1)
    account(org, first, {"KN": -10_000_000, "BUN": -12_000_000})
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET", "I2": "MET"})
    second = build_followup.round_()
    account(org, second, {"KN": -11_000_000, "BUN": -19_400_000})
    build_followup.report(second, org.company)
    adopt(build_followup.report(second, org.municipality), {"I1": "NOT_MET", "I2": "NOT_MET"})
    found = [(one.kind, one.text.replace("\N{NO-BREAK SPACE}", " "), one.is_new) for one in page(politician).signals]
    assert found == [
        ("Mål", "I1 Målet I1", False),
        ("Mål", "I2 Målet I2", True),
        ("Ekonomi", "Barn- och utbildningsnämnden räknar med 9,4 mkr sämre än budget för helåret", False),
        ("Ekonomi", "Kulturnämnden räknar med 1,0 mkr sämre än budget för helåret", True),
        ("Rapport", "Exempelköpings Energi AB har inte beslutat sin rapport", True),
    ]


def test_the_matrix_reads_each_namnds_own_decided_report(org, goals, politician):
    in_round = build_followup.round_()
    own = adopt(build_followup.report(in_round, org.committee), {"I1": "PARTLY"})
    build_followup.submitted(build_followup.report(in_round, org.other_committee))
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    row = page(politician).matrix[0]
    known = {cell.unit: (cell.words, cell.url) for cell in row.cells}
    assert known["Kulturnämnden"] == (
        "Kulturnämnden: Delvis uppfyllt",
        f"/rapporter/{own.pk}/#kapitel-goal-{goals[0].pk}",
    )
    assert known["Barn- och utbildningsnämnden"] == ("Barn- och utbildningsnämnden: ingen bedömning", "")


def test_assignments_from_the_council_are_shown_as_frozen(org, goals, politician):
    given = build.assignment(org.council, "Nytt badhus", org.committee, decision=_saved(org.council))
    assert given.receivers.count() == 1
    report = adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    line = page(politician).assignments[0]
    assert (line.name, line.owner, line.due) == ("Nytt badhus", "Kulturnämnden", date(2027, 12, 31))
    assert line.url == f"/rapporter/{report.pk}/#kapitel-council-assignments"


def _saved(body):
    decision = build.decision(body)
    decision.save()
    return decision


def test_a_report_without_money_or_goals_still_has_a_page(org, politician):
    adopt(build_followup.report(build_followup.round_(), org.municipality), {})
    shown = page(politician)
    assert (shown.conclusion, shown.goals, shown.money, shown.matrix) == ("", (), (), ())


def test_the_page_asks_as_many_questions_however_many_have_reported(
    org, goals, politician, django_assert_max_num_queries
):
    in_round = build_followup.round_()
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    for number in range(12):
        unit = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        adopt(build_followup.report(in_round, unit), {"I1": "MET"})
        if number in (0, 11):
            with django_assert_max_num_queries(5):
                assert len(page(politician).units) == number + 1
