"""What differs between two editions of a report: amounts, values, states and deviations, told as they stood in each."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import DeviationKind, WorkState
from followup.models import OperatingAmount, OperatingForecast, Report
from followup.reading.differences import differences
from followup.services import deviations, key_figure_values, reports, status_updates
from planning.models import KeyFigure, PlanNode
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


def decide(report):
    """The report answered, handed in and decided where a body decides it; the content of its edition."""
    report = build_followup.submitted(Report.objects.select_related("unit", "round").get(pk=report.pk))
    if report.is_handed_in:
        build_followup.decided(report)
    return report.editions.latest("number").content_id


def opened(report):
    """It opened anew, to be written in."""
    reports.reopen(Report.objects.select_related("unit", "round").get(pk=report.pk), by=None, comment="Fel.")
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def told(before, after):
    """Differences as (word, title, what, {label: (before, after)}), spaces as they are typed."""
    return [
        (
            row.word,
            row.title.replace("\N{NO-BREAK SPACE}", " "),
            row.what,
            {
                change.label: tuple(words.replace("\N{NO-BREAK SPACE}", " ") for words in (change.before, change.after))
                for change in row.changes
            },
        )
        for row in differences(before, after, year=2026)
    ]


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


def test_an_amount_that_has_changed_is_told_to_the_krona_and_with_its_sign(report, org):
    found = ledgers.operations(org.committee, {"KN-30": "Bibliotek", "KN-40": "Kulturskola"})
    for operation in found.values():
        amounts = {"outcome": -9_404_000, "budget": -8_892_000, "year_budget": -10_924_000}
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, **amounts)
    OperatingForecast.objects.create(operation=found["KN-30"], round=report.round, amount=-11_374_000)
    first = decide(report)
    OperatingAmount.objects.filter(operation=found["KN-30"]).update(outcome=Decimal("-9404400.50"), budget=None)
    OperatingForecast.objects.filter(operation=found["KN-30"]).update(amount=0)
    ledgers.operations(org.committee, {"KN-50": "Fritidsgårdar"})
    fritid = org.committee.operations.get(code="KN-50")
    OperatingAmount.objects.create(operation=fritid, year=2026, month=8, outcome=-1)
    second = decide(opened(report))
    changed = {"Utfall": ("−9 404 000 kr", "−9 404 400,50 kr"), "Budget": ("−8 892 000 kr", "")}
    changed["Prognos"] = ("−11 374 000 kr", "0 kr")
    assert told(first, second) == [
        ("belopp", "Bibliotek, Kulturnämnden", "ändras", changed),
        ("belopp", "Fritidsgårdar, Kulturnämnden", "tillkommer", {}),
    ]
    assert [(title, what) for _, title, what, _ in told(second, first)] == [
        ("Bibliotek, Kulturnämnden", "ändras"),
        ("Fritidsgårdar, Kulturnämnden", "utgår"),
    ]


def test_a_deviation_is_told_with_the_amount_that_it_had_in_each(report, org):
    school = ledgers.operations(org.committee, {"KN-40": "Kulturskola"})["KN-40"]
    OperatingAmount.objects.create(operation=school, year=2026, month=8, outcome=-1, budget=-1, year_budget=-100_000)
    forecast = OperatingForecast.objects.create(operation=school, round=report.round, amount=-150_000)
    row = deviations.add(report, by=None, kind=DeviationKind.ECONOMY, title="Skolan", cause="Hyran.", operation=school)
    first = decide(report)
    OperatingForecast.objects.filter(pk=forecast.pk).update(amount=-80_000)
    report = opened(report)
    deviations.add_action(row, by=None, text="Säg upp", responsible="Chefen", due_on=date(2026, 12, 1))
    second = decide(report)
    assert told(first, second)[1:] == [
        ("avvikelse", "Skolan", "ändras", {"Belopp": ("−50 000 kr", "20 000 kr")}),
        ("åtgärd", "Säg upp", "tillkommer", {}),
    ]


def test_a_value_and_a_state_that_have_changed_are_told_by_what_they_are_about(org):
    build_followup.work_plan(org.unit)
    report = build_followup.report(build_followup.round_(), org.unit)
    figure, node = KeyFigure.objects.get(name="Besök 1"), PlanNode.objects.get(title="Aktivitet 2")
    period = (report.round.period_from, report.round.period_to)
    first = decide(report)
    report = opened(report)
    known = figure.values.get()
    key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("2.15"), version=known.version)
    status_updates.write(by=None, node=node, state=WorkState.DELAYED, text="<p>Leveransen dröjer.</p>")
    second = decide(report)
    state = {"Läge": ("enligt plan", "försenat"), "Vad har hänt": ("Det går bra.", "Leveransen dröjer.")}
    (now, value) = told(first, second)
    assert (now[0], now[1], now[2]) == ("läge", "Aktivitet 2", "ändras")
    assert now[3] == state
    assert value == (
        "nyckeltal",
        f"Besök 1, {org.unit.name}, {value[1].rpartition(', ')[2]}",
        "ändras",
        {"Värde": ("finns inte än", "2,15")},
    )
    assert told(second, second) == []
