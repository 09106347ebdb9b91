"""Fields that hold a unit or a person: picked in a list, or where there are too many to list, written by name.

A municipality has thousands of enheter and people. A list of them all is a quarter of a megabyte that nobody reads; a name
or a code is written faster, and what it fits is said when it fits several.
"""

import re
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from organisation.models import OrgUnit, User
from styrmodell.lib.search import holds
from styrmodell.lib.swedish import join_words
from styrmodell.lib.texts import line_in, text_in

MOST_LISTED = 200
MOST_WRITTEN = 500  # characters; a name with what tells it apart is shorter
SHOWN = 8  # of those that a name fits
LEAST_TYPED = 2  # letters, before anything is suggested


def _name_within(words: str) -> Q:
    """Rows whose name is all the words, or what stands before some parenthesis: names have parentheses of their own."""
    starts = (match.start() for match in re.finditer(r" \(", words[:MOST_WRITTEN]))
    return reduce(or_, (Q(name__iexact=words[:start]) for start in starts), Q(name__iexact=words))


class NamedInput(forms.TextInput):
    """Where a name is typed: its page is asked for suggestions when the typing pauses."""

    template_name = "django/forms/widgets/named.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the list that the suggestions come into."""
        asks = {"hx-get": "", "hx-trigger": "input changed delay:250ms", "hx-target": "next datalist"}
        listed = {"list": f"{(attrs or {}).get('id', name)}_names", "autocomplete": "off"}
        return super().get_context(name, value, {**(attrs or {}), **asks, **listed})


class NamedField(forms.ModelChoiceField):
    """One row, in a list or by its name.

    Attributes:
        none_fits: what is said when the name fits nothing.
        how: what to write, where there is no list.
        in_list: how to pick, where there is one.
        listed: the rows of the list by their ids, as they are sent.
        is_written: True when there are more than can be listed.
    """

    none_fits = ""
    how = ""
    in_list = ""
    is_written = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"queryset": None, **options})
        self.listed: dict[str, Any] = {}

    def name_of(self, row: Any) -> str:
        """What a row is called where it is written: enough to tell it from every other."""
        raise NotImplementedError

    def names(self, row: Any) -> tuple[str, ...]:
        """Everything that a row may be called in full."""
        raise NotImplementedError

    def called(self, words: str) -> QuerySet[Any]:
        """The rows that may be called just so."""
        raise NotImplementedError

    def containing(self, words: str) -> QuerySet[Any]:
        """The rows that have these words in their names."""
        raise NotImplementedError

    def offer(self, rows: QuerySet[Any]) -> None:
        """List these rows; have their names written when they are too many. One query."""
        self.queryset = rows
        found = list(rows[: MOST_LISTED + 1])
        if len(found) > MOST_LISTED:
            self._ask_for_names()
            return
        self.help_text = f"{self.help_text} {self.in_list}".strip()
        self.listed = {str(row.pk): row for row in found}
        empty = [("", self.empty_label)] if self.empty_label is not None else []
        self.choices = [*empty, *((row.pk, self.label_from_instance(row)) for row in found)]

    def _ask_for_names(self) -> None:
        self.is_written = True
        self.widget = self.written_widget()
        self.widget.is_required = self.required
        self.help_text = f"{self.how} {self.help_text}".strip()

    def written_widget(self) -> forms.Widget:
        """What the name is written in."""
        return NamedInput()

    def prepare_value(self, value: Any) -> Any:
        """A row by its name; what somebody has written as it was written."""
        if not self.is_written or value is None or isinstance(value, str):
            return super().prepare_value(value)
        row = value if isinstance(value, Model) else self._offered().filter(pk=value).first()
        return "" if row is None else self.name_of(row)

    def to_python(self, value: Any) -> Any:
        """The row.

        Raises:
            ValidationError: none is called so, or several.
        """
        if value in self.empty_values:
            return None
        return self.found(value) if self.is_written else self.picked(value)

    def picked(self, pk: Any) -> Any:
        """A row of the list. Compared here: SQLite cannot be asked about a number of any length.

        Raises:
            ValidationError: it was not offered.
        """
        if str(pk) not in self.listed:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": pk})
        return self.listed[str(pk)]

    def found(self, written: str) -> Any:
        """The row that is called so, or the only one that has these words in its name.

        Raises:
            ValidationError: there is none, or several.
        """
        words = " ".join(line_in(written).split())
        called = [row for row in self.called(words) if words.casefold() in map(str.casefold, self.names(row))]
        fits = called or list(self.containing(words)[: SHOWN + 1])
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise ValidationError(self.none_fits.format(words))
        listed = [self.name_of(row) for row in fits[:SHOWN]]
        more = ["fler"] if len(fits) > SHOWN else []
        raise ValidationError(f"Flera passar: {join_words([*listed, *more])}. Skriv hela namnet som det står här.")

    def suggestions(self, words: str) -> list[str]:
        """Of those that may be chosen the ones that are called so, and after them those with the words in their names."""
        words = " ".join(line_in(words)[:MOST_WRITTEN].split())
        if not self.is_written or len(words) < LEAST_TYPED:
            return []
        rows = [*self.called(words)[:SHOWN], *self.containing(words)[:SHOWN]]
        return list(dict.fromkeys(map(self.name_of, rows)))[:SHOWN]

    def _offered(self) -> QuerySet[Any]:
        assert self.queryset is not None
        return self.queryset


class UnitField(NamedField):
    """A unit, listed in the tree's order with its depth as dashes, or written by name or code."""

    none_fits = "Ingen enhet som kan väljas heter ”{}”. Skriv en del av namnet, eller koden."
    how = "Skriv namnet, eller koden."

    def label_from_instance(self, unit: OrgUnit) -> str:
        """The name after one dash a level."""
        return f"{'– ' * unit.level}{unit.name}"

    def name_of(self, unit: OrgUnit) -> str:
        """The name with the code, or without one with what the unit stands under: two förskolor may have one name."""
        above = f"under {unit.parent.name}" if unit.parent else ""
        ended = f"till och med {unit.valid_to}" if unit.valid_to else ""  # the one that took over often has its name
        note = ", ".join(filter(None, [unit.code or above, ended]))
        return f"{unit.name} ({note})" if note else unit.name

    def called(self, words: str) -> QuerySet[Any]:
        """Units with the name or the code."""
        return self._offered().select_related("parent").filter(_name_within(words) | Q(code__iexact=words))

    def containing(self, words: str) -> QuerySet[Any]:
        """Units with the words in their name."""
        return self._offered().select_related("parent").filter(holds(words, "name"))

    def names(self, unit: OrgUnit) -> tuple[str, ...]:
        """Its name with what tells it apart, its name, its code."""
        return self.name_of(unit), unit.name, unit.code


class UnitsInTreeField(UnitField):
    """Several units, picked in a list in the tree's order with their depth as dashes, or written a line each."""

    how = "Skriv namnet, eller koden, en enhet på varje rad."
    in_list = "Håll ner Ctrl för att välja flera eller ta bort ett val."

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.SelectMultiple(attrs={"size": 6}), empty_label=None, **options)

    def written_widget(self) -> forms.Widget:
        """A line for each."""
        return forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """The units by id, or by name a line each."""
        if not isinstance(value, (list, tuple)):
            return value
        prepared = [super(UnitsInTreeField, self).prepare_value(one) for one in value]
        return "\n".join(prepared) if self.is_written else prepared

    def to_python(self, value: Any) -> Any:
        """The units.

        Raises:
            ValidationError: one was not offered, or a line fits none or several.
        """
        if self.is_written:
            return [self.found(line) for line in text_in(str(value or "")).split("\n") if line.strip()]
        return [self.picked(one) for one in value or ()]


class PersonField(NamedField):
    """A person, listed by name with the login name, since two may have the same name, or written."""

    none_fits = "Ingen som kan väljas heter ”{}”. Skriv en del av namnet, eller användarnamnet."
    how = "Skriv namnet, eller användarnamnet."

    def label_from_instance(self, person: User) -> str:
        """The name and the login name."""
        return self.name_of(person)

    def name_of(self, person: User) -> str:
        """The name and the login name."""
        return f"{person} ({person.username})"

    def called(self, words: str) -> QuerySet[Any]:
        """People with the name or the login name."""
        return self._offered().filter(_name_within(words) | Q(username__iexact=words))

    def containing(self, words: str) -> QuerySet[Any]:
        """People with the words in their name or login name."""
        return self._offered().filter(holds(words, "name", "username"))

    def names(self, person: User) -> tuple[str, ...]:
        """The name with the login name, each of them alone."""
        return self.name_of(person), str(person), person.username
