"""Forms of the accounts: which period to begin, the amounts themselves, and why two of them differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from followup.enums import MoneyUnit
from followup.models import ExplainedDifference
from followup.money.account_columns import Column
from followup.pages.account_period import Period
from followup.rules.accounts.lines import YEAR_END, Line
from followup.rules.accounts.reading import told_in, written
from followup.rules.accounts.told import Told
from followup.services.account_figures import FigureInput
from followup.services.account_grids import Grid, StaleGrids
from styrmodell.lib.clock import today
from styrmodell.lib.readings import Unreadable
from styrmodell.lib.swedish import MONTHS
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenField, SeenForm, Stale, both, both_texts, sent_anew

FIRST_YEAR, YEARS_AHEAD = 2010, 2
# Before the year is over accounts are made up when a delårsrapport is.
MONTH_CHOICES = [
    (month, f"{MONTHS[month - 1]}{' (årsbokslut)' if month == YEAR_END else ''}") for month in range(1, 13)
]


class BeginForm(forms.Form):
    """Vilken period räkenskaperna ska avse."""

    month = forms.TypedChoiceField(label="Till och med", choices=MONTH_CHOICES, coerce=int)

    def __init__(self, data: Mapping[str, Any] | None, *, proposed: Period) -> None:
        super().__init__(data, initial={"year": proposed.year, "month": proposed.month})
        last = today().year + YEARS_AHEAD
        size = forms.NumberInput(attrs={"size": 6})
        self.fields["year"] = forms.IntegerField(label="År", min_value=FIRST_YEAR, max_value=last, widget=size)
        self.order_fields(["year", "month"])


class FigureField(TextField):
    """Ett belopp i räkenskaperna: typed in the page's unit or with its own, nothing when it is missing, a dash when it does
    not apply. What the field showed and gets back untouched is what is stored, as exact as it was said.
    """

    def __init__(self, *, unit: MoneyUnit, **options: Any) -> None:
        super().__init__(required=False, max_length=40, **options)
        self.unit = unit
        self.widget.attrs |= {"size": 11, "inputmode": "text"}

    def clean(self, value: Any) -> Told:
        """What is told.

        Raises:
            ValidationError: a Swedish sentence about what cannot be read, or may mean two things.
        """
        text = super().clean(value)
        if isinstance(self.initial, Told) and text == self.prepare_value(self.initial):
            return self.initial
        try:
            return told_in(text, self.unit)
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault

    def prepare_value(self, value: Any) -> Any:
        """A stored amount as it is written; what was typed is shown as typed."""
        return written(value, self.unit) if isinstance(value, Told) else value


class AccountsForm(forms.Form):
    """Beloppen: one for each line of each column that is typed, and the version that was seen."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        columns: Sequence[Column],
        lines: Mapping[str, Iterable[Line]],
        unit: MoneyUnit,
    ) -> None:
        super().__init__(data)
        self.columns = {column.slot.slug: column for column in columns}
        self.keys = {slug: [line.key for line in lines[slug]] for slug in self.columns}
        self._stale: dict[tuple[str, str], Stale] = {}
        for slug, column in self.columns.items():
            for line in lines[slug]:
                self._add(slug, line, column, unit)

    def _add(self, slug: str, line: Line, column: Column, unit: MoneyUnit) -> None:
        """The fields of a line in a column."""
        name, said = line.name_at(column.slot.month), column.figures.get(line.key)
        label = f"{name}, {whose(column)}"
        initial = said.told if said else None
        self.fields[f"{slug}-{line.key}"] = field = FigureField(unit=unit, label=label, initial=initial)
        field.widget.attrs |= {
            "aria-label": label,
            "class": "ds-input",
            "data-cell": f"{slug} {line.key}",
            "data-part-of": f"{slug} {line.counts_in}",
        }
        self.fields[f"seen-{slug}-{line.key}"] = SeenField(initial=said.version if said else 0)

    def cell(self, slug: str, key: str) -> tuple[forms.BoundField, forms.BoundField, Stale | None] | None:
        """The fields of a line in a column and what somebody else has saved there; None when it is not typed here."""
        if key not in self.keys.get(slug, ()):
            return None
        return self[f"{slug}-{key}"], self[f"seen-{slug}-{key}"], self._stale.get((slug, key))

    def grids(self) -> list[Grid]:
        """For the service; after `is_valid`. "Behåll det sparade" sends `keep` with the cell that stays as it is."""
        kept, typed = self.data.get("keep", ""), self.cleaned_data
        return [
            Grid(
                slug,
                column.slot.unit,
                column.slot.year,
                [
                    FigureInput(key, typed[f"{slug}-{key}"], version=typed[f"seen-{slug}-{key}"])
                    for key in self.keys[slug]
                    if f"{slug}-{key}" != kept and self._is_told(slug, key)
                ],
                month=column.slot.month,
                kind=column.slot.kind,
                round=column.slot.round,
            )
            for slug, column in self.columns.items()
        ]

    def _is_told(self, slug: str, key: str) -> bool:
        """Whether something is said of the cell: a form that lacks it says nothing, and an empty column is not begun."""
        told = self.cleaned_data[f"{slug}-{key}"]
        return f"{slug}-{key}" in self.data and not (told.is_missing and key not in self.columns[slug].figures)

    @property
    def stale(self) -> list[forms.BoundField]:
        """The cells that somebody else saved first."""
        return [self[f"{slug}-{key}"] for slug, key in self._stale]

    def meet(self, refusal: StaleGrids) -> None:
        """Somebody saved first: show both in each such cell, and let the next save be one that has seen the stored."""
        seen = {}
        for slug, rows in refusal.stored.items():
            for key, row in rows.items():
                field = self.fields[f"{slug}-{key}"]
                texts = both_texts(field, self.cleaned_data[f"{slug}-{key}"], row.told if row else None)
                self._stale[slug, key] = both(row, [replace(texts, label="")])
                seen[f"seen-{slug}-{key}"] = str(row.version if row else 0)
        sent_anew(self, seen)


class ExplanationForm(SeenForm):
    """Varför två belopp inte är lika."""

    text = TextField(label="Varför skiljer sig beloppen åt?", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, data: Mapping[str, Any] | None, *, stored: ExplainedDifference | None) -> None:
        initial = {"text": stored.text, "version": stored.version} if stored else {"version": 0}
        super().__init__(data, initial=initial)


def whose(column: Column) -> str:
    """A column in a label: "kommunen 2026", "kommunens budget 2026"."""
    slot = column.slot
    of = {"MUNICIPALITY": "kommunen", "GROUP": "koncernen"}.get(slot.unit.kind, slot.unit.name)
    return f"{of}, {slot.kind.label}, {slot.year}" if slot.kind != "OUTCOME" else f"{of} {slot.year}"
