"""Pictures say in words what they show, never invent a value, and carry no style of their own."""

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styrmodell.lib.documents import charts
from styrmodell.lib.documents.figures import KeyFigureSeries, LedgerRow, Step, Waterfall
from styrmodell.lib.documents.svg import picture
from tests.lib.documents.parts import DEBT, EMPTY, OCTOBER, SOLIDITY, SURVEY, dec
from tests.lib.documents.samples import RESULT

VALUES = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=3)


def parsed(svg):
    return ET.fromstring(svg)


def title_of(svg):
    return parsed(svg).find("{*}title").text


def test_every_picture_has_a_title_and_no_inline_style():
    for svg in (charts.line_chart(SURVEY), *charts.budget_bars(OCTOBER.rows), *charts.waterfall(RESULT)):
        assert title_of(svg)
        assert parsed(svg).get("role") == "img"
        assert not re.search(r"style=|<style|<script| on\w+=", svg)


def test_a_line_is_never_drawn_across_a_period_without_a_value():
    drawn = parsed(charts.line_chart(SURVEY))
    own = [line.get("points").split() for line in drawn.iterfind("{*}polyline[@class='own-line']")]
    assert [len(points) for points in own] == [2, 3]
    assert len(drawn.findall("{*}rect[@class='gap']")) == 1


def test_points_stand_over_the_middle_of_their_column():
    drawn = parsed(charts.line_chart(SURVEY))
    columns = [float(point.get("cx")) for point in drawn.iterfind("{*}circle[@class='own']")]
    head = charts.HEADS[charts.PAIR]
    step = (charts.WIDTHS[charts.PAIR] - head) / 6
    wanted = [head + (n + 0.5) * step for n in (0, 1, 3, 4, 5)]
    assert columns == pytest.approx(wanted, abs=0.01)


def test_one_value_is_no_line():
    assert charts.line_chart(EMPTY) == ""
    assert charts.line_chart(replace(EMPTY, values=dec(5, None), compare=dec(5, 6), targets=dec(5, 5))) == ""
    assert charts.line_chart(replace(EMPTY, values=dec(5, 0)))


def test_figures_stand_two_by_two_where_their_numbers_fit():
    long = replace(DEBT, values=dec(*[1234567.89] * 8), decimals=2)
    rows = charts.side_by_side((SURVEY, SOLIDITY, SURVEY, DEBT, SURVEY, long))
    assert rows == [
        (charts.PAIR, [SURVEY, SOLIDITY]),
        (charts.LONE, [SURVEY]),
        (charts.LONE, [DEBT]),
        (charts.LONE, [SURVEY]),
        (charts.WIDE, [long]),
    ]
    assert charts.side_by_side(()) == []


def test_the_alternative_text_of_a_line_chart_says_the_conclusion_and_where_the_numbers_are():
    assert title_of(charts.line_chart(SURVEY)) == (
        "Linjediagram: Nöjd-inflytande-index, index, 2016–2021. Inflytandet steg till 39 år 2019 och var 37 år 2021. "
        "Värdena står i tabellen under diagrammet."
    )


def test_the_alternative_text_of_a_budget_bar_gives_its_three_amounts():
    assert title_of(charts.budget_bars(OCTOBER.rows)[2]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Bibliotek, tkr: utfall −12 215, årsprognos −15 039, årsbudget −15 339"
    )


def test_a_missing_amount_has_no_bar():
    (drawn,) = map(parsed, charts.budget_bars([LedgerRow("Scen", None, None, None, Decimal(-5000))]))
    assert [rect.get("class") for rect in drawn.iterfind("{*}rect")] == ["budget"]


def test_bars_of_the_same_amount_are_equally_long_in_every_row():
    rows = [LedgerRow(name, Decimal(-100), None, None, Decimal(-size)) for name, size in (("A", 200), ("B", 400))]
    lengths = [float(parsed(svg).find("{*}rect[@class='outcome']").get("width")) for svg in charts.budget_bars(rows)]
    assert lengths[0] == lengths[1]


def test_a_waterfall_has_a_picture_for_each_step_and_for_the_result():
    assert len(charts.waterfall(RESULT)) == len(RESULT.steps) + 1
    assert len(charts.waterfall(Waterfall(()))) == 1
    looks = [parsed(svg).find("{*}rect").get("class") for svg in charts.waterfall(RESULT)]
    assert looks[:3] == ["total", "better", "worse"]
    assert looks[-1] == "total"


def test_a_small_change_does_not_look_like_a_large_one():
    ticks = charts.nice_ticks(78.1, 79.4)
    assert ticks.high - ticks.low > 7.9
    assert 2 <= len(ticks.at) <= 4


@given(*[st.floats(-1e12, 1e12)] * 2)
@example(0.0, 5e-324)  # the smallest number there is: half of it is none
def test_an_axis_has_a_few_round_numbers_and_holds_its_values(one, other):
    ticks = charts.nice_ticks(min(one, other), max(one, other))
    assert 1 <= len(ticks.at) <= 5
    assert ticks.low < ticks.high
    assert ticks.low <= one <= ticks.high


def test_a_text_in_a_picture_is_escaped():
    assert "<b>" not in charts.line_chart(replace(SURVEY, name="<b>Fet</b>"))


@given(st.lists(VALUES, min_size=1, max_size=12))
def test_any_series_can_be_drawn_inside_its_frame(values):
    periods = tuple(str(2000 + n) for n in range(len(values)))
    series = KeyFigureSeries("Mått", "antal", periods, tuple(values), targets=tuple(values))
    svg = charts.line_chart(series)
    if svg:
        drawn = parsed(svg)
        height = float(drawn.get("viewBox").split()[3])
        assert all(0 <= float(point.get("cy")) <= height for point in drawn.iterfind("{*}circle"))


@given(st.lists(st.decimals(min_value=-(10**12), max_value=10**12, places=2), max_size=8))
def test_any_steps_can_be_drawn_inside_their_frame(amounts):
    drawn = charts.waterfall(Waterfall(tuple(Step("Steg", amount) for amount in amounts)))
    for rect in (parsed(svg).find("{*}rect") for svg in drawn):
        assert float(rect.get("x")) >= -0.01
        assert float(rect.get("x")) + float(rect.get("width")) <= 76.5


def test_small_steps_from_a_large_budget_are_seen_and_the_budget_is_the_axis():
    amounts = (Step("Årsbudget", Decimal(-52_007_000)), Step("A", Decimal(840_000)), Step("B", Decimal(-450_000)))
    block = Waterfall(amounts)
    assert block.is_cut
    assert not RESULT.is_cut
    drawn = [parsed(svg) for svg in charts.waterfall(block)]
    widths = [float(svg.find("{*}rect").get("width")) for svg in drawn]
    assert widths[0] == widths[-1] == charts.LEVEL_MARK
    assert widths[1] > 60
    axis = float(drawn[0].find("{*}line").get("x1"))
    assert float(drawn[0].find("{*}rect").get("x")) == pytest.approx(axis - charts.LEVEL_MARK / 2, abs=0.01)
    assert title_of(charts.waterfall(block)[2]) == "B: från −51,2 till −51,6 mkr"


def test_a_picture_keeps_its_shape_unless_it_is_a_bar_that_fills_its_row():
    assert "preserveAspectRatio" not in picture(10, 5, "Bild", [])
    assert 'preserveAspectRatio="none"' in picture(10, 5, "Stapel", [], stretches=True)
