"""The amounts' history as it is read: what was read in and typed of a unit's money in a round, by whom, from what to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from organisation.models import OrgUnit
from organisation.reading.names import with_who
from styrmodell.lib.changes import HistoryRow
from styrmodell.lib.intervals import within_q
from styrmodell.lib.swedish import number
from styrmodell.lib.word_diff import Part

MOST = 200  # rows on the page, the latest; the rest stand in files and reports
COMPARED: dict[str, Mapping[str, str]] = {
    "amounts": {"outcome": "Utfall", "budget": "Budget", "year_budget": "Årsbudget"},
    "forecasts": {"amount": "Prognos", "comment": "Kommentar"},
}
ASKED = ("id", "version", "history_date", "history_type", "history_change_reason", "operation__name", "operation__code")


@dataclass(frozen=True, slots=True)
class AmountChange:
    """Ett belopp före och efter: a number is one word, however many spaces it has."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """As `components/history_table.html` draws them."""
        before = [Part("removed", self.before)] if self.before else []
        return (*before, Part("added", self.after or "saknas"))


def money_history(unit: OrgUnit, round_: ReportingRound) -> list[HistoryRow]:
    """What has been done with the unit's amounts to the end of the round and with its forecasts in it, the latest first.
    Four queries.
    """
    until = round_.period_to
    within = within_q(unit, path="operation__unit__")
    amounts = OperatingAmount.history.filter(within, year=until.year, month=until.month)
    forecasts = OperatingForecast.history.filter(within, round=round_)
    rows = [*_rows(amounts, OperatingAmount, "amounts"), *_rows(forecasts, OperatingForecast, "forecasts")]
    return sorted(rows, key=lambda row: row.when, reverse=True)[:MOST]


def _rows(history: QuerySet[Any], model: Any, kind: str) -> Iterable[HistoryRow]:
    compared = COMPARED[kind]
    found = list(with_who(history).order_by("-history_date", "-history_id").values(*ASKED, "who", *compared)[:MOST])
    earlier = model.history.filter(id__in={row["id"] for row in found}).values("id", "version", *compared)
    known = {(row["id"], row["version"]): row for row in earlier}
    for row in found:
        before = known.get((row["id"], row["version"] - 1))
        changes = [
            AmountChange(label, _words(before and before[name]), _words(row[name]))
            for name, label in compared.items()
            if (before[name] if before else None) != row[name] and (before or row[name] not in (None, ""))
        ]
        if changes:
            name = f"{row['operation__name']} {row['operation__code']}"
            reason = row["history_change_reason"] or "Skriven för hand"
            shown: Any = tuple(changes)  # amounts, drawn as any change is by the same table
            yield HistoryRow(row["history_date"], row["who"] or "Systemet", f"{name}. {reason}", shown)


def _words(value: Any) -> str:
    """Kronor with öre, or the comment as it is; "" for nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{number(value, 2)} kr"
