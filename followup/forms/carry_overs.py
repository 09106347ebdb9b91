"""Forms of what is carried over: finding rows, and a unit's rows of one table as typed in tkr."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from followup.enums import MoneyUnit
from followup.forms.accounts import FigureField
from followup.money.carry_overs import CarriedRow
from followup.rules.accounts.told import Told
from followup.rules.carry_overs import TABLES, Carried, CarriedTable, told_kr
from followup.services.carry_overs import CarriedInput, StaleCarryOvers
from organisation.models import OrgUnit
from styrmodell.lib.swedish import join_words
from styrmodell.lib.text_field import TextField
from styrmodell.web import asked
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenField, Stale, both, both_texts, sent_anew

NEW_ROWS = 5  # empty ones below those that stand there
LENGTHS = {"name": 200, "why": 500, "decided_in": 100, "source": 300}
WIDTHS = {"name": 24, "why": 30, "decided_in": 18, "source": 20}
GONE = "En rad har tagits bort eller hör inte hit längre. Inget är sparat än: spara igen för att spara de andra."


class CarriedFilter(ListFilter):
    """Sök och välj bland det som förs över."""

    q = search_field(placeholder="Projekt, balansenhet eller ändamål")
    ar = choice_field("År")
    enhet = choice_field("Enhet")

    def __init__(self, data: Mapping[str, Any], *, years: Iterable[int], units: Iterable[OrgUnit]) -> None:
        super().__init__(data)
        self.fields["ar"] = choice_field("År", [(str(year), str(year)) for year in years], everything="Senaste")
        self.fields["enhet"] = choice_field("Enhet", [(str(unit.pk), unit.name) for unit in units])
        tables = [(key.value, table.title) for key, table in TABLES.items()]
        self.fields["del"] = forms.ChoiceField(label="Tabell", required=False, choices=tables)
        self.order_fields(["q", "del", "ar", "enhet"])

    @property
    def table(self) -> Carried:
        """Which table is asked for; the first when none is."""
        return Carried(self.wanted["del"] or Carried.OPERATING)

    @property
    def is_searched(self) -> bool:
        """True when it is not only another year that is asked for."""
        return any(self.wanted[name] for name in ("q", "enhet"))


@dataclass(frozen=True, slots=True)
class CarriedLine:
    """A row of the table with its fields; `row` is None for a new one.

    Attributes:
        cells: in the order of the columns, what stands there and the field where it is typed.
        words: the same of what is written beside the amounts.
    """

    key: str
    row: CarriedRow | None
    name: forms.BoundField | None
    cells: tuple[tuple[Told | None, forms.BoundField | None], ...]
    words: tuple[tuple[str, forms.BoundField | None], ...]
    version: forms.BoundField | None
    remove: forms.BoundField | None
    stale: Stale | None


class CarryOversForm(forms.Form):
    """Raderna i en tabell, and the versions that were seen."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        table: CarriedTable,
        rows: Sequence[CarriedRow],
        *,
        is_locked: bool = False,
    ) -> None:
        super().__init__(data)
        self.table, self.is_locked = table, is_locked
        self.of_projects = table.key == Carried.INVESTMENT
        self.typed = [name for name in table.typed if not is_locked or name in table.after_decision]
        self.rows = {str(_place(row)): row for row in rows}
        self.new = [] if self.of_projects or is_locked else [f"new-{number}" for number in range(1, NEW_ROWS + 1)]
        self._stale: dict[str, Stale] = {}
        for key in (*self.rows, *self.new):
            self._add(key, self.rows.get(key))

    def _add(self, key: str, row: CarriedRow | None) -> None:
        whose = row.name if row else f"ny rad {key.removeprefix('new-')}"
        if not self.of_projects and not self.is_locked:
            self._text(f"name-{key}", "name", self.table.what, whose, row.name if row else "")
        for name in self.typed:
            if name in self.table.columns:
                label = f"{whose}, {self.table.columns[name].lower()}"
                initial = row.told[name] if row else None
                self.fields[f"{name}-{key}"] = field = FigureField(unit=MoneyUnit.TKR, label=label, initial=initial)
                field.widget.attrs |= {"aria-label": label, "class": "ds-input", "size": 9, "data-column": name}
            else:
                self._text(f"{name}-{key}", name, self.table.words[name], whose, row.words[name] if row else "")
        if row:
            self.fields[f"version-{key}"] = SeenField(initial=row.version)
        if row and not self.of_projects and not self.is_locked:
            gone = forms.BooleanField(label=f"Ta bort {row.name}", required=False)
            gone.widget.attrs |= {"aria-label": f"Ta bort {row.name}"}
            self.fields[f"remove-{key}"] = gone

    def _text(self, field_name: str, name: str, what: str, whose: str, initial: str) -> None:
        label = f"{whose}, {what.lower()}"
        self.fields[field_name] = field = TextField(
            label=label, required=False, max_length=LENGTHS[name], initial=initial
        )
        field.widget.attrs |= {"aria-label": label, "class": "ds-input", "size": WIDTHS[name]}

    def clean(self) -> dict[str, Any]:
        """Every row that was sent stands there still; what was written in another is told, not dropped. A new row has a name."""
        cleaned = super().clean() or {}
        gone = [key for key in sent_rows(self.data) if key not in self.rows]
        if gone:
            typed = [self.data.get(f"{name}-{key}", "") for key in gone for name in ("name", *self.typed)]
            said = join_words([f"”{text}”" for text in typed if text])
            raise forms.ValidationError(f"{GONE} I den skrev du {said}." if said else GONE)
        for key in (*self.rows, *self.new):
            is_sent = (f"name-{key}" in self.fields and f"name-{key}" in self.data) or key in self.new
            if is_sent and not cleaned.get(f"name-{key}") and self._is_said(key, cleaned):
                self.add_error(f"name-{key}", f"Skriv {self.table.what.lower()}.")
        return cleaned

    def _is_said(self, key: str, cleaned: Mapping[str, Any]) -> bool:
        """Whether a row says something; what stands there already does."""
        if cleaned.get(f"remove-{key}"):
            return False
        told = (cleaned.get(f"{name}-{key}") for name in self.typed)
        return key in self.rows or any(
            bool(one) if isinstance(one, str) else one and not one.is_missing for one in told
        )

    @property
    def headings(self) -> list[str]:
        """What stands over the amounts."""
        return list(self.table.columns.values())

    @property
    def word_headings(self) -> list[str]:
        """What stands over what is written beside them."""
        return list(self.table.words.values())

    @property
    def lines(self) -> list[CarriedLine]:
        """The fields row by row, for the table."""
        return [self._line(key, self.rows.get(key)) for key in (*self.rows, *self.new)]

    def _line(self, key: str, row: CarriedRow | None) -> CarriedLine:
        def bound(name: str) -> forms.BoundField | None:
            return self[f"{name}-{key}"] if f"{name}-{key}" in self.fields else None

        return CarriedLine(
            key,
            row,
            bound("name"),
            tuple((row.at(name) if row else None, bound(name)) for name in self.table.columns),
            tuple((row.words[name] if row else "", bound(name)) for name in self.table.words),
            bound("version"),
            bound("remove"),
            self._stale.get(key),
        )

    @property
    def stale(self) -> list[CarriedLine]:
        """The rows that somebody else saved first."""
        return [line for line in self.lines if line.stale]

    def inputs(self) -> list[CarriedInput]:
        """For the service; after `is_valid`. "Behåll det sparade" sends `keep` with the row that stays as it is."""
        kept = self.data.get("keep", "")
        return [self._input(key, self.rows.get(key)) for key in (*self.rows, *self.new) if key != kept]

    def _input(self, key: str, row: CarriedRow | None) -> CarriedInput:
        typed = self.cleaned_data
        sent = {name: typed[f"{name}-{key}"] for name in self.typed if f"{name}-{key}" in self.data}
        name = typed.get(f"name-{key}", "") if f"name-{key}" in self.data else ""
        return CarriedInput(
            name or (row.name if row and not self.of_projects else ""),
            row.row_id if row else None,
            row.project_id if row else None,
            {one: told for one, told in sent.items() if one in self.table.columns},
            {one: text for one, text in sent.items() if one in self.table.words},
            typed.get(f"version-{key}") or 0,
            bool(typed.get(f"remove-{key}")),
        )

    def meet(self, refusal: StaleCarryOvers) -> None:
        """Somebody saved first: show both in each such row, and let the next save be one that has seen the stored."""
        seen: dict[str, str] = {}
        for place, stored in refusal.stored.items():
            key = str(place)
            names = [name for name in ("name", *self.typed) if f"{name}-{key}" in self.fields]
            texts = [
                replace(
                    both_texts(
                        self.fields[f"{name}-{key}"], self.cleaned_data[f"{name}-{key}"], self._now(stored, name)
                    ),
                    label=self.table.columns.get(name) or self.table.words.get(name) or self.table.what,
                )
                for name in names
            ]
            self._stale[key] = both(stored, texts)
            seen[f"version-{key}"] = str(stored.version if stored else 0)
        sent_anew(self, seen)

    def _now(self, stored: Any, name: str) -> Any:
        if stored is None:
            return ""
        if name in self.table.columns:
            return told_kr(getattr(stored, name), is_not_applicable=getattr(stored, f"{name}_na"))
        return getattr(stored, name)


def sent_rows(data: Mapping[str, Any]) -> list[str]:
    """The rows that a sent form is about, whatever stands there when it is saved."""
    found = (name.removeprefix("version-") for name in data if name.startswith("version-"))
    return [key for key in found if asked.parsed(key) is not None]


def _place(row: CarriedRow) -> int | None:
    return row.project_id or row.row_id
