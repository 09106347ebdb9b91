"""Collaboration: with whom something in a plan is to be done, and what they say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.models import OrgUnit
from planning.enums import CollaborationAnswer
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField


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
