"""Formatted text: only our subset comes in, one text is written in one way, and nothing typed is lost."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styrmodell.lib import richtext
from styrmodell.lib.richtext import tables
from styrmodell.lib.richtext.blocks import Block, Run, TableCell
from tests.lib.hostile_texts import HOSTILE, PICTURE

ALLOWED = re.compile(
    r"</?(p|h3|h4|ul|li|thead|tbody|tr|strong|em|s|sup|sub|table)>|</(ol|a|th|td)>|<br>"
    r'|<ol( start="[1-9]\d?")?( type="[aAiI]")?>|<(td|th)( colspan="[1-9]\d?")?( rowspan="[1-9]\d?")?( scope="(col|row)")?>'
    r'|<a href="(https?://|mailto:|tel:|/(?![/\\])|#)[^"\s\\]*">'
    r'|<img src="/media/[0-9a-f-]{36}\.(png|jpe?g)" alt="[^"]*">',
    re.IGNORECASE,
)


def is_subset(html: str) -> bool:
    """True when everything that looks like a tag is one of ours, with our attributes only."""
    return "<" not in ALLOWED.sub("", html)


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_but_the_subset_comes_in(value):
    cleaned = richtext.clean(value)
    assert is_subset(cleaned), cleaned
    assert "evil.example" not in "".join(re.findall(r"<[^>]*>", cleaned))
    assert richtext.clean(cleaned) == cleaned


NAMES = sorted(richtext.TAGS | richtext.ALSO_READ | {"svg", "style"})
ODD_TAGS = [
    *("<span style='display:none'>", "<p style='text-decoration:line-through'>", "<col style='display:none'>"),
    *("<tr style='display:none'>", "<td style='display:none'>", "<ol type=a>", "<li value=3>"),
    *("<td colspan=3>", "<th rowspan=2>", "<td rowspan=9 colspan=2>", "<ol start=4>", "<p class=x onclick=y>"),
    *(f"<img src={PICTURE} alt=bild>", f"<img src={PICTURE}>", "<a href='/x'>", "<a href='javascript:x'>"),
]
WORDS = [
    *(" ", "\n\n", "&nbsp;", "ord", "å&#778;", "\u030a", "87,5 %", "<", "&", "&lt;p&gt;", "\x00", "&#1;"),
    *("👩‍🏫", "שלום", "\u202e"),
]
TOKENS = st.sampled_from([*(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES), *ODD_TAGS, *WORDS])


@settings(max_examples=200)
@given(st.lists(TOKENS, max_size=40).map("".join))
def test_cleaning_twice_changes_nothing(soup):
    cleaned = richtext.clean(soup)
    assert is_subset(cleaned), cleaned
    assert richtext.clean(cleaned) == cleaned
    assert richtext.read(cleaned) == richtext.read(soup)


@settings(max_examples=100)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Mn"], exclude_characters=">"), max_size=200
    )
)
def test_typed_text_keeps_its_words(text):
    cleaned = richtext.clean(text)
    assert is_subset(cleaned), cleaned
    assert richtext.clean(cleaned) == cleaned
    assert richtext.plain(cleaned).split() == unicodedata.normalize("NFC", text).split()


def test_every_row_of_a_table_covers_the_same_columns():
    cleaned = richtext.clean(
        "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<td colspan=4>3<tr><td>4<td colspan=3>6<tr><td>5</table>"
    )
    assert cleaned == (
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th><td></td></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr>'
        "<tr><td>4</td><td>6</td></tr><tr><td>5</td><td></td><td></td></tr></tbody></table>"
    )


def test_header_cells_name_their_column_or_row():
    table = "<table><tr><th>Nyckeltal<th>2026<tr><th>Andel behöriga<td>87,5 %</table>"
    assert richtext.clean(table) == (
        '<table><thead><tr><th scope="col">Nyckeltal</th><th scope="col">2026</th></tr></thead>'
        '<tbody><tr><th scope="row">Andel behöriga</th><td>87,5 %</td></tr></tbody></table>'
    )


def test_an_empty_header_cell_stays_in_the_header_row():
    cleaned = richtext.clean("<table><tr><th><p></p><th>2026<tr><td>a<td>b</table>")
    assert cleaned.startswith('<table><thead><tr><td></td><th scope="col">2026</th></tr></thead>')
    assert richtext.read(cleaned)[0].head == 1


def test_a_table_in_a_table_becomes_its_text_once():
    assert richtext.clean("<table><tr><td>a<td>yttre<table><tr><td>inre</table></table>") == (
        "<table><tbody><tr><td>a</td><td><p>yttre</p><p>inre</p></td></tr></tbody></table>"
    )


def test_a_box_around_a_table_is_no_table():
    assert richtext.clean("<table><tr><td>yttre<table><tr><td>inre<td>1</table></table>") == (
        '<p>yttre</p><table><tbody><tr><th scope="row">inre</th><td>1</td></tr></tbody></table>'
    )


def test_a_table_with_too_many_squares_becomes_its_text():
    wide = "<table><tr>" + "<td>a" * 51 + "</table>"
    long = "<table><tr>" + "<td>a" * 50 + "<tr><td>b" * 500 + "</table>"
    assert richtext.clean(wide) == "<p>a</p>" * 51
    assert richtext.clean(long) == "<p>a</p>" * 50 + "<p>b</p>" * 500


def test_a_table_caption_is_kept_as_text():
    assert richtext.clean("<table><caption>Tabell 1<tr><td>a</table>") == (
        "<p>Tabell 1</p><table><tbody><tr><td>a</td></tr></tbody></table>"
    )


def test_lists_keep_their_levels_numbers_and_paragraphs():
    html = '<ol start="3"><li>Tre<ul><li>a</li></ul></li><li><p>Fyra</p><p>mer</p></li></ol>'
    assert richtext.clean(html) == html


def test_a_list_straight_in_a_list_belongs_to_the_item_before_it():
    assert richtext.clean("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>") == (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
    )


def test_heading_levels_are_never_skipped():
    assert richtext.clean("<h5>a</h5><h1>b</h1><h4>c</h4>") == "<h3>a</h3><h3>b</h3><h4>c</h4>"


def test_a_heading_is_one_line_of_words():
    assert richtext.clean(f"<h3><b>Mål</b><br>2026 <img src={PICTURE} alt=Bild></h3>") == (
        f'<h3>Mål 2026</h3><p><img src="{PICTURE}" alt="Bild"></p>'
    )


def test_a_heading_in_a_cell_or_an_item_becomes_text():
    assert richtext.clean("<table><tr><td><h3>a</h3></table><ul><li><h4>b</h4></ul>") == (
        "<table><tbody><tr><td>a</td></tr></tbody></table><ul><li>b</li></ul>"
    )


def test_marks_that_look_the_same_are_written_the_same():
    assert richtext.clean("<p><b>a</b><strong>b</strong> <i></i><em><b>c </b></em></p>") == (
        "<p><strong>ab</strong> <strong><em>c</em></strong></p>"
    )


def test_spaces_collapse_but_no_break_spaces_stay():
    assert richtext.clean("<p>  1&nbsp;234 \n\t kr <br> ny  rad</p><p>&nbsp;</p>") == "<p>1&nbsp;234 kr <br>ny rad</p>"


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=1&d=2#e", "mailto:a@b.example", "tel:+46152", "/planer/1/", "#mal"]
)
def test_links_that_lead_somewhere_known_are_kept(address):
    href = address.replace("&", "&amp;")
    assert richtext.clean(f'<p><a href="{href}">a</a></p>') == f'<p><a href="{href}">a</a></p>'


def test_a_space_in_an_address_is_kept_as_the_browser_would_send_it():
    assert richtext.clean('<p><a href=" https://a.example/en fil.pdf ">a</a>') == (
        '<p><a href="https://a.example/en%20fil.pdf">a</a></p>'
    )


def test_a_linked_picture_keeps_its_link():
    html = f'<p><a href="/x"><img src="{PICTURE}" alt="Karta"></a></p>'
    assert richtext.clean(html) == html


def test_typed_text_becomes_paragraphs_and_lines():
    assert richtext.clean("Ett <b & två\r\nrad 2\r\n\r\n \r\nNytt stycke\r\n") == (
        "<p>Ett &lt;b &amp; två<br>rad 2</p><p>Nytt stycke</p>"
    )


def test_text_typed_beside_stored_html_is_parted_by_blank_lines():
    assert (
        richtext.clean("<p>Ett</p>\n\nTvå\n\nTre <b>fet</b>") == "<p>Ett</p><p>Två</p><p>Tre <strong>fet</strong></p>"
    )


def test_characters_that_break_xml_or_search_are_removed():
    value = "a\x00bc&#1;d\ud800e\ufffff\xadg\u200bh\ufeff"
    assert richtext.clean(value) == "<p>abc&amp;#1;defgh</p>"
    assert richtext.clean(f"<p>{value}</p>") == "<p>abcdefgh</p>"


def test_words_own_line_break_parts_words():
    assert richtext.clean("ett\x0btvå") == "<p>ett<br>två</p>"
    assert richtext.clean("<p>ett\x0btvå</p>") == "<p>ett två</p>"


@pytest.mark.parametrize(
    "text", ["👩‍🏫 i skolan 🇸🇪", "שלום עולם", "مرحبا", "e\u0301gal".replace("e\u0301", "é"), "日本語"]
)
def test_emoji_and_other_scripts_are_untouched(text):
    assert richtext.clean(text) == f"<p>{text}</p>"


def test_letters_are_composed_so_that_search_finds_them():
    assert richtext.plain("<p>ma\u030al</p>") == "mål"


def test_a_heading_of_five_thousand_characters_is_kept():
    title = "Mål " * 1249 + "Mål!"
    assert richtext.plain(f"<h3>{title}</h3>") == title
    assert richtext.plain("x" * 5000) == "x" * 5000


def test_text_nested_deeper_than_anyone_writes_keeps_its_words():
    assert richtext.plain("<div>" * 50_000 + "Ett <b>två</b>") == "Ett två"
    assert richtext.plain("<div>" + "<b>" * 50 + "</div><p>Ett</p><p>två</p>") == "Ett två"
    assert richtext.plain("<p>" + "<li>Ett" * 100) == "\n".join(["Ett"] * 100)


def test_read_gives_blocks():
    blocks = richtext.read(
        f"<h3>A</h3><ol start=2><li>B</ol><table><tr><th>C<tr><td><em>D</em><img src={PICTURE} alt=E></table>"
    )
    assert blocks == (
        Block("h3", runs=(Run("A"),)),
        Block("ol", items=((Block("p", runs=(Run("B"),)),),), start=2),
        Block(
            "table",
            rows=(
                (TableCell((Block("p", runs=(Run("C"),)),), header=True),),
                (TableCell((Block("p", runs=(Run("D", italic=True), Run("E", image=PICTURE))),)),),
            ),
            head=1,
        ),
    )


def test_plain_text_has_a_line_for_each_paragraph_point_and_row():
    html = "<h3>A</h3><p>b<br>c</p><ul><li>d<ul><li>e</ul></ul><table><tr><td>f<p>g</p><td>h</table>"
    assert richtext.plain(html) == "A\nb\nc\nd\ne\nf g\th"


@pytest.mark.parametrize(
    "value", ["", " \n", "<p></p>", "<p>&nbsp;<br></p>", "<ul><li></ul>", "<table><tr><td></table>", "\u200b"]
)
def test_a_text_that_shows_nothing_is_empty(value):
    assert richtext.is_empty(value)
    assert richtext.clean(value) == ""


@pytest.mark.parametrize("value", ["a", f"<img src={PICTURE}>", "<ul><li>a</ul>"])
def test_a_text_that_shows_something_is_not_empty(value):
    assert not richtext.is_empty(value)


@pytest.mark.parametrize(("alt", "is_missing"), [("", True), ("alt=' '", True), ("alt=Karta", False)])
def test_a_picture_without_a_description_is_noticed_wherever_it_stands(alt, is_missing):
    picture = f"<img src={PICTURE} {alt}>"
    for value in (picture, f"<ul><li>{picture}</ul>", f"<table><tr><td>{picture}</table>"):
        assert richtext.missing_alt(value) is is_missing


def test_pictures_are_named_by_their_ids():
    other = "/media/aaaaaaaa-9a3c-4a3f-8f53-0d3f9f7d6b11.jpg"
    value = f"<p><img src={PICTURE} alt=a><ul><li><img src={other} alt=b></ul><img src=/media/x.png>"
    assert richtext.pictures(value) == {PICTURE[7:43], other[7:43]}


def test_render_is_safe_for_templates_and_cleans_again():
    rendered = richtext.render("<p onclick=x>a</p>")
    assert rendered == "<p>a</p>"
    assert hasattr(rendered, "__html__")


def test_the_source_for_a_textarea_has_a_line_for_each_block():
    html = "<p>a</p><ul><li>b</li></ul>"
    assert richtext.source(html) == "<p>a</p>\n<ul><li>b</li></ul>"
    assert richtext.clean(richtext.source(html)) == html
    assert richtext.source("typad text") == "typad text"


@pytest.mark.parametrize(
    ("columns", "rows", "is_table"), [(50, 2, True), (51, 2, False), (20, 1000, True), (20, 1001, False)]
)
def test_a_table_is_as_large_as_a_person_reads_and_no_larger(columns, rows, is_table):
    cell = TableCell(blocks=(Block("paragraph"),))
    assert bool(tables.table_of([(cell,) * columns] * rows)) is is_table
