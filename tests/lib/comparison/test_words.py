"""Two versions of a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.comparison.sequences import common
from styrmodell.lib.comparison.words import CONTEXT, Part, changed_words, marked_texts, tokens_of

NBSP = "\N{NO-BREAK SPACE}"
PIECES = st.sampled_from(
    [
        *"abc",
        "och",
        " ",
        "  ",
        ", ",
        ". ",
        "\n",
        "12 000",
        "−450,0",
        "§ 98",
        "12 a",
        "50 %",
        "(",
        ")",
        "2026-09-17",
        " – ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def diff(before: str, after: str) -> list[tuple[str, str]]:
    """What is the same, comes and goes, in reading order."""
    return [(kind, "".join(token.text for token in tokens)) for kind, tokens in marked_texts(before, after)]


def marked(before: str, after: str) -> str:
    """What goes in [ ], what comes in { }."""
    signs = {"same": "", "removed": "[]", "added": "{}"}
    return "".join(f"{signs[kind][:1]}{text}{signs[kind][1:]}" for kind, text in diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Biblioteken är öppna", "Biblioteken är alltid öppna för alla", "Biblioteken är {alltid }öppna{ för alla}"),
        ("Minst 75 procent", "Minst 80 procent", "Minst [75]{80} procent"),
        (
            "i Åkers styckebruk och Mariefred",
            "i Åkers styckebruk, och Mariefred",
            "i Åkers styckebruk{,} och Mariefred",
        ),
        ("ett ord här", "ett (ord) här", "ett {(}ord{)} här"),
        ("A är bra. B är bra.", "A är bra. C är bra. B är bra.", "A är bra. {C är bra. }B är bra."),
        ("parker av gräs och buskar", "parker av träd och stenar", "parker av [gräs och buskar]{träd och stenar}"),
        ("mål 70, utfall 84", "mål 72, utfall 85", "mål [70]{72}, utfall [84]{85}"),
        ("e-post bl.a. KF:s", "e-tjänst bl.a. KS:s", "[e-post]{e-tjänst} bl.a. [KF:s]{KS:s}"),
        ("a,b", "a, b", "a, b"),
        ("a b", "a,b", "a{,}b"),
        ("a,b", "a b", "a[,] b"),
        ("", "", ""),
        ("", "Ny text", "{Ny text}"),
        ("Gammal text", "", "[Gammal text]"),
        ("Lika", "Lika", "Lika"),
    ],
)
def test_only_what_a_person_would_mark_is_marked(before, after, told):
    assert marked(before, after) == told


@pytest.mark.parametrize(
    "figure",
    [
        *("1 234 500", "−450,0", "+380", "12 a", "12 a §", "§ 98", "§§ 12–14", "7 §", "2026-09-17", "2027–2029", "1.2"),
        *("8.30", "2017:725", "24/7", "50 %", "3 ‰", "12 %", "1:a", "70-talet", "5kr", "DR1", "I2", "m²"),
    ],
)
def test_a_figure_is_one_word(figure):
    assert [token.text.replace(NBSP, " ") for token in tokens_of(f"({figure}),")] == ["(", figure, ")", ","]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("år 2026 100 platser", ["år", "2026", "100", "platser"]),
        ("12 i kö", ["12", "i", "kö"]),
        ("12 av 14", ["12", "av", "14"]),
        ("−450,0 § 98", ["−450,0", "§ 98"]),
        ("KF 2024-02-26 § 15, 6 §", ["KF", "2024-02-26", "§ 15", ",", "6 §"]),
        ("och/eller", ["och", "/", "eller"]),
    ],
)
def test_what_stands_beside_a_figure_is_not_of_it(text, words):
    assert [token.text.replace(NBSP, " ") for token in tokens_of(text) if not token.is_space] == words


@pytest.mark.parametrize("space", [" ", NBSP, "\N{NARROW NO-BREAK SPACE}"])
def test_a_number_is_one_word_however_its_thousands_are_parted(space):
    before, after = (f"Ramen är (−12{space}{end}{space}000 kr) år 2026" for end in ("215", "315"))
    told = "Ramen är ([−12 215 000]{−12 315 000} kr) år 2026"
    assert marked(before, after).replace(NBSP, " ") == told


def test_a_long_stretch_that_is_the_same_is_left_out_between_its_ends():
    words = [f"ord{number}" for number in range(100)]
    parts = changed_words(f"a {' '.join(words)} b", f"c {' '.join(words)} d")
    assert [part.kind for part in parts if part.text != " "] == ["removed", "added", "same", "removed", "added"]
    assert parts[3].text == f" {' '.join(words[:CONTEXT])} … {' '.join(words[-CONTEXT:])} "


def test_a_change_at_the_end_keeps_only_the_words_before_it():
    words = " ".join(f"ord{number}" for number in range(100))
    assert changed_words(f"{words} a", f"{words} b")[0] == Part("same", f"… {' '.join(words.split()[-CONTEXT:])} ")


def test_what_comes_in_place_of_something_stands_a_space_from_it_when_drawn():
    assert (
        "".join(part.text for part in changed_words("Minst 75 %", "Minst 80 % i år"))
        == f"Minst 75{NBSP}% 80{NBSP}% i år"
    )


@given(TEXTS, TEXTS)
def test_without_what_came_stands_the_earlier_text_and_without_what_went_the_later(before, after):
    """Sign for sign, and the later one space for space, when any white space is one space."""
    parts = diff(before, after)
    earlier = "".join(text for kind, text in parts if kind != "added")
    later = "".join(text for kind, text in parts if kind != "removed")
    assert later == "".join(token.text for token in tokens_of(after.strip()))
    assert "".join(earlier.split()) == "".join(before.split())


@given(TEXTS, TEXTS)
def test_no_mark_is_drawn_around_a_space(before, after):
    for part in changed_words(before, after):
        assert part.kind == "same" or (part.text and part.text == part.text.strip())


@given(TEXTS)
def test_a_text_beside_itself_has_no_change(text):
    assert all(kind == "same" for kind, _ in diff(text, text))


def test_a_long_text_is_compared_word_by_word_too():
    words = [f"ord{number % 700}" for number in range(20_000)]
    after = [*words[:9_000], "nytt", *words[9_000:]]
    assert marked(" ".join(words), " ".join(after)).count("{nytt }") == 1


class Asked(str):
    """A word that counts how often it is looked for."""

    __slots__ = ()
    times = 0

    def __hash__(self) -> int:
        Asked.times += 1
        return super().__hash__()


def test_words_are_looked_for_as_often_however_many_changes_there_are():
    """Every other word of a long text is another one."""
    words = [Asked(number) for number in range(9_000)]
    before, after = ([word for one in words for word in (one, Asked(sign))] for sign in "xy")
    assert sum(stretch.length for stretch in common(before, after)) == len(words)
    assert Asked.times < 200 * len(words)
