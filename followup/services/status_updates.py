"""Status updates: how an activity or an assignment goes, dated, written any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from followup.enums import WorkState
from followup.models import StatusUpdate
from followup.permissions import may_update_status
from organisation.models import User
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import Change, save_many, save_many_changes
from styrmodell.lib.texts import text_in


@dataclass(frozen=True, slots=True)
class State:
    """Läget as somebody writes it: of an activity, or of an assignment at one receiver.

    Attributes:
        seen: the `mark` of the newest update the user was shown, "" for none; None when nobody was shown one.
    """

    state: str
    text: str = ""
    node: PlanNode | None = None
    receiver: AssignmentReceiver | None = None
    seen: int | str | None = None

    @property
    def about(self) -> tuple[int | None, int | None]:
        """Which activity, or which receiver."""
        return self.node.pk if self.node else None, self.receiver.pk if self.receiver else None


def write(
    *,
    by: User | None,
    state: str,
    text: str = "",
    node: PlanNode | None = None,
    receiver: AssignmentReceiver | None = None,
    day: date | None = None,
    seen: int | str | None = None,
    is_example: bool = False,
) -> StatusUpdate:
    """Write the state of an activity, or of an assignment at one receiver.

    Args:
        day: today when not given.
        seen: the `mark` of the newest update the user was shown, "" for none; None when nobody was shown one.

    Raises:
        DomainError: neither or both of node and receiver, a node that is no activity, an unknown state, a coming day, or
            `by` does not write the reports of the unit whose it is.
        StaleEdit: somebody else has written meanwhile.
    """
    one = State(state, text, node, receiver, seen)
    (written,) = write_many([one], by=by, day=day, is_example=is_example)
    if isinstance(written, DomainError):
        raise written
    return written


@transaction.atomic
def write_many(
    states: Sequence[State], *, by: User | None, day: date | None = None, is_example: bool = False
) -> list[StatusUpdate | DomainError]:
    """Write the states of several things, each once; one that is refused stops no other. As many queries for many.

    A new day or a new writer makes a new row; the same person's second thought on the same day changes the first.

    Returns:
        for each its row, or why it was refused: what `write` raises.
    """
    day = day or today()
    wait_for(
        nodes=[one.node.pk for one in states if one.node],
        receivers=[one.receiver.pk for one in states if one.receiver],
    )
    latest = _latest(states)
    written: list[StatusUpdate | DomainError] = []
    new, changes = list[StatusUpdate](), list[Change]()
    for one in states:
        try:
            row, fields = _settled(one, latest.get(one.about), by=by, day=day)
        except DomainError as refusal:
            written.append(refusal)
            continue
        written.append(row)
        if row.pk is None:
            row.is_example = is_example
            new.append(row)
        else:
            changes.append((row, fields, None))
    save_many(new, by=by)
    save_many_changes(changes, by=by)
    return written


def _settled(
    one: State, latest: StatusUpdate | None, *, by: User | None, day: date
) -> tuple[StatusUpdate, dict[str, str]]:
    """The row that it is written in, and what changes in it.

    Raises:
        DomainError: it cannot be written.
        StaleEdit: somebody else has written meanwhile.
    """
    _refuse_impossible(one.node, one.receiver, one.state, day)
    _refuse_wrong_writer(one.node, one.receiver, by)
    text = text_in(one.text).strip()  # short and plain; formatted text is for the long answers
    if latest is not None:
        if (latest.state, latest.text, latest.date) == (one.state, text, day):
            return latest, {}
        if one.seen not in (None, latest.mark):
            raise StaleEdit(latest)
        if by is not None and (latest.written_by_id, latest.date) == (by.pk, day):
            return latest, {"state": one.state, "text": text}
    row = StatusUpdate(node=one.node, receiver=one.receiver, state=one.state, text=text, date=day, written_by=by)
    return row, {}


def _refuse_impossible(node: PlanNode | None, receiver: AssignmentReceiver | None, state: str, day: date) -> None:
    if (node is None) == (receiver is None):
        raise DomainError("Läget gäller antingen en aktivitet eller ett uppdrag hos en mottagare.")
    if node is not None and node.kind != NodeKind.ACTIVITY:
        raise DomainError("Bara aktiviteter har ett läge.")
    if state not in WorkState.values:
        raise DomainError("Välj ett läge.")
    if day > today():
        raise DomainError("Läget kan inte dateras framåt.")


def _refuse_wrong_writer(node: PlanNode | None, receiver: AssignmentReceiver | None, by: User | None) -> None:
    """The unit's own writer tells how it goes; None is the system."""
    place = receiver if node is None else node.plan
    if by is not None and place is not None and not may_update_status(by, place.unit):
        raise DomainError(f"Du kan inte skriva läget för {place.unit}.")


def wait_for(*, nodes: Sequence[int], receivers: Sequence[int]) -> None:
    """Two writers of the same thing take turns on its row, until the transaction ends."""
    told: tuple[tuple[Any, Sequence[int]], ...] = ((PlanNode, nodes), (AssignmentReceiver, receivers))
    for model, pks in told:
        if pks:
            held = model._default_manager.select_for_update(of=("self",), no_key=True)
            list(held.filter(pk__in=pks).order_by("pk").only("pk"))


def _latest(states: Sequence[State]) -> dict[tuple[int | None, int | None], StatusUpdate]:
    """The newest update of each thing."""
    told = [one.about for one in states]
    nodes = [node for node, _ in told if node]
    receivers = [receiver for _, receiver in told if receiver]
    rows = StatusUpdate.objects.filter(Q(node__in=nodes) | Q(receiver__in=receivers)).order_by("date", "pk")
    return {(row.node_id, row.receiver_id): row for row in rows}
