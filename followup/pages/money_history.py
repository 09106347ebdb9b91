"""The amounts' history as it is read: what was read in and typed of a unit's money in a round, by whom, from what to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import DecimalField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import IsNull

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from organisation.models import OrgUnit
from organisation.reading.names import with_who
from styrmodell.lib.changes import HistoryRow
from styrmodell.lib.comparison.words import Part
from styrmodell.lib.intervals import within_q
from styrmodell.lib.swedish import number

# What is told of, one column for each whatever kind of row it is of, so that the two are read as one list.
LABELS = {
    "outcome": "Utfall",
    "budget": "Budget",
    "year_budget": "Årsbudget",
    "amount": "Prognos",
    "comment": "Kommentar",
}
OF_AMOUNTS, OF_FORECASTS = ("outcome", "budget", "year_budget"), ("amount", "comment")
ASKED = ("history_date", "history_id", "history_change_reason", "operation__name", "operation__code", "who")


@dataclass(frozen=True, slots=True)
class AmountChange:
    """Ett belopp före och efter: a number is one word, however many spaces it has."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """As `components/history_table.html` draws them."""
        before = [Part("removed", self.before), Part("same", " ")] if self.before else []
        return (*before, Part("added", self.after or "saknas"))


def money_history(unit: OrgUnit, round_: ReportingRound) -> QuerySet[Any, Any]:
    """What has been done with the unit's amounts to the end of the round and with its forecasts in it, the latest first:
    rows for `history_row`, each of which changed something.
    """
    until = round_.period_to
    within = within_q(unit, path="operation__unit__")
    amounts = OperatingAmount.history.filter(within, year=until.year, month=until.month)
    forecasts = OperatingForecast.history.filter(within, round=round_)
    of_amounts, of_forecasts = (
        _rows(amounts, OperatingAmount, OF_AMOUNTS),
        _rows(forecasts, OperatingForecast, OF_FORECASTS),
    )
    return of_amounts.union(of_forecasts, all=True).order_by("-history_date", "-history_id")


def _rows(history: QuerySet[Any], model: Any, own: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Those that changed something, with what stood there before."""
    before = model.history.filter(id=OuterRef("id"), version=OuterRef("version") - 1)
    same, empty = Q(), Q()
    for name in own:
        same &= Q(**{name: OuterRef(name)}) | Q(IsNull(F(name), rhs=True)) & Q(IsNull(OuterRef(name), rhs=True))
        empty &= Q(comment="") if name == "comment" else Q(**{name: None})
    found = with_who(history).exclude(Exists(before.filter(same))).exclude(empty & ~Exists(before))
    told: dict[str, Any] = {}
    for name in LABELS:
        nothing = Value("") if name == "comment" else Value(None, DecimalField(max_digits=15, decimal_places=2))
        told[f"{name}_then"] = Subquery(before.values(name)[:1]) if name in own else nothing
        told[f"{name}_now"] = F(name) if name in own else nothing
    return found.order_by().values(*ASKED, **told)


def history_row(row: Mapping[str, Any]) -> HistoryRow:
    """One of them, as the history's table draws it."""
    changes: Any = tuple(  # amounts, drawn as any change is by the same table
        AmountChange(label, _words(row[f"{name}_then"]), _words(row[f"{name}_now"]))
        for name, label in LABELS.items()
        if _words(row[f"{name}_then"]) != _words(row[f"{name}_now"])
    )
    reason = row["history_change_reason"] or "Skriven för hand"
    what = f"{row['operation__name']} {row['operation__code']}. {reason}"
    return HistoryRow(row["history_date"], row["who"] or "Systemet", what, changes)


def _words(value: Any) -> str:
    """Kronor with öre, or the comment as it is; "" for nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{number(value, 2)} kr"
