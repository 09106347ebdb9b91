"""How uppdrag stand on a day: done, förfallna."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from followup.enums import OVER
from followup.models import StatusUpdate
from planning.models import AssignmentReceiver
from planning.models.assignment import counts_q, given_q


def done_q(path: str = "") -> Q:
    """Done: every receiver's newest state says so, or that it is dropped, whether or not it has been reported yet.

    Args:
        path: how the row reaches the assignment ("assignment__"); empty for assignments.
    """
    receivers = AssignmentReceiver.objects.filter(assignment=OuterRef(f"{path}pk"))
    newest = StatusUpdate.objects.filter(receiver=OuterRef("pk")).order_by("-date", "-pk").values("state")[:1]
    left = receivers.annotate(newest=Subquery(newest)).filter(Q(newest=None) | ~Q(newest__in=OVER))
    return Q(Exists(receivers), ~Exists(left))


def overdue_q(on: date) -> Q:
    """Förfallet: given, counting and not ended, to be done before the day, and not done."""
    return Q(given_q(), counts_q(on), ~done_q(), ended_by=None, due_on__lt=on)
