"""Nobody saves over what they have not seen: the version a form carries, and both texts in words."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from styrmodell.lib.errors import StaleEdit
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.swedish import NBSP
from styrmodell.web.forms import status_of
from styrmodell.web.seen import SeenForm, in_words


class PlaceForm(SeenForm):
    """One field of each kind."""

    name = forms.CharField(label="Namn")
    text = RichTextField(label="Text", required=False)
    kinds = forms.MultipleChoiceField(label="Slag", choices=[("A", "Första"), ("B", "Andra")], required=False)


class NoHistory:
    """Nobody has saved."""

    def select_related(self, *names: str) -> "NoHistory":
        return self

    def first(self) -> None:
        return None


@dataclass
class Place:
    """A row as it is stored now."""

    name: str = "Stadsbiblioteket"
    text: str = "<p>Samma.</p>"
    kinds: list[str] = field(default_factory=lambda: ["B", "A"])
    version: int = 7
    history: Any = field(default_factory=NoHistory)


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in {
        "name": "Biblioteken",
        "text": "<p>Samma.</p>",
        "kinds": ["A"],
        "version": "3",
        **fields,
    }.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


@pytest.mark.parametrize("version", ["", "-1", "x", "1.", "1.2.3", "1\x00", "9" * 40, "²", " 3"])
def test_a_version_that_is_missing_or_tampered_with_is_one_that_no_row_has(version):
    form = PlaceForm(sent(version=version))
    assert form.is_valid()
    assert form.seen_version == 0


@pytest.mark.parametrize(("version", "seen"), [("3", 3), ("17.2", "17.2")])
def test_a_version_or_a_mark_is_what_was_seen_and_nothing_that_was_written(version, seen):
    form = PlaceForm(sent(version=version))
    assert form.is_valid()
    assert form.seen_version == seen
    assert "version" not in form.values()
    assert "version" not in form.changed_data


def test_who_saves_second_is_shown_both_where_they_differ_and_keeps_what_was_written():
    form = PlaceForm(sent())
    assert form.is_valid()
    form.meet(StaleEdit(Place()))
    texts = [(text.label, text.mine, text.stored) for text in form.stale.texts]
    assert texts == [("Namn", "Biblioteken", "Stadsbiblioteket"), ("Slag", "Första", "Första och Andra")]
    assert form["name"].value() == "Biblioteken"
    assert form["kinds"].value() == ["A"]
    assert 'value="7"' in str(form["version"])
    assert status_of(form) == 409


def test_what_looks_like_markup_in_a_plain_text_is_shown_as_it_was_written():
    form = PlaceForm(sent(name="a < b <i>"))
    assert form.is_valid()
    form.meet(StaleEdit(Place()))
    assert form.stale.texts[0].mine == "a &lt; b &lt;i&gt;"


def test_a_form_tells_whether_it_was_asked_for_refused_or_met_by_another():
    assert status_of(PlaceForm()) == status_of(None) == 200
    assert status_of(PlaceForm(sent())) == 200
    assert status_of(PlaceForm(sent(name=""))) == 422
    assert status_of(refusal="Planen är redan inlämnad.") == 422


def test_a_number_written_otherwise_is_no_difference():
    number = forms.CharField()
    assert in_words(number, Decimal("2.1")) == in_words(number, Decimal("2.1000")) == "2,1"
    assert in_words(number, Decimal(3000)) == in_words(number, Decimal("3E+3")) == f"3{NBSP}000"


def test_yes_no_and_nothing_are_said_in_words():
    assert [in_words(forms.Field(), value) for value in (True, False, None, [])] == ["Ja", "Nej", "", ""]
