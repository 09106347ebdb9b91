"""What differs between two editions, and what an item's history holds, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planning.enums import NodeKind
from planning.models import EditionNode, PlanNode
from styrmodell.lib import richtext
from styrmodell.lib.word_diff import Part, word_diff

COMPARED = ("title", "text", "code", "expected_result", "collaboration", "responsible", "starts_on", "due_on")


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was taken away and put in, word by word."""
        return word_diff(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that differs between two editions."""

    word: str
    title: str
    what: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Who did what with an item, and when."""

    when: datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()


def differences(before: int, after: int) -> list[Difference]:
    """What the later edition adds, changes and takes away. Both are public, so this is too.

    Args:
        before, after: ids of the editions.
    """
    old, new = _nodes_of(before), _nodes_of(after)
    found = []
    for pk, row in new.items():
        if pk not in old:
            found.append(_difference(row, "tillkommer"))
        elif changes := tuple(changed_fields(old[pk], row)):
            found.append(_difference(row, "ändras", changes))
    found += [_difference(row, "utgår") for pk, row in old.items() if pk not in new]
    return found


def _nodes_of(edition: int) -> dict[int, dict[str, Any]]:
    rows = EditionNode.objects.filter(edition=edition).order_by("position").values("node_id", "kind", *COMPARED)
    return {row["node_id"]: row for row in rows}


def _difference(row: dict[str, Any], what: str, changes: tuple[Change, ...] = ()) -> Difference:
    return Difference(NodeKind(row["kind"]).label, row["title"], what, changes)


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Change]:
    """The fields that differ, in words."""
    for name in COMPARED:
        old, new = _words(before[name]), _words(after[name])
        if old != new:
            yield Change(PlanNode._meta.get_field(name).verbose_name.capitalize(), old, new)


def _words(value: Any) -> str:
    return richtext.plain(value) if isinstance(value, str) else str(value or "")


def node_rows(node: PlanNode) -> list[HistoryRow]:
    """An item's history, the latest first. Only for those who may read the working text."""
    fields = ("history_date", "history_user__name", "history_change_reason", "history_type", *COMPARED)
    versions = list(node.history.order_by("history_date", "history_id").values(*fields))
    rows = [_history_row(version, versions[at - 1] if at else None) for at, version in enumerate(versions)]
    return rows[::-1]


def _history_row(version: dict[str, Any], earlier: dict[str, Any] | None) -> HistoryRow:
    changes = tuple(changed_fields(earlier, version)) if earlier else ()
    what = version["history_change_reason"] or ("Tillagd" if earlier is None else "Ändrad")
    return HistoryRow(version["history_date"], version["history_user__name"] or "Systemet", what, changes)


def plan_changes(plan: int) -> Sequence[dict[str, Any]]:
    """Everything that happened to the items of a plan, the latest first, for a page at a time."""
    rows = PlanNode.history.filter(plan=plan).exclude(kind=NodeKind.ROOT).order_by("-history_date", "-history_id")
    return rows.values("id", "title", "kind", "history_date", "history_user__name", "history_change_reason")


def history_rows(changes: Iterable[dict[str, Any]]) -> list[HistoryRow]:
    """One page of them, in words."""
    return [
        HistoryRow(
            row["history_date"],
            row["history_user__name"] or "Systemet",
            f"{row['title'] or NodeKind(row['kind']).label.capitalize()}: {(row['history_change_reason'] or 'ändrad').lower()}",
        )
        for row in changes
    ]
