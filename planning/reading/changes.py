"""What the history of a plan and of its items holds, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils.text import capfirst

from organisation.reading.names import with_who
from planning.enums import CollaborationAnswer, NodeKind
from planning.item_fields import WRITTEN
from planning.models import Collaboration, Contribution, NodeContinuation, PlanNode, Target
from planning.models.item_text import label_of
from planning.reading.links import headings
from styrmodell.lib import richtext, swedish
from styrmodell.lib.changes import Change, HistoryRow, changes_of
from styrmodell.lib.readings import decimals_of

PLACE = "Står under"


def _target_words(low: Decimal, high: Decimal | None) -> str:
    return "–".join(swedish.number(bound, decimals_of(bound)) for bound in (low, high) if bound is not None)


def _own_words(values: Mapping[str, Any]) -> dict[str, str]:
    """An item's own fields: label → words."""
    return {label_of(field.name): _words(values[field.name]) for field in WRITTEN}


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return richtext.plain(value) if isinstance(value, str) else str(value or "")


OF_A_PARTNER = ("about", "answer", "answer_text")
OF_HISTORY = ("history_date", "who", "history_change_reason", "history_type")


@dataclass(frozen=True, slots=True)
class NodeStep:
    """Something that happened to an item: a row, or the version of it that has not been read yet, and the one before."""

    when: datetime
    row: HistoryRow | None = None
    version: int = 0
    before: int = 0


def node_steps(node: PlanNode, user: Any) -> list[NodeStep]:
    """An item's history with its links, targets and samverkan, the latest first, for `node_rows` to tell a page of. Only for those
    who may read the working text.
    """
    versions = list(node.history.order_by("history_date", "history_id").values_list("history_id", "history_date"))
    earlier = [0, *(version for version, _ in versions)]
    own = [NodeStep(when, version=version, before=earlier[at]) for at, (version, when) in enumerate(versions)]
    beside = [NodeStep(row.when, row) for row in (*_tied_rows(node, user), *_target_rows(node), *_partner_rows(node))]
    return sorted([*own, *beside], key=lambda step: step.when, reverse=True)


def node_rows(node: PlanNode, steps: Iterable[NodeStep]) -> list[HistoryRow]:
    """A page of an item's history in words: an item changed hundreds of times is not read whole."""
    page = list(steps)
    versions = _versions(node, {version for step in page for version in (step.version, step.before)})
    return [step.row or _own_row(versions[step.version], versions.get(step.before)) for step in page]


def _versions(node: PlanNode, numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Versions of an item by their numbers, each with its `told` words."""
    told_by = [field.read for field in WRITTEN]
    rows = with_who(node.history.filter(history_id__in=numbers)).values(
        *OF_HISTORY, "history_id", "parent__title", *told_by
    )
    found = {row["history_id"]: row for row in rows}
    for row in found.values():
        words = _own_words({field.name: row[field.read] for field in WRITTEN})
        row["told"] = {**words, PLACE: row["parent__title"] or ""}
    return found


def _own_row(version: Mapping[str, Any], before: Mapping[str, Any] | None) -> HistoryRow:
    if before is None:
        return _history_row(version, "Tillagd", ())
    return _history_row(version, "Ändrad", tuple(changes_of(before["told"], version["told"])))


def _tied_rows(node: PlanNode, user: Any) -> Iterable[HistoryRow]:
    """Kopplingar and fortsättningar: who tied the item to what, took that away, or wrote how it contributes.

    What it is tied to is called as this reader may see it: another plan's working text is not given away.
    """
    links = Contribution.history.filter(from_node=node)
    steps = NodeContinuation.history.filter(to_node=node)
    both = _tied(links, "Kopplad", F("to_node"), F("text")).union(
        _tied(steps, "Fortsätter", F("from_node"), Value("")), all=True
    )
    versions = list(both.order_by("history_date", "history_id"))
    called = headings({version["tied"] for version in versions}, user)
    earlier: dict[tuple[str, int], str] = {}
    for version in versions:
        which, text = (version["what"], version["id"]), version["said"]
        was = earlier.get(which, "")
        changes = (Change("Så bidrar vi", was, text),) if was != text else ()
        earlier[which] = text
        yield _history_row(version, version["what"], changes, f": {called[version['tied']]}")


def _tied(rows: QuerySet[Any], what: str, tied: F, said: F | Value) -> QuerySet[Any]:
    named = with_who(rows.order_by()).annotate(tied=tied, said=said, what=Value(what))
    return named.values(*OF_HISTORY, "history_id", "id", "tied", "said", "what")


def _target_rows(node: PlanNode) -> Iterable[HistoryRow]:
    """Målvärden: a year's value set, changed or taken away."""
    earlier: dict[int, str] = {}
    history = with_who(Target.history.filter(node=node)).order_by("history_date", "history_id")
    for version in history.values(*OF_HISTORY, "year", "value", "upper"):
        is_gone = version["history_type"] == "-"
        words = "" if is_gone else _target_words(version["value"], version["upper"])
        change = Change(f"Målvärde {version['year']}", earlier.get(version["year"], ""), words)
        earlier[version["year"]] = words
        yield _history_row(version, "Målvärde", (change,))


def _partner_rows(node: PlanNode) -> Iterable[HistoryRow]:
    """Samverkan: who named whom, about what, and what they have answered."""
    earlier: dict[int, dict[str, str]] = {}
    history = with_who(Collaboration.history.filter(node=node)).order_by("history_date", "history_id")
    for version in history.values(*OF_HISTORY, "id", "unit__name", "party", *OF_A_PARTNER):
        told = {
            "Om vad": version["about"],
            "Svar": CollaborationAnswer(version["answer"]).label if version["unit__name"] else "",
            "Svaret i ord": version["answer_text"],
        }
        changes = tuple(changes_of(earlier.get(version["id"], {}), told))
        earlier[version["id"]] = told
        yield _history_row(version, "Samverkan", changes, f": {version['unit__name'] or version['party']}")


def _history_row(version: Mapping[str, Any], what: str, changes: tuple[Change, ...], of: str = "") -> HistoryRow:
    words = f"{version['history_change_reason'] or what}{of}"
    return HistoryRow(version["history_date"], version["who"] or "Systemet", words, changes)


def plan_changes(plan: int) -> QuerySet[Any]:
    """Everything that happened to a plan's items, their links and targets, the latest first, for a page at a time."""
    nodes = PlanNode.history.filter(plan=plan).exclude(kind=NodeKind.ROOT)
    links = Contribution.history.filter(from_node__plan=plan)
    targets = Target.history.filter(node__plan=plan)
    partners = Collaboration.history.filter(node__plan=plan)
    own = _named(nodes, F("title"), F("kind"), "ändrad")
    beside = [
        _named(links, F("from_node__title"), F("from_node__kind"), "kopplad"),
        _named(targets, F("node__title"), F("node__kind"), "målvärde"),
        _named(partners, F("node__title"), F("node__kind"), "samverkan"),
    ]
    return own.union(*beside, all=True).order_by("-history_date", "-history_id")


def _named(rows: QuerySet[Any], title: F, kind: F, what: str) -> QuerySet[Any]:
    said = with_who(rows.order_by()).annotate(item=title, item_kind=kind, what=Value(what))
    return said.values("item", "item_kind", "what", "history_id", *OF_HISTORY[:3])


def history_rows(changes: Iterable[Mapping[str, Any]]) -> list[HistoryRow]:
    """One page of them, in words."""
    return [
        HistoryRow(
            row["history_date"],
            row["who"] or "Systemet",
            f"{row['item'] or capfirst(NodeKind(row['item_kind']).label)}: "
            f"{(row['history_change_reason'] or row['what']).lower()}",
        )
        for row in changes
    ]
