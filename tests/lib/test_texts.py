"""One door for text: the same words come out of files, forms and what is pasted, composed, with one kind of line end."""

import re
import unicodedata

import pytest
from django import forms
from hypothesis import example, given
from hypothesis import strategies as st

from styrmodell.lib import richtext
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.tabular import decode, read
from styrmodell.lib.text_field import MailField, TextField
from styrmodell.lib.texts import line_in, text_in


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Fritidsga\u030ardar", "Fritidsgårdar"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufeffEtt\ufeff två\x00\x1a", "Ett två"),
        ("a\u200b\u030a", "å"),
        ("skol\xadår", "skolår"),
        ("Av \u202egnitirw\u202c \u2067x\u2069", "Av gnitirw x"),
        ("👩\u200d🏫 می\u200cخواهم", "👩\u200d🏫 می\u200cخواهم"),
        ("5\xa0000 m²", "5\xa0000 m²"),
        ("halv\ud800", "halv"),
    ],
)
def test_a_text_is_composed_with_one_kind_of_line_end_and_nothing_unseen(typed, kept):
    assert text_in(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Kultur\r\n nämnden ", "Kultur nämnden"),
        ("KN\x00\x1a", "KN"),
        ("\u200b", ""),
        ("\u200d", ""),
        ("\u200e\u2060 ", ""),
        ("☕", "☕"),
    ],
)
def test_a_line_is_one_line_and_empty_when_there_is_nothing_to_see(typed, kept):
    assert line_in(typed) == kept


LETTERS = st.characters(codec="utf-8", categories=["L", "N"])
NOISE = st.sampled_from(["", "", "", "\u200b", "\xad", "\ufeff", "\u202e", "\u2066", "\x07", "\u2060"])
SPACES = st.sampled_from([" ", "\r\n", "\r", "\n", "\x0b", "\x85", "\u2028", "\u2029", "\xa0", "  ", "\n\n"])


@st.composite
def written(draw):
    """A text as any program may write it, and its words."""
    words = draw(st.lists(st.text(LETTERS, min_size=1, max_size=8), max_size=8))
    words = [unicodedata.normalize("NFC", word) for word in words]
    text = draw(st.sampled_from(["", "\ufeff", "\r\n"]))
    for word in words:
        form = draw(st.sampled_from(["NFC", "NFD"]))
        text += draw(NOISE).join(unicodedata.normalize(form, word)) + draw(SPACES)
    return text + draw(st.sampled_from(["", "\x1a", "\x00\x00", "\r\n\x1a"])), words


class Box(forms.Form):
    """What people write in."""

    line = TextField(required=False)
    box = TextField(required=False, widget=forms.Textarea)
    formatted = RichTextField(required=False)
    plain = RichTextField(required=False)


@given(written())
@example(("a\u030a\r\nb\x0bc\x1a", ["å", "b", "c"]))
def test_any_text_comes_out_of_file_form_and_editor_composed_with_the_same_words(pair):
    text, words = pair
    form = Box({"line": text, "box": text, "formatted": f"<p>{text}</p>", "plain": text})
    assert form.is_valid(), form.errors
    kept = {
        name: richtext.plain(value) if value.startswith("<") else value for name, value in form.cleaned_data.items()
    }
    if words:
        cell = re.sub("[\x00\x07\x1a]", "", text)  # in the middle of a file they say that it is no text
        kept["file"] = read(decode(f'rubrik\n"{cell}"\n\x1a'.encode()), ["rubrik"])[0].cells["rubrik"]
    for value in kept.values():
        assert unicodedata.is_normalized("NFC", value)
        assert value.split() == words
    assert "\n" not in kept["line"]


@given(st.text())
@example("\ud800\u0338a")
def test_what_has_come_in_once_is_the_same_the_second_time(text):
    for door in (text_in, line_in):
        assert door(door(text)) == door(text)
        assert unicodedata.is_normalized("NFC", door(text))


def test_what_is_required_and_how_long_it_may_be_is_judged_of_what_came_in():
    class Unit(forms.Form):
        name = TextField(max_length=5)
        note = TextField(max_length=3, widget=forms.Textarea, required=False)
        mail = MailField()

    assert "name" in Unit({"name": "\u200b", "mail": "a@b.se"}).errors
    form = Unit({"name": "A\u030aA\u030aA\u030aA\u030aA\u030a", "note": "a\r\nb", "mail": "a@b.se\u200b"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"name": "ÅÅÅÅÅ", "note": "a\nb", "mail": "a@b.se"}


@pytest.mark.parametrize("end", [b"\x1a", b"\r\n\x1a", b"\x00" * 500, b"\r\n\x1a\x00 \x00"])
def test_what_old_systems_fill_a_file_with_is_no_row(end):
    data = "\ufeffenhet;belopp\r\nKN;1".encode() + end
    assert [row.cells for row in read(decode(data), ["enhet", "belopp"])] == [{"enhet": "KN", "belopp": "1"}]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("hint", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_hint_may_stand_before_any_line_end(hint, end):
    data = end.join([hint, "enhet;belopp", "KN;1"]).encode()
    assert [row.cells["enhet"] for row in read(decode(data), ["enhet", "belopp"])] == ["KN"]


def test_decomposed_letters_name_the_same_column_and_the_same_thing():
    data = unicodedata.normalize("NFD", "årsbudget;enhet\n1;Förskolan Ängen").encode()
    assert read(decode(data), ["arsbudget", "enhet"])[0].cells["enhet"] == "Förskolan Ängen"
