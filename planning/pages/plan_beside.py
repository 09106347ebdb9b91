"""The plan above beside one's own while that is written: the nämnd's own words, and a link in one click from a chosen item."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from organisation.permissions import working_units
from organisation.reach.responsible import truth_of
from planning.enums import NodeKind, PlanKind
from planning.models import FrozenNode, Plan, PlanNode
from planning.reading.addresses import page_of
from planning.reading.aims import Aim
from planning.reading.links import Link
from planning.reading.tree import Row, titled
from planning.rules import NODE_RULES
from styrmodell.lib import richtext
from styrmodell.lib.words import OFFICE_PLAN
from styrmodell.web.asked import parsed

# What the address asks for it with, where an item is chosen, and where on the page it stands.
ASKED = {PlanKind.OFFICE: "namnden", PlanKind.WORK: "kontoret"}
CHOSEN = "fran"
PLACE = "bredvid"


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """An item of one's own to link from."""

    name: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class BesideAim:
    """Something that the plan above says.

    Attributes:
        served_by: the own items that serve it.
        is_linked: the chosen one does.
    """

    pk: int
    word: str
    name: str
    text: SafeString
    served_by: tuple[str, ...]
    is_linked: bool

    @property
    def anchor(self) -> str:
        """Where in the page it stands."""
        return place_beside(self.pk)


@dataclass(frozen=True, slots=True)
class BesidePlan:
    """The plan above, as it stands beside.

    Attributes:
        query: what asks for it in an address.
        chosen: the own item that is linked from, as it is named on the buttons; None while the plan has none.
    """

    heading: str
    url: str
    query: str
    close_url: str
    link_url: str
    chosen: int | None
    chosen_name: str
    own: tuple[OwnChoice, ...]
    aims: tuple[BesideAim, ...]


def beside_url(plan: Plan, chosen: int | None = None, place: str = PLACE) -> str:
    """Where the plan is read with the one above beside it.

    Args:
        chosen: the own item to link from.
    """
    return f"{plan.get_absolute_url()}?{_query(plan, chosen)}#{place}"


def _query(plan: Plan, chosen: int | None) -> str:
    item = f"&{CHOSEN}={chosen}" if chosen else ""
    return f"{PLACE}={ASKED[PlanKind(plan.kind)]}{item}"


def asked_beside(plan: Plan, address: Mapping[str, Any]) -> str:
    """What keeps the plan above beside one's own, where it stands there already; else "".

    Args:
        address: the parameters of the page's address.
    """
    is_asked = PLACE in address and plan.kind in ASKED
    return _query(plan, parsed(address.get(CHOSEN, ""))) if is_asked else ""


def with_query(url: str, query: str) -> str:
    """An address with something more in it, before the place on the page."""
    address, hash_, place = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{query}{hash_}{place}" if query else url


def keeping(html: str, plan_url: str, query: str) -> str:
    """Part of the plan's page, whose forms open and are sent with the plan above still beside it.

    Args:
        html: as it is drawn without.
    """
    within = re.compile(rf'(href="|action=")((?:{re.escape(plan_url)})?\?[^"#]*|(?<=action=")/[^"#]*)')
    return within.sub(lambda found: f"{found[1]}{escape(with_query(unescape(found[2]), query))}", html)


def may_stand_beside(plan: Plan, aims: Collection[Aim]) -> bool:
    """True where there is something beside to read: for a kontor its nämnd's plan, for a unit its kontor's."""
    return plan.kind in ASKED and any(aim.plan == plan.parent_id for aim in aims)


def beside_words(aims: Sequence[Aim]) -> str:
    """The way to it, in words."""
    is_office = aims[0].plan_kind == PlanKind.OFFICE
    return f"{capfirst(OFFICE_PLAN.the)} bredvid" if is_office else "Nämndens plan bredvid"


def build(
    plan: Plan, user: Any, rows: Iterable[Row], links: Iterable[Link], aims: Sequence[Aim], *, chosen: int | None
) -> BesidePlan:
    """Put beside the plan's text what the plan right above it asks for. One query.

    Args:
        rows, links, aims: of the plan, as its page has read them.
        chosen: the own item that is asked for; without one the first that serves nothing there.
    """
    own = [row for row in rows if NODE_RULES[row.kind].contributes]
    serves: dict[int, set[int]] = {row.pk: set() for row in own}
    for link in links:
        if link.outgoing and link.node in serves:
            serves[link.node].add(link.other)
    source = _source(own, serves, {aim.pk for aim in aims}, chosen)
    texts = _texts([aim.pk for aim in aims], user)
    return BesidePlan(
        heading=f"{aims[0].unit}, {PlanKind(aims[0].plan_kind).label}",
        url=page_of("plan_detail", aims[0].plan),
        query=_query(plan, source.pk if source else None),
        close_url=plan.get_absolute_url(),
        link_url=reverse("planning:plan_link_beside", args=[plan.pk]),
        chosen=source.pk if source else None,
        chosen_name=titled(source) if source else "",
        own=tuple(OwnChoice(titled(row), beside_url(plan, row.pk), row is source) for row in own),
        aims=tuple(
            BesideAim(
                pk=aim.pk,
                word=capfirst(NodeKind(aim.kind).label),
                name=aim.name,
                text=richtext.render(texts.get(aim.pk, "")),
                served_by=tuple(titled(row) for row in own if aim.pk in serves[row.pk]),
                is_linked=source is not None and aim.pk in serves[source.pk],
            )
            for aim in aims
        ),
    )


def _source(own: Sequence[Row], serves: Mapping[int, set[int]], asked: set[int], chosen: int | None) -> Row | None:
    """The item to link from: the one asked for, else the first that serves nothing in the plan above, else the first."""
    wanted = [row for row in own if row.pk == chosen]
    alone = [row for row in own if not serves[row.pk] & asked]
    return next(iter([*wanted, *alone, *own]), None)


def _texts(nodes: Sequence[int], user: Any) -> dict[int, str]:
    """What the items say: as adopted, else as it is being written for those who may read it; of what is only shared nothing."""
    newest = FrozenNode.objects.in_newest_edition().filter(node=OuterRef("pk"))
    told = PlanNode.objects.filter(pk__in=nodes).annotate(
        adopted=Subquery(newest.values("text")[:1]), is_readable=truth_of(working_units(user, path="plan__unit__"))
    )
    return {
        pk: adopted if adopted is not None else text if is_readable else ""
        for pk, adopted, text, is_readable in told.values_list("pk", "adopted", "text", "is_readable")
    }


def place_beside(node: int) -> str:
    """Where something of the plan above stands in it."""
    return f"{PLACE}-{node}"
