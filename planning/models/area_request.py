"""AreaRequest: a verksamhetsområde asks to write one arbetsplan for all of its units."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.models import OrgUnit
from planning.enums import AreaAnswer
from styrmodell.lib.history import tracked


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
