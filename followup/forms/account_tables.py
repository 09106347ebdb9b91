"""Forms of a table of the accounts: what is pasted or chosen, and what is asked about it before it is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst

from followup.enums import MoneyUnit
from followup.forms.seen_table import SeenTableForm
from followup.money.importing.account_pasted import Pasted, Place
from followup.money.importing.account_placing import collide
from followup.pages.account_targets import Targets
from followup.pages.accounts import COMBINED, OWN
from followup.rules.accounts.told import Told
from organisation.enums import OrgUnitKind
from styrmodell.lib.swedish import NBSP, join_words
from styrmodell.lib.text_field import TextField

LONGEST = 500_000  # characters; what is longer is no table of the accounts
MAX_BYTES = 10 * 1024 * 1024
FIRST = 2  # amounts of a column that are shown where one says which it is
LEFT_OUT = "-"
SAVE = "spara"  # the button that saves what has been shown
OF = {OWN: "kommunens", COMBINED: "koncernens"}


class TableForm(forms.Form):
    """Hur en tabell ska läsas: in what unit, and whose it is, where it does not say so itself.

    Args:
        whose: kommunen and koncernen, of those that the person writes; their slugs.
        unit: what is proposed.
    """

    unit = forms.ChoiceField(
        required=False,
        label="Beloppen är i",
        choices=MoneyUnit,
        help_text="Gäller där tabellen inte säger något annat.",
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, whose: Iterable[str], unit: MoneyUnit = MoneyUnit.TKR
    ) -> None:
        slugs = list(whose)
        super().__init__(data, initial={"unit": unit, "whose": slugs[0]})
        self.fields["whose"] = forms.ChoiceField(
            required=False,
            label="Beloppen är",
            choices=[(slug, OF[slug]) for slug in slugs],
            help_text="Gäller de kolumner vars rubrik inte säger det.",
        )
        if len(slugs) == 1:
            del self.fields["whose"]

    @property
    def read_in(self) -> MoneyUnit:
        """What amounts are in; of a form that is only asked for, what it shows. After `is_valid`."""
        return MoneyUnit(self._said("unit"))

    @property
    def kind(self) -> OrgUnitKind:
        """The kind of the unit whose amounts they are; as `read_in`."""
        is_combined = "whose" in self.fields and self._said("whose") == COMBINED
        return OrgUnitKind.GROUP if is_combined else OrgUnitKind.MUNICIPALITY

    def _said(self, name: str) -> Any:
        return (self.is_bound and self.cleaned_data.get(name)) or self.initial[name]


class PasteForm(TableForm):
    """Klistra in en tabell."""

    text = TextField(
        label="Klistra in tabellen",
        help_text="Radernas namn först, sedan beloppen. Ordningen spelar ingen roll, och rubrikerna får följa med.",
        max_length=LONGEST,
        strip=False,  # a table may begin with an empty cell
        widget=forms.Textarea(attrs={"rows": 8, "cols": 70, "spellcheck": "false"}),
        error_messages={
            "required": "Klistra in en tabell med radernas namn och belopp.",
            "max_length": "Texten är längre än några räkenskaper. Klistra in en räkenskap i taget.",
        },
    )
    field_order = ("text", "unit", "whose")


class AccountFileForm(forms.Form):
    """Välj en fil med räkenskaper."""

    file = forms.FileField(
        label="Fil från Excel (.xlsx) eller CSV",
        allow_empty_file=True,  # the reader says in our words what is wrong with it
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,.csv,.txt,text/csv,text/plain,"
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
        error_messages={"required": "Välj en fil."},
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what no accounts can be."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError("Filen är för stor: högst 10 MB.")
        return file


@dataclass(frozen=True, slots=True)
class AskedRow:
    """En rad som någon väljer rad för.

    Attributes:
        amounts: what stands on it, each with its unit.
        key: the line that it is now; near: the name of the one that it is nearly called as.
        sentence: why it is asked about, where there is more to say than that no line is called so.
    """

    place: Place
    amounts: str
    key: str = ""
    sentence: str = ""
    near: str = ""
    field: Any = None

    @property
    def words(self) -> str:
        """What it is called in the table."""
        return self.place.words

    @property
    def where(self) -> str:
        """Where in the table it stands."""
        return self.place.where


class ChoicesForm(SeenTableForm):
    """Frågorna om en tabell: which column is which, which line a row is that is not recognised, and which unit holds.

    Args:
        pasted: what the table says when nothing has been chosen.
        placed: as `account_placing.placed`; what is unclear is asked about.
    """

    held = forms.ChoiceField(required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, pasted: Pasted, placed: Mapping[int, str | None], targets: Targets
    ) -> None:
        super().__init__(data)
        self.pasted = pasted
        self.targets, self.stale, self.doubted = targets, False, ""
        self.rows = {row.place.id: row for row in asked_rows(pasted, targets)}
        if pasted.said_in is None:
            del self.fields["held"]
        else:
            words = f"{pasted.said_in.label}, som tabellen säger"
            others = [(unit, unit.label) for unit in MoneyUnit if unit != pasted.said_in]
            self.fields["held"] = forms.ChoiceField(
                label="Beloppen är i", choices=[("", words), *others], required=False
            )
        self.unclear = [place for place, slug in placed.items() if slug is None]
        for place, slug in placed.items():
            self._add_column(pasted, place, slug)
        for row in self.rows.values():
            self._add_row(row)

    def _add_column(self, pasted: Pasted, place: int, slug: str | None) -> None:
        words = pasted.columns[place].words
        first = [row.told[place] for row in pasted.rows if row.told[place].amount is not None][:FIRST]
        label = f"Kolumnen ”{words}”" if words else f"Kolumn {place + 1}, utan rubrik"
        choices = [(one, self.targets.heading(one)) for one in self.targets.columns]
        asked = [("", "Välj")] if slug is None else []
        self.fields[f"column-{place}"] = forms.ChoiceField(
            label=label,
            choices=[*asked, *choices, (LEFT_OUT, "Läs inte in kolumnen")],
            initial=slug if slug is None else slug or LEFT_OUT,
            required=slug is None,
            help_text=f"Börjar med {_amounts(first)}" if first else "",
            error_messages={"required": "Välj vilken kolumn det är, eller att den inte ska läsas in."},
        )

    def _add_row(self, row: AskedRow) -> None:
        month, place = self.targets.period.month, row.place
        groups = [
            (capfirst(account.label), [(line.key, line.name_at(month)) for line in lines])
            for account, lines in self.targets.choosable()
        ]
        self.fields[f"row-{place.id}"] = field = forms.ChoiceField(
            label=f"Rad för ”{place.words}”, {place.where}",
            choices=[("", "Lämna utanför"), *groups],
            initial=row.key,
            required=False,
        )
        field.widget.attrs["aria-label"] = f"Rad för {place.words or place.where}"

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """Which column of the accounts each column is."""
        return [self[name] for name in self.fields if name.startswith("column-")]

    @property
    def row_fields(self) -> list[AskedRow]:
        """The rows that are asked about, each with its field."""
        return [replace(row, field=self[f"row-{row.place.id}"]) for row in self.rows.values()]

    def clean(self) -> dict[str, Any]:
        """Columns that say different things of a row cannot be the same column of the accounts."""
        taken: dict[str, list[int]] = {}
        for name in self.fields:
            slug = self.cleaned_data.get(name) if name.startswith("column-") else ""
            if not slug or slug == LEFT_OUT:
                continue
            place = int(name.removeprefix("column-"))
            if any(collide(self.pasted, place, other) for other in taken.setdefault(slug, [])):
                self.add_error(name, "En annan kolumn är redan den, och de säger olika om samma rad.")
            taken[slug].append(place)
        return self.cleaned_data

    @property
    def placed(self) -> dict[int, str]:
        """A column's place → the slug of what it is for, without those that are not read. As far as it is known."""
        found = {}
        for name, field in self.fields.items():
            if name.startswith("column-"):
                said = self._answer(name) or field.initial
                if said and said != LEFT_OUT:
                    found[int(name.removeprefix("column-"))] = said
        return found

    def _answer(self, name: str) -> str | None:
        """What has been answered; None where nothing has, or what cannot be."""
        if not self.is_bound:
            return None
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def chosen(self) -> dict[int, str]:
        """A row's id → the key of the line that somebody has chosen for it, "" for none."""
        if not self.is_bound:
            return {}
        found = {row: self._answer(f"row-{row}") for row in self.rows}
        return {row: key for row, key in found.items() if key is not None}

    @property
    def held_unit(self) -> MoneyUnit | None:
        """The unit that holds, whatever the table says; None when the table is right."""
        said = self._answer("held")
        return MoneyUnit(said) if said else None

    def doubt(self, unit: MoneyUnit) -> None:
        """Ask whether the amounts are in the unit that they are read in; a yes is to that unit and no other."""
        self.doubted = f"is-{unit.lower()}"
        self.fields[self.doubted] = forms.BooleanField(label=f"Beloppen är i {unit.label}", required=False)
        if self.is_bound and SAVE in self.data and not self.data.get(self.doubted):
            self.add_error(self.doubted, f"Säg att beloppen är i {unit.label}, eller välj en annan enhet.")

    @property
    def doubt_field(self) -> forms.BoundField | None:
        """The box to tick when the unit is doubted."""
        return self[self.doubted] if self.doubted else None


def asked_rows(pasted: Pasted, targets: Targets) -> list[AskedRow]:
    """The rows that somebody has to say what they are: not recognised, or standing twice with different amounts."""
    month = targets.period.month
    found = [
        AskedRow(
            row.place,
            _amounts(row.told),
            sentence=row.sentence,
            near=line.name_at(month) if (line := targets.lines.get(row.near)) else "",
        )
        for row in pasted.unknown
    ]
    for twice in pasted.twice:
        name = targets.lines[twice.key].name_at(month)
        sentence = f"{name} står flera gånger med olika belopp. Lämna utanför det som inte gäller."
        found += [AskedRow(row.place, _amounts(row.told), row.key, sentence) for row in twice.rows]
    return sorted({row.place.id: row for row in found}.values(), key=lambda row: row.place.id)


def _amounts(told: Iterable[Told]) -> str:
    return join_words([f"{one.words}{NBSP}{one.said_in.label}" for one in told if one.amount is not None])
