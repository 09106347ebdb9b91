"""StatusUpdate: how something goes, on a day."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from followup.enums import WorkState
from followup.models.deviation import Action
from followup.models.report import PUBLIC_KINDS
from followup.models.report_edition import ReportEdition
from organisation.enums import OrgUnitKind
from organisation.permissions import GOES_ON, working_units
from organisation.reading.names import person_name
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField

# In whose name kommunfullmäktiges uppdrag are given.
COUNCIL = (OrgUnitKind.MUNICIPALITY, OrgUnitKind.MUNICIPAL_COUNCIL)


class StatusUpdateQuerySet(models.QuerySet["StatusUpdate"]):
    """Questions about status updates."""

    def of_assignments_visible_to(self, user: Any) -> "StatusUpdateQuerySet":
        """How assignments go: what a decided report has told for everybody who is logged in; all of it for the lines of
        the receiver and of the giver.
        """
        if not user.is_authenticated:
            return self.none()
        lines = working_units(user, path="receiver__unit__") | working_units(user, path="receiver__assignment__giver__")
        return self.filter(lines | Q(_told()), receiver__isnull=False)

    def of_actions_visible_to(self, user: Any) -> "StatusUpdateQuerySet":
        """How actions go: what a decided report has told for everybody who is logged in; all of it for the line of the unit
        whose report the action stands in, and for who goes on for one that has ended.
        """
        if not user.is_authenticated:
            return self.none()
        path = "action__deviation__report__unit__"
        lines = working_units(user, path=path) | GOES_ON.q(user, path=path)
        return self.filter(lines | Q(_told()), action__isnull=False)

    def with_writers(self) -> "StatusUpdateQuerySet":
        """With `writer_then`: whoever wrote it, as they were called on its day; None when nobody is known."""
        return self.annotate(writer_then=person_name("written_by", OuterRef("date")))


def _told() -> Exists:
    """Some decided report of kommunen, a nämnd or a bolag tells of it as it stands: it has not been changed since."""
    rows = apps.get_model("followup", "FrozenState").objects  # it refers to this model
    decided = ReportEdition.objects.filter(content=OuterRef("content"), report__unit__kind__in=PUBLIC_KINDS)
    as_told = {"row": OuterRef("pk"), "version": OuterRef("version"), "text": OuterRef("text")}
    return Exists(rows.filter(Exists(decided), **as_told))


class StatusUpdate(models.Model):
    """Lägesrapport: dated state of an activity, of an assignment at one receiver or of an action; written any time, never
    overwritten.

    Reports offer the latest one up to their period's last day or, while they are open, the latest of all.
    """

    node = models.ForeignKey(
        PlanNode, models.PROTECT, null=True, blank=True, related_name="status_updates", verbose_name="aktivitet"
    )
    receiver = models.ForeignKey(
        AssignmentReceiver,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_updates",
        verbose_name="uppdrag hos",
    )
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="status_updates", verbose_name="åtgärd"
    )
    state = models.CharField("läge", max_length=12, choices=WorkState)
    text = models.TextField("vad har hänt", blank=True)
    date = models.DateField("datum")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skriven av"
    )
    written_at = MomentField("skriven", auto_now_add=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = "lägesrapport"
        verbose_name_plural = "lägesrapporter"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(node__isnull=False, receiver=None, action=None)
                | Q(node=None, receiver__isnull=False, action=None)
                | Q(node=None, receiver=None, action__isnull=False),
                name="status_update_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.get_state_display()}"

    @property
    def about(self) -> tuple[str, int]:
        """What it is of: "node", "receiver" or "action", and its id."""
        told = (("node", self.node_id), ("receiver", self.receiver_id), ("action", self.action_id))
        return next((name, pk) for name, pk in told if pk)  # one of them is set: a constraint says so

    @property
    def mark(self) -> str:
        """What a form carries to tell which update its reader saw: row and version."""
        return f"{self.pk}.{self.version}"
