"""What in a plan that is being written still says word for word what last year's said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from planning.enums import NodeKind
from planning.item_fields import FIELDS_OF, WRITTEN, ItemField, Widget
from planning.models import NodeContinuation, Plan
from planning.reading.tree import Row, below, titled
from styrmodell.lib import richtext, swedish

COMPARED = tuple(field for field in WRITTEN if field.widget is not Widget.DAY and not field.is_row)
FROM_PLAN = "from_node__plan__"
PLAN_FIELDS = ("first_year", "period_from", "period_to")
TARGET = tuple(f"from_node__targets__{name}" for name in ("year", "value", "upper"))
Targets = Mapping[int, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Before:
    """An item that another goes on from: what it said, and its targets as they would be brought along."""

    since: int
    said: Mapping[str, Any]
    targets: Targets


@dataclass(frozen=True, slots=True)
class Untouched:
    """An item whose text, or whose nyckeltal's targets, nobody has touched since a year; or both."""

    since: int
    text: bool
    targets: bool

    @property
    def is_whole(self) -> bool:
        """True when nothing of it has been touched."""
        return self.text and self.targets

    def __str__(self) -> str:
        if self.is_whole:
            return f"Oförändrad sedan {self.since}"
        return f"{'Texten är oförändrad' if self.text else 'Målvärdena är oförändrade'} sedan {self.since}"


def untouched(plan: Plan, rows: Sequence[Row]) -> dict[int, Untouched]:
    """What nobody has touched since last year's plan, by the items' nodes.

    Days are not compared: they move with the plan's year; nor an uppdrag, which is its giver's to change. One query.
    """
    earlier = _before(plan)
    if not earlier:
        return {}
    under = below(rows)
    told = {row.pk: _told(row, under.get(row.pk, ()), earlier) for row in rows if row.figure is None}
    return {pk: one for pk, one in told.items() if one}


@dataclass(frozen=True, slots=True)
class UntouchedItems:
    """Det som är oförändrat: how many they are in a sentence, and where each stands on the plan's page."""

    words: str
    items: tuple[tuple[str, str], ...]


def counted(told: Mapping[int, Untouched], rows: Sequence[Row]) -> UntouchedItems | None:
    """ "Tre av fem delar är oförändrade sedan förra planen."; None where there are none."""
    whole = {pk for pk, one in told.items() if one.is_whole}
    if not whole:
        return None
    among = sum(1 for row in rows if row.figure is None and row.task is None and not _is_only_heading(row))
    verb = "är oförändrad" if len(whole) == 1 else "är oförändrade"
    count = swedish.count_words(len(whole), common=True)
    of_all = (
        f"{capfirst(count)} av {swedish.count_words(among, common=True)} delar" if among > 1 else "Planens enda del"
    )
    words = f"{of_all} {verb} sedan förra planen."
    return UntouchedItems(words, tuple((f"#post-{row.pk}", titled(row)) for row in rows if row.pk in whole))


def _told(row: Row, under: Sequence[Row], earlier: Mapping[int, Before]) -> Untouched | None:
    before = earlier.get(row.pk)
    if before is None or row.task is not None:
        return None
    figures = [one for one in under if one.figure]
    same_text = before.said == _said(row, FIELDS_OF[row.kind]) and not _is_only_heading(row)
    kept = [_keeps_targets(one, earlier.get(one.pk)) for one in figures]
    has_targets = any(one.targets for one in figures)
    if not same_text and not (has_targets and all(kept)):
        return None
    return Untouched(before.since, text=same_text, targets=all(kept))


def _is_only_heading(row: Row) -> bool:
    return row.kind == NodeKind.SECTION and richtext.is_empty(row.text)


def _keeps_targets(row: Row, before: Before | None) -> bool:
    return before is not None and dict(before.targets) == dict(row.targets)


def _said(row: Row, fields: Sequence[ItemField]) -> dict[str, Any]:
    return {field.name: row.own[field.name] for field in fields if field in COMPARED}


def _before(plan: Plan) -> dict[int, Before]:
    """What each item goes on from; none of those that were merged, which are new words."""
    rows = NodeContinuation.objects.filter(to_node__plan=plan, to_node__removal_id=None).order_by("pk")
    names = [f"from_node__{field.read}" for field in COMPARED]
    own = ("to_node_id", "from_node_id", "from_node__kind", *(f"{FROM_PLAN}{name}" for name in PLAN_FIELDS))
    found: dict[int, list[dict[str, Any]]] = {}
    for values in rows.values(*own, *names, *TARGET):
        found.setdefault(values["to_node_id"], []).append(values)
    return {
        pk: _of(group, plan) for pk, group in found.items() if len({values["from_node_id"] for values in group}) == 1
    }


def _of(group: Sequence[Mapping[str, Any]], plan: Plan) -> Before:
    first = group[0]
    last = Plan(**{name: first[f"{FROM_PLAN}{name}"] for name in PLAN_FIELDS})
    targets = {values[TARGET[0]]: (values[TARGET[1]], values[TARGET[2]]) for values in group if values[TARGET[0]]}
    fields = [field for field in FIELDS_OF[first["from_node__kind"]] if field in COMPARED]
    said = {field.name: first[f"from_node__{field.read}"] for field in fields}
    years = years_onward(last, plan)
    onward = {year + years: bounds for year, bounds in targets.items() if year + years in plan.covered_years}
    return Before(last.first_year, said, onward)


def years_onward(last: Plan, plan: Plan) -> int:
    """How many years later the targets of last year's plan are in this one: those of the years that both cover stay; where
    they share none, each moves with its plan's year.
    """
    shares_years = last.covered_years.stop > plan.first_year
    return 0 if shares_years else plan.first_year - last.first_year
