"""Forms of the economy page: which unit and round, and the forecasts as typed in tkr."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms

from followup.importing.operating import LARGEST, ORE
from followup.models import OperatingForecast, ReportingRound
from followup.reporting.financial_summary import OperatingRow
from followup.services.operating import ForecastInput
from organisation.models import OrgUnit
from styrmodell.lib.swedish import money_tkr, number, parse_decimal


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
        self.fields["tillfalle"] = _round_field(rounds)


def _round_field(rounds: Sequence[ReportingRound]) -> forms.ChoiceField:
    choices = [(choice.code, str(choice)) for choice in rounds]
    return forms.ChoiceField(label="Tillfälle", required=False, choices=choices)


class TkrField(forms.CharField):
    """Kronor typed as thousands, with decimals when they are not whole; empty is not reported."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 10}))
        super().__init__(required=False, max_length=40, **options)

    def prepare_value(self, value: Any) -> Any:
        """Kronor as tkr with as many decimals as they need; what was typed is shown as typed."""
        if not isinstance(value, Decimal):
            return value
        tkr = (value / 1000).normalize()
        exponent = tkr.as_tuple().exponent
        return number(tkr, max(0, -exponent) if isinstance(exponent, int) else 0)

    def clean(self, value: Any) -> Decimal | None:
        """Kronor, to the öre."""
        text = super().clean(value)
        if not text:
            return None
        try:
            kronor = (parse_decimal(text) * 1000).quantize(ORE, ROUND_HALF_UP)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from None
        if abs(kronor) >= LARGEST:
            raise forms.ValidationError("Beloppet är för stort. Skriv det i tusental kronor.")
        return kronor


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A row of the table with its fields."""

    row: OperatingRow
    amount: forms.BoundField
    comment: forms.BoundField
    version: forms.BoundField


class ForecastForm(forms.Form):
    """Helårsprognoser: an amount and a comment for each verksamhet, and the version that was seen."""

    def __init__(self, data: Mapping[str, Any] | None, rows: Sequence[OperatingRow]) -> None:
        super().__init__(data)
        self.rows = rows
        self.is_stale = False
        for row in rows:
            key = row.operation_id
            self.fields[f"amount-{key}"] = TkrField(label=f"{row.label}, prognos", initial=row.amounts.forecast)
            self.fields[f"comment-{key}"] = forms.CharField(
                label=f"{row.label}, kommentar", required=False, max_length=500, initial=row.comment
            )
            self.fields[f"version-{key}"] = forms.IntegerField(
                initial=row.forecast_version, widget=forms.HiddenInput, min_value=0
            )
            self.fields[f"amount-{key}"].widget.attrs |= {
                "aria-label": f"{row.label}, prognos",
                "data-column": "forecast",
            }
            self.fields[f"comment-{key}"].widget.attrs["aria-label"] = f"{row.label}, kommentar"

    @property
    def lines(self) -> Iterator[ForecastLine]:
        """The fields row by row, for the table."""
        for row in self.rows:
            amount, comment, version = (self[f"{name}-{row.operation_id}"] for name in ("amount", "comment", "version"))
            yield ForecastLine(row, amount, comment, version)

    def inputs(self) -> list[ForecastInput]:
        """For the service; after `is_valid`."""
        typed = self.cleaned_data
        return [
            ForecastInput(
                operation_id=row.operation_id,
                amount=typed[f"amount-{row.operation_id}"],
                comment=typed[f"comment-{row.operation_id}"],
                version=typed[f"version-{row.operation_id}"],
            )
            for row in self.rows
        ]

    def show_both(self, stored: Mapping[int, OperatingForecast | None]) -> None:
        """Somebody saved first: say what, keep what was typed, and let the next save go through."""
        self.is_stale = True
        data = dict(self.data.items())
        for key, row in stored.items():
            last = row.history.select_related("history_user").first() if row else None
            who = str(last.history_user) if last and last.history_user else "Någon annan"
            said = f", ”{row.comment}”" if row and row.comment else ""
            amount = money_tkr(row.amount) if row else "tomt"
            sentence = f"{who} sparade {amount}{said} medan du skrev. Ditt står kvar: spara igen om det ska gälla."
            self.add_error(f"amount-{key}", sentence)
            data[f"version-{key}"] = str(row.version if row else 0)
        self.data = data
