"""AssignmentVersion: what an assignment has said, and by whose decision."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from organisation.models import Decision
from planning.enums import Funding
from planning.models.assignment import Assignment
from styrmodell.lib.history import tracked

# What only the giver's decision changes: the same fields in the catalogue and in each version.
VERSIONED = ("title", "text", "starts_on", "due_on", "funding", "amount")


class AssignmentVersionQuerySet(models.QuerySet["AssignmentVersion"]):
    """Questions about versions."""

    def newest_first(self) -> "AssignmentVersionQuerySet":
        """The one that was decided last comes first."""
        return self.order_by("-valid_from", "-pk")

    def in_force(self, *, on: date) -> "AssignmentVersionQuerySet":
        """What each assignment says on the day: its newest version that has begun."""
        begun = self.model._default_manager.filter(assignment=OuterRef("assignment"), valid_from__lte=on)
        return self.filter(pk=Subquery(begun.order_by("-valid_from", "-pk").values("pk")[:1]))


class AssignmentVersion(models.Model):
    """Uppdragets lydelse: its words, days, money and receivers from a day on, by the decision that it points at.

    A slip of the pen is corrected in the newest one, which its history tells; anything else takes a decision.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="versions", verbose_name="uppdrag")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="assignment_versions", verbose_name="beslutad genom"
    )
    valid_from = models.DateField("gäller från")
    title = models.CharField("rubrik", max_length=300)
    text = models.TextField("uppdraget", blank=True)
    starts_on = models.DateField("börjar", null=True, blank=True)
    due_on = models.DateField("klart senast")
    funding = models.CharField("finansiering", max_length=15, choices=Funding, default=Funding.WITHIN_FRAME)
    amount = models.DecimalField("tillskott, kr", max_digits=15, decimal_places=2, null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on__gte=F("starts_on")), name="assignment_version_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(funding=Funding.SUPPLEMENT) | Q(amount=None),
                name="assignment_version_amount_with_supplement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, från {self.valid_from}"
