"""The form field for formatted text: cleaned in, refused in Swedish, usable without JavaScript."""

import pytest
from django import forms
from django.utils.html import escape

from styrmodell.lib import rich_field
from styrmodell.lib.rich_field import RichTextField

PICTURE = "/media/0b5d2b56-9a3c-4a3f-8f53-0d3f9f7d6b11.png"


class TextForm(forms.Form):
    text = RichTextField(label="Text", required=False, max_length=1000)
    needed = RichTextField(label="Nödvändig text")


def submitted(text="", needed="Ja", before=""):
    return TextForm({"text": text, "needed": needed}, initial={"text": before, "needed": "Ja"})


def test_the_value_is_cleaned():
    form = submitted("<p onclick=x>Ett <b>två</b>\x00</p>")
    assert form.is_valid()
    assert form.cleaned_data["text"] == "<p>Ett <strong>två</strong></p>"


def test_a_text_that_shows_nothing_is_stored_as_nothing():
    form = submitted("<p> </p><ul><li></li></ul>")
    assert form.is_valid()
    assert form.cleaned_data["text"] == ""


def test_a_required_text_must_show_something():
    assert "needed" in submitted(needed="<p>&nbsp;</p>").errors
    assert "needed" not in submitted(needed=f'<img src="{PICTURE}" alt="Karta">').errors


def test_a_picture_without_a_description_is_refused_in_words():
    form = submitted(f'<p>a<img src="{PICTURE}" alt=" "></p>')
    assert form.errors["text"] == ["En bild saknar beskrivning. Markera bilden, välj Bild och skriv vad den visar."]


def test_length_is_counted_in_words_not_in_tags():
    assert submitted("<p><strong>" + "a" * 1000 + "</strong></p>").is_valid()
    form = submitted("<p>" + "a" * 1001 + "</p>")
    assert form.errors["text"] == ["Texten är 1\xa0001 tecken lång. Korta den till högst 1\xa0000 tecken."]


def test_a_text_too_large_to_read_is_refused_before_it_is_cleaned(monkeypatch):
    monkeypatch.setattr(rich_field.richtext, "clean", pytest.fail)
    with pytest.raises(forms.ValidationError, match="Dela upp den på flera fält"):
        RichTextField().clean("<p>" * rich_field.MAX_SOURCE_LENGTH)


@pytest.mark.parametrize(
    "same", ["<p>Ett</p><p>två</p>", "<p>Ett</p>\r\n<p>två</p>", "Ett\r\n\r\ntvå", "<p>Ett</p><p>två</p><p></p>"]
)
def test_the_same_text_written_another_way_is_no_change(same):
    assert not submitted(same, before="<p>Ett</p><p>två</p>").has_changed()


def test_another_text_is_a_change():
    assert submitted("<p>Ett</p>", before="<p>Två</p>").changed_data == ["text"]


def test_without_javascript_the_field_is_a_textarea_with_readable_html():
    html = str(TextForm(initial={"text": "<p>Ett & två</p><ul><li>tre</li></ul>"})["text"])
    assert html.startswith('<rich-text data-upload="/bilder/"><textarea name="text"')
    assert escape("<p>Ett &amp; två</p>\n<ul><li>tre</li></ul>") in html
    assert "maxlength" not in html


def test_what_was_typed_comes_back_as_typed_when_the_form_is_refused():
    html = str(submitted("Typat <utan>\r\n\r\nverktyg", needed="")["text"])
    assert "Typat &lt;utan&gt;\r\n\r\nverktyg" in html


@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_field_is_shown_empty(value):
    assert "></textarea>" in str(TextForm(initial={"text": value})["text"]).replace(">\n</textarea>", "></textarea>")
