"""What the typeface lacks is replaced in one place, visibly, so that no other font slips into a PDF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.documents.fonts import NOT_PRINTABLE, printable, repertoire, unprintable
from styrmodell.lib.documents.render.pdf import print_job
from tests.lib.documents.samples import minimal


def known():
    return repertoire(tuple(sorted(print_job(minimal()).fonts.values())))


def test_swedish_and_the_neighbours_letters_are_set_as_they_are():
    text = "Åäö ÅÄÖ – − ” § ½ … Čáhci Łódź Şahin Đorđe ā"
    assert printable(text, known()) == text


@pytest.mark.parametrize(
    "text",
    [
        "10⁶ kr, CO₂, m², 10⁻³",
        "utfall ≠ budget, ≥ 5, ≤ 6, ≈ 7, ± 2",
        "● klart ○ inte klart ✓ ✗ ■ □ ▲ ▼ ★",
        "0,5 ‰, Δ 5, π, Σ, √, ∞",
        "Nguyễn Đặng Жизнь Ελλάδα",
        "→ ← ↑ ↓ ↔ ⇒",
    ],
)
def test_signs_are_set_as_they_are(text):
    assert printable(text, known()) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("☐ kvar ☑ klart ☒ nej", "□ kvar ✓ klart ✗ nej"),
        ("✔ ✅ ✘ ❌ ➔", "✓ ✓ ✗ ✗ →"),
        ("12 ㎡, ♀ 52 ♂ 48", "12 m², kvinnor 52 män 48"),
        ("ﬁn", "fin"),
        ("\uf0b7 punkt", "• punkt"),
        ("𝗙𝗲𝘁 Ḿ", "Fet Ḿ"),
    ],
)
def test_a_sign_with_a_good_stand_in_gets_it(text, printed):
    assert printable(text, known()) == printed


@pytest.mark.parametrize("sign", ["㊙", "ᵡ", "㏗", "x\u0336"])
def test_only_letters_are_simplified(sign):
    assert printable(sign, known()).endswith(NOT_PRINTABLE)


def test_what_cannot_be_set_is_listed_once_each():
    assert unprintable("Bra 😀 jobb 漢字 漢 ≠ ☐ é\u200b", known()) == "😀漢字"


def test_what_cannot_be_set_is_said_once_for_a_whole_word():
    assert printable("Bra 😀👩\u200d👧 jobbat, العربية نص!", known()) == "Bra [tecken saknas] jobbat, [tecken saknas]!"


def test_characters_that_show_nothing_are_left_out():
    assert printable("a\x00b\u200bc\u202ed\ufeffe\x1bf", known()) == "abcdef"


def test_a_numbered_character_is_the_character():
    assert printable("&#229;&#xE5; &#128512; &#60;b&#62; &#99999999999;", known()) == (
        "åå [tecken saknas] &#60;b&#62; &#99999999999;"
    )


@given(st.text())
def test_nothing_but_the_typeface_and_no_new_markup_remains(text):
    has = known()
    left = printable(text, has)
    assert all(character in has or character < "\x7f" for character in left)
    assert left.count("<") <= text.count("<")
