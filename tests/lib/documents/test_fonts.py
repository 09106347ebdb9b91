"""What the typeface lacks is replaced in one place, visibly, so that no other font slips into a PDF."""

from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.documents.fonts import printable, repertoire
from styrmodell.lib.documents.render.pdf import print_job
from tests.lib.documents.samples import minimal


def known():
    return repertoire(tuple(sorted(print_job(minimal()).fonts.values())))


def test_swedish_and_the_neighbours_letters_are_set_as_they_are():
    text = "Åäö ÅÄÖ – − ” § ½ … Čáhci Łódź Şahin Đorđe ā"
    assert printable(text, known()) == text


def test_a_sign_with_a_good_stand_in_gets_it():
    assert printable("≥ 5 ≤ 6 → ● a\u2011b 1\u202f000 ﬁn", known()) == "&gt;= 5 &lt;= 6 -&gt; • a-b 1\u00a0000 fin"


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
