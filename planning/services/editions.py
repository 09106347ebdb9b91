"""Freezing a plan's working text, and making an edition of what was frozen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.decisions.documents import decisions_in
from organisation.decisions.rows import decision_row
from organisation.desk import pictures
from organisation.models import Attachment, FrozenContent, Matter, User
from organisation.reading.attachments import following, listed_chapter
from organisation.reading.names import over_the_unit
from organisation.services import frozen_contents, maskings
from organisation.services.masked_rows import held, renew, whole
from planning.documents.plan import document_of
from planning.item_fields import FIELDS
from planning.models import (
    Contribution,
    FrozenLink,
    FrozenNode,
    Plan,
    PlanEdition,
    PlanNode,
)
from planning.models.item_text import ItemText
from planning.reading.covered import covers_words
from planning.reading.links import Link
from planning.reading.tree import Row, belongings, working_rows
from planning.services import assignment_changes
from planning.services.node_comments import clear_plan
from planning.services.plan_nodes import locked_plan
from styrmodell.lib import checksums, richtext
from styrmodell.lib.clock import today
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import content_json, cover_json

SCHEMA = 2


@transaction.atomic
def freeze(plan: Plan, *, by: User | None) -> FrozenContent:
    """Frys: keep the working text as it stands, as data and as rows. Publishes nothing; an edition does.

    Returns:
        the content; the one that was there already when the text has not changed since.
    """
    plan = locked_plan(plan)
    nodes = list(PlanNode.objects.content().filter(plan=plan).order_by("lft"))
    rows = working_rows(plan)
    kept = {row.pk: belongings(row) for row in rows}
    node_rows = [_node_row(node, place, kept[node.pk]) for place, node in enumerate(nodes)]
    link_rows = _link_rows(plan, nodes)
    whose = {"id": plan.pk, "kind": plan.kind, "unit": plan.unit.name, "code": plan.unit.code, "years": plan.years}
    content = keep(whose, node_rows, link_rows, _document(plan, rows, link_rows), by=by)
    maskings.follow(plan, content)
    return content


def keep(
    whose: Mapping[str, Any],
    nodes: Sequence[FrozenNode],
    links: Sequence[FrozenLink],
    document: Document,
    *,
    by: User | None,
) -> FrozenContent:
    """Keep rows that are not saved yet, with the document that they make, as data and as rows.

    Args:
        whose: the plan as the data names it.

    Returns:
        the content; the one that was there already when it says just this.
    """
    data = {
        "schema": SCHEMA,
        "plan": dict(whose),
        "nodes": [node_data(row) for row in nodes],
        "links": [link_data(row) for row in links],
        "document": content_json(document),
    }
    already = frozen_contents.saying(data)
    if already is not None:
        return already
    content = frozen_contents.freeze(data, by=by)
    made: list[FrozenNode | FrozenLink] = [*nodes, *links]
    for row in made:
        row.content = content
    FrozenNode.objects.bulk_create(nodes)
    FrozenLink.objects.bulk_create(links)
    return content


@transaction.atomic
def publish(
    plan: Plan,
    content: FrozenContent,
    *,
    kind: str,
    in_force_from: date,
    matter: Matter,
    by: User | None,
) -> PlanEdition:
    """Make the plan's next edition on what was frozen, whatever the working text says now. Comments that nobody keeps go.

    Args:
        content: what `freeze` gave for this plan, which is already called what it calls it (`unit_then`).
        matter: what it was decided in; its decisions are the edition's.
    """
    plan, [content] = locked_plan(plan), map(whole, held([content.pk]))
    number = plan.editions.count() + 1
    attached = list(following(plan))
    cover = {"kind": kind, **_cover(plan, content, number, in_force_from, matter, attached)}
    html = body_html(frozen_contents.document_in(content, cover))
    edition = PlanEdition.objects.create(
        plan=plan,
        number=number,
        kind=kind,
        in_force_from=in_force_from,
        content=content,
        matter=matter,
        unit_then=content.data["plan"]["unit"],
        cover=cover,
        html=html,
        sha256=checksums.of_edition(content.sha256, cover, html),
        created_by=by,
    )
    edition.attachments.set(attached)
    last_word = matter.decisions.order_by("pk").last()  # those of old may lack their dates
    if last_word is not None:
        assignment_changes.adopt(plan, content, last_word, kind=kind, by=by, valid_from=in_force_from)
    renew(content)
    clear_plan(plan)
    pictures.publish(richtext.pictures(html), unit=plan.unit)
    return edition


def working_document(plan: Plan) -> Document:
    """The plan's document as its working text stands: a draft (utkast), kept nowhere."""
    document = _document(plan, *working_content(plan))
    return replace(document, chapters=(*document.chapters, *listed_chapter(following(plan))))


def working_content(plan: Plan) -> tuple[tuple[Row, ...], list[FrozenLink]]:
    """The working text with its links, called as they would be if it were frozen now; kept nowhere."""
    nodes = list(PlanNode.objects.content().filter(plan=plan).order_by("lft"))
    return working_rows(plan), _link_rows(plan, nodes)


def _document(plan: Plan, rows: Sequence[Row], links: Iterable[FrozenLink]) -> Document:
    above = over_the_unit(plan.unit, today())
    return document_of(plan, rows, told_links(links), municipality=above, summary=covers_words(plan))


def _cover(
    plan: Plan,
    content: FrozenContent,
    number: int,
    in_force_from: date,
    matter: Matter,
    attached: Sequence[Attachment],
) -> dict[str, Any]:
    front = replace(
        frozen_contents.document_in(content),
        registry_number=plan.registry_number,
        edition=number,
        in_force_from=in_force_from,
        decisions=tuple(map(decision_row, decisions_in(matter))),
    )
    return cover_json(front, last=listed_chapter(attached))


def told_links(rows: Iterable[FrozenLink]) -> list[Link]:
    """The frozen links as a document tells them; where they lead is the page's to say."""
    return [
        Link(
            node=row.from_node_id,
            other=row.to_node_id,
            title=row.to_title,
            code=row.to_code,
            unit=row.to_unit_then,
            url="",
            kind=row.kind,
            text=row.text,
            outgoing=True,
        )
        for row in rows
        if row.to_title or row.to_code  # else it is named by what the reader may see, never by what is being written
    ]


def node_data(row: FrozenNode) -> dict[str, Any]:
    """A frozen node as it stands in the data; `check_integrity` compares the two.

    Empty fields are left out, so that one that items get later is no difference from what was frozen before it.
    """
    return {
        "node": row.node_id,
        "parent": row.parent_node_id,
        "depth": row.depth,
        "kind": row.kind,
        **{name: _as_json(value) for name, value in _copied(row).items() if value},
        "targets": row.targets,
        "catalogue": row.catalogue,
    }


def link_data(row: FrozenLink) -> dict[str, Any]:
    """A frozen link as it stands in the data."""
    return {
        "from": row.from_node_id,
        "to": row.to_node_id,
        "unit": row.to_unit_id,
        "title": row.to_title,
        "code": row.to_code,
        "kind": row.kind,
        "text": row.text,
    }


def _node_row(node: PlanNode, place: int, kept: Mapping[str, Any]) -> FrozenNode:
    return FrozenNode(
        node=node,
        parent_node_id=node.parent_id if node.level > 1 else None,
        position=place,
        depth=node.level - 1,
        **kept,
        kind=node.kind,
        **_copied(node),
    )


def _copied(item: ItemText) -> dict[str, Any]:
    """Every field of the item."""
    return {field.column: getattr(item, field.column) for field in FIELDS}


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _link_rows(plan: Plan, nodes: Sequence[PlanNode]) -> list[FrozenLink]:
    links = list(standing_links(plan, nodes).select_related("to_node__plan__unit"))
    names = _adopted_names(plan, {link.to_node_id for link in links})
    names |= {node.pk: (node.title, node.code) for node in nodes}  # what is frozen with it is as it stands here
    return [_link_row(link, *names.get(link.to_node_id, ("", ""))) for link in links]


def standing_links(plan: Plan, nodes: Collection[PlanNode]) -> QuerySet[Contribution]:
    """The nodes' links whose target still stands: in its working text, or in another plan's newest edition."""
    adopted = FrozenNode.objects.in_newest_edition().filter(node=OuterRef("to_node")).exclude(node__plan=plan)
    links = Contribution.objects.filter(from_node__in=nodes, is_removed=False).order_by("pk")
    return links.filter(Q(to_node__removal_id=None) | Exists(adopted))


def _adopted_names(plan: Plan, nodes: Collection[int]) -> dict[int, tuple[str, str]]:
    """Title and code in other plans' newest editions: what is frozen never tells what another plan is writing."""
    rows = FrozenNode.objects.in_newest_edition().filter(node__in=nodes).exclude(node__plan=plan)
    return {pk: (title, code) for pk, title, code in rows.values_list("node_id", "title", "code")}


def _link_row(link: Contribution, title: str, code: str) -> FrozenLink:
    return FrozenLink(
        from_node_id=link.from_node_id,
        to_node_id=link.to_node_id,
        to_unit=link.to_node.plan.unit,
        to_unit_then=link.to_node.plan.unit_name,
        to_title=title,
        to_code=code,
        kind=link.kind,
        text=link.text,
    )
