"""Status updates: how an activity, an assignment or an action goes, dated, written any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from followup.enums import WorkState
from followup.models import Action, StatusUpdate
from followup.permissions import may_update_status, writes_reports
from organisation.models import OrgUnit, User
from organisation.reach.who_may import any_q
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import Change, save_many, save_many_changes
from styrmodell.lib.texts import text_in


@dataclass(frozen=True, slots=True)
class State:
    """Läget as somebody writes it: of an activity, of an assignment at one receiver, or of an action.

    Attributes:
        seen: the `mark` of the newest update the user was shown, "" for none; None when nobody was shown one.
        asked_of: of an action the unit whose report asks how it went: it may have gone on for the one whose action it was.
    """

    state: str
    text: str = ""
    node: PlanNode | None = None
    receiver: AssignmentReceiver | None = None
    action: Action | None = None
    seen: int | str | None = None
    asked_of: OrgUnit | None = None

    @property
    def things(self) -> dict[str, Any]:
        """What it is of, by the field's name."""
        told = {"node": self.node, "receiver": self.receiver, "action": self.action}
        return {name: thing for name, thing in told.items() if thing is not None}

    @property
    def about(self) -> tuple[str, int]:
        """Which activity, receiver or action; the first, of what is of several."""
        return next(((name, thing.pk) for name, thing in self.things.items()), ("", 0))


def write(
    *,
    by: User | None,
    state: str,
    text: str = "",
    node: PlanNode | None = None,
    receiver: AssignmentReceiver | None = None,
    action: Action | None = None,
    day: date | None = None,
    seen: int | str | None = None,
    is_example: bool = False,
) -> StatusUpdate:
    """Write the state of an activity, of an assignment at one receiver, or of an action.

    Args:
        day: today when not given.
        seen: the `mark` of the newest update the user was shown, "" for none; None when nobody was shown one.

    Raises:
        DomainError: not one of node, receiver and action, a node that is no activity, an action that has not been handed
            in, an unknown state, a coming day, or `by` does not write the reports of the unit whose it is.
        StaleEdit: somebody else has written meanwhile.
    """
    one = State(state, text, node, receiver, action, seen)
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
    there = wait_for(
        nodes=[one.node.pk for one in states if one.node],
        receivers=[one.receiver.pk for one in states if one.receiver],
        actions=[one.action.pk for one in states if one.action],
    )
    latest = _latest(states)
    written: list[StatusUpdate | DomainError] = []
    new, changes = list[StatusUpdate](), list[Change]()
    for one in states:
        try:
            if one.action is not None and one.action.pk not in there:
                raise DomainError("Åtgärden är borttagen.")
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
    _refuse_impossible(one, day)
    _refuse_wrong_writer(one, by)
    text = text_in(one.text).strip()  # short and plain; formatted text is for the long answers
    if latest is not None:
        if (latest.state, latest.text, latest.date) == (one.state, text, day):
            return latest, {}
        if one.seen not in (None, latest.mark):
            raise StaleEdit(latest)
        if by is not None and (latest.written_by_id, latest.date) == (by.pk, day):
            return latest, {"state": one.state, "text": text}
    row = StatusUpdate(**one.things, state=one.state, text=text, date=day, written_by=by)
    return row, {}


def _refuse_impossible(one: State, day: date) -> None:
    if len(one.things) != 1:
        raise DomainError("Läget gäller antingen en aktivitet, ett uppdrag hos en mottagare eller en åtgärd.")
    if one.node is not None and one.node.kind != NodeKind.ACTIVITY:
        raise DomainError("Bara aktiviteter har ett läge.")
    if one.action is not None and not one.action.is_promised:
        raise DomainError("Åtgärden är inte lämnad än. Läget skrivs när rapporten som den står i är inlämnad.")
    if one.state not in WorkState.values:
        raise DomainError("Välj ett läge.")
    if day > today():
        raise DomainError("Läget kan inte dateras framåt.")


def _refuse_wrong_writer(one: State, by: User | None) -> None:
    """The unit's own writer tells how it goes, and of an action who writes the report that asks; None is the system."""
    if by is None:
        return
    if one.action is not None:
        unit = one.asked_of or one.action.unit
        may = writes_reports(by, unit)
    else:
        place: Any = one.node.plan if one.node else one.receiver
        unit, may = place.unit, may_update_status(by, place.unit)
    if not may:
        raise DomainError(f"Du kan inte skriva läget för {unit}.")


def wait_for(*, nodes: Sequence[int], receivers: Sequence[int], actions: Sequence[int] = ()) -> set[int]:
    """Two writers of the same thing take turns on its row, until the transaction ends.

    Returns:
        those of the actions that are still there: they go with their deviation.
    """
    there: set[int] = set()
    told: tuple[tuple[Any, Sequence[int]], ...] = (
        (PlanNode, nodes),
        (AssignmentReceiver, receivers),
        (Action, actions),
    )
    for model, pks in told:
        if pks:
            held = model._default_manager.select_for_update(of=("self",), no_key=True)
            rows = list(held.filter(pk__in=pks).order_by("pk").only("pk"))
            there = {row.pk for row in rows} if model is Action else there
    return there


def _latest(states: Sequence[State]) -> dict[tuple[str, int], StatusUpdate]:
    """The newest update of each thing."""
    pks: dict[str, list[int]] = {"node": [], "receiver": [], "action": []}
    for name, pk in (one.about for one in states):
        pks.get(name, []).append(pk)
    rows = StatusUpdate.objects.filter(any_q(Q(**{f"{name}__in": told}) for name, told in pks.items() if told))
    return {row.about: row for row in rows.order_by("date", "pk")}
