"""A report's key figures: judged against their targets, compared with what is alike."""

from datetime import date
from decimal import Decimal

import pytest

from followup.asking.material import material
from followup.documents.key_figures import as_chart, as_row
from followup.services import key_figure_values
from planning.enums import Direction, NodeKind, PlanKind, TimeRule
from styrmodell.lib.documents import figures
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import read, to_json
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def followed(org, *targets, direction=Direction.HIGHER_IS_BETTER, values=(), **fields):
    """The row and the series of a nämnd's key figure in DR2, with these values: period and value, None for "inget än"."""
    figure = build.key_figure("Elever i gruppen", direction=direction, unit_of_measure="antal", **fields)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    node = build.node(plan, NodeKind.KEY_FIGURE, parent=build.node(plan, NodeKind.DIRECTION), key_figure=figure)
    if targets:
        build.target(node, 2026, *targets)
    build.adopted(plan, on=date(2025, 12, 1))
    for period, value in values:
        how = {"is_unavailable": True} if value is None else {"value": Decimal(value)}
        key_figure_values.record(figure, org.committee, period, by=None, **how)
    report = build_followup.report(build_followup.round_(), org.committee)
    (read,) = material(report).figures
    return as_row(read), as_chart(read, "Nämnden")


LAST_YEAR = (date(2025, 1, 1), date(2025, 12, 31))
SO_FAR = (date(2026, 1, 1), date(2026, 8, 31))


@pytest.mark.parametrize(("value", "key", "words"), [("22", "MET", " och nås."), ("28", "NOT_MET", ", det skiljer 3.")])
def test_a_target_between_two_values_is_told_whole_and_judged(org, value, key, words):
    row, series = followed(org, "20", "25", direction=Direction.BETWEEN, values=[(SO_FAR, value)])
    assert (row.target, row.upper_target, row.status.key) == (20, 25, key)
    assert series.status.key == key
    assert series.target_words == ("20–25",)
    assert series.conclusion.endswith(f"Målet för 2026 är 20–25{words}")
    document = Document("Rapport", "2026", "KN", "KN", chapters=(Chapter("a", "A", _both(row, series)),))
    html = body_html(document)
    assert html.count(">20–25<") == 2
    assert read(to_json(document)) == document
    assert html.count("Når målet" if key == "MET" else "Når inte målet") == 2


def _both(row, series):
    return figures.KeyFigureTable((row,)), figures.KeyFigureCharts((series,))


def test_no_value_yet_is_not_the_same_as_no_answer(org):
    row, series = followed(org, values=[(LAST_YEAR, "20"), (SO_FAR, None)])
    unanswered = figures.KeyFigureRow("Annat", value=None)
    table = figures.KeyFigureTable((row, unanswered))
    html = body_html(Document("Rapport", "2026", "KN", "KN", chapters=(Chapter("a", "A", (table,)),)))
    assert html.count("inget värde än") == 1
    assert "För jan–aug 2026 finns inget värde än." in series.conclusion
    assert (row.status, series.status) == (None, None)


def test_the_sum_of_some_months_is_not_held_against_a_year(org):
    row, series = followed(org, "90", time_rule=TimeRule.SUM, values=[(LAST_YEAR, "100"), (SO_FAR, "60")])
    assert series.conclusion == "Värdet är 60 för jan–aug 2026. Målet för 2026 är 90."
    assert row.status is None


def test_whole_years_are_compared(org):
    year_before = (date(2024, 1, 1), date(2024, 12, 31))
    _, series = followed(org, values=[(year_before, "110"), (LAST_YEAR, "100")])
    assert series.conclusion == "Värdet är 100 för 2025, ned från 110 för 2024."


def test_no_year_stands_first_whose_value_nobody_knows(org):
    unknown, year_before = ((date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024))
    _, series = followed(org, "90", values=[(unknown, None), (year_before, "110"), (LAST_YEAR, "100")])
    assert series.periods == ("2024", "2025", "2026")
