"""What a plan's items serve, and who takes them on below, as the reader may see it.

A link is seen by those who see either end, and then the other end's heading too (docs/who-may.md). Where the other end is
adopted and its working text is not the reader's, the adopted heading is shown, never the one being written.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from organisation.permissions import working_units
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, FrozenLink, FrozenNode, Plan, PlanEdition, PlanNode
from planning.reading.addresses import place_of
from planning.rules import PLAN_RULES

ENDS = ("from_node", "to_node")
OF_AN_END = (
    "__plan_id",
    "__plan__kind",
    "__plan__unit__name",
    "__title",
    "__code",
    "__removal_id",
    "_adopted",
    "_adopted_code",
    "_readable",
)

OF_AN_ADOPTED_LINK = (
    *("content_id", "kind", "text", "from_node_id", "from_node__plan_id", "from_node__plan__unit__name"),
    *("to_node_id", "to_node__plan_id", "to_node__title", "to_node__code", "to_unit__name", "to_title", "to_code"),
    *("from_title", "from_code", "newest_title", "newest_code", "is_adopted", "is_readable"),
)

OF_A_WRITTEN_LINK = ("from_node__title", "from_node__code", "from_node__plan__unit__name", "kind", "text")


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


def working_links(plan: Plan, user: Any) -> tuple[Link, ...]:
    """The links of a working text, both ways. Only for those who may read it."""
    links = Contribution.objects.filter(is_removed=False)
    given = links.filter(from_node__plan=plan, from_node__removal_id=None)
    taken_on = links.filter(to_node__plan=plan, to_node__removal_id=None, from_node__plan__kind__in=_takers(plan))
    # Two questions put together: asked as one with OR over the two ends, the database reads every link there is.
    rows = (
        Contribution.objects.filter(pk__in=given.values("pk").union(taken_on.values("pk")))
        .annotate(**_seen("from_node", user), **_seen("to_node", user))
        .order_by("to_node__plan__level", "to_node__lft", "from_node__plan__lft", "from_node__lft", "pk")
        .values("from_node_id", "to_node_id", "kind", "text", *(f"{end}{name}" for end in ENDS for name in OF_AN_END))
    )
    return tuple(link for row in rows for link in _both_ways(row, plan))


def _both_ways(row: dict[str, Any], plan: Plan) -> Iterator[Link]:
    if row["from_node__plan_id"] == plan.pk and _is_seen(row, "to_node"):
        yield _link(row, own="from_node", other="to_node", outgoing=True)
    taken_on = row["to_node__plan_id"] == plan.pk and row["from_node__plan__kind"] in _takers(plan)
    if taken_on and _is_seen(row, "from_node"):
        yield _link(row, own="to_node", other="from_node", outgoing=False)


def _seen(end: str, user: Any) -> dict[str, Any]:
    """Whether the reader may read one end's working text, and its heading in the newest edition."""
    return {
        f"{end}_adopted": _newest(f"{end}_id", "title"),
        f"{end}_adopted_code": _newest(f"{end}_id", "code"),
        f"{end}_readable": _readable(user, f"{end}__plan__unit__"),
    }


def _newest(node: str, field: str) -> Subquery:
    """A field of a node in the newest edition; NULL when it does not stand there."""
    rows = FrozenNode.objects.in_newest_edition().filter(node=OuterRef(node))
    return Subquery(rows.values(field)[:1])


def _readable(user: Any, path: str) -> Case:
    readable = When(working_units(user, path=path), then=Value(value=True))
    return Case(readable, default=Value(value=False), output_field=BooleanField())


def with_adopted(nodes: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Nodes with `adopted` and `adopted_code`, their heading and code in the newest edition (NULL where they do not stand
    there), and `readable`: whether the reader may read them as they are being written.
    """
    return nodes.annotate(
        adopted=_newest("pk", "title"), adopted_code=_newest("pk", "code"), readable=_readable(user, "plan__unit__")
    )


def headings(nodes: Collection[int], user: Any) -> dict[int, str]:
    """What nodes are called: as adopted, or for those who may read the working text as it is being written."""
    if not nodes:
        return {}
    rows = with_adopted(PlanNode.objects.filter(pk__in=nodes), user)
    return {
        pk: (title if readable or adopted is None else adopted) or NodeKind(kind).label
        for pk, kind, title, adopted, readable in rows.values_list("pk", "kind", "title", "adopted", "readable")
    }


def _is_seen(row: dict[str, Any], end: str) -> bool:
    """False when the other end has been removed from the text that the reader sees."""
    if row[f"{end}_readable"] or row[f"{end}_adopted"] is None:
        return row[f"{end}__removal_id"] is None
    return True


def _link(row: dict[str, Any], *, own: str, other: str, outgoing: bool) -> Link:
    adopted, readable = row[f"{other}_adopted"], row[f"{other}_readable"]
    as_written = readable or adopted is None
    return Link(
        node=row[f"{own}_id"],
        other=row[f"{other}_id"],
        title=row[f"{other}__title"] if as_written else adopted,
        code=row[f"{other}__code"] if as_written else row[f"{other}_adopted_code"],
        unit=row[f"{other}__plan__unit__name"],
        url=place_of(row[f"{other}__plan_id"], row[f"{other}_id"]) if readable or adopted is not None else "",
        kind=row["kind"],
        text=row["text"],
        outgoing=outgoing,
    )


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
    frozen = FrozenNode.objects.of(OuterRef("content")).filter(node=OuterRef("from_node"))
    rows = (
        FrozenLink.objects.filter(pk__in=links)
        .annotate(
            from_title=Subquery(frozen.values("title")[:1]),
            from_code=Subquery(frozen.values("code")[:1]),
            is_adopted=Exists(FrozenNode.objects.filter(node=OuterRef("to_node"))),
            newest_title=_newest("to_node", "title"),
            newest_code=_newest("to_node", "code"),
            is_readable=_readable(user, "to_node__plan__unit__"),
        )
        .order_by("from_node__plan__lft", "pk")
        .values(*OF_AN_ADOPTED_LINK)  # not objects: a goal is taken on by everybody
    )
    for row in rows:
        own, node, above = row["from_node__plan_id"], row["from_node_id"], row["to_node_id"]
        name = _name_above(row)
        is_own = row["content_id"] == edition.content_id
        if is_own and (row["is_adopted"] or row["is_readable"]) and any(name):
            words = (*name, row["to_unit__name"], place_of(row["to_node__plan_id"], above), row["kind"], row["text"])
            yield Link(node, above, *words, outgoing=True)
        if row["to_node__plan_id"] == plan.pk:
            title, code, unit = row["from_title"] or "", row["from_code"] or "", row["from_node__plan__unit__name"]
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
        .order_by("from_node__plan__lft", "from_node__lft")
        .values_list("to_node_id", "from_node_id", "from_node__plan_id", *OF_A_WRITTEN_LINK)
    )
    for above, below, of_plan, title, code, unit, kind, text in rows:
        yield Link(above, below, title, code, unit, place_of(of_plan, below), kind, text, outgoing=False)


def _takers(plan: Plan) -> tuple[str, ...]:
    """The kinds of plan that are told of as taking a plan's items on: its own and the next level's."""
    return (plan.kind, *(kind for kind in PlanKind.values if plan.kind in PLAN_RULES[kind].parents))
