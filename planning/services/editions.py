"""Freezing a plan's working text into an edition."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.html import escape

from organisation.models import Decision, User
from organisation.services import pictures
from planning.models import (
    Contribution,
    EditionLink,
    EditionNode,
    Plan,
    PlanEdition,
    PlanEditionDecision,
    PlanNode,
)
from planning.models.plan_edition import ITEM_FIELDS
from planning.tree import belongings, working_rows
from styrmodell.lib import richtext

COPIED = (*ITEM_FIELDS, "assignment_id", "key_figure_id")


def freeze(
    plan: Plan,
    *,
    number: int,
    kind: str,
    in_force_from: date,
    decisions: Sequence[Decision],
    by: User | None,
) -> PlanEdition:
    """Write the edition: its rows, its data as JSON, its text as HTML and the checksum. Called inside `plans.adopt`."""
    nodes = list(PlanNode.objects.content().filter(plan=plan).order_by("lft"))
    links = list(_standing_links(nodes).select_related("to_node__plan__unit"))
    kept = {row.pk: belongings(row) for row in working_rows(plan)}
    data = {
        "schema": 1,
        "plan": {"kind": plan.kind, "unit": plan.unit.name, "code": plan.unit.code, "years": plan.years},
        "decisions": [str(decision) for decision in decisions],
        "nodes": [_as_data(node, kept[node.pk]) for node in nodes],
        "links": [[link.from_node_id, link.to_node_id, link.kind, link.text] for link in links],
    }
    html = "".join(f"<h3>{escape(node.title)}</h3>{richtext.clean(node.formatted)}" for node in nodes)
    edition = PlanEdition.objects.create(
        plan=plan,
        number=number,
        kind=kind,
        in_force_from=in_force_from,
        data=data,
        html=html,
        sha256=checksum(data, html),
        created_by=by,
    )
    for rank, decision in enumerate(decisions):
        PlanEditionDecision.objects.create(edition=edition, decision=decision, rank=rank)
    EditionNode.objects.bulk_create([_row(edition, node, place, kept[node.pk]) for place, node in enumerate(nodes)])
    adopted = _adopted_names([link.to_node_id for link in links])
    EditionLink.objects.bulk_create([_link_row(edition, link, adopted) for link in links])
    _publish_pictures(plan, nodes)
    return edition


def _standing_links(nodes: Sequence[PlanNode]) -> QuerySet[Contribution]:
    """The nodes' links whose target still stands: in its working text, or in the edition that others read."""
    adopted = EditionNode.objects.in_newest_edition().filter(node=OuterRef("to_node"))
    links = Contribution.objects.filter(from_node__in=nodes, is_removed=False)
    return links.filter(Q(to_node__removal_id=None) | Exists(adopted))


def checksum(data: object, html: str) -> str:
    """SHA-256 over the data (sorted, compact JSON) and the HTML; `check_integrity` computes it anew."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{text}\n{html}".encode()).hexdigest()


def _as_data(node: PlanNode, kept: Mapping[str, object]) -> dict[str, object]:
    fields = {name: getattr(node, name) for name in COPIED}
    for name in ("starts_on", "due_on"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    return {"node": node.pk, "parent": node.parent_id, **fields, **kept}


def _row(edition: PlanEdition, node: PlanNode, place: int, kept: Mapping[str, object]) -> EditionNode:
    return EditionNode(
        edition=edition,
        node=node,
        parent_node_id=node.parent_id if node.level > 1 else None,
        position=place,
        depth=node.level - 1,
        **kept,
        **{name: getattr(node, name) for name in COPIED},
    )


def _adopted_names(nodes: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Title and code in the newest editions, this one among them: an edition never tells what another plan is writing."""
    rows = EditionNode.objects.filter(node__in=nodes).in_newest_edition()
    return {pk: (title, code) for pk, title, code in rows.values_list("node_id", "title", "code")}


def _link_row(edition: PlanEdition, link: Contribution, adopted: dict[int, tuple[str, str]]) -> EditionLink:
    title, code = adopted.get(link.to_node_id, ("", ""))
    return EditionLink(
        edition=edition,
        from_node_id=link.from_node_id,
        to_node_id=link.to_node_id,
        to_unit=link.to_node.plan.unit,
        to_title=title,
        to_code=code,
        kind=link.kind,
        text=link.text,
    )


def _publish_pictures(plan: Plan, nodes: Sequence[PlanNode]) -> None:
    used = frozenset[str]().union(*(richtext.pictures(node.formatted) for node in nodes))
    pictures.publish(used, unit=plan.unit)
