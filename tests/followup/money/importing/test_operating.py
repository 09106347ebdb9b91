"""What a file of outcomes says: every kind of row, good and bad, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from followup.money.importing.operating import COLUMNS, Catalogue, CatalogueItem, read
from styrmodell.lib.tabular import read as read_table

HEADER = ";".join(COLUMNS)
START = date(2019, 1, 1)
KN = CatalogueItem(1, "KN", "Kulturnämnden", START)
SN = CatalogueItem(2, "SN", "Socialnämnden", START)
KFN = CatalogueItem(3, "KFN", "Kultur- och fritidsnämnden", date(2000, 1, 1), date(2018, 12, 31))
LIBRARY = CatalogueItem(10, "KN-30", "Bibliotek", START)
MUSEUM = CatalogueItem(11, "KN-90", "Museum", START, date(2020, 12, 31))
CARE = CatalogueItem(20, "SN-20", "Äldreomsorg", START)
CATALOGUE = Catalogue(
    units=[KN, SN, KFN],
    operations={1: [LIBRARY, MUSEUM], 2: [CARE]},
    rounds={(2021, 10): [7], (2021, 8): [5, 6]},
    writable=frozenset({1, 3}),
)


def table(*lines: str):
    return read_table("\n".join([HEADER, *lines]), COLUMNS)


def reading(*lines: str):
    return read(table(*lines), CATALOGUE)


def only_row(line: str):
    found = reading(line)
    assert found.errors == ()
    return found.rows[0]


def only_error(line: str) -> str:
    found = reading(line)
    assert found.rows == ()
    assert [error.row for error in found.errors] == [2]
    return found.errors[0].sentence


def test_a_row_is_a_verksamhet_and_a_month_with_its_amounts():
    row = only_row("KN;KN-30;2021-10;-12215000;-12740000;-15339000;-15038800")
    assert (row.unit, row.operation, row.year, row.month, row.rounds) == (KN, LIBRARY, 2021, 10, (7,))
    assert row.outcome == Decimal(-12215000)
    assert row.budget == Decimal(-12740000)
    assert row.year_budget == Decimal(-15339000)
    assert row.forecast == Decimal("-15038800")


def test_a_verksamhet_exists_on_its_first_and_on_its_last_day():
    days = [date(2018, 12, 31), START, date(2020, 12, 31), date(2021, 1, 1)]
    assert [MUSEUM.exists(day) for day in days] == [False, True, True, False]


def test_an_empty_cell_is_not_reported_and_zero_is_zero():
    row = only_row("KN;KN-30;2021-10;0;;;")
    assert row.outcome == 0
    assert row.budget is None
    assert row.forecast is None
    assert not reading("KN;KN-30;2021-10;0;;;").forecast_periods


@pytest.mark.parametrize("text", ["−1 234,50", "-1234.5", "-1\N{NO-BREAK SPACE}234,5", "– 1 234,50"])
def test_amounts_are_read_as_people_and_spreadsheets_write_them(text):
    assert only_row(f"KN;KN-30;2021-10;{text};;;").outcome == Decimal("-1234.50")


def test_amounts_are_kept_to_the_ore():
    assert only_row("KN;KN-30;2021-10;-0,005;;;").outcome == Decimal("-0.01")


@pytest.mark.parametrize("period", ["2021-10", "202110", "2021-10-31", "okt-21", "Okt 2021", "oktober 2021"])
def test_the_period_is_read_also_as_spreadsheets_rewrite_it(period):
    row = only_row(f"KN;KN-30;{period};-1;;;")
    assert (row.year, row.month) == (2021, 10)


@pytest.mark.parametrize("word", ["KN-30", "kn-30", "Bibliotek", "bibliotek"])
def test_a_verksamhet_is_named_by_code_or_name(word):
    assert only_row(f"kn;{word};2021-10;-1;;;").operation == LIBRARY


def test_a_forecast_goes_to_every_round_whose_period_ends_that_month():
    assert only_row("KN;KN-30;2021-08;-1;;;-2").rounds == (5, 6)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (";KN-30;2021-10;1;;;", "Enheten saknas."),
        ("XX;KN-30;2021-10;1;;;", "Enheten ”XX” känns inte igen."),
        ("=A1;KN-30;2021-10;1;;;", "Enheten ”=A1” känns inte igen."),
        ("KFN;KN-30;2021-10;1;;;", "Kultur- och fritidsnämnden fanns inte 2021-10."),
        ("SN;SN-20;2021-10;1;;;", "Du får inte läsa in belopp för Socialnämnden."),
        ("KN;;2021-10;1;;;", "Verksamheten saknas."),
        ("KN;SN-20;2021-10;1;;;", "Verksamheten ”SN-20” finns inte hos Kulturnämnden. Där finns KN-30."),
        ("KN;KN-90;2021-10;1;;;", "Verksamheten Museum fanns inte 2021-10."),
        ("KN;KN-30;;1;;;", "Perioden saknas. Skriv år och månad, till exempel 2021-10."),
        ("KN;KN-30;2021-13;1;;;", "Perioden ”2021-13” går inte att läsa."),
        ("KN;KN-30;2021-00;1;;;", "Perioden ”2021-00” går inte att läsa."),
        ("KN;KN-30;3021-10;1;;;", "Perioden ”3021-10” går inte att läsa."),
        ("KN;KN-30;abc-21;1;;;", "Perioden ”abc-21” går inte att läsa."),
        ("KN;KN-30;oktober;1;;;", "Perioden ”oktober” går inte att läsa."),
        ("KN;KN-30;2021-10;tolv;;;", "I kolumnen utfall: ”tolv” är inte ett tal."),
        ("KN;KN-30;2021-10;;12 dollar;;", "I kolumnen budget: ”12 dollar” är inte ett tal."),
        ("KN;KN-30;2021-10;-539.100;;;", "I kolumnen utfall: ”-539.100” kan betyda"),
        ("KN;KN-30;2021-10;; -   ;;", "I kolumnen budget: ”-” kan betyda noll eller"),
        ("KN;KN-30;2021-10;;;#REF!;", "I kolumnen arsbudget: ”#REF!” är ett felvärde."),
        ("KN;KN-30;2021-10;;;;=A1", "I kolumnen prognos: ”=A1” är en formel."),
        ("KN;KN-30;2021-10;99999999999999;;;", "I kolumnen utfall: Beloppet är för stort."),
        (
            "KN;KN-30;2021-09;-1;;;-2",
            "Prognosen hör inte till något uppföljningstillfälle: inget slutar i september 2021.",
        ),
    ],
)
def test_a_row_that_cannot_be_written_says_why(line, sentence):
    assert only_error(line).startswith(sentence)


def test_a_verksamhet_twice_in_the_file_is_an_error_at_the_second_row():
    found = reading("KN;KN-30;2021-10;-1;;;", "KN;KN-30;2021-09;-1;;;", "KN;Bibliotek;okt-21;-2;;;")
    assert [row.row for row in found.rows] == [2, 3]
    assert found.errors[0].row == 4
    assert found.errors[0].sentence == "Bibliotek 2021-10 står redan på rad 2. Ta bort den ena raden."


def test_good_rows_are_read_beside_bad_ones():
    found = reading("XX;KN-30;2021-10;1;;;", "KN;KN-30;2021-10;-1;;;")
    assert (len(found.rows), len(found.errors)) == (1, 1)


def test_a_code_that_two_enheter_have_posts_to_neither_of_them():
    catalogue = replace(CATALOGUE, units=[KN, CatalogueItem(4, "kn", "Konsumentnämnden", START)])
    (error,) = read(table("kn;KN-30;2021-10;-1;;;"), catalogue).errors
    assert error.sentence == "Koden kn används av Kulturnämnden och Konsumentnämnden. Byt den enas kod."


def test_a_verksamhet_whose_name_is_anothers_code_is_found_by_the_code():
    museum = CatalogueItem(12, "KN-50", "KN-30", START)
    catalogue = replace(CATALOGUE, operations={1: [museum, LIBRARY]})
    assert read(table("KN;KN-30;2021-10;-1;;;"), catalogue).rows[0].operation == LIBRARY


def test_two_verksamheter_of_one_name_are_told_apart_by_their_codes():
    twin = CatalogueItem(12, "KN-31", "Bibliotek", START)
    catalogue = replace(CATALOGUE, operations={1: [LIBRARY, twin]})
    (error,) = read(table("KN;bibliotek;2021-10;-1;;;"), catalogue).errors
    assert error.sentence == (
        "Flera verksamheter hos Kulturnämnden heter ”bibliotek”: KN-30 och KN-31. Skriv verksamhetens kod."
    )
    assert read(table("KN;KN-31;2021-10;-1;;;"), catalogue).rows[0].operation == twin
