"""Readings: what people, ledgers and spreadsheets write, and what each of it means, if it means one thing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib import swedish
from styrmodell.lib.readings import Unreadable, amount_in, day_in, month_in, number_in

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1\u2009234", "1234"),
        ("1234.50", "1234.50"),
        ("-643", "-643"),
        ("\u2212643", "-643"),
        ("\u2212 643", "-643"),
        ("\u2013643", "-643"),
        ("+2,25", "2.25"),
        ("  0,5\n", "0.5"),
        ("\ufeff12", "12"),
        ("-0,0", "0"),
        ("007", "7"),
        ("999999999999999", "999999999999999"),
        # a point or a comma that can only mean one thing
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("1 234,567", "1234.567"),
        ("12,3450", "12.345"),
    ],
)
def test_a_number_is_read_however_it_was_pasted(text, value):
    assert number_in(text) == Decimal(value)
    assert not (number_in(text) == 0 and number_in(text).is_signed())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "NaN",
        "Infinity",
        "-inf",
        "1e400",
        "1e4",
        "1,2E+07",
        "abc",
        "1 2 3",
        "1,2,3",
        "12 34",
        "12.34,5",
        "1.234,567.8",
        "0.123.456",
        "--1",
        "5 tkr",
        "(5)",
        "5-",
        "١٢",
        "1 0000",
    ],
)
def test_what_is_not_a_number_is_refused_in_swedish(text):
    with pytest.raises(Unreadable, match="tal"):
        number_in(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("-539.100,00", "−539 100"),
        ("539,100.25", "539 100,25"),
        ("1.234.567", "1 234 567"),
        ("-1,234,567.8", "−1 234 567,8"),
    ],
)
def test_thousands_with_points_or_commas_are_not_read_and_the_right_way_is_said(text, right):
    with pytest.raises(Unreadable) as refusal:
        amount_in(text)
    assert str(refusal.value).replace(NBSP, " ").endswith(f"skriv tusental med mellanrum, {right}.")
    assert amount_in(right) == number_in(right)


def test_a_number_of_sixteen_digits_is_refused():
    with pytest.raises(Unreadable, match="högst 15 siffror"):
        number_in("1" * 16)
    with pytest.raises(Unreadable, match="inte ett tal"):
        number_in("1" * 10_000 + "x")


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=3, allow_nan=False))
def test_what_is_printed_is_read_back(value):
    assert number_in(swedish.number(value, 3), decimals=3) == value


@pytest.mark.parametrize("read", [number_in, amount_in])
@pytest.mark.parametrize(
    ("text", "thousands", "decimals"),
    [
        ("-539.100", "−539 100", "−539,1"),
        ("-15.039", "−15 039", "−15,0390"),
        ("-539,100", "−539 100", "−539,1"),
        ("1.000", "1 000", "1"),
    ],
)
def test_one_sign_before_three_figures_is_asked_about_and_both_answers_are_read(read, text, thousands, decimals):
    with pytest.raises(Unreadable) as refusal:
        read(text)
    said = str(refusal.value).replace(NBSP, " ")
    assert said == f"”{text}” kan betyda {thousands} eller {decimals}. Skriv det ena av dem."
    plain = Decimal(text.replace(",", "."))
    assert number_in(thousands) == plain * 1000
    assert number_in(decimals) == plain


def test_a_comma_is_a_decimal_comma_where_three_decimals_are_expected_and_a_point_is_still_asked_about():
    assert number_in("12,345", decimals=3) == Decimal("12.345")
    with pytest.raises(Unreadable, match="kan betyda"):
        number_in("12.345", decimals=3)


@pytest.mark.parametrize("text", ["-", " -   ", "–", "−", "- -", "—"])
def test_a_lone_dash_is_asked_about(text):
    for read in (number_in, amount_in):
        with pytest.raises(Unreadable, match="noll eller att talet saknas"):
            read(text)


@pytest.mark.parametrize(("text", "what"), [("=SUM(A1:A3)", "formel"), ("#REF!", "felvärde"), ("1E5", "förkortat")])
def test_what_a_spreadsheet_left_behind_is_told(text, what):
    with pytest.raises(Unreadable, match=what):
        amount_in(text)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("-539100", "-539100"),
        ("(539 100)", "-539100"),
        ("( 539 100,50 )", "-539100.50"),
        ("(539 100) kr", "-539100"),
        ("539100-", "-539100"),
        ("539 100,25 -", "-539100.25"),
        ("−539 100 kr", "-539100"),
        ("-539 100kr.", "-539100"),
        ("539 100 SEK", "539100"),
        ("−539,1 tkr", "-539100"),
        ("−2,8 mkr", "-2800000"),
        ("-0,005", "-0.01"),
        ("(0)", "0"),
        ("0-", "0"),
        ("−12\u202f215\u202f000", "-12215000"),
        ("\u2012539 100", "-539100"),
        ("\u207b539 100", "-539100"),
        ("−539 100:-", "-539100"),
        ("-539 100,-", "-539100"),
        ("539 100:\u2013", "539100"),
    ],
)
def test_an_amount_is_read_as_ledgers_and_accountants_write_it(text, kronor):
    assert amount_in(text) == Decimal(kronor)
    assert not (amount_in(text) == 0 and amount_in(text).is_signed())


def test_an_amount_is_in_what_the_place_says_unless_it_says_so_itself():
    assert amount_in("−15 038,8", per=1000) == Decimal(-15_038_800)
    assert amount_in("−15 038 800 kr", per=1000) == Decimal(-15_038_800)
    assert amount_in("−15,0388 mkr", per=1000) == Decimal(-15_038_800)
    assert amount_in("−15 038 800:-", per=1000) == Decimal(-15_038_800)


@pytest.mark.parametrize(
    "text",
    [
        "(-5)",
        "-5-",
        "(5",
        "5)",
        "--5",
        "5 dollar",
        "kr",
        "kr 5",
        "5 % ",
        "99999999999999",
        "9" * 16,
        "+-5",
        "( )",
        ":-",
        "kr:-",
        "5:--",
    ],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(Unreadable):
        amount_in(text)


@pytest.mark.parametrize("text", ["2026-11-05", " 2026-11-05 ", "20261105", "2026-11-05 00:00:00", "2026-11-05T00:00"])
def test_a_day_is_read_as_iso(text):
    assert day_in(text) == date(2026, 11, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/11/2026",
        "11/23/2026",
        "5/11/26",
        "5.11.2026",
        "2026-11-31",
        "2026-13-01",
        "2026-1105",
        "26-11-05",
        "46331",
        "",
    ],
)
def test_a_day_written_in_any_other_way_is_asked_for(text):
    with pytest.raises(Unreadable, match="Skriv datumet som 2026-11-23"):
        day_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10",
        "202610",
        "2026-10-31",
        "2026-10-01",
        "20261031",
        "2026-10-31 00:00:00",
        "okt-26",
        "Okt 2026",
        "oktober 2026",
        "okt. 26",
        "46326",
        "46326,0",
    ],
)
def test_a_month_is_read_as_people_and_spreadsheets_write_it(text):
    assert month_in(text) == (2026, 10)


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "3021-10", "26-10", "oktober", "abc-26", "oktopus 26", "2026-10-15", "46310", "10/2026"],
)
def test_what_is_no_month_is_refused(text):
    with pytest.raises(Unreadable, match="Skriv år och månad"):
        month_in(text)
