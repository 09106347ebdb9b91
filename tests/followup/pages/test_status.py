"""Status: what frozen reports say, in sentences, signals and a matrix; never a working text."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.models import OperatingAmount, OperatingForecast, Report
from followup.reading.frozen import adopted_reports
from followup.services import assessments, key_figure_values, reports
from organisation.enums import Role
from organisation.models import Decision, OrgUnit
from planning.enums import Direction, NodeKind, PlanKind
from tests import build, build_followup
from tests.followup.pages.adopted import account, adopt, page
from tests.followup.promised import promised

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def goals(org):
    return build_followup.goals(org.municipality, "I1", "I2", "E1")


def test_nothing_is_shown_until_kommunens_report_is_adopted(org, goals, petra):
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(report)
    assert adopted_reports(petra) == []


def test_the_conclusion_is_made_from_the_frozen_assessments_and_the_money(org, goals, petra):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "PARTLY", "I2": "MET", "E1": "MET"})
    second = build_followup.round_(RoundKind.INTERIM_2)
    account(org, second, {"KN": -9_000_000, "BUN": -14_600_000})
    adopt(build_followup.report(second, org.municipality), {"I1": "MET", "I2": "PARTLY", "E1": "MET"})
    shown = page(petra)
    assert shown.conclusion.replace("\N{NO-BREAK SPACE}", " ") == (
        "Två av tre mål är uppfyllda och ett delvis uppfyllt. "
        "Ett mål har blivit bättre sedan delårsrapport 1 2026 och ett sämre. "
        "Nämnderna räknar med 3,6 mkr sämre än budget för helåret."
    )
    assert shown.decision == "Kommunfullmäktige 2026-11-20 § 47"


def test_a_corrected_decision_is_told_as_it_stands_now_with_what_stood(org, goals, petra):
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET", "I2": "MET", "E1": "MET"})
    now = {"paragraph": "§ 48", "version": 2, "corrected_on": date(2026, 11, 23), "stood": "§ 47"}
    assert Decision.objects.filter(body=org.council, date=date(2026, 11, 20)).update(**now) == 1
    assert page(petra).decision == "Kommunfullmäktige 2026-11-20 § 48 (rättat 2026-11-23, stod § 47)"


def test_a_nämnd_without_a_forecast_does_not_look_like_money_saved(org, goals, petra):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -9_000_000, "BUN": -14_600_000})
    OperatingForecast.objects.filter(operation__unit__code="BUN").delete()
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    words = page(petra).conclusion.replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith("Nämnderna räknar med 1,0 mkr bättre än budget för helåret.")


def test_a_year_that_is_over_shows_its_outcome_where_a_forecast_was(org, goals, petra):
    year = build_followup.round_(RoundKind.ANNUAL, 2025)
    account(org, year, {"KN": 0, "BUN": 0})
    OperatingForecast.objects.all().delete()
    OperatingAmount.objects.update(budget=Decimal(-10_000_000), outcome=Decimal(-9_500_000))
    OperatingAmount.objects.filter(operation__unit__code="BUN").update(outcome=Decimal(-11_200_000))
    adopt(build_followup.report(year, org.municipality), {"I1": "MET"})
    shown = page(petra)
    words = shown.conclusion.replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith("Nämndernas utfall blev 0,7 mkr sämre än budget för helåret.")
    assert [int(line.value) for line in shown.money] == [500_000, -1_200_000, -700_000]
    assert "−1,2" in shown.money_conclusion
    (signal,) = [one for one in shown.signals if one.kind == "Ekonomi"]
    assert signal.text.endswith("fick 1,2\N{NO-BREAK SPACE}mkr sämre utfall än budget för helåret")
    answer = build.client(petra).get("/status/")
    assertContains(answer, "<h2>Årets utfall mot budget</h2>")
    assertNotContains(answer, "rognos")


def test_each_goal_has_its_assessment_why_its_trail_and_the_way_to_the_text(org, goals, petra):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET"})
    report = adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "PARTLY"})
    goal = page(petra).goals[0]
    assert (goal.code, goal.status.key, goal.change) == ("I1", "PARTLY", 1)
    assert goal.why == "Bättre sedan delårsrapport 1 2026. Kön har ökat."
    assert [step.words for step in goal.trail] == [
        "Delårsrapport 1 2026: Ej uppfyllt",
        "Delårsrapport 2 2026: Delvis uppfyllt",
    ]
    assert goal.url == f"/rapporter/{report.pk}/#kapitel-goal-{goals[0].pk}"


def test_an_earlier_round_shows_what_was_known_then(org, goals, petra):
    first = build_followup.round_(RoundKind.INTERIM_1)
    adopt(build_followup.report(first, org.municipality), {"I1": "NOT_MET"})
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    shown = page(petra, number=1)
    assert len(shown.goals[0].trail) == 1
    assert "sedan" not in shown.conclusion


def test_what_happens_after_the_adoption_is_not_shown(org, goals, petra):
    in_round = build_followup.round_()
    account(org, in_round, {"KN": -9_000_000, "BUN": -10_000_000})
    report = adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    before = page(petra)
    reports.reopen(report, by=build.user(Role.CONTROLLER, org.group), comment="Rätta.")
    assessments.save(Report.objects.get(pk=report.pk), goals[0], by=None, attainment="NOT_MET")
    OperatingForecast.objects.update(amount=Decimal(-99_000_000))
    after = page(petra)
    assert after.conclusion == before.conclusion
    assert after.goals == before.goals
    assert after.money == before.money


def test_the_matrix_reads_each_namnds_own_decided_report(org, goals, petra):
    in_round = build_followup.round_()
    own = adopt(build_followup.report(in_round, org.committee), {"I1": "PARTLY"})
    build_followup.submitted(build_followup.report(in_round, org.other_committee))
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    row = page(petra).matrix[0]
    known = {cell.unit: (cell.words, cell.url) for cell in row.cells}
    assert known["Kulturnämnden"] == (
        "Kulturnämnden: Delvis uppfyllt",
        f"/rapporter/{own.pk}/#kapitel-goal-{goals[0].pk}",
    )
    assert known["Barn- och utbildningsnämnden"] == ("Barn- och utbildningsnämnden: ingen bedömning", "")


def test_assignments_from_the_council_are_shown_as_frozen(org, goals, petra):
    given = build.assignment(org.council, "Nytt badhus", org.committee, decision=_saved(org.council))
    assert given.receivers.count() == 1
    report = adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    line = page(petra).assignments[0]
    assert (line.name, line.owner, line.due) == ("Nytt badhus", "Kulturnämnden", date(2027, 12, 31))
    assert line.url == f"/rapporter/{report.pk}/#kapitel-council-assignments"


def _saved(body):
    decision = build.decision(body, date=date(2026, 1, 20))
    decision.save()
    return decision


def test_a_report_without_money_or_goals_still_has_a_page(org, petra):
    adopt(build_followup.report(build_followup.round_(), org.municipality), {})
    shown = page(petra)
    assert (shown.conclusion, shown.goals, shown.money, shown.matrix) == ("", (), (), ())


def test_the_page_asks_as_many_questions_however_many_have_reported(org, goals, petra, django_assert_max_num_queries):
    in_round = build_followup.round_()
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    for number in range(12):
        unit = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        adopt(build_followup.report(in_round, unit), {"I1": "MET"})
        if number in (0, 11):
            with django_assert_max_num_queries(10):
                assert len(page(petra).units) == number + 1


def test_kommunen_is_called_as_it_was_when_the_report_was_adopted(org, goals, petra):
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    name = org.municipality.name
    OrgUnit.objects.filter(pk=org.municipality.pk).update(name="Storkommunen")
    assert adopted_reports(petra)[0].unit_name == name


def measured(figure, unit, value, year=2026, **fields):
    """A value of January–August, the period of the round."""
    period = date(year, 1, 1), date(year, 8, 31)
    return key_figure_values.record(figure, unit, period, by=None, value=Decimal(value), **fields)


def aimed(unit, figure, value, year=2026):
    """An adopted plan of the nämnd that follows an inriktning up with the figure."""
    plan = build.plan(PlanKind.OPERATIONAL, unit, build_followup.YEAR)
    item = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    build.target(build.node(plan, NodeKind.KEY_FIGURE, parent=item, key_figure=figure), year, value)
    build.adopted(plan, on=date(build_followup.YEAR - 1, 12, 1))


def test_a_key_figure_that_does_not_reach_its_target_is_shown_with_how_far_it_is(org, goals, petra):
    figure = build.key_figure("Behöriga till gymnasiet", decimals=1)
    aimed(org.committee, figure, "88")
    measured(figure, org.committee, "82.3")
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    (line,) = page(petra).figures.lines
    assert (line.name, line.unit, line.measure) == ("Behöriga till gymnasiet", str(org.committee), "procent")
    assert (line.value, line.target, line.deviation) == ("82,3", "88,0", "\N{MINUS SIGN}5,7")
    assert line.period == "jan\N{EN DASH}aug 2026"
    assert line.url == f"/nyckeltal/{figure.pk}/?enhet={org.committee.pk}"


@pytest.mark.parametrize(
    ("direction", "value", "deviates"),
    [
        (Direction.HIGHER_IS_BETTER, "88", False),
        (Direction.HIGHER_IS_BETTER, "87", True),
        (Direction.LOWER_IS_BETTER, "87", False),
        (Direction.LOWER_IS_BETTER, "89", True),
        (Direction.NONE, "1", False),
    ],
)
def test_the_direction_says_what_deviates(org, goals, petra, direction, value, deviates):
    figure = build.key_figure(direction=direction)
    aimed(org.committee, figure, "88")
    measured(figure, org.committee, value)
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    assert bool(page(petra).figures.lines) is deviates


def test_an_undecided_reports_value_is_on_nobodys_status_page(org, goals, petra):
    figure, in_round = build.key_figure(), build_followup.round_()
    aimed(org.committee, figure, "88")
    measured(figure, org.committee, "82")
    build_followup.report(in_round, org.committee)
    adopt(build_followup.report(in_round, org.municipality), {"I1": "MET"})
    assert page(petra).figures.lines == ()
    assert page(build.user(Role.CONTROLLER, org.group)).figures.lines == ()


def test_only_the_newest_value_of_this_year_or_the_last_is_held_against_the_target(org, goals, petra):
    figure, other = build.key_figure("Ett"), build.key_figure("Två")
    aimed(org.committee, figure, "88")
    aimed(org.other_committee, other, "88")
    measured(figure, org.committee, "10", year=2025)
    measured(figure, org.committee, "90", year=2026)
    measured(other, org.other_committee, "10", year=2024)
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    assert page(petra).figures.lines == ()


def test_the_largest_deviations_come_first_and_the_rest_are_counted(org, goals, petra):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, build_followup.YEAR)
    item = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    for number in range(1, 13):
        figure = build.key_figure(f"Tal {number}")
        build.target(build.node(plan, NodeKind.KEY_FIGURE, parent=item, key_figure=figure), 2026, "100")
        measured(figure, org.committee, str(100 - number))
    build.adopted(plan, on=date(build_followup.YEAR - 1, 12, 1))
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    figures = page(petra).figures
    assert [line.name for line in figures.lines] == [f"Tal {number}" for number in range(12, 2, -1)]
    assert figures.more == 2


def test_how_it_goes_with_earlier_actions_is_told_as_kommunens_report_tells_it(org, goals, petra):
    in_round = build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26))
    first = build_followup.report(in_round, org.municipality)
    promised(first, "Tidigt stöd", due_on=date(2026, 10, 31))
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})
    (line,) = page(petra).actions
    assert (line.name, line.owner, line.due) == ("Tidigt stöd", "Enhetschefen", date(2026, 10, 31))
    assert line.status.word == "Enligt plan"
    assert line.url.endswith("#kapitel-deviations")
    assertContains(build.client(petra).get("/status/"), "Läget för åtgärder mot avvikelser")
