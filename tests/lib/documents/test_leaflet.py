"""A leaflet: pictures that say what they show, the same figures in every format, and pages of its own look."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from styrmodell.lib.documents import leaflet_charts
from styrmodell.lib.documents.layout import leaflet_placing
from styrmodell.lib.documents.leaflet import Coins, Share, Waffle, YearAmount, YearColumns
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.accessible import is_claimed
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.render.pdf import print_job
from styrmodell.lib.documents.render.word.document import word_file
from tests import verapdf
from tests.lib.documents import read_back
from tests.lib.documents.leaflets import COINS, SQUARE, YEARS, leaflet
from tests.lib.documents.word_boxes import colliding, outside

FIGURES = ("12,0", "512", "61", "39", "72", "28", "13,1", "−6,5", "3", "1", "11,3")


def cells(rows):
    return {part for row in rows for cell in row for part in cell.split()}


@pytest.mark.parametrize(
    "words",
    [
        lambda document: set(re.sub("<[^>]+>", " ", body_html(document)).split()),
        lambda document: set(re.sub("<[^>]+>", " ", print_html(document)).split()),
        lambda document: cells(read_back.in_word(word_file(document))),
        lambda document: cells(read_back.in_excel(excel_file(document))),
    ],
    ids=["page", "print", "word", "excel"],
)
def test_every_format_says_the_same_figures(words):
    assert set(FIGURES) - {word.strip(",.();") for word in words(leaflet())} == set()


@pytest.mark.parametrize("kind", [Coins, Waffle])
def test_what_is_not_a_hundred_is_no_picture(kind):
    with pytest.raises(ValueError, match="tillsammans vara 100"):
        kind((Share("Skola", 99, Decimal(1)),), "Pengarna")


def test_a_coin_is_a_krona_and_the_picture_says_how_many():
    drawn = leaflet_charts.coins(COINS.rows[0], 0)
    assert drawn.count("<circle") == 61
    assert "<title>Skola och förskola: 61 av hundra kronor.</title>" in drawn
    page = body_html(leaflet())
    assert page.count("av hundra kronor.</title>") == 2, "what no whole krona goes to has no picture"
    assert "under 1 kr" in page


def test_the_square_has_a_hundred_discs_whose_parts_are_told_apart_without_colour():
    square = leaflet_charts.waffle(
        (*SQUARE.rows[:1], Share("Avgifter", 20, Decimal(1)), Share("Bidrag", 8, Decimal(1)))
    )
    assert square.count("<circle") == 100
    assert "Hundra prickar: Skatt 72, Avgifter 20, Bidrag 8." in square
    assert [square.count(f'class="{look}"') for look in ("own", "lighter", "dot")] == [72, 20, 8]


def test_a_column_goes_up_or_down_and_a_year_without_an_amount_has_none():
    drawn = leaflet_charts.year_columns(YEARS)
    assert "Stapeldiagram, miljoner kronor: 2017 13,1, 2018 saknas, 2019 −6,5." in drawn
    assert (drawn.count("<rect"), drawn.count('class="worse"')) == (2, 1)
    assert leaflet_charts.year_columns(YearColumns((YearAmount("2019", Decimal(0)),), "Kvar")).count("<rect") == 1


def test_two_of_a_group_stand_beside_each_other_and_one_alone_has_the_page():
    pair = [Chapter(key, key, group="money") for key in ("a", "b")]
    assert leaflet_placing([*pair, Chapter("c", "c", group="x", starts_page=True)]) == {
        "a": "is-half",
        "b": "is-half is-second",
        "c": "turns-page",
    }


@pytest.mark.one_database
def test_it_is_for_the_archive_and_for_everybody_on_the_pages_that_it_says():
    made = weasy.set_pdf(print_job(leaflet()))
    assert verapdf.failures(made, "3a") == []
    assert verapdf.failures(made, "ua1") == []
    assert is_claimed(made)
    assert (outside(made), colliding(made)) == ([], [])
    assert "Sida 2 av 2" in read_back.on_paper(made)


def test_it_has_no_cover_and_says_what_it_is_not():
    page = print_html(replace(leaflet(), status="Utkast", is_example=True))
    assert 'class="leaflet"' in page
    assert "cover" not in page
    assert "Utkast" in page
    assert "Exempeldata" in page
