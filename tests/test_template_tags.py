"""The tags that every template may use."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace as Row

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from styrmodell.lib import undo
from styrmodell.templatetags.styrmodell import status_word


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_a_status_is_word_shape_and_colour():
    html = drawn('{% status "NOT_MET" %}')
    assert "Ej uppfyllt" in html
    assert "#triangle" in html
    assert "is-bad" in html


def test_a_status_in_a_matrix_still_has_its_word():
    html = drawn('{% status "MET" look="icon" %}')
    assert '<span class="visually-hidden">Uppfyllt</span>' in html
    assert 'title="Uppfyllt"' in html


@pytest.mark.parametrize(
    ("key", "scale", "word"),
    [
        ("PARTLY", "", "Delvis uppfyllt"),
        ("PARTLY", "forecast", "Kommer att uppfyllas delvis"),
        ("ADOPTED", "plan", "Antagen"),
        ("ADOPTED", "report", "Beslutad"),
        ("FAILED", "", "Misslyckades"),
        ("", "", "Ej bedömt"),
    ],
)
def test_the_word_comes_from_the_scale(key, scale, word):
    assert status_word(key, scale) == word


def test_the_word_may_be_data():
    assert "Ganska bra" in drawn('{% status "PARTLY" word=word %}', word="Ganska bra")


def test_a_look_that_does_not_exist_is_refused():
    with pytest.raises(TemplateSyntaxError, match="plain, pill, icon"):
        drawn('{% status "MET" look="blink" %}')


def test_deviation_bars_are_a_table_with_signed_numbers():
    rows = [
        Row(label="Socialnämnden", value=Decimal(-9_400_000), url="/n/1/", is_total=False),
        Row(label="Fibra AB", value=None, url="", is_total=False),
        Row(label="Summa", value=Decimal(3_700_000), url="", is_total=True),
    ]
    html = drawn('{% deviation_bars rows "Bättre än budget" %}', rows=rows)
    assert "<caption>Bättre än budget<br><small>Belopp i mkr" in html
    assert "−9,4" in html
    assert "+3,7" in html
    assert "saknas" in html
    assert html.count("<rect") == 2
    assert 'x="0.0"' in html  # a dot whatever the language: the drawing is not text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ v|number:1 }}", "−1\xa0234,5"),
        ("{{ kr|tkr }}", "−40\xa0871"),
        ("{{ kr|tkr_deviation }}", "−40\xa0871"),
        ("{{ kr|mkr }}", "−40,9\xa0mkr"),
        ("{{ day|iso }}", '<span class="keep">2026-11-23</span>'),
        ("{{ moment|iso }}", '<span class="keep">2026-11-23 10:42</span>'),
        ("{{ day|day_month }}", "23 nov"),
        ("{% period first day %}", "1 januari–23 november 2026"),
        ("{{ '§ 12'|bind }}", "§\xa012"),
        ("{{ 'Antogs 2026-11-23 <b>'|bind }}", 'Antogs <span class="keep">2026-11-23</span> &lt;b&gt;'),
        ("{{ none|number }}", "saknas"),
        ("{{ none|iso }}", ""),
    ],
)
def test_numbers_and_dates_are_written_the_swedish_way(source, text):
    context = {
        "v": Decimal("-1234.5"),
        "kr": Decimal(-40_871_000),
        "first": date(2026, 1, 1),
        "day": date(2026, 11, 23),
        "moment": datetime(2026, 11, 23, 9, 42, tzinfo=UTC),
        "none": None,
    }
    assert drawn(source, **context) == text


def test_formatted_text_is_cleaned_on_the_way_out():
    assert drawn("{{ text|rich }}", text="<p>Hej</p><script>alert(1)</script>") == "<p>Hej</p>"


def test_data_for_a_script_cannot_leave_its_attribute():
    html = drawn('<form data-draft="{{ draft|as_json }}">', draft={"a": ['">&']})
    assert '">&' not in html.removesuffix('">')
    assert "&quot;" in html


def test_a_message_can_offer_to_be_taken_back():
    request = RequestFactory().get("/")
    request._messages = Row(add=lambda level, text, tags: sent.append(Message(level, text, extra_tags=tags)))
    sent: list[Message] = []
    undo.offer_undo(request, "Borttagen.", url="/angra/7/")
    assert undo.undo_url(sent[0]) == "/angra/7/"
    assert undo.undo_url(Message(constants.INFO, "Sparat.")) == ""


class Form(forms.Form):
    name = forms.CharField(label="Namn", help_text="Som i beslutet.")
    state = forms.ChoiceField(label="Läge", choices=[("a", "klar")], widget=forms.RadioSelect)
    note = forms.CharField(label="Kommentar", required=False)


def test_a_field_is_tied_to_its_help_and_its_error():
    html = str(Form({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="ds-input"' in html


def test_the_error_summary_leads_to_each_field_and_to_the_first_of_its_choices():
    html = str(Form({}))
    assert 'href="#id_name"' in html
    assert 'href="#id_state_0"' in html
    assert 'id="id_state_0"' in html


def test_the_error_summary_names_the_field_of_each_fault():
    form = Form({})
    sentences = re.findall(r"<li><a [^>]*>([^<]+)</a></li>", str(form))
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        str(field.label) for field in form for _ in field.errors
    ]


def test_what_must_be_filled_in_says_so_and_what_may_be_left_out_says_nothing():
    html = str(Form())
    assert re.findall(r'data-required="obligatoriskt"[^>]*>([^<]+)<', html) == ["Namn", "Läge"]
    assert json.dumps(html).count("Det gick inte att spara") == 0


def test_a_widget_keeps_the_classes_and_the_width_it_was_given():
    html = forms.TextInput(attrs={"class": "own", "size": 8}).render("n", "")
    assert html.count("class=") == 1
    assert 'class="own"' in html
    assert 'size="8"' in html
