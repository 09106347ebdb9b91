"""What is left in a text from last year's, and all that is not remarked on."""

from decimal import Decimal

import pytest

from followup.rules.last_years_words import is_same, remarks
from followup.rules.told_numbers import KRONOR, TableNumber

RESULT = TableNumber(
    "Årets resultat",
    ("Årets resultat",),
    ((Decimal(145_200_000), "145 200 tkr"),),
    decimals=-3,
    units=KRONOR,
    needs_unit=True,
    is_whole=True,
)


def told(now, before="<p>Förra årets.</p>", numbers=()):
    return [(one.words, one.quotes) for one in remarks(now, before, 2026, numbers)]


@pytest.mark.parametrize(
    "now",
    [
        "<p>Skolan byggdes ut 2025 och 2026.</p>",
        "<p>Antalet besök ökade jämfört med 2025.</p>",
        "<p>Fler än 2025 deltog.</p>",
        "<p>Planen gäller 2025–2027.</p>",
        "<p>Under 2024 invigdes hallen.</p>",
        "<table><tbody><tr><td>2025</td></tr></tbody></table>",
        "",
    ],
)
def test_a_sentence_that_may_name_last_year_is_left_alone(now):
    assert told(now) == []


def test_a_sentence_of_last_year_or_one_that_is_about_it_is_quoted():
    kept = "Jämfört med våren 2025 är kön kortare."
    assert told(f"<p>{kept}</p>", f"<p>{kept} Mer än så var det inte.</p>") == [
        ("Texten nämner 2025. Är det året som menas?", (kept,))
    ]
    assert told("<p>Under 2025 invigdes hallen.</p>")[0][1] == ("Under 2025 invigdes hallen.",)


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        ("<p>Årets resultat uppgick till 145,2 mkr.</p>", True),
        ("<p>Årets resultat blev 145 mkr.</p>", True),
        ("<p>Årets resultat uppgick till 98 mkr.</p>", False),
        ("<p>Årets resultat 2025 var 145,2 mkr.</p>", False),
    ],
)
def test_a_number_that_was_last_years_is_told(now, is_told):
    words = [words for words, _ in told(now, numbers=[RESULT])]
    assert any(one.startswith("Årets resultat: 145") for one in words) == is_told


def test_the_same_words_are_the_same_however_they_look():
    assert is_same("<p>En <strong>text</strong>.</p>", "<p>En text.</p>")
    assert not is_same("<p>En text.</p>", "<p>En annan.</p>")
    assert not is_same("", "")
