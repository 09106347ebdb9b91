"""The page on samverkan: what in the plan may name somebody, whom it names and what they answer."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from planning.enums import CollaborationAnswer, NodeKind
from planning.models import Collaboration, Plan, PlanNode
from planning.pages.plan_gaps import SideSection
from planning.rules import collaborates
from styrmodell.lib.swedish import count_words
from styrmodell.web.lines import Line

NONE_YET = "utan"  # asked for in the address: items that name nobody


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """Somebody that an item names.

    Attributes:
        answer: a CollaborationAnswer; of somebody outside the organisation always "inget svar än", which is not said.
    """

    pk: int
    version: int
    who: str
    about: str
    answer: str
    answer_text: str
    is_external: bool
    is_example: bool

    @property
    def answer_word(self) -> str:
        """The answer in words, with a capital letter."""
        return capfirst(CollaborationAnswer(self.answer).label)


@dataclass(frozen=True, slots=True)
class CollaboratingItem:
    """An item of the plan, or its section on horisontellt arbete, with whom it names."""

    pk: int
    word: str
    title: str
    partners: tuple[NamedPartner, ...]


@dataclass(frozen=True, slots=True)
class CollaborationPage:
    """The whole page.

    Attributes:
        lede: how many are named and what they have answered, whatever is shown.
        is_empty: nothing in the plan may name anybody.
    """

    items: tuple[CollaboratingItem, ...]
    lede: str
    is_empty: bool

    @property
    def partners(self) -> Iterator[NamedPartner]:
        """Those of every item that is shown."""
        return chain.from_iterable(item.partners for item in self.items)


def build(
    plan: Plan,
    wanted: Mapping[str, Any],
    *,
    can_edit: bool,
    sent: Collection[int] = (),
    written: Collection[int] = (),
) -> CollaborationPage:
    """Read the items that may name somebody, and whom they name. Two queries. Only for those who may read the working text.

    Args:
        wanted: `q` words and `svar` an answer to find; empty for everything.
        can_edit: with items that name nobody, who may be written there.
        sent: ids of rows that are being saved, and stay whatever has become of them; `written`: of items for which somebody
            more is.
    """
    named: dict[int, list[NamedPartner]] = {}
    rows = Collaboration.objects.standing().filter(node__plan=plan).select_related("unit").order_by("pk")
    for row in rows:
        named.setdefault(row.node_id, []).append(_named(row))
    nodes = PlanNode.objects.content().filter(plan=plan).order_by("lft").only("kind", "title")
    items = [
        CollaboratingItem(node.pk, NodeKind(node.kind).label, str(node), tuple(named.get(node.pk, ())))
        for node in nodes
        if node.pk in named or collaborates(plan.kind, node.kind, node.title)
    ]
    found = (_found(item, wanted, sent, written) for item in items if can_edit or item.partners)
    shown = tuple(item for item in found if item is not None)
    return CollaborationPage(shown, _lede([one for item in items for one in item.partners]), is_empty=not items)


def _named(row: Collaboration) -> NamedPartner:
    return NamedPartner(
        pk=row.pk,
        version=row.version,
        who=row.unit.name if row.unit else row.party,
        about=row.about,
        answer=row.answer,
        answer_text=row.answer_text,
        is_external=row.unit is None,
        is_example=row.is_example,
    )


def _found(
    item: CollaboratingItem, wanted: Mapping[str, Any], sent: Collection[int], written: Collection[int]
) -> CollaboratingItem | None:
    """The item with what is asked for; None when nothing of it is, and nothing is being written there."""
    found = _asked_for(item, wanted, sent)
    if found is None and item.pk in written:
        return replace(item, partners=tuple(one for one in item.partners if one.pk in sent))
    return found


def _asked_for(item: CollaboratingItem, wanted: Mapping[str, Any], sent: Collection[int]) -> CollaboratingItem | None:
    words, answer = str(wanted.get("q") or "").casefold(), wanted.get("svar") or ""
    partners = item.partners
    if answer == NONE_YET:
        partners = ()
        if item.partners:
            return None
    elif answer:
        partners = tuple(one for one in partners if one.pk in sent or (one.answer == answer and not one.is_external))
    if words and words not in item.title.casefold():
        partners = tuple(one for one in partners if one.pk in sent or words in f"{one.who} {one.about}".casefold())
        return replace(item, partners=partners) if partners else None
    return replace(item, partners=partners) if partners or answer in ("", NONE_YET) else None


def _lede(partners: Collection[NamedPartner]) -> str:
    if not partners:
        return "Ingen samverkan är skriven än."
    counts = {answer: sum(one.answer == answer and not one.is_external for one in partners) for answer in WORDS}
    outside = sum(one.is_external for one in partners)
    parts = [f"{count_words(count, common=True)} {WORDS[answer]}" for answer, count in counts.items() if count]
    parts += [f"{count_words(outside, common=True)} utanför organisationen"] if outside else []
    return f"{capfirst(', '.join(parts))}."


def answers_since(plan: Plan, made_at: datetime) -> SideSection | None:
    """What the others have answered after an edition was made, which keeps what they had said by then; None when nothing.
    One query. Only for those who may read the working text.
    """
    rows = Collaboration.objects.standing().filter(node__plan=plan, answered_at__gt=made_at)
    url = reverse("planning:plan_collaboration", args=[plan.pk])
    lines = [
        Line(f"{row.unit}: {row.get_answer_display()}", f"{url}#post-{row.node_id}", str(row.node))
        for row in rows.select_related("unit", "node").order_by("answered_at", "pk")
    ]
    return SideSection("Samverkan: svar efter beslutet", tuple(lines)) if lines else None


WORDS: dict[str, str] = {
    CollaborationAnswer.YES: "har svarat ja",
    CollaborationAnswer.NO: "har svarat nej",
    CollaborationAnswer.OTHER: "har svarat annat",
    CollaborationAnswer.ASKED: "har inte svarat än",
}
