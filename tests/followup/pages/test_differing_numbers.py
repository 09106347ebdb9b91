"""Before a report is handed in its texts are held against its tables: what differs is told with the way to both."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import DeviationKind, RoundKind, WorkState
from followup.models import Action, Deviation, OperatingAmount, OperatingForecast
from followup.pages.hand_in import build as hand_in
from followup.services import assessments, key_figure_values, reports, status_updates
from organisation.models import Operation
from planning.models import KeyFigure, PlanNode
from tests import build_followup
from tests.followup import given_investments, given_personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    build_followup.work_plan(org.unit, figures=2)
    return build_followup.round_()


@pytest.fixture
def report(org, round_):
    made = build_followup.report(round_, org.unit)
    KeyFigure.objects.update(decimals=1)
    for name, value in (("Besök 1", "4.9"), ("Besök 2", "-3")):
        figure, period = KeyFigure.objects.get(name=name), (round_.period_from, round_.period_to)
        key_figure_values.record(figure, org.unit, period, by=None, value=Decimal(value))
    return made


@pytest.fixture
def board(org, round_):
    operation = Operation.objects.create(
        unit=org.committee, code="KN-30", name="Bibliotek", valid_from=date(2020, 1, 1)
    )
    until = round_.period_to
    known = {"outcome": -650_000, "budget": -600_000, "year_budget": -900_000}
    OperatingAmount.objects.create(operation=operation, year=until.year, month=until.month, **known)
    OperatingForecast.objects.create(operation=operation, round=round_, amount=-950_000)
    return build_followup.report(round_, org.committee)


def told(report, user):
    return [(one.name, one.title, one.said, one.told) for one in hand_in(report, user).differs]


def test_it_is_told_with_the_way_to_the_text_and_to_the_table(org, report, anna, david):
    reports.save_text(report, "summary", "<p>Besök 1 är 4,6 procent och besök 2 är −3,0.</p>", by=None)
    activity = PlanNode.objects.get(title="Aktivitet 1")
    status_updates.write(by=david, node=activity, state=WorkState.ON_TRACK, text="Besök 2 blev minus 5.")
    page = hand_in(report, anna)
    other, one = sorted(page.differs, key=lambda differs: differs.title)
    assert (one.name, one.title, one.said, one.told) == ("Besök 1", "Sammanfattning", "4,6", "4,9")
    assert one.text_url == f"{page.mend_url}#text-summary"
    assert one.table_url == f"{page.mend_url}#figure-{KeyFigure.objects.get(name='Besök 1').pk}"
    assert (other.title, other.said, other.told) == ("Aktivitet 1", "5", "−3,0")


def test_a_sign_never_differs_and_one_without_a_value_is_told(org, report, anna):
    figure = KeyFigure.objects.get(name="Besök 1")
    text = f"<p>Besök 1 är {{nyckeltal:{figure.pk}}}.</p><p>{{nyckeltal:999}} {{prognos}}</p>"
    reports.save_text(report, "summary", text, by=None)
    page = hand_in(report, anna)
    assert page.differs == ()
    notes = [line.note for line in page.warnings if "inget värde" in line.note]
    assert notes == ["{nyckeltal:999} och {prognos} har inget värde"]


def test_a_sign_where_none_is_drawn_is_told(org, report, anna, david):
    activity = PlanNode.objects.get(title="Aktivitet 1")
    status_updates.write(by=david, node=activity, state=WorkState.ON_TRACK, text="Vi når {prognos}.")
    told = {line.text: line.note for line in hand_in(report, anna).warnings}
    assert told["Aktivitet 1"] == "{prognos} läses som det står: tal följer bara med i avsnittens och målens texter"


def test_nor_is_one_drawn_in_why_a_bedömning_differs_in_a_deviation_or_beside_a_forecast(org, board, report, anna):
    [goal] = build_followup.goals(org.municipality, "I1")
    assessments.save(board, goal, by=None, reason="Enligt {utfall}.")
    deviation = Deviation.objects.create(report=board, kind=DeviationKind.ECONOMY, title="Hyran")
    Action.objects.create(deviation=deviation, text="Spara {nyckeltal:1}.")
    told = {
        line.text: line.note.partition(" läses")[0] for line in hand_in(board, anna).warnings if "läses" in line.note
    }
    assert told == {goal.title: "{utfall}", "Hyran": "{nyckeltal:1}"}
    operation = Operation.objects.create(unit=org.unit, code="B-1", name="Böcker", valid_from=date(2020, 1, 1))
    OperatingForecast.objects.create(operation=operation, round=report.round, amount=-1, comment="Som {prognos}.")
    notes = [line.note for line in hand_in(report, anna).warnings if line.text == "Böcker, prognos"]
    assert [note.partition(" ")[0] for note in notes] == ["{prognos}"]


def test_a_sum_that_lacks_some_row_is_told(org, board, anna):
    reports.save_text(board, "summary", "<p>{prognos} och {utfall}</p>", by=None)
    assert [line.note for line in hand_in(board, anna).warnings if line.text == "Sammanfattning"] == []
    Operation.objects.create(unit=org.committee, code="KN-40", name="Museum", valid_from=date(2020, 1, 1))
    OperatingForecast.objects.update(amount=None)
    notes = [line.note for line in hand_in(board, anna).warnings if line.text == "Sammanfattning"]
    assert notes == ["{prognos} har inget värde", "{utfall} saknar belopp på någon rad"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prognosen är −1,2 mkr.", [("Prognos", "Sammanfattning", "−1,2 mkr", "−950\N{NO-BREAK SPACE}tkr")]),
        (
            "Prognosen är ett underskott på 60 tkr.",
            [("Prognos", "Sammanfattning", "60 tkr", "−50\N{NO-BREAK SPACE}tkr")],
        ),
        ("Prognosen är −950 tkr, −50 tkr mot budget.", []),
        ("Utfallet är 0,7 mkr.", []),
        ("Utfallet är 700 tkr.", [("Utfall", "Sammanfattning", "700 tkr", "−650\N{NO-BREAK SPACE}tkr")]),
        ("Utfallet är 900 tkr.", []),  # the year's budget is told there too
    ],
)
def test_prognos_and_utfall_are_held_against_the_account(board, anna, text, expected):
    reports.save_text(board, "summary", f"<p>{text}</p>", by=None)
    assert told(board, anna) == expected


def test_why_something_deviates_is_read_too_and_what_lacks_a_value_is_nothing_to_differ_from(board, anna):
    Deviation.objects.create(report=board, kind=DeviationKind.ECONOMY, title="Hyran", cause="Prognosen är 3 mkr.")
    assert [one[1:3] for one in told(board, anna)] == [("Hyran", "3 mkr")]
    OperatingForecast.objects.all().delete()
    assert told(board, anna) == []


def test_what_is_told_of_people_is_held_against_their_table(org, anna):
    made = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)
    given_personnel.told(org.committee, 2025, sick_total="6.4", employees=312)
    given_personnel.told(org.committee, 2024, sick_total="7.1")
    text = "<p>Sjukfrånvaron är 8,2 procent. Antalet anställda var 213.</p>"
    reports.save_text(made, "personnel", text, by=None)
    assert told(made, anna) == [
        ("Sjukfrånvaro", "Personal", "8,2", "6,4"),
        ("Antal anställda", "Personal", "213", "312"),
    ]
    text = "<p>Sjukfrånvaron är 6,4 procent, förut var sjukfrånvaron 7,1 procent. Sjukfrånvaron för kvinnor är 7,9.</p>"
    reports.save_text(made, "personnel", text, by=None)
    assert told(made, anna) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Investeringarna uppgick till 5 mkr.", [("Investeringar", "Året i korthet", "5 mkr", "3\xa0000\xa0tkr")]),
        ("Investeringsbudgeten är 9 mkr.", [("Investeringsbudget", "Året i korthet", "9 mkr", "7\xa0000\xa0tkr")]),
        ("Investeringarna blev 3 mkr. Investeringsbudgeten är 7 mkr.", []),
        ("Investeringarna är 2 mkr i bron.", []),  # a project's
        ("Bolagens investeringar var 40 mkr.", []),
    ],
)
def test_what_is_invested_in_all_is_held_against_the_projects(org, anna, text, expected):
    made = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)
    for name, outcome, budget in (("Bron", 2000, 4000), ("Kajen", 1000, 3000)):
        project = given_investments.project(org.committee, name)
        given_investments.told(project, made.round, outcome=outcome, budget=budget)
    reports.save_text(made, "summary", f"<p>{text}</p>", by=None)
    assert told(made, anna) == expected
