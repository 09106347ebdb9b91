"""Two versions of a text, word by word."""

import pytest

from styrmodell.lib.word_diff import CONTEXT, MOST_WORDS, Part, word_diff


def read(before: str, after: str) -> list[tuple[str, str]]:
    return [(part.kind, part.text.strip()) for part in word_diff(before, after)]


def test_only_the_changed_words_are_marked():
    assert read("Biblioteken är öppna", "Biblioteken är alltid öppna för alla") == [
        ("same", "Biblioteken är"),
        ("added", "alltid"),
        ("same", "öppna"),
        ("added", "för alla"),
    ]


def test_a_replaced_word_is_taken_away_before_the_new_one():
    assert read("Minst 75 procent", "Minst 80 procent") == [
        ("same", "Minst"),
        ("removed", "75"),
        ("added", "80"),
        ("same", "procent"),
    ]


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_a_number_is_one_word_however_its_thousands_are_parted(space):
    before, after = (f"Ramen är (−12{space}{end}{space}000 kr) år 2026 för 100 platser" for end in ("215", "315"))
    assert read(before, after) == [
        ("same", "Ramen är"),
        ("removed", "(−12\N{NO-BREAK SPACE}215\N{NO-BREAK SPACE}000"),
        ("added", "(−12\N{NO-BREAK SPACE}315\N{NO-BREAK SPACE}000"),
        ("same", "kr) år 2026 för 100 platser"),
    ]


def test_a_long_stretch_that_is_the_same_is_left_out_between_its_ends():
    words = [f"ord{number}" for number in range(100)]
    kinds, texts = zip(*read(f"a {' '.join(words)} b", f"c {' '.join(words)} d"), strict=True)
    assert kinds == ("removed", "added", "same", "removed", "added")
    assert texts[2] == f"{' '.join(words[:CONTEXT])} … {' '.join(words[-CONTEXT:])}"


def test_a_change_at_the_end_keeps_only_the_words_before_it():
    words = " ".join(f"ord{number}" for number in range(100))
    assert read(f"{words} a", f"{words} b")[0] == ("same", f"… {' '.join(words.split()[-CONTEXT:])}")


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "", ()),
        ("", "Ny text", (Part("added", "Ny text"),)),
        ("Gammal text", "", (Part("removed", "Gammal text"),)),
        ("Lika", "Lika", (Part("same", "Lika"),)),
    ],
)
def test_a_text_that_comes_or_goes_is_one_part(before, after, parts):
    assert word_diff(before, after) == parts


def test_every_word_of_both_versions_is_there_when_nothing_is_left_out():
    before, after = "ett två tre fyra fem", "noll ett tre fyra fyra sex"
    parts = word_diff(before, after)
    assert " ".join(part.text for part in parts if part.kind != "added").split() == before.split()
    assert " ".join(part.text for part in parts if part.kind != "removed").split() == after.split()


def test_texts_too_long_to_compare_are_shown_whole():
    before, after = "a " * MOST_WORDS, "b " * 3
    assert [part.kind for part in word_diff(before, after)] == ["removed", "added"]
