"""Forms of a unit's people: finding units, the year's table, and a table that is pasted or in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from followup.reading.personnel import Personnel, PersonnelYear
from followup.rules.personnel import LINES, Line, Said, said_in
from followup.services.personnel import PersonnelInput, StalePersonnel
from organisation.models.org_unit import OrgUnitQuerySet
from styrmodell.lib.readings import Unreadable
from styrmodell.lib.text_field import TextField
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenField, Stale, both, both_texts, sent_anew

LONGEST = 100_000  # characters
MAX_BYTES = 5 * 1024 * 1024


class PersonnelFilter(ListFilter):
    """Sök bland enheterna, och välj år."""

    q = search_field(placeholder="Nämnd eller bolag")
    ar = choice_field("År")

    def __init__(self, data: Mapping[str, Any], *, years: Iterable[int]) -> None:
        super().__init__(data)
        self.fields["ar"] = choice_field("År", [(str(year), str(year)) for year in years], everything="Senaste")

    def apply(self, units: OrgUnitQuerySet) -> OrgUnitQuerySet:
        """The units that are asked for."""
        words = self.wanted["q"]
        return units.called(words) if words else units


class PersonnelField(TextField):
    """En uppgift: a number, "färre än 5", or nothing when it is missing. Sent back untouched it is what is stored."""

    def __init__(self, *, line: Line, **options: Any) -> None:
        super().__init__(required=False, max_length=40, **options)
        self.line = line
        self.widget.attrs |= {"size": 9, "inputmode": "text", "class": "ds-input"}

    def clean(self, value: Any) -> Said:
        """What is said.

        Raises:
            ValidationError: a Swedish sentence about what cannot be read.
        """
        try:
            return said_in(super().clean(value), self.line)
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault

    def prepare_value(self, value: Any) -> Any:
        """What is stored as it is written; what was typed is shown as typed."""
        return value.written(self.line.decimals) if isinstance(value, Said) else value


@dataclass(frozen=True, slots=True)
class PersonnelCells:
    """En rad i tabellen: its field, and what the years before say, the latest first."""

    line: Line
    before: tuple[str, ...]
    field: forms.BoundField
    seen: forms.BoundField
    stale: Stale | None = None
    summed: str = ""


class PersonnelForm(forms.Form):
    """Årets uppgifter: one for each line, and the version that was seen."""

    source = TextField(
        label="Källa", max_length=300, required=False, help_text="För det som ändras, till exempel lönesystemet."
    )

    def __init__(self, data: Mapping[str, Any] | None, *, told: Personnel, year: PersonnelYear) -> None:
        super().__init__(data if data is None else _with_stored(data, year))
        self.told, self.year = told, year
        self._stale: dict[str, Stale] = {}
        for line in LINES:
            row = year.rows.get(line.key)
            self.fields[line.key] = field = PersonnelField(
                line=line, label=line.label, initial=row.said if row else None
            )
            field.widget.attrs["aria-label"] = line.label
            self.fields[f"seen-{line.key}"] = SeenField(initial=row.version if row else 0)

    @property
    def parts(self) -> list[tuple[str, list[PersonnelCells]]]:
        """The rows by what they are about."""
        found: dict[str, list[PersonnelCells]] = {}
        for line in LINES:
            before = tuple(one.at(line.key).words(line.decimals) for one in self.told.before)
            summed = self.year.at(line.key).words(line.decimals) if line.key in self.year.summed else ""
            cells = PersonnelCells(
                line, before, self[line.key], self[f"seen-{line.key}"], self._stale.get(line.key), summed
            )
            found.setdefault(line.part.heading, []).append(cells)
        return list(found.items())

    def inputs(self) -> list[PersonnelInput]:
        """For the service; after `is_valid`. "Behåll det sparade" sends `keep` with the row that stays as it is."""
        typed, kept = self.cleaned_data, self.data.get("keep", "")
        return [
            PersonnelInput(line.key, typed[line.key], typed[f"seen-{line.key}"]) for line in LINES if line.key != kept
        ]

    @property
    def stale(self) -> list[forms.BoundField]:
        """The rows that somebody else saved first."""
        return [self[key] for key in self._stale]

    def meet(self, refusal: StalePersonnel) -> None:
        """Somebody saved first: show both in each such row, and let the next save be one that has seen the stored."""
        seen = {}
        for key, row in refusal.stored.items():
            texts = both_texts(self.fields[key], self.cleaned_data[key], row.said if row else None)
            self._stale[key] = both(row, [replace(texts, label="")])
            seen[f"seen-{key}"] = str(row.version if row else 0)
        sent_anew(self, seen)


def _with_stored(data: Mapping[str, Any], year: PersonnelYear) -> dict[str, Any]:
    """What was sent, with what is stored on the lines that it says nothing of: these stay."""
    found = {name: data[name] for name in data}
    for line in LINES:
        if line.key not in found:
            row = year.rows.get(line.key)
            found[line.key] = row.said.written(line.decimals) if row else ""
            found[f"seen-{line.key}"] = str(row.version if row else 0)
    return found


class PersonnelPasteForm(forms.Form):
    """Klistra in en tabell, or choose a file with one."""

    text = TextField(
        label="Klistra in tabellen",
        required=False,
        help_text="Radernas namn först, sedan talen. Har tabellen flera år ska årtalen stå överst.",
        max_length=LONGEST,
        strip=False,  # a table may begin with an empty cell
        widget=forms.Textarea(attrs={"rows": 8, "cols": 60, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="Eller välj en fil (.xlsx eller CSV)",
        required=False,
        allow_empty_file=True,  # the reader says in our words what is wrong with it
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        file: UploadedFile | None = cleaned.get("file")
        if not self.errors and not (cleaned.get("text") or "").strip() and file is None:
            raise ValidationError("Klistra in en tabell eller välj en fil.")
        if file is not None and file.size is not None and file.size > MAX_BYTES:
            self.add_error("file", "Filen är för stor: högst 5 MB.")
        return cleaned
