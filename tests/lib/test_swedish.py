"""Swedish numbers, periods, words and order."""

from datetime import date
from decimal import Decimal

import pytest

from styrmodell.lib import swedish

NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("-40871"), 0, f"{MINUS}40{NBSP}871"),
        (Decimal("1234.5"), 1, f"1{NBSP}234,5"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, f"{MINUS}3"),
        (Decimal("-0.04"), 1, "0,0"),
        (0, 0, "0"),
        (None, 0, "saknas"),
        (
            Decimal("123456789012345678901234567890.5"),
            1,
            "123 456 789 012 345 678 901 234 567 890,5".replace(" ", NBSP),
        ),
    ],
)
def test_numbers_are_printed_the_swedish_way(value, decimals, text):
    assert swedish.number(value, decimals) == text


def test_a_signed_number_has_plus_or_minus_and_zero_has_neither():
    assert [swedish.number(Decimal(n), signed=True) for n in (5, -5, 0)] == ["+5", f"{MINUS}5", "0"]
    assert swedish.number(None, missing="–") == "–"


def test_money_is_stored_in_kronor_and_printed_in_thousands_or_millions():
    assert swedish.money_tkr(Decimal("-40871400")) == f"{MINUS}40{NBSP}871"
    assert swedish.money_tkr(Decimal(3_950_000), unit=True) == f"3{NBSP}950{NBSP}tkr"
    assert swedish.money_tkr(Decimal(1500), signed=True) == "+2"
    assert swedish.money_mkr(Decimal(40_871_400), unit=True) == f"40,9{NBSP}mkr"
    assert swedish.money_mkr(Decimal(-499), 1) == "0,0"
    assert swedish.money_tkr(None, unit=True) == "saknas"
    assert swedish.percent(Decimal("17.25"), 1) == f"17,3{NBSP}%"
    assert swedish.percent(None) == "saknas"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 1, 1), (2026, 12, 31), "2026"),
        ((2027, 1, 1), (2029, 12, 31), "2027–2029"),
        ((2026, 1, 1), (2026, 8, 31), "januari–augusti 2026"),
        ((2021, 10, 1), (2021, 10, 31), "oktober 2021"),
        ((2024, 2, 1), (2024, 2, 29), "februari 2024"),
        ((2026, 8, 1), (2027, 6, 30), "augusti 2026–juni 2027"),
        ((2026, 3, 5), (2026, 4, 17), "5 mars–17 april 2026"),
        ((2026, 12, 15), (2027, 1, 15), "15 december 2026–15 januari 2027"),
        ((2026, 3, 5), (2026, 3, 5), "5 mars 2026"),
        ((9999, 1, 1), (9999, 12, 31), "9999"),
    ],
)
def test_a_period_is_said_as_short_as_it_can_be(first, last, words):
    assert swedish.period_words(date(*first), date(*last)) == words


@pytest.mark.parametrize(
    ("first", "last", "head"),
    [
        ((2026, 1, 1), (2026, 12, 31), "2026"),
        ((2025, 8, 1), (2026, 7, 31), "2025/26"),
        ((2026, 1, 1), (2026, 8, 31), "jan–aug 2026"),
        ((2021, 10, 1), (2021, 10, 31), "okt 2021"),
    ],
)
def test_a_period_at_the_head_of_a_column(first, last, head):
    assert swedish.period_label(date(*first), date(*last)) == head


def test_a_period_with_its_days():
    assert swedish.days_words(date(2021, 1, 1), date(2021, 8, 31)) == "1 januari–31 augusti 2021"
    assert swedish.days_words(date(2026, 8, 17), date(2027, 6, 11)) == "17 augusti 2026–11 juni 2027"


def test_swedish_alphabetical_order():
    in_order = ["Al", "Éva", "eva b", "zo", "Zäta", "Ål", "år", "Äl", "Öl", "Österåker"]
    assert sorted({*in_order}, key=swedish.sort_key) == in_order


def test_words_for_counts_and_lists():
    assert [swedish.count_words(n) for n in (0, 1, 2, 12, 13, 1000)] == [
        "noll",
        "ett",
        "två",
        "tolv",
        "13",
        f"1{NBSP}000",
    ]
    assert swedish.count_words(1, common=True) == "en"
    assert swedish.count_words(2, common=True) == "två"
    assert swedish.join_words(["a", "b", "c"]) == "a, b och c"
    assert swedish.join_words(["a", "b"]) == "a och b"
    assert swedish.join_words(["a"]) == "a"
    assert swedish.join_words([]) == ""


def test_file_names_have_no_swedish_letters():
    assert swedish.slug_words("Delårsrapport 2 2021, Strängnäs kommun") == "delarsrapport-2-2021-strangnas-kommun"
    assert swedish.slug_words("Verksamhetsplan 2027–2029") == "verksamhetsplan-2027-2029"
    assert swedish.slug_words("Ærø/Straße … ÅÄÖ 😀") == "aero-strasse-aao"


def test_numbers_keep_to_their_unit_at_a_line_break():
    assert swedish.bind("3 950 tkr enligt § 218") == f"3{NBSP}950{NBSP}tkr enligt §{NBSP}218"
    assert swedish.bind("40 procent, 25 % och 12 kr") == f"40{NBSP}procent, 25{NBSP}% och 12{NBSP}kr"
    assert swedish.bind("Inget att binda") == "Inget att binda"
