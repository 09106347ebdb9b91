"""Tables: every figure stays under its heading and beside its name, however cells were merged and whatever was hidden."""

import re

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from styrmodell.lib import richtext
from styrmodell.lib.richtext.blocks import Block, TableCell
from tests.lib.random_tables import neighbours, tables


@settings(max_examples=300)
@given(tables())
def test_every_cell_keeps_its_headings_and_its_row(table):
    cleaned = richtext.clean(table.html)
    assert neighbours(cleaned) == table.neighbours
    assert richtext.clean(cleaned) == cleaned
    assert not [word for word in table.hidden if word in cleaned]


@settings(max_examples=100)
@given(tables())
def test_every_row_covers_the_same_columns(table):
    for shown in (richtext.clean(table.html), richtext.render(table.html)):
        widths = covered(shown)
        assert len(set(widths)) == 1, shown


def covered(html):
    """How many columns each row covers."""
    rows = lxml_html.fromstring(html).xpath(".//tr")
    counts = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row:
            for below in range(int(cell.get("rowspan", 1))):
                counts[number + below] += int(cell.get("colspan", 1))
    return counts


def heads(html):
    return [
        [cell.text_content() for cell in row] for row in lxml_html.fromstring(richtext.clean(html)).xpath("//thead/tr")
    ]


def test_a_head_of_two_rows_stays_a_head_of_two_rows():
    html = (
        '<table><thead><tr><th rowspan="2" scope="col">Verksamhet</th><th colspan="2" scope="col">2026</th></tr>'
        '<tr><th scope="col">Utfall</th><th scope="col">Budget</th></tr></thead>'
        '<tbody><tr><th scope="row">Bibliotek</th><td>-12 215</td><td>-12 740</td></tr></tbody></table>'
    )
    assert richtext.clean(html) == html
    assert richtext.clean(re.sub("</?t(head|body)>", "", html)) == html


def test_a_heading_over_two_rows_takes_the_second_row_into_the_head():
    assert heads("<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>c<td>d<tr><td>1<td>2<td>3</table>") == [
        ["A", "B"],
        ["c", "d"],
    ]


def test_a_title_over_the_table_is_the_first_row_of_the_head():
    assert heads("<table><tr><th colspan=2>Tabell<tr><th>A<th>B<tr><td>x<td>1</table>") == [["Tabell"], ["A", "B"]]


def test_a_line_across_the_table_belongs_to_the_rows_below_it():
    html = "<table><tr><th>A<th>B<tr><th colspan=2>Nämnder<tr><td>x<td>1<tr><th colspan=2>Bolag<tr><td>y<td>2</table>"
    assert heads(html) == [["A", "B"]]


def test_a_head_that_would_take_the_whole_table_is_none():
    assert heads("<table><tr><th rowspan=2>A<th>B<tr><td>1</table>") == []


def test_a_cell_ends_with_its_part_of_the_table():
    cleaned = richtext.clean(
        "<table><thead><tr><th rowspan=3>A<th>B</thead><tbody><tr><td>x<td>1<tr><td>y<td>2</tbody></table>"
    )
    assert cleaned == (
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        '<tbody><tr><th scope="row">x</th><td>1</td></tr><tr><th scope="row">y</th><td>2</td></tr></tbody></table>'
    )


def test_rows_and_columns_in_which_no_cell_begins_go():
    assert richtext.clean("<table><tr><td rowspan=3 colspan=2>a<td colspan=4>b<tr><tr><td colspan=4>c</table>") == (
        '<table><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>'
    )


FIRST, SECOND, THIRD = ("ett", "2023", "3"), ("två", "85,1 %", "(4)"), ("tre", "–", "−5 tkr")


def table(*rows):
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) for row in rows)}</table>"


def test_the_first_column_names_the_rows_where_the_others_hold_figures():
    cleaned = richtext.clean(table(FIRST, SECOND, THIRD))
    assert re.findall(r'<th scope="row">(.*?)</th>', cleaned) == ["ett", "två", "tre"]
    years = richtext.clean(table(("2023", "85,1"), ("2024", "86")))
    assert re.findall(r'<th scope="row">(.*?)</th>', years) == ["2023", "2024"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Uppdrag", "Ansvarig"), ("Öppna", "KN")],
        [("10", "20"), ("30", "40")],
        [("10", "tjugo"), ("30", "fyrtio")],
        [("ett", "2"), ("1", "3")],
        [("<p>ett</p><p>två</p>", "2")],
        [("ord " * 40, "2")],
    ],
)
def test_a_first_column_that_names_nothing_is_left_as_it_is(rows):
    assert "<th" not in richtext.clean(table(*rows))


def test_columns_of_figures_are_set_to_the_right_where_they_are_shown():
    html = f"<table><tr><th>A<th>B<th>C{table(FIRST, SECOND, THIRD)[7:]}"
    shown = re.findall(r'class="r"[^>]*>([^<]*)', richtext.render(html))
    assert shown == ["B", "C", "2023", "3", "85,1 %", "(4)", "–", "−5 tkr"]
    assert "class" not in richtext.clean(html)
    assert "class" not in richtext.render("<table><tr><td class=r>ord</table>")


def test_a_note_on_a_figure_leaves_it_a_figure():
    assert 'class="r">12 215<sup>2)</sup>' in richtext.render(table(("a", "12 215<sup>2)</sup>")))


def test_hidden_rows_and_columns_of_a_sheet_are_left_out():
    html = (
        '<table><col width=64><col width=64 style="display:none"><col><tr><td>Namn</td><td style="display:none">Nummer</td>'
        '<td>Andel</td></tr><tr><td>A</td><td>X</td><td>85,1</td></tr><tr style="display:none"><td>X</td><td>X</td>'
        "<td>X</td></tr><tr><td colspan=2>B</td><td>90</td></tr></table>"
    )
    assert richtext.clean(html) == (
        "<table><tbody><tr><td>Namn</td><td>Andel</td></tr><tr><td>A</td><td>85,1</td></tr>"
        "<tr><td>B</td><td>90</td></tr></tbody></table>"
    )


def test_hidden_cells_that_are_not_there_take_no_others_with_them():
    html = "<table><col><col style='display:none'><col><tr><td>a</td><td>1</td></tr></table>"
    assert ">1</td>" in richtext.clean(html)
    assert (
        richtext.clean("<table><tr><td>a</td><td style='display:none'>X</td><td>1</td></tr></table>").count("<t") == 5
    )


def test_a_hidden_row_does_not_come_in_with_the_text_of_a_table_too_large():
    html = "<table><tr style='display:none'><td>X</td></tr><tr>" + "<td>a</td>" * 51 + "</tr></table>"
    assert richtext.plain(html) == "\n".join(["a"] * 51)


def test_a_cell_without_words_in_the_head_has_no_heading():
    block = richtext.read("<table><tr><th>A<th><tr><td>x<td>1</table>")[0]
    assert block.rows[0][1] == TableCell(header=True, figure=True)
    assert isinstance(block, Block)


def test_a_year_without_figures_stands_as_the_years_beside_it():
    html = "<table><tr><th>Mått<th>2025<th>2026<th>Not<tr><td>Besök<td>12<td><td><tr><td>Lån<td>13<td>–<td></table>"
    row = richtext.read(html)[0].rows[1]
    assert [cell.figure for cell in row] == [False, True, True, False]


def test_a_box_around_a_table_is_no_table():
    inner = "<table><tr><th>Mått<th>2026<tr><td>Besök<td>12</table>"
    kinds = [block.kind for block in richtext.read(f"<table><tr><td><p>Hej</p>{inner}</table><p>Slut</p>")]
    assert kinds == ["p", "table", "p"]


def test_a_table_in_a_cell_becomes_the_words_of_the_cell():
    inner = "<table><tr><td>x<td>y<tr><td>z<td>w</table>"
    blocks = richtext.read(f"<table><tr><td>a{inner}b<td>c<tr><td>d<td>e</table>")
    assert [block.kind for block in blocks] == ["table"]
    assert len(blocks[0].rows) == 2
