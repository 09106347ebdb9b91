"""No figure is broken on paper, nothing stands outside the page, and a long cell costs no more than its words."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from weasyprint.text import line_break

from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import DecisionRow, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.figures import BudgetBars, DeviationRow, DeviationTable, Ledger, LedgerRow
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job
from styrmodell.lib.documents.table_fit import UPRIGHT, fit, refusal
from styrmodell.lib.documents.table_grid import Line
from styrmodell.lib.documents.typeface import ruler
from tests import verapdf
from tests.lib.documents.parts import MET, kr
from tests.lib.documents.word_boxes import broken, colliding, outside, pieces

pytestmark = pytest.mark.one_database
MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
SENTENCE = "Nämnden svarar för bibliotek, kulturskola och fritidsgårdar i hela kommunen. "


def table(*rows, head=True):
    first, *others = rows
    tag = "th" if head else "td"
    heads = "".join(f"<{tag}>{cell}</{tag}>" for cell in first)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in others)
    return f"<table><tr>{heads}</tr>{body}</table>"


def printed(document):
    return weasy.set_pdf(print_job(document))


def document(*blocks, **more):
    said = {"kind": "Delårsrapport 1", "year": "2026", "unit": "Kulturnämnden", "unit_code": "KN", **more}
    return Document(**said, chapters=(Chapter("a", "Sammanfattning", blocks), Chapter("b", "Mer", (RichText("Ja."),))))


def text_with(html):
    return document(RichText(richtext.clean(f"<p>Före.</p>{html}<p>Efter.</p>"), heading="Läget"))


def cells(html):
    return [unescape(cell) for cell in re.findall(r"<t[dh][^>]*>([^<]*)<", html) if re.search(r"\d", cell)]


TWELVE = table(
    ["Verksamhet", *MONTHS], ["Scen och kulturproduktion", *["−12\xa0215"] * 12], ["Bibliotek", *["−45"] * 12]
)
FORTY = table([f"n{at}" for at in range(44)], [str(at) for at in range(44)])
YEARS = table(
    ["Mått", *(f"Utfall {year}" for year in range(2017, 2027))],
    ["Nettokostnad per invånare", *["−102\xa0350,5 tkr"] * 10],
)
WORDY = table(
    ["Uppdrag", "Läge"],
    ["Miljö- och samhällsbyggnadsnämndens verksamhetsutvecklingsorganisation 2021–2026", "Klart 2026-10-31, 12/15 st"],
    ["Läsåret 2025/26", SENTENCE * 3 + "Kostnaden är 12 350,5 tkr eller −45 procent (§ 218) under 2021–2023."],
)
TABLES = {"twelve": TWELVE, "forty": FORTY, "years": YEARS, "wordy": WORDY}


@cache
def made(name):
    return printed(text_with(TABLES[name]))


@pytest.mark.parametrize("name", TABLES)
def test_every_figure_of_a_table_in_a_text_stands_whole_and_inside_the_page(name):
    assert broken(made(name), [cell for cell in cells(TABLES[name]) if len(cell) < 30]) == []
    assert outside(made(name)) == []
    assert colliding(made(name)) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_a_text_is_for_the_archive_and_for_everybody(name):
    assert verapdf.failures(made(name), "3a") == []
    assert verapdf.failures(made(name), "ua1") == []


def test_figures_in_running_words_stay_on_one_line():
    figures = ["2021–2026", "2026-10-31", "12/15", "2025/26", "12 350,5 tkr", "−45 procent", "§ 218", "2021–2023"]
    assert broken(made("wordy"), figures) == []


def test_a_table_too_wide_for_a_page_lies_down_with_the_few_words_around_it():
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(made("forty"))]
    lying = [number for number, (width, height) in enumerate(sizes, start=1) if width > height]
    assert lying == [1]
    words = {piece.text for piece in pieces(made("forty")) if piece.page == 1}
    assert {"Delårsrapport 1 2026", "Sammanfattning", "Läget", "Före.", "Efter."} <= words


def test_smaller_type_comes_before_a_page_that_lies_down():
    def ways(columns):
        cell = "−12\xa0215"
        html = richtext.clean(table([f"k{at}" for at in range(columns)], [cell] * columns))
        element = next(richtext_table(html))
        return fit(element, ruler()).step

    steps = [ways(columns) for columns in (4, 11, 13, 14, 24)]
    assert [step.is_lying for step in steps] == [False, False, False, True, True]
    assert [step.points for step in steps[:3]] == sorted((step.points for step in steps[:3]), reverse=True)


def richtext_table(html):
    return lxml_html.fragment_fromstring(html, create_parent="div").iter("table")


def test_a_table_that_no_page_is_wide_enough_for_is_refused_with_the_reason():
    html = richtext.clean(table([f"k{at}" for at in range(44)], ["−12\xa0215\xa0350"] * 44))
    assert refusal(html).startswith("Tabellen med 44 kolumner är för bred: talen")
    assert refusal(richtext.clean(FORTY)) == ""


BIG = kr(-12_345_678, -12_740_120, -115_039_450, -115_339_999)


def test_the_largest_amounts_of_a_driftredovisning_stand_whole():
    rows = (LedgerRow("Barn- och utbildningsnämnden", *BIG), LedgerRow("Miljö- och samhällsbyggnadsnämnden", *BIG))
    ledger = Ledger(rows, LedgerRow("Summa", *BIG, is_sum=True, deviation_sum=BIG[0], year_deviation_sum=BIG[2]))
    deviation = DeviationRow(
        "Placeringar", "Socialnämnden", BIG[2], SENTENCE, SENTENCE, "Socialchef", date(2026, 12, 31)
    )
    pdf = printed(document(replace(ledger, period="jan–aug 2026"), BudgetBars(rows), DeviationTable((deviation,))))
    figures = ["−12 345 678"] * 4 + ["−115 039 450"] * 4 + ["−115 339 999"] * 5 + ["−115 039 450", "2026-12-31"]
    assert broken(pdf, figures) == []
    assert outside(pdf) == []
    assert colliding(pdf) == []


def test_no_word_of_a_cover_is_broken():
    bodies = ("Kommunstyrelsen", "Miljö- och samhällsbyggnadsnämnden", "Kommunfullmäktige", "Överförmyndarnämnden")
    chain = tuple(
        DecisionRow(body, date(2026, 10, 28), "§§ 363–364", "KS/2026:12", "lägger till handlingarna") for body in bodies
    )
    cover = replace(
        document(RichText("a")), kind="Verksamhetsberättelse", decisions=chain, registry_number="KS/2026:81-042"
    )
    pdf = printed(cover)
    cover = [piece.text for piece in pieces(pdf) if piece.page == 1]
    words = {word for line in cover for word in line.split()}
    for body in bodies:
        assert set(body.split()) <= words, body
    assert {"Verksamhetsberättelse", "2026-10-28", "KS/2026:81-042", "handlingarna"} <= words
    assert outside(pdf) == []


def test_a_long_cell_costs_what_its_words_cost(monkeypatch):
    calls = []
    whole = line_break.create_layout
    monkeypatch.setattr(line_break, "create_layout", lambda text, *rest: calls.append(len(text)) or whole(text, *rest))

    def cost(length):
        calls.clear()
        html = table(["Läge"], [(SENTENCE * 100)[:length]])
        printed(text_with(html))
        return sum(calls)

    least = cost(10)
    assert (cost(6000) - least) / (cost(1500) - least) <= 5


def test_a_row_that_takes_much_of_a_page_begins_below_the_row_above():
    rows = StatusTable((StatusRow("Kort", html="Ja.", status=MET), StatusRow("Lång", html=SENTENCE * 60, status=MET)))
    begins = [piece.page for piece in pieces(printed(document(rows))) if piece.text in ("Kort", "Lång")]
    assert len(set(begins)) == 1


@pytest.mark.parametrize(
    "figure",
    ["−12 215", "3,5 %", "2026-10-31", "jan–okt 2026", "12 tkr/inv", "§ 12 a", "(539 100)", "10⁶ kr", "1 234,5"],
)
def test_what_is_a_figure(figure):
    assert Line(figure).is_figure
    assert Line(figure).tokens == (figure,)


@pytest.mark.parametrize("words", ["", "Bibliotek", "Enligt § 218 i beslutet", "Läsåret 2025/26 började bra"])
def test_what_is_not(words):
    assert not Line(words).is_figure


WORDS = st.sampled_from(
    ["", "Bibliotek", "−12\xa0215", "Scen och kulturproduktion", "2021–2023", SENTENCE, "a" * 60, "12"]
)


@settings(max_examples=60)
@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=2, max_size=6)))
def test_columns_are_as_wide_as_their_figures_and_fill_the_page(rows):
    html = richtext.clean(table(*rows))
    for element in richtext_table(html) if "<table" in html else ():
        how = fit(element, ruler())
        assert abs(sum(how.widths) - how.step.width) < 0.01
        assert how.step.is_lying or sum(how.widths) <= UPRIGHT + 0.01
        for row in element.iter("tr"):
            for width, cell in zip(how.widths, row, strict=True):
                if re.fullmatch(r"[−\d\xa0–]+", cell.text or ""):
                    assert ruler().width(cell.text, how.step.points) <= width


ODD = [
    table(["Verksamhet", *MONTHS, "2026"], ["Äldreomsorg", *["−123\xa0456"] * 13]),
    table(["2026-10-31"] * 8, ["KS/2026:58-0061"] * 8, head=False),
    table(["12 345–67 890"] * 6, ["±0,5 %"] * 6, head=False),
    table(["Summa", *["−12\xa0345\xa0678\xa0901,55"] * 5], ["", *[""] * 5], head=False),
    table(["0152-291 00, 070-123 45 67", "anna.andersson.lindqvist@strangnas.se", "orgnr 212000-0365"], ["", "", ""]),
    "<p>https://www.strangnas.se/"
    + "kommun-och-politik/" * 12
    + "9" * 60
    + "</p><p>"
    + "12\xa0345\xa0678\xa0kr " * 20
    + "</p>",
    "<ol><li>Ett<ol type='a'><li>Två<ul><li>Tre<ol type='i'><li>Fyra −1\xa0234\xa0567</li></ol></li></ul></li></ol></li></ol>",
]
ODD_FIGURES = [
    *("−123\xa0456", "2026-10-31", "KS/2026:58-0061", "12 345–67 890"),
    *("−12\xa0345\xa0678\xa0901,55", "−1\xa0234\xa0567", "212000-0365"),
]


def test_a_column_that_is_set_apart_has_room_for_its_figures_too():
    def needed(look):
        cells = f'<td class="r {look}">1 140 000</td>' * 9
        rows = f"<tr>{'<th>Budget</th>' * 9}</tr><tr>{cells}</tr>"
        return fit(lxml_html.fromstring(f"<table>{rows}</table>"), ruler()).step

    assert not needed("").is_lying
    assert needed("apart").is_lying


def test_days_diary_numbers_ranges_and_endless_addresses_stand_whole_on_the_page():
    pdf = printed(document(*(RichText(richtext.clean(html)) for html in ODD)))
    assert (broken(pdf, ODD_FIGURES), outside(pdf), colliding(pdf)) == ([], [], [])


def test_missing_amounts_stay_missing():
    pdf = printed(document(Ledger((LedgerRow("Bibliotek", Decimal(1000), None, None, None),))))
    assert sum("saknas" in piece.text for piece in pieces(pdf)) >= 1
