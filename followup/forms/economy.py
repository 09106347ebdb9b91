"""Forms of the economy page: which unit and round, and the forecasts as typed in tkr."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from followup.forms.odd_amounts import OddAmounts
from followup.models import ReportingRound
from followup.money.operating_account import OperatingRow
from followup.services.operating import ForecastInput, StaleForecasts
from organisation.models import OrgUnit
from styrmodell.lib.swedish import join_words
from styrmodell.lib.text_field import TextField
from styrmodell.web import asked
from styrmodell.web.fields import AmountField
from styrmodell.web.seen import SeenField, Stale, both, both_texts, sent_anew

LABELS = ("Prognos", "Kommentar")
GONE = "En verksamhet hör inte till enheten längre. Inget är sparat än: spara igen för att spara de andra."


class RoundChoice(forms.Form):
    """Tillfälle."""

    def __init__(self, round_: ReportingRound, rounds: Sequence[ReportingRound]) -> None:
        super().__init__(initial={"tillfalle": round_.code})
        self.fields["tillfalle"] = _round_field(rounds)


class EconomyChoice(forms.Form):
    """Enhet och tillfälle."""

    def __init__(
        self, unit: OrgUnit, round_: ReportingRound, units: Sequence[OrgUnit], rounds: Sequence[ReportingRound]
    ):
        super().__init__(initial={"enhet": str(unit.pk), "tillfalle": round_.code})
        choices = [(str(choice.pk), choice.name) for choice in units]
        self.fields["enhet"] = forms.ChoiceField(label="Enhet", required=False, choices=choices)
        self.fields["tillfalle"] = _round_field(rounds, unit)


def _round_field(rounds: Sequence[ReportingRound], unit: OrgUnit | None = None) -> forms.ChoiceField:
    choices = [(choice.code, choice.name_for(unit.kind) if unit else str(choice)) for choice in rounds]
    return forms.ChoiceField(label="Tillfälle", required=False, choices=choices)


def sent_operations(data: Mapping[str, Any]) -> list[int]:
    """The verksamheter that a sent form is about: the page's own rows, whatever stands there when it is saved."""
    found = (asked.parsed(name.removeprefix("amount-")) for name in data if name.startswith("amount-"))
    return [pk for pk in found if pk is not None]


def counted_with(row: OperatingRow) -> dict[str, str]:
    """What the page counts a typed forecast against, in kronor, and what is stored: for `js/grid.js`."""
    known = {"data-planned": row.amounts.year_budget, "data-stored": row.amounts.forecast}
    return {name: f"{amount:f}" for name, amount in known.items() if amount is not None}


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A row of the table with its fields."""

    row: OperatingRow
    amount: forms.BoundField
    comment: forms.BoundField
    version: forms.BoundField
    stale: Stale | None


class ForecastForm(OddAmounts):
    """Helårsprognoser: an amount and a comment for each verksamhet, and the version that was seen."""

    def __init__(self, data: Mapping[str, Any] | None, rows: Sequence[OperatingRow]) -> None:
        super().__init__(data)
        self.rows = rows
        self._stale: dict[int, Stale] = {}
        for row in rows:
            key = row.operation_id
            self.fields[f"amount-{key}"] = AmountField(
                label=f"{row.label}, prognos",
                required=False,
                per=1000,
                initial=row.amounts.forecast,
                widget=forms.TextInput(attrs={"size": 10}),
            )
            self.fields[f"comment-{key}"] = TextField(
                label=f"{row.label}, kommentar", required=False, max_length=500, initial=row.comment
            )
            self.fields[f"version-{key}"] = SeenField(initial=row.forecast_version)
            self.fields[f"amount-{key}"].widget.attrs |= {
                "aria-label": f"{row.label}, prognos",
                "data-column": "forecast",
                **counted_with(row),
            }
            self.fields[f"comment-{key}"].widget.attrs["aria-label"] = f"{row.label}, kommentar"

    def clean(self) -> dict[str, Any]:
        """Every verksamhet that was sent is the unit's still; what was written about another is told, not dropped."""
        cleaned = super().clean() or {}
        gone = sorted({*sent_operations(self.data)} - {row.operation_id for row in self.rows})
        if gone:
            typed = [self.data.get(f"{name}-{key}", "") for key in gone for name in ("amount", "comment")]
            said = join_words([f"”{text}”" for text in typed if text])
            raise forms.ValidationError(f"{GONE} Om den skrev du {said}." if said else GONE)
        return cleaned

    @property
    def lines(self) -> Iterator[ForecastLine]:
        """The fields row by row, for the table."""
        for row in self.rows:
            amount, comment, version = (self[f"{name}-{row.operation_id}"] for name in ("amount", "comment", "version"))
            yield ForecastLine(row, amount, comment, version, self._stale.get(row.operation_id))

    def inputs(self) -> list[ForecastInput]:
        """For the service; after `is_valid`. "Behåll det sparade" sends `keep` with the row that stays as it is."""
        typed, kept = self.cleaned_data, asked.parsed(self.data.get("keep", ""))
        return [
            ForecastInput(
                operation_id=row.operation_id,
                amount=typed[f"amount-{row.operation_id}"],
                comment=typed[f"comment-{row.operation_id}"],
                version=typed[f"version-{row.operation_id}"],
            )
            for row in self.rows
            if row.operation_id != kept
        ]

    @property
    def stale(self) -> list[ForecastLine]:
        """The rows that somebody else saved first."""
        return [line for line in self.lines if line.stale]

    def meet(self, refusal: StaleForecasts) -> None:
        """Somebody saved first: show both in each such row, and let the next save be one that has seen the stored."""
        for key, row in refusal.stored.items():
            texts = [
                both_texts(self.fields[f"{name}-{key}"], self.cleaned_data[f"{name}-{key}"], row and getattr(row, name))
                for name in ("amount", "comment")
            ]
            self._stale[key] = both(
                row, [replace(text, label=label) for text, label in zip(texts, LABELS, strict=True)]
            )
        seen = {f"version-{key}": str(row.version if row else 0) for key, row in refusal.stored.items()}
        sent_anew(self, seen)
