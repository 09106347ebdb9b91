"""What the decision machine knows of a document, and where a document stands among the bodies."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.db.models import Model, Q, QuerySet, Subquery

from organisation.decisions.chains import BOARD, COUNCIL, Chain
from organisation.decisions.order import OrderRule
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import Attachment, Decision, Matter, OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.successors import going_on_ids, has_ended
from organisation.reading.names import decider_name

DECIDING_KINDS = (*BOARD_KINDS, OrgUnitKind.COMPANY)


class Document(Protocol):
    """A plan or a report as something to decide about; the models answer this.

    Attributes:
        unit: whose it is.
        registry_number: what its next matter is registered under.
        return_comment: what its writer has been asked to change; empty once it is handed in again.
    """

    unit: Any
    registry_number: Any
    return_comment: Any

    @property
    def matters(self) -> QuerySet[Matter]:
        """Its matters, the newest last."""

    @property
    def attachments(self) -> QuerySet[Attachment]:
        """The files that go with its next handling and edition, and those that have been taken away."""

    def attaching(self, attachment: Attachment) -> Model:
        """The row, not saved, that lets a file go with it."""

    def get_absolute_url(self) -> str:
        """Its page."""

    def in_matter(self, matter: Matter) -> Model:
        """The row, not saved, that puts it in a matter."""

    @property
    def chain(self) -> Chain:
        """Who decides about it, in order."""

    @property
    def rules(self) -> Sequence[OrderRule]:
        """What law and styrmodell ask of the days on which it is decided."""

    def out_of_turn(self, body: OrgUnit, day: date) -> list[OrderRule]:
        """What they ask about whose turn it is, and a decision of the body on the day would not keep to."""

    @property
    def has_been_decided(self) -> bool:
        """True when it has been decided before, otherwise than preliminarily: what is asked has then been done."""

    @property
    def noun(self) -> str:
        """What it is called in a sentence: "planen", "rapporten"."""

    @property
    def is_handed_in(self) -> bool:
        """True while it waits for its decision."""


def decisions_on(document: Document) -> list[Decision]:
    """The decisions of the matter that is open, in the order they were registered. One query."""
    return list(_with_names(_open_decisions(document)))


def _open_decisions(document: Document) -> QuerySet[Decision]:
    return Decision.objects.filter(matter__in=document.matters.filter(closed_at=None).order_by().values("pk"))


def decisions_in(matter: Matter | int) -> list[Decision]:
    """The decisions of a matter, in the order they were registered: those of its editions. One query.

    Args:
        matter: itself or its id.
    """
    return list(_with_names(Decision.objects.filter(matter=matter)))


def decisions_about(document: Document) -> QuerySet[Decision]:
    """All that has been decided about it, in any of its matters."""
    return _with_names(Decision.objects.filter(matter__in=document.matters.order_by().values("pk")))


def decisions_of(matters: QuerySet[Matter]) -> list[Decision]:
    """The same of the matter of an edition, with their handlingar. One query."""
    made = Decision.objects.filter(matter__in=matters.order_by().values("pk"))
    return list(_with_names(made.select_related("paper__body").defer("paper__cover", "paper__html")))


def _with_names(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """With who decided, as they were called on the day."""
    named = decisions.annotate(called_then=decider_name())
    return named.select_related("body", "person").order_by("pk")


def deciding_bodies(document: Document) -> OrgUnitQuerySet:
    """The bodies whose decision may be registered: those of the chain, else its own, those that go on for it when it has
    ended, and KS and KF, which stand above it.
    """
    kinds = {step.body for step in document.chain.steps} - {None} or {BOARD, COUNCIL}
    named = Q(kind__in=kinds, tree_id=document.unit.tree_id)
    own = Q(pk=document.unit.pk)
    if has_ended(document.unit):
        own |= Q(pk__in=going_on_ids(document.unit))
    return OrgUnit.objects.filter(own & Q(kind__in=DECIDING_KINDS) | named).in_order()


def own_body(unit: OrgUnit, bodies: Iterable[OrgUnit]) -> OrgUnit | None:
    """The body that decides in a unit's own matters today: its own; when it has ended the first that goes on for it, else KS.

    Args:
        bodies: the deciding bodies.
    """
    if not has_ended(unit):
        return unit
    there = [body for body in bodies if not has_ended(body)]
    councils = [body for body in there if body.kind == BOARD]
    return next((body for body in there if body.kind not in (BOARD, COUNCIL)), next(iter(councils), None))


def bodies_and_place(document: Document) -> tuple[list[OrgUnit], int]:
    """The deciding bodies, and whose place in the chain is next. One query."""
    last = _open_decisions(document).order_by("-pk")
    asked = {"last_outcome": Subquery(last.values("outcome")[:1]), "last_body": Subquery(last.values("body")[:1])}
    bodies = list(deciding_bodies(document).annotate(**asked))
    kinds = {body.pk: body.kind for body in bodies}
    done = bodies[0] if bodies and bodies[0].last_outcome else None
    return bodies, document.chain.place_after(done.last_outcome, kinds.get(done.last_body)) if done else 0


def place_of_next(document: Document) -> int:
    """The place in the chain of whoever is next. One query, and none for a chain of one."""
    return place_after(document, decisions_on(document)) if len(document.chain.steps) > 1 else 0


def place_after(document: Document, decisions: Sequence[Decision]) -> int:
    """The place in the chain of whoever is next after these decisions of its open matter."""
    if not decisions:
        return 0
    last = decisions[-1]
    return document.chain.place_after(last.outcome, last.body.kind if last.body else None)


def body_at(document: Document, place: int, bodies: Sequence[OrgUnit] | None = None) -> OrgUnit | None:
    """The body that stands at a place in the chain today.

    Args:
        bodies: the deciding bodies, when they have been read.
    """
    if place >= len(document.chain.steps):  # the last word has been said, and its changes are being put in
        return None
    kind = document.chain.steps[place].body
    if kind is None and document.chain.by_person:
        return None
    if kind is None and not has_ended(document.unit):
        return document.unit
    bodies = list(deciding_bodies(document)) if bodies is None else bodies
    if kind is None:
        return own_body(document.unit, bodies)
    return next((body for body in bodies if body.kind == kind and not has_ended(body)), None)


def bodies_ahead(document: Document, made: Sequence[Decision]) -> list[OrgUnit]:
    """The bodies whose decision is missing after those that have been made in its open matter, in order. At most one query."""
    is_named = has_ended(document.unit) or any(step.body for step in document.chain.steps)
    bodies = list(deciding_bodies(document)) if is_named else []
    places = range(place_after(document, made), len(document.chain.steps))
    return [body for place in places if (body := body_at(document, place, bodies)) is not None]


def is_half_decided(document: Document) -> bool:
    """True when a body has let the text go on and the next has not decided: then it is only changed by an återremiss."""
    return len(document.chain.steps) > 1 and document.is_handed_in and place_of_next(document) > 0


def amending(document: Document) -> Decision | None:
    """The decision *med ändring* whose changes are being put in: beslutad, ändringarna förs in. Until they are, nobody else
    decides, nothing is sent out, and readers read what was in force before. One query, and none of what waits for nothing.
    """
    if not document.is_handed_in or document.chain.by_person:
        return None
    return _with_names(_open_decisions(document).filter(amending_q())).last()


def amending_q(path: str = "") -> Q:
    """A filter for the decisions that are so.

    Args:
        path: how the row reaches the decision ("matter__decisions__"); empty for decisions.
    """
    wanted = {"is_amended": True, "amended_content": None, "content__isnull": False, "matter__closed_at": None}
    return Q(**{f"{path}{name}": value for name, value in wanted.items()})


def is_being_amended(document: Document) -> bool:
    """True while what a body changed is being put in; without a query where the row was read with `being_amended`."""
    known = getattr(document, "being_amended", None)
    return amending(document) is not None if known is None else bool(known)


def is_laid(document: Document) -> bool:
    """True when the text that is handed in has been sent out or decided on: it lies frozen before its bodies. One query."""
    return document.matters.filter(laid_q()).exists()


def laid_q(path: str = "") -> Q:
    """A filter for matters where a text lies before the bodies.

    Args:
        path: how the row reaches the matter; empty for matters.
    """
    return Q(**{f"{path}closed_at": None, f"{path}content__isnull": False})


def half_decided_q(waiting: Iterable[Any], path: str) -> Q:
    """The same as a filter. What KS and KF decide in turn is one or two documents at a time, so they are asked one by one.

    Args:
        waiting: the documents it may be true of.
        path: how the row reaches the document; empty for its own rows.
    """
    return Q(**{f"{path}pk__in": [document.pk for document in waiting if is_half_decided(document)]})
