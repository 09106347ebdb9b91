"""What a plan's items serve, and who takes them on below, as the reader may see it.

A link is seen by those who see either end, and then the other end's heading too (docs/who-may.md); of a kontorsplan that has
never been approved only as long as its kontorschef shares it. Where the other end is adopted and its working text is not the
reader's, the adopted heading is shown, never the one being written; and "så bidrar vi", which is of the text that it is written
in, as adopted or not at all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from organisation.permissions import working_units
from organisation.reading.names import frozen_name
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, FrozenLink, FrozenNode, Plan, PlanEdition, PlanNode
from planning.models.plan_node import heading_read_q
from planning.reading.addresses import place_of
from planning.rules import PLAN_RULES

AT_AN_END = ("plan_id", "plan__kind", "title", "code", "removal_id")
WITHHELD = "En prioritering som inte delas med er nu"
IN_ORDER = ("to_node__plan__level", "to_node__lft", "from_node__plan__lft", "from_node__lft", "pk")

OF_AN_ADOPTED_LINK = (
    *("content_id", "kind", "text", "from_node_id", "from_node__plan_id", "from_unit"),
    *("to_node_id", "to_node__plan_id", "to_node__title", "to_node__code", "to_unit_then", "to_title", "to_code"),
    *("from_title", "from_code", "newest_title", "newest_code", "is_adopted", "is_readable"),
)

OF_A_WRITTEN_LINK = ("from_node__title", "from_node__code", "from_unit", "kind", "text")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as seen from a plan.

    Attributes:
        node: the plan's own node.
        other, title, code, unit: the node at the other end, and whose it is.
        url: where the other end stands; empty when the reader may see its heading but not its plan.
        kind: a ContributionKind.
        text: "så bidrar vi".
        outgoing: True when the plan's node serves the other.
    """

    node: int
    other: int
    title: str
    code: str
    unit: str
    url: str
    kind: str
    text: str
    outgoing: bool


class _End(NamedTuple):
    """A link and what stands at its other end as it is being written; `readable`: whether the reader may read that heading so."""

    own: int
    other: int
    kind: str
    text: str
    readable: bool
    outgoing: bool
    unit: str
    plan: int
    plan_kind: str
    title: str
    code: str
    removal: UUID | None


def working_links(plan: Plan, user: Any) -> tuple[Link, ...]:
    """The links of a working text, both ways. Only for those who may read it."""
    kept = Contribution.objects.filter(is_removed=False)
    taken_on = kept.filter(to_node__plan=plan, to_node__removal_id=None, from_node__plan__kind__in=_takers(plan))
    # Two questions put together: asked as one with OR over the two ends, the database reads every link there is.
    rows = _given(plan, user).union(_ends(taken_on, "to_node", "from_node", user), all=True)
    in_order = sorted(rows, key=lambda row: row[-len(IN_ORDER) :])
    ends = [_End(*row[: -len(IN_ORDER)]) for row in in_order]
    adopted = _adopted_headings({end.other for end in ends if not end.readable})
    return tuple(link for end in ends if (link := _link(end, adopted.get(end.other))))


def serving(plan: Plan, user: Any) -> dict[int, str]:
    """The items of a working text that serve something the reader sees, each with what it says of how. Only for those who
    may read it.
    """
    ends = [_End(*row[: -len(IN_ORDER)]) for row in _given(plan, user)]
    adopted = _adopted_headings({end.other for end in ends if end.removal and not end.readable})
    said: dict[int, str] = {}
    for end in ends:
        if end.removal is None or end.other in adopted:
            said[end.own] = f"{said.get(end.own, '')} {end.text}"
    return said


def _given(plan: Plan, user: Any) -> QuerySet[Any, Any]:
    """The links from a plan's items, as `_ends` has them."""
    given = Contribution.objects.filter(is_removed=False, from_node__plan=plan, from_node__removal_id=None)
    return _ends(given, "from_node", "to_node", user)


def _ends(links: QuerySet[Any], own: str, other: str, user: Any) -> QuerySet[Any, Any]:
    """Links as `_End` has them, and then what they are put in order by."""
    seen = links.annotate(
        told=F("text") if own == "from_node" else words_told(user),
        readable=_readable(user, f"{other}__"),
        outgoing=Value(own == "from_node", BooleanField()),
        at_unit=frozen_name(f"{other}__plan__"),
    )
    at_the_end = (f"{other}__{name}" for name in AT_AN_END)
    own_words = ("kind", "told", "readable", "outgoing", "at_unit")
    return seen.values_list(f"{own}_id", f"{other}_id", *own_words, *at_the_end, *IN_ORDER)


def _adopted_headings(nodes: Collection[int]) -> dict[int, tuple[str, str]]:
    """Title and code of nodes in the newest edition; those that do not stand there are left out."""
    if not nodes:
        return {}
    rows = FrozenNode.objects.in_newest_edition().filter(node__in=nodes)
    return {node: (title, code) for node, title, code in rows.values_list("node_id", "title", "code")}


def _link(end: _End, adopted: tuple[str, str] | None) -> Link | None:
    """The link as the reader sees it; None when the other end has been removed from the text that they see."""
    if adopted is None and end.removal is not None:
        return None
    title, code = adopted or (end.title, end.code)
    if end.outgoing and _is_withheld(end.plan_kind, adopted, readable=end.readable):
        title, code = WITHHELD, ""
    url = place_of(end.plan, end.other) if end.readable or adopted else ""
    return Link(end.own, end.other, title, code, end.unit, url, end.kind, end.text, end.outgoing)


def _is_withheld(plan_kind: str, adopted: Any, *, readable: bool) -> bool:
    """True of what a kontorsplan that has never been approved says, for who served it while it was shared with them."""
    return plan_kind == PlanKind.OFFICE and adopted is None and not readable


def _newest(node: str, field: str) -> Subquery:
    """A field of a node in the newest edition; NULL when it does not stand there."""
    rows = FrozenNode.objects.in_newest_edition().filter(node=OuterRef(node))
    return Subquery(rows.values(field)[:1])


def words_told(user: Any) -> Case:
    """The words of a link of any plan, as they are being written for those who may read that text; else as adopted."""
    ends = {name: OuterRef(name) for name in ("from_node", "to_node", "kind")}
    adopted = FrozenLink.objects.in_newest_edition().filter(**ends).values("text")
    written = When(working_units(user, path="from_node__plan__unit__"), then=F("text"))
    return Case(written, default=Coalesce(Subquery(adopted[:1]), Value("")), output_field=TextField())


def _readable(user: Any, path: str) -> Case:
    """Whether the reader may read a node's heading as it is being written; `path`: how the row reaches the node."""
    readable = When(heading_read_q(user, path), then=Value(value=True))
    return Case(readable, default=Value(value=False), output_field=BooleanField())


def with_adopted(nodes: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Nodes with `adopted` and `adopted_code`, their heading and code in the newest edition (NULL where they do not stand
    there), and `readable`: whether the reader may read those as they are being written.
    """
    return nodes.annotate(
        adopted=_newest("pk", "title"), adopted_code=_newest("pk", "code"), readable=_readable(user, "")
    )


def headings(nodes: Collection[int], user: Any) -> dict[int, str]:
    """What nodes that somebody serves are called: as adopted, or for those who may read the working text as it is being
    written.
    """
    if not nodes:
        return {}
    rows = with_adopted(PlanNode.objects.filter(pk__in=nodes), user)
    told = rows.values_list("pk", "kind", "plan__kind", "title", "adopted", "readable")
    return {
        pk: WITHHELD
        if _is_withheld(plan_kind, adopted, readable=readable)
        else (title if readable or adopted is None else adopted) or NodeKind(kind).label
        for pk, kind, plan_kind, title, adopted, readable in told
    }


def edition_links(edition: PlanEdition, user: Any) -> tuple[Link, ...]:
    """The links of an edition: its own, those of the newest editions below, and those the reader may see being written."""
    plan = edition.plan
    links = {(link.node, link.other, link.outgoing): link for link in (*_written(plan, user), *_adopted(edition, user))}
    return tuple(links.values())


def _adopted(edition: PlanEdition, user: Any) -> Iterator[Link]:
    """This edition's own links, and those that the newest editions of its own and the next level point to it with."""
    plan = edition.plan
    from_below = Q(to_node__plan=plan, from_node__plan__kind__in=_takers(plan))
    newest = FrozenLink.objects.in_newest_edition().filter(from_below)
    links = FrozenLink.objects.of(edition.content_id).values("pk").union(newest.values("pk"))
    near = Q(content=edition.content_id) | Q(to_node__plan=plan)  # says nothing more, but spares all other links
    frozen = FrozenNode.objects.of(OuterRef("content")).filter(node=OuterRef("from_node"))
    rows = (
        FrozenLink.objects.filter(near, pk__in=links)
        .annotate(
            from_title=Subquery(frozen.values("title")[:1]),
            from_code=Subquery(frozen.values("code")[:1]),
            is_adopted=Exists(FrozenNode.objects.filter(node=OuterRef("to_node"))),
            newest_title=_newest("to_node", "title"),
            newest_code=_newest("to_node", "code"),
            is_readable=_readable(user, "to_node__"),
            from_unit=frozen_name("from_node__plan__"),
        )
        .order_by("from_node__plan__lft", "pk")
        .values(*OF_AN_ADOPTED_LINK)  # not objects: a goal is taken on by everybody
    )
    for row in rows:
        own, node, above = row["from_node__plan_id"], row["from_node_id"], row["to_node_id"]
        name = _name_above(row)
        is_shown = (row["is_adopted"] or row["is_readable"]) and any(name)
        if row["content_id"] == edition.content_id and is_shown:
            words = (*name, row["to_unit_then"], place_of(row["to_node__plan_id"], above), row["kind"], row["text"])
            yield Link(node, above, *words, outgoing=True)
        if row["to_node__plan_id"] == plan.pk:
            title, code, unit = row["from_title"] or "", row["from_code"] or "", row["from_unit"]
            yield Link(above, node, title, code, unit, place_of(own, node), row["kind"], row["text"], outgoing=False)


def _name_above(row: dict[str, Any]) -> tuple[str, str]:
    """Title and code of what an edition's link leads to: as frozen, else as adopted since, else as being written."""
    if row["to_title"] or row["to_code"]:
        return row["to_title"], row["to_code"]
    if row["newest_title"] is not None:
        return row["newest_title"], row["newest_code"]
    return (row["to_node__title"], row["to_node__code"]) if row["is_readable"] else ("", "")


def _written(plan: Plan, user: Any) -> Iterator[Link]:
    """Links to an adopted plan from working texts that are the reader's to read."""
    rows = (
        Contribution.objects.filter(is_removed=False, to_node__plan=plan, from_node__removal_id=None)
        .filter(working_units(user, path="from_node__plan__unit__"), from_node__plan__kind__in=_takers(plan))
        .exclude(from_node__plan=plan)
        .annotate(from_unit=frozen_name("from_node__plan__"))
        .order_by("from_node__plan__lft", "from_node__lft")
        .values_list("to_node_id", "from_node_id", "from_node__plan_id", *OF_A_WRITTEN_LINK)
    )
    for above, below, of_plan, title, code, unit, kind, text in rows:
        yield Link(above, below, title, code, unit, place_of(of_plan, below), kind, text, outgoing=False)


def _takers(plan: Plan) -> tuple[str, ...]:
    """The kinds of plan that are told of as taking a plan's items on: its own and the next level's."""
    return (plan.kind, *(kind for kind in PlanKind.values if plan.kind in PLAN_RULES[kind].parents))
