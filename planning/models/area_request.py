"""AreaRequest: a verksamhetsområde asks to write one arbetsplan for all of its units."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisation.enums import PlanningYear
from organisation.models import OrgUnit
from organisation.permissions import READS_OF_AREA
from planning.enums import AreaAnswer
from styrmodell.lib.history import tracked
from styrmodell.lib.words import WORK_PLAN


class AreaRequestQuerySet(models.QuerySet["AreaRequest"]):
    """Questions about what verksamhetsområden have asked for."""

    def visible_to(self, user: Any) -> "AreaRequestQuerySet":
        """Those of one's own verksamhetsområde and of those below one's unit, and of the one that one's unit lies in."""
        return self.filter(READS_OF_AREA.q(user, path="unit__")) if user.is_authenticated else self.none()

    def approved(self) -> "AreaRequestQuerySet":
        """What the kontorschef has said yes to."""
        return self.filter(answer=AreaAnswer.APPROVED)


class AreaRequest(models.Model):
    """Begäran om arbetsplan per verksamhetsområde, which the kontorschef approves (styrmodellen, Planer och uppdrag).

    Attributes:
        first_year: the year in which the arbetsplan begins; one request a year.
        reason: why, in the area's words; `comment` the kontorschef's.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="area_requests", verbose_name="verksamhetsområde")
    first_year = models.PositiveSmallIntegerField("första år")
    reason = models.TextField("motivering", blank=True)
    asked_on = models.DateField("begärd")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="begärd av"
    )
    answer = models.CharField("svar", max_length=8, choices=AreaAnswer, default=AreaAnswer.ASKED)
    comment = models.TextField("kommentar", blank=True)
    answered_on = models.DateField("besvarad", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="besvarad av"
    )
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = AreaRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "begäran om arbetsplan per verksamhetsområde"
        verbose_name_plural = "begäranden om arbetsplan per verksamhetsområde"
        ordering = ["first_year", "unit__lft"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "first_year"], name="area_request_once_a_year"),
            models.CheckConstraint(
                condition=Q(answer=AreaAnswer.ASKED, answered_on=None)
                | ~Q(answer=AreaAnswer.ASKED) & Q(answered_on__isnull=False),
                name="area_request_answered_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.first_year}"

    def get_absolute_url(self) -> str:
        return reverse("planning:area_request_detail", args=[self.pk])

    @property
    def name(self) -> str:
        """What is asked for: "arbetsplan 2027", of a läsår "arbetsplan 2027/28"."""
        is_school_year = self.unit.planning_year == PlanningYear.SCHOOL
        last = f"/{(self.first_year + 1) % 100:02d}" if is_school_year else ""
        return f"{WORK_PLAN.one} {self.first_year}{last}"
