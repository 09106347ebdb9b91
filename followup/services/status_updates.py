"""Status updates: how an activity or an assignment goes, dated, written any time."""

from datetime import date

from django.db import transaction

from followup.enums import WorkState
from followup.models import StatusUpdate
from followup.permissions import may_update_status
from organisation.models import User
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_new


@transaction.atomic
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

    A new day or a new writer makes a new row; the same person's second thought on the same day changes the first.

    Args:
        day: today when not given.
        seen: the `mark` of the newest update the user was shown, "" for none; None when nobody was shown one.

    Raises:
        DomainError: neither or both of node and receiver, a node that is no activity, an unknown state, a coming day, or
            `by` does not write the reports of the unit whose it is.
        StaleEdit: somebody else has written meanwhile.
    """
    day = day or today()
    _refuse_impossible(node, receiver, state, day)
    _refuse_wrong_writer(node, receiver, by)
    _wait_for(node, receiver)
    text = text.replace("\r\n", "\n").strip()  # short and plain; formatted text is for the long answers
    latest = StatusUpdate.objects.filter(node=node, receiver=receiver).order_by("-date", "-pk").first()
    if latest is not None and (latest.state, latest.text) == (state, text) and latest.date == day:
        return latest
    if latest is not None and seen is not None and seen != latest.mark:
        raise StaleEdit(latest)
    if latest is not None and latest.date == day and by is not None and latest.written_by_id == by.pk:
        save_changes(latest, {"state": state, "text": text}, by=by)
        return latest
    update = StatusUpdate(
        node=node, receiver=receiver, state=state, text=text, date=day, written_by=by, is_example=is_example
    )
    save_new(update, by=by)
    return update


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
    unit = node.plan.unit if node is not None else receiver.unit if receiver is not None else None
    if by is not None and unit is not None and not may_update_status(by, unit):
        raise DomainError(f"Du kan inte skriva läget för {unit}.")


def _wait_for(node: PlanNode | None, receiver: AssignmentReceiver | None) -> None:
    """Two writers of the same thing take turns on its row."""
    if node is not None:
        PlanNode.objects.select_for_update(of=("self",), no_key=True).get(pk=node.pk)
    if receiver is not None:
        AssignmentReceiver.objects.select_for_update(of=("self",), no_key=True).get(pk=receiver.pk)
