"""How uppdrag stand on a day: done, förfallna."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from followup.enums import OVER
from followup.models import StatusUpdate
from planning.models import AssignmentReceiver
from planning.models.assignment import counts_q, given_q


def is_left(receivers: QuerySet[AssignmentReceiver]) -> QuerySet[AssignmentReceiver]:
    """Those of the receivers whose newest state, reported or not, does not say that it is done or dropped."""
    newest = StatusUpdate.objects.filter(receiver=OuterRef("pk")).order_by("-date", "-pk").values("state")[:1]
    return receivers.annotate(newest=Subquery(newest)).filter(Q(newest=None) | ~Q(newest__in=OVER))


def done_q() -> Q:
    """Done at every receiver that has it; asked of assignments."""
    receivers = AssignmentReceiver.objects.holding().filter(assignment=OuterRef("pk"))
    return Q(Exists(receivers), ~Exists(is_left(receivers)))


def overdue_q(on: date) -> Q:
    """Förfallet: given, counting and not ended, to be done before the day, and not done."""
    return Q(given_q(), counts_q(on), ~done_q(), ended_by=None, due_on__lt=on)
