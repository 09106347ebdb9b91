"""AssignmentVersion: what an assignment has said, and by whose decision."""

from datetime import date

from django.db import models
from django.db.models import OuterRef, Subquery

from organisation.models import Decision
from planning.models.assignment import Assignment
from planning.models.assignment_content import AssignmentContent, days_and_money_fit
from styrmodell.lib.history import tracked


class AssignmentVersionQuerySet(models.QuerySet["AssignmentVersion"]):
    """Questions about versions."""

    def newest_first(self) -> "AssignmentVersionQuerySet":
        """The one that was decided last comes first."""
        return self.order_by("-valid_from", "-pk")

    def in_force(self, *, on: date) -> "AssignmentVersionQuerySet":
        """What each assignment says on the day: its newest version that has begun."""
        begun = self.model._default_manager.filter(assignment=OuterRef("assignment"), valid_from__lte=on)
        return self.filter(pk=Subquery(begun.order_by("-valid_from", "-pk").values("pk")[:1]))


class AssignmentVersion(AssignmentContent):
    """Uppdragets lydelse: its words, days, money and receivers from a day on, by the decision that it points at.

    It is never changed: also a slip of the pen takes a decision.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="versions", verbose_name="uppdrag")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="assignment_versions", verbose_name="beslutad genom"
    )
    valid_from = models.DateField("gäller från")
    receivers: models.JSONField = models.JSONField("mottagare", default=list, help_text="enheternas id")
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = AssignmentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdragets lydelse"
        verbose_name_plural = "uppdragens lydelser"
        ordering = ["assignment_id", "valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "decision"], name="assignment_version_once_a_decision"),
            *days_and_money_fit("assignment_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, från {self.valid_from}"
