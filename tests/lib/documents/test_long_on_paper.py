"""A long document as it is printed, read from the PDF: nothing is broken, lost, alone or led astray, whatever it is made of."""

import re
from collections import Counter
from functools import cache

import pypdfium2
import pytest

from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job
from tests import sampling, verapdf
from tests.lib.documents import pdf_links
from tests.lib.documents.long_reports import annual
from tests.lib.documents.word_boxes import MM, broken, colliding, filled, outside, pieces

pytestmark = pytest.mark.one_database

LONG_WORD = "Barnomsorgsverksamhetsutvecklingsansvarsfördelning"
TINY = {"committees": 1, "goals": 1, "projects": 2, "notes": 2, "wide": 1, "times": 1}
MADE = {
    "tiny": TINY,
    "long words": {**TINY, "word": LONG_WORD, "committees": 2, "times": 4},
    "pages that move": {**TINY, "goals": 2, "projects": 4, "notes": 4, "times": 3},
    "forty goals": {**TINY, "goals": 40, "times": 2},
    "headings at the foot": {**TINY, "goals": 12, "times": 4},
    "wide tables": {**TINY, "wide": 6, "projects": 30, "committees": 3},
    "long texts": {**TINY, "times": 23, "notes": 12},
}
KINDS = list(MADE) if sampling.is_whole else ["pages that move"]
THIRD = 1 / 3
FIGURE = re.compile(r'<td class="r[^"]*"[^>]*>([+−]?[\d\xa0,]+)</td>')


@cache
def document(kind):
    return annual(**MADE[kind])


@cache
def job(kind):
    return print_job(document(kind))


@cache
def pdf(kind):
    return weasy.set_pdf(job(kind))


@cache
def outline(kind):
    return outline_of(document(kind))


@cache
def places(kind):
    return pdf_links.places(pdf(kind))


@cache
def links(kind):
    return pdf_links.links(pdf(kind))


@cache
def body(kind):
    """What stands on each page between its margins, from above."""
    heights = [page.get_height() for page in pypdfium2.PdfDocument(pdf(kind))]
    pages = [[] for _ in heights]
    for piece in pieces(pdf(kind)):
        if 23 * MM - 3 <= piece.bottom <= heights[piece.page - 1] - 29 * MM:
            pages[piece.page - 1].append(piece)
    return [sorted(page, key=lambda piece: (-round(piece.bottom), piece.left)) for page in pages]


def first_page(kind):
    """Of the chapters."""
    return places(kind)[outline(kind).sections[0].chapter.anchor]


def headings(kind):
    told = {section.title for section in outline(kind).sections}
    told |= {f"{caption.label} {caption.title}" for caption in outline(kind).captions}
    told |= {getattr(block, "heading", "") for block in document(kind).blocks}
    return {" ".join(words.split()) for words in told if words}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_for_the_archive_and_for_everybody(kind):
    assert verapdf.failures(pdf(kind), "3a") == []
    assert verapdf.failures(pdf(kind), "ua1") == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_is_broken_and_nothing_stands_outside_or_over_anything_else(kind):
    figures = [figure.replace("\xa0", " ") for figure in FIGURE.findall(job(kind).html)]
    assert len(figures) > 100
    assert broken(pdf(kind), figures) == []
    assert outside(pdf(kind)) == []
    assert colliding(pdf(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_last_on_its_page(kind):
    last = [" ".join(page[-1].text.split()) for page in body(kind)[first_page(kind) - 1 :] if page]
    assert not [words for words in last if words in headings(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_mostly_white_but_before_a_part(kind):
    parts = {places(kind)[one.chapter.anchor] for one in outline(kind).sections if one.level == 1}
    shares = list(enumerate(filled(pdf(kind)), start=1))
    white = [(page, round(share, 2)) for page, share in shares[1:-1] if share < THIRD and page + 1 not in parts]
    assert white == []


@pytest.mark.parametrize("kind", KINDS)
def test_contents_and_lists_lead_to_the_pages_that_they_say(kind):
    said = [one for one in links(kind) if one.on < first_page(kind) and len(one.words) > 3]
    assert pdf_links.misleading(said) == []
    found = outline(kind)
    names = Counter(one.chapter.label for one in found.sections)
    listed = [
        one for one in found.sections if one.level < 3 or names[one.chapter.label] == 1
    ]  # not what all have alike
    assert len(said) >= len(listed) + len(found.captions) + len(found.notes)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_says_the_page_that_it_leads_to(kind):
    said = [one for one in links(kind) if one.on >= first_page(kind) and re.search(r"s\. ?\d+$", one.words)]
    assert pdf_links.misleading(said) == []
    assert {"avsnitt 1.7, s", "Resultaträkningen s"} <= {one.words.rpartition(".")[0] for one in said}


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_and_its_note_lead_to_each_other(kind):
    there, back = places(kind)["not-2"], places(kind)["rad-intakter"]
    assert any((one.on, one.words, one.page) == (back, "2", there) for one in links(kind))
    of_the_note = [one.page for one in links(kind) if one.on == there and one.words.startswith("Resultaträkningen")]
    assert back in of_the_note


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_goes_on_says_so_over_its_repeated_head(kind):
    heights = [page.get_height() for page in pypdfium2.PdfDocument(pdf(kind))]
    going_on = {}
    for piece in pieces(pdf(kind)):
        if piece.text.endswith(", forts.") and piece.bottom > heights[piece.page - 1] - 29 * MM:
            going_on[piece.page] = piece.text
    assert going_on
    heads = {"Belopp i tkr", "Verksamhet", "Uppdrag", "Nämnd", "Nyckeltal", "Kod"}
    for page in going_on:
        assert heads & {piece.text for piece in body(kind)[page - 1][:25]}, going_on[page]
    for number, page in enumerate(body(kind), start=1):
        begins = " ".join(piece.text for piece in page[:2])
        if number > first_page(kind) and begins.startswith(tuple(heads)) and "Verksamheten" not in begins:
            assert number in going_on, (number, begins)


@pytest.mark.parametrize("kind", KINDS)
def test_its_bookmarks_have_the_levels_of_its_chapters(kind):
    found = [(one.get_title(), one.level + 1) for one in pypdfium2.PdfDocument(pdf(kind)).get_toc()]
    chapters = [(section.label, section.level) for section in outline(kind).sections]
    assert found[-len(chapters) :] == chapters


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_its_section_above(kind):
    for part in (section for section in outline(kind).sections if section.level == 1):
        page = [piece for piece in pieces(pdf(kind)) if piece.page == places(kind)[part.chapter.anchor]]
        assert [
            piece for piece in page if piece.text == part.label and piece.bottom > max(one.bottom for one in page) - 3
        ]
