"""Assignment: a task given by one body to others, with one identity through the years."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from organisation.models import Decision, OrgUnit
from organisation.permissions import working_units
from planning.models.assignment_content import AssignmentContent, days_and_money_fit
from styrmodell.lib.history import tracked


def given_q(path: str = "") -> Q:
    """Given: by a decision of its own, or in an edition. The filter that says what `Assignment.is_given` says.

    Args:
        path: how the row reaches the assignment ("receiver__assignment__"); empty for assignments.
    """
    published = apps.get_model("planning", "FrozenNode")._default_manager  # it refers to this model
    in_edition = Exists(published.filter(assignment=OuterRef(f"{path}pk")))
    return Q(**{f"{path}decision__isnull": False}) | Q(in_edition)


def counts_from(path: str = "") -> Coalesce:
    """The day that an uppdrag counts from: its own first day, else that of the decision that gave it, else the first day
    of the edition that gave it. NULL where nobody knows, as of what was decided of old.

    Args:
        path: as for `given_q`.
    """
    published = apps.get_model("planning", "FrozenNode")._default_manager  # it refers to this model
    day = "content__plan_editions__in_force_from"
    first = published.filter(assignment=OuterRef(f"{path}pk")).order_by(day).values(day)[:1]
    return Coalesce(f"{path}starts_on", f"{path}decision__date", Subquery(first))


def counts_q(on: date, path: str = "") -> Q:
    """Counts on the day: it is asked about, and can be too late, from then and never earlier."""
    return Q(Exists(Assignment.objects.counting(on=on).filter(pk=OuterRef(f"{path}pk"))))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Questions about assignments."""

    def visible_to(self, user: Any) -> "AssignmentQuerySet":
        """Given assignments for every logged-in person; those still being written for those who read the giver's text."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(given_q() | working_units(user, path="giver__") & ~self._is_taken_out())

    def running(self) -> "AssignmentQuerySet":
        """Assignments that the giver has not ended, nor taken out of the text before they were given."""
        return self.filter(given_q() | ~self._is_taken_out(), ended_by=None)

    def with_counts_from(self) -> "AssignmentQuerySet":
        """With `counts`: the day that each counts from."""
        return self.annotate(counts=counts_from())

    def counting(self, *, on: date) -> "AssignmentQuerySet":
        """Those that count on the day, given or not."""
        return self.with_counts_from().filter(Q(counts=None) | Q(counts__lte=on))

    def _is_taken_out(self) -> Q:
        nodes = apps.get_model("planning", "PlanNode")._default_manager.filter(assignment=OuterRef("pk"))
        return Q(Exists(nodes), ~Exists(nodes.filter(removal_id=None)))


class Assignment(AssignmentContent):
    """Uppdrag: given by KF to nämnder and bolag, or by a nämnd to the förvaltning (särskilt uppdrag)."""

    giver = models.ForeignKey(OrgUnit, models.PROTECT, related_name="given_assignments", verbose_name="uppdragsgivare")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="gave_assignments", verbose_name="beslut"
    )
    ended_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="ended_assignments", verbose_name="avslutat genom"
    )
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = ["due_on", "pk"]
        constraints = days_and_money_fit("assignment", "amount_only_with_supplement")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("followup:assignment_detail", args=[self.pk])

    def is_given(self) -> bool:
        """True when it is in force: everybody reads it, and it is changed in the catalogue, not by a plan's text."""
        return type(self).objects.filter(given_q(), pk=self.pk).exists()


class AssignmentReceiverQuerySet(models.QuerySet["AssignmentReceiver"]):
    """Questions about receivers."""

    def holding(self) -> "AssignmentReceiverQuerySet":
        """Those that have the uppdrag: no decision has released them."""
        return self.filter(released_by=None)


class AssignmentReceiver(models.Model):
    """Mottagare av ett uppdrag; each has a status of its own.

    Attributes:
        released_by: the giver's decision that it is others' from then on; one that has told how it goes stays to be read.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="receivers", verbose_name="uppdrag")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="received_assignments", verbose_name="mottagare")
    released_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="löst från uppdraget genom"
    )
    history = tracked()

    objects = AssignmentReceiverQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdragsmottagare"
        verbose_name_plural = "uppdragsmottagare"
        ordering = ["unit__lft"]
        constraints = [models.UniqueConstraint(fields=["assignment", "unit"], name="assignment_receiver_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.assignment}"
