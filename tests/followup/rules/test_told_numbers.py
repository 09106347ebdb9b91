"""Texten säger 4,6, tabellen 4,9: what is warned of, and all that is not."""

from decimal import Decimal

import pytest

from followup.rules.told_numbers import KRONOR, TableNumber, differing, units_of


def figure(name, value, told, unit="procent", decimals=1):
    return TableNumber(name, (name,), ((Decimal(value), told),), decimals=decimals, units=units_of(unit))


SICK = figure("Sjukfrånvaro", "4.9", "4,9")
WOMEN = figure("Sjukfrånvaro, kvinnor", "5.5", "5,5")
VISITS = figure("Besök på bibliotek", "1234.5", "1 234,5", "besök per invånare")
RESULT = figure("Förändring i elevantal", "-3", "−3", "elever", 0)
FORECAST = TableNumber(
    "prognos",
    ("prognos", "prognosen", "helårsprognosen"),
    ((Decimal(-40_871_000), "−40 871 tkr"), (Decimal(-1_600_000), "−1 600 tkr")),
    decimals=-3,
    units=KRONOR,
    needs_unit=True,
    others=frozenset({Decimal(-39_271_000), Decimal(-2_100_000)}),
)
TABLES = (SICK, WOMEN, VISITS, RESULT, FORECAST)


def told(text):
    return [(one.table.key, one.said, one.told) for one in differing(text, TABLES, 2026)]


@pytest.mark.parametrize(
    ("text", "said", "table"),
    [
        ("Sjukfrånvaron är 4,6 procent.", "4,6", "4,9"),
        ("<p>Sjukfrånvaro: <strong>4,6</strong> %</p>", "4,6", "4,9"),
        ("<ul><li>SJUKFRÅNVARON har ökat till 4,60.</li></ul>", "4,60", "4,9"),
        ("Sjukfrånvaron 2026 var 5,2 procent.", "5,2", "4,9"),
        ("Sjukfrånvaron i enheten uppgick till 46 procent", "46", "4,9"),
        ("Sjukfrånvaro,\N{NO-BREAK SPACE}kvinnor är 4,9 procent.", "4,9", "5,5"),
        ("Besök på bibliotek var 1\N{NO-BREAK SPACE}284,5 besök per invånare", "1 284,5", "1 234,5"),
        ("Förändring i elevantal blev −5 elever.", "−5", "−3"),
        ("Förändring i elevantal blev minus 5.", "5", "−3"),
        ("Prognosen för helåret är −41,9 mkr.", "−41,9 mkr", "−40 871 tkr"),
        ("Prognosen är 40 000 tkr.", "40 000 tkr", "−40 871 tkr"),
        ("Prognosen är 2 000 tkr.", "2 000 tkr", "−1 600 tkr"),
        ("Helårsprognosen visar ett underskott på 1,4 miljoner kronor.", "1,4 miljoner", "−1 600 tkr"),
    ],
)
def test_another_number_behind_the_name_is_told(text, said, table):
    assert [one[1:] for one in told(text)] == [(said, table)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sjukfrånvaron är 4,9 procent.",
        "Sjukfrånvaron är 4,90 %.",
        "Sjukfrånvaron är 5 procent.",
        "Sjukfrånvaron är 5.",
        "Sjukfrånvaron har minskat från 5,2 till 4,9 procent.",
        "Sjukfrånvaron har minskat från 5,2 procent.",
        "Sjukfrånvaron har minskat med 0,3 procentenheter.",
        "Sjukfrånvaron är 0,3 procentenheter lägre.",
        "Sjukfrånvaron var 5,2 procent 2025.",
        "Sjukfrånvaron var 5,2 procent läsåret 2025/26.",
        "Målet för sjukfrånvaron är 4,0 procent.",
        "Sjukfrånvaro har målet 4,0.",
        "Sjukfrånvaron är högst bland män: 6,1 procent.",
        "Sjukfrånvaron bland män är 6,1 procent.",
        "Sjukfrånvaron: 38 medarbetare har fått stöd.",
        "Sjukfrånvaron (se § 12) följs upp 23 november, kl. 10.30.",
        "Sjukfrånvaron följs upp 2026-11-23, § 45 och 1/4.",
        "Sjukfrånvaron är 4–6 procent.",
        "Sjukfrånvaron är 1.234,5 procent.",
        "Sjukfrånvaron är 4,901 procent.",  # may be two numbers
        "Sjukfrånvaron 2026.",
        "Sjukfrånvarorapporten visar 6 procent. Det är 7 procent.",
        "Frånvaron är 6,1 procent.",
        "<table><tbody><tr><td>Sjukfrånvaro</td><td>5,2</td></tr></tbody></table>",
        "<p><s>Sjukfrånvaron är 4,6 procent.</s></p>",
        "Sjukfrånvaron är {nyckeltal:12}.",
        "Besök på bibliotek var 1 234,5.",
        "Besök på bibliotek var 1235 besök per invånare.",
        "Förändring i elevantal blev 3 elever färre.",
        "Förändring i elevantal blev \N{EN DASH}3.",
        "Prognosen är −40,9 mkr.",
        "Prognosen är 40 871 tkr.",
        "Prognosen är 41 miljoner kronor.",
        "Prognosen är 41 000 tkr.",
        "Prognosen är 41 000 000 kr.",
        "Besök på bibliotek var 1 200 besök per invånare.",
        "Prognosen visar ett underskott på 1,6 mkr.",
        "Prognosen är 2,1 mkr för biblioteken.",
        "Prognosen för biblioteken är 2,9 mkr.",
        "Prognosen är 4,6 procent bättre.",
        "Prognosen är 40.",
        "Befolkningsprognosen är 38 000 kr.",
    ],
)
def test_what_is_the_same_and_what_may_be_something_else_is_not(text):
    assert told(text) == []


def test_a_number_is_told_once_and_two_names_each_of_theirs():
    text = (
        "<p>Sjukfrånvaron är 4,6. Sjukfrånvaron är 4,6.</p><p>Sjukfrånvaron är 4,7 och förändring i elevantal är 9.</p>"
    )
    assert told(text) == [("Sjukfrånvaro", "4,6", "4,9"), ("Förändring i elevantal", "9", "−3")]


def test_without_tables_and_with_hostile_names_nothing_is_told():
    assert list(differing("Prognosen är 5 kr.", (), 2026)) == []
    odd = [figure(name, "4.9", "4,9") for name in ("(.*", "a{9", "<b>Sjuk</b>", "", "[")]
    assert list(differing("<p>(.* är 4 procent. a{9 är 4. [ är 4.</p>", odd, 2026)) == []
    assert [one.said for one in differing("<p>&lt;b&gt;Sjuk&lt;/b&gt; är 4,6.</p>", odd, 2026)] == ["4,6"]


def test_a_very_long_text_is_read_in_time():
    assert told("1 234 " * 10_000 + "Sjukfrånvaron " * 5_000 + "{prognos" * 1_000) == []
