"""One side of a comparison of reports: amounts, values, states and deviations as they stood in each text."""

from datetime import date
from decimal import Decimal

import pytest

from followup.asking.material import material
from followup.enums import DeviationKind, WorkState
from followup.models import OperatingAmount, OperatingForecast, Report
from followup.reading.sides import frozen_text, side_of, text_of
from followup.services import deviations, key_figure_values, report_editions, status_updates
from followup.services.frozen_answers import KINDS, rows_of
from planning.models import KeyFigure, PlanNode
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def side(report, **how):
    """The report frozen as it stands, as a side."""
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    content = report_editions.freeze(report, by=None)
    return side_of(frozen_text(content.pk, year=report.round.year), "Utgåva 1", **how)


def values(item):
    """What is said of an item, by label."""
    return {value.label: value.value for value in item.values if value.value not in ("", None, ())}


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def ledger(report, org):
    """Two verksamheter of the nämnd, one with a forecast."""
    found = ledgers.operations(org.committee, {"KN-30": "Bibliotek", "KN-40": "Kulturskola"})
    for operation in found.values():
        amounts = {"outcome": -9_404_000, "budget": -8_892_000, "year_budget": -10_924_000}
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, **amounts)
    OperatingForecast.objects.create(operation=found["KN-30"], round=report.round, amount=-11_374_000)
    return found


def test_amounts_are_in_kronor_with_their_deviations_and_a_sum_of_the_unit(report, ledger):
    books, _, summed = [item for item in side(report).items if item.word == "belopp"]
    assert (books.title, books.group) == ("Bibliotek", "Ekonomi")
    assert values(books) == {
        "Utfall": Decimal(-9_404_000),
        "Budget": Decimal(-8_892_000),
        "Avvikelse": Decimal(-512_000),
        "Årsbudget": Decimal(-10_924_000),
        "Prognos": Decimal(-11_374_000),
        "Prognosens avvikelse": Decimal(-450_000),
    }
    assert summed.title == "Summa"
    assert values(summed)["Utfall"] == Decimal(-18_808_000)


def test_a_deviation_has_its_amount_and_its_actions_below_it(report, ledger):
    row = deviations.add(
        report, by=None, kind=DeviationKind.ECONOMY, title="Boken", cause="<p>Hyran.</p>", operation=ledger["KN-30"]
    )
    deviations.add_action(row, by=None, text="Säg upp", responsible="Chefen", due_on=date(2026, 12, 1))
    deviation, action = side(report).items[-2:]
    assert (deviation.word, deviation.title, action.word) == ("avvikelse", "Boken", "åtgärd")
    assert values(deviation) == {"": "<p>Hyran.</p>", "Belopp": Decimal(-450_000)}
    assert action.parent == deviation.key
    assert values(action) == {"Ansvarig": "Chefen", "Klart senast": date(2026, 12, 1)}


def test_what_is_known_by_its_words_alone_is_told_once_each(report):
    made = {"kind": DeviationKind.OTHER, "title": "Samma", "cause": ""}
    for _ in range(2):
        deviations.add(report, by=None, **made)
    found = side_of(_without_rows(report), "")
    assert len({item.key for item in found.items}) == len(found.items)


def _without_rows(report):
    """The report as it is read when its writer has removed what it was taken from."""
    rows = rows_of(material(report, whole=True))
    for row in rows["deviations"]:
        row.row_id = None
    return text_of({model: rows[name] for name, model in KINDS.items()}, year=report.round.year)


def test_a_value_that_does_not_exist_yet_is_said_not_to(org):
    build_followup.work_plan(org.unit)
    report = build_followup.report(build_followup.round_(), org.unit)
    figure, node = KeyFigure.objects.get(name="Besök 1"), PlanNode.objects.get(title="Aktivitet 2")
    period = (report.round.period_from, report.round.period_to)
    status_updates.write(by=None, node=node, state=WorkState.DELAYED, text="<p>Leveransen dröjer.</p>")
    key_figure_values.record(figure, org.unit, period, by=None, value=Decimal("2.15"), version=None)
    found = {item.word: item for item in side(report).items}
    told = {"Läge": "försenat", "": "<p>Leveransen dröjer.</p>"}
    assert told.items() <= values(found["aktivitet"]).items()
    (number, *_, missing) = found["nyckeltal"].values
    assert (number.value, number.decimals, missing.value) == (Decimal("2.15"), 2, "")


def test_what_is_frozen_and_what_is_written_are_told_alike(report, ledger):
    read = Report.objects.select_related("unit", "round").get(pk=report.pk)
    rows = rows_of(material(read, whole=True))
    text = text_of({model: rows[name] for name, model in KINDS.items()}, year=read.round.year)
    assert side_of(text, "Utgåva 1") == side(report)


def test_a_side_asks_no_more_of_more(report, ledger, org, django_assert_max_num_queries):
    more = ledgers.operations(org.committee, {f"KN-{number}": f"Verksamhet {number}" for number in range(50, 80)})
    for operation in more.values():
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, outcome=-1)
    read = Report.objects.select_related("unit", "round").get(pk=report.pk)
    content = report_editions.freeze(read, by=None)
    with django_assert_max_num_queries(12):  # with the rows beside the texts
        side_of(frozen_text(content.pk, year=2026), "")
