"""Collaboration: with whom something in a plan is to be done, and what they say of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisation.models import OrgUnit
from organisation.permissions import GOES_ON, working_units
from organisation.reach.conditions import where
from planning.enums import CollaborationAnswer
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField

# Asked of a row: it names a unit, and neither it nor its item has been removed.
IS_ASKED = where(is_removed=False, node__removal_id=None) & ~where(unit_id=None)


class CollaborationQuerySet(models.QuerySet["Collaboration"]):
    """Questions about samverkan."""

    def standing(self) -> "CollaborationQuerySet":
        """Rows that stand in a working text: neither they nor their item have been removed."""
        return self.filter(is_removed=False, node__removal_id=None)

    def visible_to(self, user: Any) -> "CollaborationQuerySet":
        """Rows of the working texts that the user may read, and those that name a unit whose working text that is, or which
        the user goes on for: its counterpart sees a row as soon as it is saved.
        """
        own, theirs = working_units(user, path="node__plan__unit__"), working_units(user, path="unit__")
        return self.filter(own | theirs | GOES_ON.q(user, path="unit__"))


class Collaboration(models.Model):
    """Samverkan: an item, or the section on horisontellt arbete, with a kontor, an avdelning, a nämnd, a bolag or an external
    party. The other side answers; a no stops nothing, and is shown (styrmodellen, Planer och uppdrag).

    Attributes:
        unit, party: one of the two: a unit, or by name somebody outside the organisation, who is not asked here.
        about: what it is about.
        answer_text: what the other side says with its answer.
    """

    node = models.ForeignKey(PlanNode, models.PROTECT, related_name="collaborations", verbose_name="post i plan")
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="samverkan med enhet"
    )
    party = models.CharField("extern part", max_length=200, blank=True)
    about = models.TextField("om vad", blank=True)
    answer = models.CharField("svar", max_length=5, choices=CollaborationAnswer, default=CollaborationAnswer.ASKED)
    answer_text = models.TextField("svaret i ord", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="besvarad av"
    )
    answered_at = MomentField("besvarad", null=True, blank=True)
    is_removed = models.BooleanField("borttagen", default=False)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = CollaborationQuerySet.as_manager()

    class Meta:
        verbose_name = "samverkan"
        verbose_name_plural = "samverkan"
        ordering = ["node_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["node", "unit"], condition=Q(unit__isnull=False), name="collaboration_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["node", "party"], condition=~Q(party=""), name="collaboration_once_per_party"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, party="") | Q(unit=None) & ~Q(party=""),
                name="collaboration_unit_or_party",
            ),
            models.CheckConstraint(
                condition=Q(answer=CollaborationAnswer.ASKED, answered_at=None)
                | ~Q(answer=CollaborationAnswer.ASKED) & Q(answered_at__isnull=False, unit__isnull=False),
                name="collaboration_answered_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node} med {self.unit or self.party}"

    def get_absolute_url(self) -> str:
        return reverse("planning:collaboration_answer", args=[self.pk])

    @property
    def is_answered(self) -> bool:
        """True once the other side has answered what the row says now."""
        return self.answer != CollaborationAnswer.ASKED
