"""A report as a document: what it holds, and that the same data gives the same document."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup.documents import goal_attainment
from followup.documents.report import build as build_document
from followup.enums import Attainment, DeviationKind, RoundKind
from followup.models import OperatingAmount, OperatingForecast, ScaleStep
from followup.services import assessments, deviations, key_figure_values, reports
from organisation.enums import Outcome
from organisation.models import Operation
from planning.enums import NodeKind
from planning.models import PlanNode
from planning.services import plans
from styrmodell.lib.documents import blocks, figures
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import read, to_json
from tests import build, build_followup
from tests.lib.documents.parts import MET, PARTLY

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(org):
    return build_followup.goals(org.municipality, "I1")[0]


@pytest.fixture
def report(org, goal):
    return build_followup.report(build_followup.round_(), org.municipality)


def of_kind(document, kind):
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, kind)]


def chapter_of(document, key):
    return next(chapter for chapter in document.chapters if chapter.key == key)


def test_document_names_itself_and_says_what_is_missing(report):
    document = build_document(report)
    assert (document.title, document.unit, document.period) == (
        "Delårsrapport 2 2026",
        "Exempelköpings kommun",
        "1 januari–31 augusti 2026",
    )
    assert document.status == "Utkast"
    assert [(step.body, step.date) for step in document.decisions] == [
        ("Kommunstyrelsen", None),
        ("Kommunfullmäktige", None),
    ]


def test_over_the_name_of_a_board_stands_kommunens(org, report):
    of_the_board = build_followup.report(report.round, org.committee)
    assert build_document(of_the_board).municipality == "Exempelköpings kommun"
    assert build_document(report).municipality == ""


def test_month_and_committees_year_have_their_own_names(org):
    month = build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.committee)
    assert build_document(month).title == "Månadsrapport oktober 2026"
    year = build_followup.report(build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1)), org.committee)
    assert build_document(year).title == "Årsrapport 2026"


def test_goal_chapter_holds_the_assessment_and_what_the_boards_handed_in(org, goal, report):
    assessments.save(report, goal, by=None, attainment=Attainment.PARTLY, text="<p>Motiveringen.</p>")
    handed_in = build_followup.report(report.round, org.committee)
    build_followup.submitted(handed_in)
    draft = build_followup.report(report.round, org.other_committee)
    assessments.save(draft, goal, by=None, text="<p>Ett utkast.</p>")
    chapter = chapter_of(build_document(report), f"goal-{goal.pk}")
    (row,) = of_kind(build_document(report), blocks.ContributionTable)[0].rows
    assert row.unit.startswith("Kulturnämnden")
    strip = chapter.blocks[0]
    assert [fact.label for fact in strip.facts] == ["Perspektiv", "Bedömning", "Förflyttning"]
    assert strip.facts[1].status.word == "Delvis uppfyllt"
    assert strip.facts[2].status is None, "not answered is not the same as unchanged"
    assert "Ett utkast." not in body_html(build_document(report))


def test_words_come_from_the_cycles_scale(goal, report):
    ScaleStep.objects.create(
        dimension="ATTAINMENT", first_year=2019, key="MET", word="Helt uppfyllt", meaning="Allt nått."
    )
    ScaleStep.objects.create(dimension="ATTAINMENT", first_year=2030, key="MET", word="Klart")
    assessments.save(report, goal, by=None, attainment=Attainment.MET)
    document = build_document(report)
    assert document.scale[0].meaning == "Allt nått."
    assert "Ett mål: ett helt uppfyllt." in document.summary


def test_account_is_read_from_the_ledger_and_a_deviation_carries_its_amount(org):
    school = Operation.objects.create(unit=org.committee, code="KSK", name="Kulturskola")
    amounts = {"outcome": -9404000, "budget": -8892000, "year_budget": -10924000}
    OperatingAmount.objects.create(operation=school, year=2026, month=8, source="Ekonomisystemet", **amounts)
    report = build_followup.report(build_followup.round_(), org.committee)
    OperatingForecast.objects.create(operation=school, round=report.round, amount=-11374000)
    deviation = deviations.add(report, by=None, kind=DeviationKind.ECONOMY, title="Kulturskola", operation=school)
    deviations.add_action(
        deviation, by=None, text="Slå ihop grupper", responsible="Enhetschef", due_on=date(2027, 1, 31)
    )
    document = build_document(report)
    ledger = of_kind(document, figures.Ledger)[0]
    assert ledger.total.deviation == Decimal(-512000)
    row = of_kind(document, figures.DeviationTable)[0].rows[0]
    assert (row.amount, row.action, row.due) == (Decimal(-450000), "Slå ihop grupper", date(2027, 1, 31))
    assert "Prognosen för året är 0,5" in document.summary
    assert chapter_of(document, "sources").title == "Källor"


@pytest.mark.parametrize("reporter", ["committee", "municipality"])
def test_a_verksamhet_without_a_forecast_does_not_look_like_money_saved(org, reporter):
    library = Operation.objects.create(unit=org.committee, code="BIB", name="Bibliotek")
    school = Operation.objects.create(unit=org.committee, code="KSK", name="Kulturskola")
    amounts = {"outcome": -9000000, "budget": -9000000, "year_budget": -10000000}
    for operation in (library, school):
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, **amounts)
    report = build_followup.report(build_followup.round_(), getattr(org, reporter))
    OperatingForecast.objects.create(operation=library, round=report.round, amount=-10500000)
    document = build_document(report)
    ledger = of_kind(document, figures.Ledger)[0]
    assert ledger.total.year_deviation == Decimal(-500000)
    assert "0,5\N{NO-BREAK SPACE}mkr sämre än årsbudgeten" in document.summary
    assert "Belopp saknas på någon rad (prognos)" in ledger.note
    again = of_kind(read(to_json(document)), figures.Ledger)[0]
    assert again.total.year_deviation == Decimal(-500000)


def test_report_without_amounts_has_no_account_rather_than_zeros(org, report):
    Operation.objects.create(unit=org.committee, code="BIB", name="Bibliotek")
    assert of_kind(build_document(report), figures.Ledger) == []


def test_key_figure_of_a_goal_is_drawn_with_its_target_and_comparison(org, report, goal):
    plan = org.municipality.plans.get()
    plans.revise(plan, by=None)
    figure = build.key_figure("Nöjdhet", decimals=1)
    node = build.node(plan, NodeKind.KEY_FIGURE, parent=PlanNode.objects.get(pk=goal.pk), key_figure=figure)
    build.target(node, 2026, "80")
    build.adopted(plan, on=date(2026, 1, 20))
    for year, value in ((2023, "78.1"), (2025, "79.4")):
        period = (date(year, 1, 1), date(year, 12, 31))
        key_figure_values.record(figure, org.municipality, period, by=None, value=Decimal(value), source="SCB")
        key_figure_values.record(figure, None, period, by=None, value=Decimal("77"), area="Riket")
    series = of_kind(build_document(report), figures.KeyFigureCharts)[0].figures[0]
    assert series.periods == ("2023", "2025", "2026")
    assert series.values == (Decimal("78.1"), Decimal("79.4"), None)
    assert series.compare == (Decimal(77), Decimal(77), None)
    assert (series.targets, series.coming) == ((None, None, Decimal(80)), 1)
    assert series.source == "Källa: SCB."
    assert "Målet för 2026 är 80,0" in series.conclusion


def test_key_figure_with_one_value_is_a_row_and_no_picture(org, report, goal):
    plan = org.municipality.plans.get()
    plans.revise(plan, by=None)
    figure = build.key_figure("Nöjdhet")
    build.target(
        build.node(plan, NodeKind.KEY_FIGURE, parent=PlanNode.objects.get(pk=goal.pk), key_figure=figure), 2026, "80"
    )
    build.adopted(plan, on=date(2026, 1, 20))
    period = (date(2025, 1, 1), date(2025, 12, 31))
    key_figure_values.record(figure, org.municipality, period, by=None, value=Decimal(78), source="SCB")
    document = build_document(report)
    assert of_kind(document, figures.KeyFigureCharts) == []
    (row,) = of_kind(document, figures.KeyFigureTable)[0].rows
    assert (row.name, row.previous, row.target) == ("Nöjdhet", Decimal(78), Decimal(80))


def test_proposals_stand_with_the_decisions(report):
    reports.save_text(report, "proposals", "att godkänna rapporten\natt överlämna den", by=None)
    chapter = chapter_of(build_document(report), "decisions")
    assert chapter.blocks[0].proposals == ("godkänna rapporten", "överlämna den")


def test_summary_is_written_last_and_read_first(report):
    reports.save_text(report, "events", "<p>Händelser.</p>", by=None)
    reports.save_text(report, "summary", "<p>I korthet.</p>", by=None)
    assert build_document(report).chapters[0].key == "summary"


def test_document_survives_being_stored(org, report, goal):
    build_followup.answer_everything(report)
    document = build_document(report)
    assert read(to_json(document)) == document


def test_same_number_of_queries_with_ten_times_the_data(org, goal, report):
    counted = []
    for boards in (1, 10):
        for number in range(boards):
            unit = build.unit("COMMITTEE", f"Nämnd {boards}-{number}", org.municipality)
            Operation.objects.create(unit=unit, code=f"V{boards}-{number}", name="Verksamhet")
            one = build_followup.report(report.round, unit)
            deviations.add(one, by=None, kind=DeviationKind.OTHER, title="Avvikelse")
            build_followup.submitted(one)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            build_document(report)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 40


def test_a_body_that_tabled_or_referred_back_has_yet_to_decide(report):
    def missing():
        return [step.body for step in build_document(report).decisions if not step.outcome]

    build_followup.submitted(report)
    build_followup.decided(report, outcome=Outcome.TABLES)
    assert missing() == ["Kommunstyrelsen", "Kommunfullmäktige"]
    build_followup.decided(report)
    assert missing() == ["Kommunfullmäktige"]
    build_followup.decided(report, outcome=Outcome.REFERS_BACK)
    assert missing() == ["Kommunstyrelsen", "Kommunfullmäktige"]


def test_kommunens_monthly_report_waits_for_ks_alone(org):
    month = build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.municipality)
    reports.save_text(month, "proposals", "godkänna rapporten", by=None)
    document = build_document(month)
    assert [step.body for step in document.decisions] == ["Kommunstyrelsen"]
    assert of_kind(document, blocks.Proposals)[0].lead == "Kommunstyrelsen föreslås besluta"


def test_goals_that_are_not_assessed_are_counted_in_the_right_form():
    rows = tuple(blocks.GoalRow(f"Mål {number}") for number in range(2))
    assert goal_attainment.sentence(blocks.GoalTable(rows)) == "Två mål: två inte bedömda än."
    assert goal_attainment.sentence(blocks.GoalTable(rows[:1])) == "Ett mål: ett inte bedömt än."


def test_goals_are_counted_with_the_best_first():
    rows = (blocks.GoalRow("A"), *(blocks.GoalRow("B", assessment=one) for one in (PARTLY, MET, MET)))
    words = goal_attainment.sentence(blocks.GoalTable(rows))
    assert words == "Fyra mål: två uppfyllda, ett delvis uppfyllt och ett inte bedömt än."


def test_one_real_file_leaves_the_mark_on_the_other_namnders_invented_money(org, report):
    for unit, is_example in ((org.committee, False), (org.other_committee, True)):
        operation = Operation.objects.create(unit=unit, code="V", name=f"Verksamhet {unit.code}")
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, outcome=-1, is_example=is_example)
    ledger, bars = (
        of_kind(build_document(report), figures.Ledger)[0],
        of_kind(build_document(report), figures.BudgetBars)[0],
    )
    assert {row.name: row.is_example for row in ledger.rows} == {
        "Kulturnämnden": False,
        "Barn- och utbildningsnämnden": True,
    }
    assert not ledger.is_example
    assert bars.name_heading == "Nämnd"
    assert '<th scope="col">Nämnd</th><th scope="col">Budget' in body_html(build_document(report))
    assert sum(row.outcome for row in ledger.rows) == ledger.total.outcome


@pytest.mark.parametrize("reporter", ["committee", "municipality"])
def test_the_money_in_a_picture_goes_from_budget_by_each_deviation_to_forecast(org, reporter):
    report = build_followup.report(build_followup.round_(), getattr(org, reporter))
    made = [Operation.objects.create(unit=org.committee, code=code, name=f"Verksamhet {code}") for code in "AB"]
    made += [Operation.objects.create(unit=org.other_committee, code="C", name="Skola")]
    for operation, forecast in zip(made, (-9_000_000, -11_500_000, -10_500_000), strict=True):
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, year_budget=-10_000_000)
        OperatingForecast.objects.create(operation=operation, round=report.round, amount=forecast)
    (drawn,) = of_kind(build_document(report), figures.Waterfall)
    total = of_kind(build_document(report), figures.Ledger)[0].total
    assert [step.amount for step in drawn.steps] == {
        "committee": [-20_000_000, 1_000_000, -1_500_000],
        "municipality": [-30_000_000, -500_000, -500_000],
    }[reporter]
    assert drawn.result == total.forecast
    OperatingForecast.objects.filter(operation=made[0]).delete()
    assert of_kind(build_document(report), figures.Waterfall) == []
