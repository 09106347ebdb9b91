"""Two formatted texts in one, with what only one of them has marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib import richtext
from styrmodell.lib.comparison.marks import drawn_blocks, is_marked, spaced, without
from styrmodell.lib.comparison.rich import marked_blocks
from styrmodell.lib.richtext.blocks import Block
from styrmodell.lib.richtext.writing import html_of
from tests.lib.comparison.random_texts import blocks, lines, plain_tables, table_html, two_texts
from tests.lib.random_tables import tables

WHITE = re.compile(r"\s+")
BUDGET = [["", "2026", "2027"], ["Bibliotek", "−17 850", "−18 000"], ["Skola", "5", "6"], ["Summa", "7", "8"]]


def marked(before: str, after: str) -> str:
    return html_of(drawn_blocks(marked_blocks(richtext.read(before), richtext.read(after))))


def letters(blocks: tuple[Block, ...]) -> str:
    """All that is said and how it looks, without the spaces and without what names rows and columns."""
    cells = re.sub(r'</?t(?:head|body)>| scope="\w+"', "", html_of(spaced(blocks)))
    return WHITE.sub("", cells.replace("<th", "<td").replace("</th", "</td"))


def assert_both_sides_can_be_read(before: str, after: str) -> None:
    old, new = richtext.read(before), richtext.read(after)
    both = marked_blocks(old, new)
    assert letters(without(both, "ins")) == letters(old)
    assert letters(without(both, "del")) == letters(new)
    assert html_of(spaced(without(both, "del"))) == html_of(spaced(new))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<p>Öppna nu</p>", "<p>Öppna då</p>", "<p>Öppna <del>nu</del> <ins>då</ins></p>"),
        (
            "<p>Alla är här</p>",
            "<p>Alla <b>är</b> här</p>",
            "<p>Alla <del>är</del> <ins><strong>är</strong></ins> här</p>",
        ),
        (
            '<p>Läs <a href="https://a.se/">mer</a></p>',
            '<p>Läs <a href="https://b.se/">mer</a></p>',
            '<p>Läs <del><a href="https://a.se/">mer</a></del> <ins><a href="https://b.se/">mer</a></ins></p>',
        ),
        ("<p>Ett</p><p>Två</p>", "<p>Ett</p><p>Nytt</p><p>Två</p>", "<p>Ett</p><p><ins>Nytt</ins></p><p>Två</p>"),
        ("<h3>Mål</h3><p>a</p>", "<p>Mål</p><p>a</p>", "<h3><del>Mål</del></h3><p><ins>Mål</ins></p><p>a</p>"),
        (
            "<ul><li>ett</li><li>två barn</li></ul>",
            "<ul><li>noll</li><li>ett</li><li>två små barn</li></ul>",
            "<ul><li><ins>noll</ins></li><li>ett</li><li>två <ins>små</ins> barn</li></ul>",
        ),
        ("<p>a</p>", "", "<p><del>a</del></p>"),
    ],
)
def test_blocks_are_matched_and_the_words_in_them_marked(before, after, told):
    assert marked(before, after) == told


def test_a_picture_is_changed_when_its_description_is():
    address = "/media/11111111-1111-1111-1111-111111111111.png"
    before, after = (f'<p><img src="{address}" alt="{alt}"> vid torget</p>' for alt in ("Karta", "Karta över torget"))
    told = marked(before, after)
    assert (
        f'<del><img src="{address}" alt="Karta"></del> <ins><img src="{address}" alt="Karta över torget"></ins>' in told
    )
    assert told.endswith(" vid torget</p>")


def test_a_cell_that_differs_is_marked_alone():
    after = [*BUDGET[:2], ["Skola", "5", "9"], BUDGET[3]]
    told = marked(table_html(BUDGET), table_html(after))
    assert "<td>5</td><td><del>6</del> <ins>9</ins></td>" in told
    assert told.count("<del>") == told.count("<ins>") == 1


def test_a_row_that_comes_and_one_that_goes_are_marked_whole():
    after = [*BUDGET[:2], ["Kultur", "1", "2"], BUDGET[3]]
    told = marked(table_html(BUDGET), table_html(after))
    assert '<tr><th scope="row"><del>Skola</del></th><td><del>5</del></td><td><del>6</del></td></tr>' in told
    assert '<tr><th scope="row"><ins>Kultur</ins></th><td><ins>1</ins></td><td><ins>2</ins></td></tr>' in told
    assert "<td>7</td><td>8</td>" in told


def test_a_year_that_comes_and_one_that_goes_are_columns():
    after = [["", "2027", "2028"], ["Bibliotek", "−18 000", "−18 100"], ["Skola", "7", "8"], ["Summa", "8", "9"]]
    told = marked(table_html(BUDGET), table_html(after))
    heads = '<th scope="col"><del>2026</del></th><th scope="col">2027</th><th scope="col"><ins>2028</ins></th>'
    assert heads in told
    assert "<td><del>5</del></td><td><del>6</del> <ins>7</ins></td><td><ins>8</ins></td>" in told


def test_a_marked_text_is_read_again_as_it_was_written():
    told = marked(table_html(BUDGET) + "<p>a b c</p>", table_html(BUDGET[:3]) + "<p>a d c</p>")
    assert html_of(richtext.read_shown(richtext.clean_marked(told))) == told


@given(two_texts())
def test_each_side_can_be_read_out_of_both(texts):
    assert_both_sides_can_be_read(*texts)


@given(lines(), lines())
def test_each_side_of_a_paragraph_can_be_read_out_of_both(before, after):
    assert_both_sides_can_be_read(f"<p>{before}</p>", f"<p>{after}</p>")


@given(plain_tables(), plain_tables())
def test_each_side_of_a_table_can_be_read_out_of_both_cell_for_cell(before, after):
    assert_both_sides_can_be_read(before, after)


@given(tables(), tables())
def test_each_side_of_a_table_with_wide_cells_can_be_read_out_of_both(before, after):
    assert_both_sides_can_be_read(before.html, after.html)


@given(st.lists(blocks(), max_size=5))
def test_a_text_beside_itself_has_no_mark(drawn):
    text = richtext.read(richtext.clean("".join(drawn)))
    assert not is_marked(marked_blocks(text, text))


@given(plain_tables(), st.data())
def test_a_table_with_a_cell_changed_is_one_table(html, data):
    """Not one that goes and one that comes."""
    table = richtext.read(richtext.clean(html))
    cells = [cell for row in table[0].rows for cell in row if cell.blocks] if table else []
    if cells:
        words = data.draw(st.sampled_from(cells)).blocks[0].runs[0].text
        after = richtext.read(richtext.clean(html.replace(f">{words}<", f">{words} nytt<", 1)))
        assert len(marked_blocks(table, after)) == max(len(table), len(after))
