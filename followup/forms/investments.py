"""Forms of investments: finding projects, describing one, and a period's amounts as typed in tkr."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import WorkState
from followup.models import InvestmentProject, ReportingRound
from followup.models.investments import InvestmentProjectQuerySet
from followup.money.investments import Investment
from followup.pages.investments import stored_in
from followup.services.investments import FORECAST, InvestmentInput, StaleInvestments
from organisation.models import OrgUnit
from styrmodell.lib.clock import today
from styrmodell.lib.search import holds
from styrmodell.lib.swedish import join_words
from styrmodell.lib.text_field import TextField
from styrmodell.web import asked
from styrmodell.web.fields import AmountField, DecidedDayField
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import SeenField, SeenForm, Stale, both, both_texts, sent_anew

STATES = [(key, capfirst(label)) for key, label in WorkState.choices]
FIRST_YEAR, YEARS_AHEAD = 2000, 30
LABELS = {
    "budget": "Årsbudget",
    "change": "varav ändring",
    "carried_in": "varav från förra året",
    "outcome": "Utfall",
    "spent": "Förbrukat totalt",
    "carried_over": "Till nästa år",
    FORECAST: "Prognos",
}
GONE = "Ett projekt hör inte till enheten längre. Inget är sparat än: spara igen för att spara de andra."


class InvestmentFilter(ListFilter):
    """Sök och välj bland investeringsprojekten."""

    q = search_field(placeholder="Projekt eller nummer")
    enhet = choice_field("Enhet")
    lage = choice_field("Läge", STATES)
    tillfalle = choice_field("Tillfälle")

    def __init__(self, data: Mapping[str, Any], *, units: Iterable[OrgUnit], rounds: Sequence[ReportingRound]) -> None:
        super().__init__(data)
        self.fields["enhet"] = choice_field("Enhet", [(str(unit.pk), unit.name) for unit in units])
        self.fields["tillfalle"] = choice_field(
            "Tillfälle", [(one.code, str(one)) for one in rounds], everything="Senaste"
        )

    @property
    def is_searched(self) -> bool:
        """True when it is not only another round that is asked for."""
        return any(self.wanted[name] for name in ("q", "enhet", "lage"))

    def apply(self, projects: InvestmentProjectQuerySet) -> InvestmentProjectQuerySet:
        """The projects that are asked for; what was not understood is left out."""
        words, unit, state = (self.wanted[name] for name in ("q", "enhet", "lage"))
        found = projects.filter(holds(words, "number", "name")) if words else projects
        found = found.filter(unit=unit) if unit else found
        return found.filter(state=state) if state else found


class ProjectForm(SeenForm):
    """Ett investeringsprojekt: what it is, what is decided and what it is thought to cost."""

    name = TextField(label="Namn", max_length=200)
    number = TextField(label="Projektnummer", max_length=30, required=False, help_text="Som i ekonomisystemet.")
    state = forms.ChoiceField(label="Läge", required=False, choices=[("", "Inte sagt"), *STATES])
    is_yearly = forms.BooleanField(
        label="Årligt anslag utan beslutad totalutgift",
        required=False,
        help_text="Till exempel inventarier som köps varje år.",
    )
    decided = AmountField(label="Beslutad totalutgift, tkr", per=1000, required=False)
    decided_on = DecidedDayField(label="Beslutad den", required=False)
    decided_in = TextField(
        label="Beslut", max_length=100, required=False, help_text="Organ och paragraf, till exempel KF § 198."
    )
    estimated = AmountField(
        label="Beräknad totalutgift, tkr",
        per=1000,
        required=False,
        help_text="Vad hela projektet nu beräknas kosta.",
    )
    ready_quarter = forms.TypedChoiceField(
        label="Klart, kvartal",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Inte sagt"), *((one, f"Kvartal {one}") for one in range(1, 5))],
    )
    source = TextField(label="Källa", max_length=300, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, project: InvestmentProject | None = None, units: Sequence[OrgUnit] = ()
    ) -> None:
        names = [*self.base_fields, "first_year", "ready_year"]
        initial = {name: getattr(project, name) for name in names} if project else {"first_year": today().year}
        super().__init__(data, initial=initial)
        last, size = today().year + YEARS_AHEAD, forms.NumberInput(attrs={"size": 6})
        self.fields["first_year"] = forms.IntegerField(
            label="Första år", min_value=FIRST_YEAR, max_value=last, widget=size, help_text="Från när det redovisas."
        )
        self.fields["ready_year"] = forms.IntegerField(
            label="Klart, år", required=False, min_value=FIRST_YEAR, max_value=last, widget=size
        )
        if project is None:
            self.units = {str(unit.pk): unit for unit in units}
            self.fields["unit"] = forms.TypedChoiceField(
                label="Enhet",
                choices=[(pk, unit.name) for pk, unit in self.units.items()],
                coerce=self.units.__getitem__,
            )
        self.order_fields(
            [
                *("version", "unit", "name", "number", "first_year", "state", "is_yearly", "decided", "decided_on"),
                *("decided_in", "estimated", "ready_year", "ready_quarter", "source"),
            ]
        )


@dataclass(frozen=True, slots=True)
class AmountsLine:
    """A row of the table with its fields, in the order of the columns."""

    row: Investment
    fields: tuple[forms.BoundField, ...]
    versions: tuple[forms.BoundField, ...]
    stale: Stale | None


class InvestmentAmountsForm(forms.Form):
    """Beloppen: of each project those of the columns, and the versions that were seen."""

    def __init__(self, data: Mapping[str, Any] | None, rows: Sequence[Investment], columns: Sequence[str]) -> None:
        super().__init__(data)
        self.rows, self.columns = rows, tuple(columns)
        self._stale: dict[int, Stale] = {}
        for row in rows:
            for column in columns:
                self._add(row, column)
            self.fields[f"version-{row.project_id}"] = SeenField(initial=row.amount_version)
            self.fields[f"seen-{row.project_id}"] = SeenField(initial=row.forecast_version)

    def _add(self, row: Investment, column: str) -> None:
        label = f"{row.label}, {LABELS[column].lower()}"
        self.fields[f"{column}-{row.project_id}"] = field = AmountField(
            label=label, required=False, per=1000, initial=stored_in(row, column)
        )
        field.widget = forms.TextInput(attrs={"size": 8, "inputmode": "decimal"})
        field.widget.attrs |= {"aria-label": label, "class": "ds-input", "data-column": column}

    def clean(self) -> dict[str, Any]:
        """Every project that was sent is the unit's still; what was written about another is told, not dropped."""
        cleaned = super().clean() or {}
        gone = sorted({*sent_projects(self.data)} - {row.project_id for row in self.rows})
        if gone:
            typed = [self.data.get(f"{column}-{key}", "") for key in gone for column in self.columns]
            said = join_words([f"”{text}”" for text in typed if text])
            raise forms.ValidationError(f"{GONE} Om det skrev du {said}." if said else GONE)
        return cleaned

    @property
    def headings(self) -> list[str]:
        """What stands over the columns."""
        return [LABELS[column] for column in self.columns]

    @property
    def totals(self) -> list[tuple[str, Decimal | None]]:
        """Each column with what is stored in it comes to."""
        stored = {column: [stored_in(row, column) for row in self.rows] for column in self.columns}
        known = {column: [value for value in values if value is not None] for column, values in stored.items()}
        return [(column, sum(values, Decimal(0)) if values else None) for column, values in known.items()]

    @property
    def lines(self) -> list[AmountsLine]:
        """The fields row by row, for the table."""
        return [
            AmountsLine(
                row,
                tuple(self[f"{column}-{row.project_id}"] for column in self.columns),
                (self[f"version-{row.project_id}"], self[f"seen-{row.project_id}"]),
                self._stale.get(row.project_id),
            )
            for row in self.rows
        ]

    def inputs(self) -> list[InvestmentInput]:
        """For the service; after `is_valid`. "Behåll det sparade" sends `keep` with the row that stays as it is."""
        typed, kept = self.cleaned_data, asked.parsed(self.data.get("keep", ""))
        return [
            InvestmentInput(
                row.project_id,
                {
                    column: typed[f"{column}-{row.project_id}"]
                    for column in self.columns
                    if f"{column}-{row.project_id}" in self.data
                },
                typed[f"version-{row.project_id}"],
                typed[f"seen-{row.project_id}"],
            )
            for row in self.rows
            if row.project_id != kept
        ]

    @property
    def stale(self) -> list[AmountsLine]:
        """The rows that somebody else saved first."""
        return [line for line in self.lines if line.stale]

    def meet(self, refusal: StaleInvestments) -> None:
        """Somebody saved first: show both in each such row, and let the next save be one that has seen the stored."""
        seen: dict[str, str] = {}
        for key, stored in refusal.stored.items():
            texts = [
                replace(
                    both_texts(
                        self.fields[f"{column}-{key}"], self.cleaned_data[f"{column}-{key}"], stored.value(column)
                    ),
                    label=LABELS[column],
                )
                for column in self.columns
            ]
            self._stale[key] = both(stored.amount or stored.forecast, texts)
            seen |= {
                f"version-{key}": str(stored.version("budget")),
                f"seen-{key}": str(stored.version(FORECAST)),
            }
        sent_anew(self, seen)


def sent_projects(data: Mapping[str, Any]) -> list[int]:
    """The projects that a sent form is about: the page's own rows, whatever stands there when it is saved."""
    found = (asked.parsed(name.removeprefix("version-")) for name in data if name.startswith("version-"))
    return [pk for pk in found if pk is not None]
