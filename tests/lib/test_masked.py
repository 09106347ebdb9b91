"""Words are masked whole wherever they are read, and personnummer are found as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.masked import MARK, hidden, is_personal_number, personal_numbers, places, texts

NUMBER = "850709-9805"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Andersson skriver", f"{MARK} skriver"),
        ("Anna\u00a0Andersson", MARK),
        ("Anna&nbsp; Andersson", MARK),
        ("Anna<br>Andersson", MARK),
        ("Anna\n  Andersson", MARK),
        ("<p>Av <strong>Anna</strong> Andersson.</p>", f"<p>Av <strong>{MARK}</strong>.</p>"),
        ("An<b>na And</b>ers\u00adson", MARK),
        ("Anna Anderssons skola", f"{MARK}s skola"),
        ("Anna Anderssonsgatan", "Anna Anderssonsgatan"),
        ("Hanna Andersson", "Hanna Andersson"),
        ("anna andersson", "anna andersson"),
        (
            '<img src="/Anna Andersson.png" alt="Anna Andersson ler">',
            f'<img src="/Anna Andersson.png" alt="{MARK} ler">',
        ),
        ('<td data-label="Anna Andersson" id="Anna Andersson">', f'<td data-label="{MARK}" id="Anna Andersson">'),
        ('<a href="/x?Anna Andersson">Anna Andersson</a>', f'<a href="/x?Anna Andersson">{MARK}</a>'),
    ],
)
def test_a_name_is_masked_whatever_parts_its_letters(text, expected):
    assert hidden(text, ["Anna Andersson"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"({NUMBER})", f"({MARK})"),
        ("850709\u20119805", MARK),
        ("850709<em>-98</em>05", MARK),
        (f"19{NUMBER}", f"19{NUMBER}"),
        (f"{NUMBER}1", f"{NUMBER}1"),
        (f"https://example.se/{NUMBER}", f"https://example.se/{NUMBER}"),
    ],
)
def test_a_number_is_masked_whole_and_never_in_an_address(text, expected):
    assert hidden(text, [NUMBER]) == expected


def test_signs_of_html_are_masked_written_as_either():
    assert hidden("A&amp;B AB, A&B AB", ["A&B AB"]) == f"{MARK}, {MARK}"


def test_data_keep_their_keys():
    data = {"key": "Anna", "Anna": ["Anna", 1, None, {"kind": "Anna", "html": "<p>Anna</p>"}]}
    assert hidden(data, ["Anna"]) == {
        "key": "Anna",
        "Anna": [MARK, 1, None, {"kind": "Anna", "html": f"<p>{MARK}</p>"}],
    }
    assert list(texts({"title": "Mål", "blocks": [{"name": "Ett", "html": "två"}]})) == [
        (("Mål",), "Mål"),
        (("Mål", "Ett"), "Ett"),
        (("Mål", "Ett"), "två"),
    ]


def test_the_longest_words_are_masked_first():
    assert hidden("Anna Andersson och Anna", ["Anna", "Anna Andersson"]) == f"{MARK} och {MARK}"


def test_places_are_shown_with_what_stands_around_them():
    assert list(places("<p>Vi tackar <b>Anna</b> för allt.</p>", "Anna")) == [("Vi tackar ", "Anna", " för allt.")]
    text = "Nämnden vill framföra ett varmt tack till Anna som alltid har öppnat biblioteket tidigt."
    assert list(places(text, "Anna")) == [
        ("…vill framföra ett varmt tack till ", "Anna", " som alltid har öppnat biblioteket…")
    ]


@pytest.mark.parametrize(
    "written", ["850709-9805", "8507099805", "19850709-9805", "198507099805", "850709+9805", "701063-2391"]
)
def test_personnummer_and_samordningsnummer_are_found_as_written(written):
    assert personal_numbers({"html": f"<p>Eleven {written} fick stöd.</p>"}) == (written,)


@pytest.mark.parametrize("written", ["850709-9806", "851309-9805", "850732-9805", "0000000000", "19000229-0005"])
def test_other_numbers_are_no_personnummer(written):
    assert not is_personal_number(written)


PARTS = st.sampled_from(["", "<b>", "</b>", "\u00ad", "<em>", "</em>", "&shy;"])


@given(parts=st.lists(PARTS, min_size=10, max_size=10), around=st.text(alphabet=" .,()<>", max_size=5))
def test_no_tag_or_soft_hyphen_saves_a_number(parts, around):
    written = "".join(part + sign for part, sign in zip(parts, NUMBER, strict=False)) + NUMBER[10:]
    assert not list(places(hidden(f"{around} {written} {around}", [NUMBER]), NUMBER))
