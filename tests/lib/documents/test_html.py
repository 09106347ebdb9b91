"""The document as a page: headings in order, tables that name their cells, nothing a strict policy refuses."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from lxml import html as lxml_html

from styrmodell.lib.documents import prose
from styrmodell.lib.documents.blocks import (
    ContributionTable,
    DecisionRow,
    Fact,
    GoalStrip,
    GoalTable,
    RichText,
    StatusRow,
    StatusTable,
)
from styrmodell.lib.documents.figures import DeviationRow, DeviationTable, KeyFigureRow, KeyFigureTable
from styrmodell.lib.documents.layout import NEW_PAGE, TOGETHER, WHOLE, placing
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.status import StatusKey
from styrmodell.lib.status import look_of
from tests.lib.documents import samples
from tests.lib.documents.hostile import hostile
from tests.lib.documents.parts import MET, SCALE

SAMPLES = [samples.full, samples.monthly, samples.plan, samples.minimal, hostile]


def page_of(*blocks):
    return body_html(replace(samples.minimal(), chapters=(Chapter("a", "Kapitel", blocks),)))


def words(html):
    return " ".join(lxml_html.fromstring(html).text_content().split())


@pytest.mark.parametrize("make", SAMPLES)
@pytest.mark.parametrize("write", [body_html, print_html])
def test_headings_never_skip_a_level(make, write):
    document = make()
    levels = [int(tag[1]) for tag in re.findall(r"<(h[1-6])[ >]", write(document))]
    before = 1
    for level in levels:
        assert level <= before + 1
        before = level
    assert levels.count(1) == (1 if write is print_html else 0)


@pytest.mark.parametrize("make", SAMPLES)
def test_the_page_holds_nothing_a_strict_policy_refuses(make):
    tree = lxml_html.fromstring(body_html(make()))
    assert not tree.xpath("//script | //style | //iframe | //@style")
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]


@pytest.mark.parametrize("make", SAMPLES)
def test_every_table_of_ours_has_a_caption_and_headers_with_scope(make):
    tree = lxml_html.fromstring(body_html(make()))
    tables = tree.xpath("//table[not(ancestor::*[contains(@class, 'rich')])]")
    for table in tables:
        assert table.find("caption") is not None
        assert all(cell.get("scope") in {"col", "row"} for cell in table.iter("th"))
        assert table.xpath(".//tbody/tr")


@pytest.mark.parametrize("make", SAMPLES)
def test_every_table_scrolls_in_a_region_of_its_own_name(make):
    tree = lxml_html.fromstring(body_html(make()))
    regions = tree.xpath("//*[@role='region']")
    names = [region.get("aria-label") for region in regions]
    assert all(names)
    assert len(set(names)) == len(names)
    assert {region.get("tabindex") for region in regions} <= {"0"}
    assert not tree.xpath("//table[not(ancestor::*[@role='region'])]")


def test_what_is_missing_is_said_in_a_word():
    assert words(page_of(RichText(" ", heading="Analys"))).endswith("Analys saknas")
    assert "saknas" in words(page_of(GoalStrip((Fact("Bedömning"),))))


def test_what_nobody_had_to_say_is_not_said_to_be_missing():
    rows = (StatusRow("Kort", status=MET), StatusRow("Lång", "Enheten", "<p>Ja.</p>", MET))
    deviation = DeviationRow("Taket", cause="<p>Läcker.</p>")
    figure = KeyFigureRow("Besök", value=Decimal(5))
    text = words(page_of(StatusTable(rows), DeviationTable((deviation,)), KeyFigureTable((figure,))))
    assert "saknas" not in text
    assert "saknas" not in words(body_html(samples.minimal()))
    assert "saknas" not in words(print_html(samples.minimal()))


def test_a_table_whose_heading_is_the_chapters_has_it_once():
    table = StatusTable(
        (StatusRow("Kort", html="<h3>Så</h3><p>Ja.</p>", status=MET, is_example=True),), heading="Uppdrag"
    )
    html = body_html(replace(samples.minimal(), chapters=(Chapter("a", "Uppdrag", (table,)),)))
    tree = lxml_html.fromstring(html)
    assert [heading.tag for heading in tree.xpath("//h2 | //h3 | //h4")] == ["h2", "h3"]
    assert len(tree.find_class("example-mark")) == 1


def test_a_months_report_and_one_that_nobody_decides_have_no_cover():
    monthly, minimal = samples.monthly(), samples.minimal()
    decided = replace(minimal, decisions=(DecisionRow("Socialnämnden"),))
    month_decided, handed_over = replace(monthly, decisions=decided.decisions), replace(minimal, edition=1)
    for document, has in (
        (samples.full(), True),
        (decided, True),
        (minimal, False),
        (month_decided, False),
        (handed_over, False),
    ):
        tree = lxml_html.fromstring(print_html(document))
        assert bool(tree.find_class("cover")) is has
        assert bool(tree.find_class("contents")) is (has and len(document.chapters) > 3)
        assert len(tree.xpath("//h1")) == 1


def test_an_empty_table_says_that_there_is_nothing_to_tell():
    text = words(page_of(StatusTable(()), GoalTable(()), ContributionTable(())))
    assert text.count("Inget att redovisa.") == 3
    assert "<table" not in page_of(StatusTable(()))


def test_example_data_is_marked_where_it_stands():
    tree = lxml_html.fromstring(body_html(samples.full()))
    marked = [mark.getparent().text.strip() for mark in tree.find_class("example-mark")]
    assert {"Förflyttning", "Socialnämnden", "Pengarna i en bild", "Fritidsgårdar", "Ekonomi"} <= set(marked)
    assert "Exempeldata" not in page_of(RichText("Sant."))


def test_a_table_of_nothing_but_examples_is_marked_once():
    rows = (StatusRow("Ett", is_example=True), StatusRow("Två", is_example=True))
    assert page_of(StatusTable(rows)).count("Exempeldata") == 1
    assert page_of(StatusTable((*rows, StatusRow("Tre")))).count("Exempeldata") == 2


def test_a_status_is_a_word_with_a_shape_and_a_tone():
    html = body_html(samples.full())
    assert '<span class="judged is-bad shape-triangle">Ej uppfyllt</span>' in html
    assert '<span class="judged is-none shape-dashed">Ej bedömt</span>' in html


@pytest.mark.parametrize("sheet", ["report_pictures.css", "pdf_pictures.css"])
def test_every_status_has_its_shape_on_screen_and_on_paper(sheet):
    css = (Path(settings.BASE_DIR) / "static/css" / sheet).read_text()
    assert {key.value for key in StatusKey if f".shape-{look_of(key).shape}" not in css} == set()


def test_formatted_text_stands_under_its_heading_and_is_cleaned():
    html = page_of(RichText("<h3>Mål</h3><p onclick=x>Text<script>alert(1)</script></p>", heading="Läget"))
    assert "<h4>Mål</h4><p>Text</p>" in html
    assert "<h3>Mål</h3>" in page_of(RichText("<h3>Mål</h3><p>Text</p>"))


def test_plain_text_that_looks_like_markup_is_shown_as_written():
    html = body_html(hostile())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>" not in html


def test_links_to_our_own_pages_are_for_the_page_only():
    assert 'href="/planer/1/"' in body_html(samples.full())
    assert 'href="/planer/1/"' not in print_html(samples.full())
    assert 'href="https://www.kolada.se/"' in print_html(samples.full())


def test_a_goal_in_the_summary_leads_to_its_chapter():
    tree = lxml_html.fromstring(body_html(samples.full()))
    (address,) = tree.xpath("//table[contains(@class, 'goal-table')]//a[text()='Levande demokrati']/@href")
    assert tree.get_element_by_id(address.removeprefix("#")).tag == "h2"


def test_a_picture_nobody_described_still_has_words():
    picture = '<p><img src="/media/12345678-1234-4234-9234-123456789abc.png" alt=""></p>'
    assert 'alt="Bild utan beskrivning"' in page_of(RichText(picture))


def test_the_reading_guide_explains_only_what_the_document_holds():
    assert "Resultat och insatser motsvarar målet." in print_html(samples.full())
    assert "Resultat och insatser" not in print_html(replace(samples.monthly(), scale=SCALE))
    assert "Tabeller är i tusental kronor" in print_html(samples.full())
    of_goals = replace(samples.full(), chapters=samples.full().chapters[1:3])
    assert "Tabeller är i tusental kronor" not in print_html(of_goals)
    assert "Så läser du" not in print_html(samples.minimal())


def test_a_column_that_no_row_fills_in_is_not_told():
    told = StatusTable((StatusRow("Ny bro", html="<p>Klar.</p>"),))
    bare = StatusTable((StatusRow("Ny bro"),))
    assert ["Läge och kommentar" in page_of(one) for one in (told, bare)] == [True, False]


def test_short_chapters_share_a_page_and_long_ones_begin_their_own_where_the_last_is_well_filled():
    short = [Chapter(key, "Kort", (RichText("Några ord."),)) for key in "abc"]
    half = [Chapter(f"halv-{key}", "Halv", (RichText("<p>Många ord. </p>" * 70),)) for key in "abcd"]
    long = Chapter("lang", "Lång", (RichText("<p>Många ord. </p>" * 300),))
    assert placing((*short, long)) == {"a": NEW_PAGE, "b": WHOLE, "c": WHOLE, "lang": ""}
    assert placing((*half, long, short[0])) == {
        "halv-a": NEW_PAGE,
        "halv-b": WHOLE,
        "halv-c": WHOLE,
        "halv-d": WHOLE,
        "lang": NEW_PAGE,
        "a": f"{WHOLE} {TOGETHER}",
    }
    assert placing(tuple(short), used=50)["a"] == WHOLE


SPANNED = (
    "<table><tr><th rowspan=2>Verksamhet<th colspan=2>2026<tr><th>Utfall<th>Budget"
    "<tr><td rowspan=2>Bibliotek<td>1<td>2<tr><td>3<td>4<tr><td>Musik<td>5<td>6<tr><td>Scen<td>7<td>8</table>"
)


def parts_of(html):
    """How many rows each part of the table has, and whether its rows stay together on paper."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    return [(len(part), part.get("class") == "kept") for part in tree.iter("tbody") if len(part)]


def test_rows_that_a_cell_covers_together_are_a_part_of_their_own_on_paper():
    assert parts_of(prose.for_print(SPANNED, under=2)) == [(2, True), (2, False)]
    assert parts_of(prose.for_page(SPANNED, under=2)) == [(4, False)]


def test_a_cell_that_covers_more_than_a_page_stands_in_each_of_its_rows():
    rows = "<tr><td rowspan=60>Bibliotek<td>1" + "<tr><td>2" * 59
    printed = prose.for_print(f"<table>{rows}</table>", under=2)
    assert "rowspan" not in printed
    assert printed.count("Bibliotek") == 60
    assert 'rowspan="60"' in prose.for_page(f"<table>{rows}</table>", under=2)


def test_figures_in_a_text_are_set_to_the_right_in_their_columns():
    for html in (prose.for_page(SPANNED, under=2), prose.for_print(SPANNED, under=2)):
        assert '<th class="r" colspan="2" scope="col">2026</th>' in html
        assert '<td class="r">8</td>' in html


def test_a_raised_figure_is_a_sign_of_its_own_on_paper_where_the_typeface_has_it():
    text = "<p>643<sup>1</sup> tkr, 10<sup>6</sup>, CO<sub>2</sub>, x<sup>a</sup>, <s>80</s></p>"
    assert prose.for_print(text, under=2) == "<p>643¹ tkr, 10⁶, CO₂, x<sup>a</sup>, <s>80</s></p>"
    assert prose.for_page(text, under=2) == text


def test_a_row_that_ends_beside_a_cell_from_above_keeps_the_room_between_columns():
    html = prose.for_print("<table><tr><th>A<th rowspan=2>B<tr><th>C<tr><td>1<td>2</table>", under=2)
    assert re.findall(r"<tr[^>]*>", html) == ["<tr>", '<tr class="is-inner">', "<tr>"]
