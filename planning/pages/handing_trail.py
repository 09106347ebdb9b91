"""What a kontor or a nämnd has handed down through the year, as it is read: to whom, by whom, changed and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from organisation.models import OrgUnit
from organisation.reading.names import with_who
from planning.models import HandedDown
from styrmodell.lib.changes import HistoryRow
from styrmodell.lib.comparison.words import Part
from styrmodell.lib.documents.figures import between

TOLD = ("value", "upper", "taken_back_on")
ASKED = (
    "history_date", "history_id", "history_type", "who", "figure__name", "figure__decimals", "unit__name", "value", "upper",
    "taken_back_on", "value_then", "upper_then",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetChange:
    """Ett mål före och efter: a number is one word, however many spaces it has."""

    before: str
    after: str
    label: str = "Mål"

    @property
    def parts(self) -> tuple[Part, ...]:
        """As `components/history_table.html` draws them."""
        before = [Part("removed", self.before), Part("same", " ")] if self.before else []
        return (*before, Part("added", self.after or "saknas"))


def trail(giver: OrgUnit, year: int) -> QuerySet[Any, Any]:
    """What the giver has done with what it hands down for the year, the latest first: rows for `trail_row`.

    That the item has been made in the unit's plan is told of there.
    """
    history: Any = HandedDown.history
    before = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    then = {f"{name}_then": Subquery(before.values(name)[:1]) for name in TOLD}
    same = Q(history_type="~")
    for name in TOLD:
        same &= Q(**{name: F(f"{name}_then")}) | Q(**{f"{name}__isnull": True, f"{name}_then__isnull": True})
    is_same = Case(When(same, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    found = with_who(history.filter(giver=giver, period_from__year=year)).annotate(**then).annotate(is_same=is_same)
    return found.filter(is_same=False).order_by("-history_date", "-history_id").values(*ASKED)


def trail_row(row: Mapping[str, Any]) -> HistoryRow:
    """One of them, as the history's table draws it."""
    before, after = (_target(row, end) for end in ("_then", ""))
    is_new, is_back = row["history_type"] == "+", row["taken_back_on"] is not None
    done = "Utdelat" if is_new else "Taget tillbaka" if is_back else "Målet är ändrat"
    changes: Any = () if before == after else (TargetChange(before, after),)
    what = f"{row['figure__name']}, {row['unit__name']}. {done}."
    return HistoryRow(row["history_date"], row["who"] or "Systemet", what, changes)


def _target(row: Mapping[str, Any], end: str) -> str:
    """The target as it is read; "" for none."""
    low, high = row[f"value{end}"], row[f"upper{end}"]
    return "" if low is None else between(low, high, row["figure__decimals"])
