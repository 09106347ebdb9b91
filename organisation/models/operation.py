"""Operation: the dimension of the accounts."""

from datetime import date

from django.db import models
from django.db.models import Q

from organisation.models.org_unit import OrgUnit
from styrmodell.lib.history import tracked


class OperationQuerySet(models.QuerySet["Operation"]):
    """Questions about verksamheter."""

    def in_use(self, *, since: date, until: date | None) -> "OperationQuerySet":
        """Verksamheter that hold some day from `since` to `until`; None is for ever."""
        found = self.filter(Q(valid_to=None) | Q(valid_to__gte=since))
        return found if until is None else found.filter(valid_from__lte=until)


class Operation(models.Model):
    """Verksamhet: what the money is spent on, within one unit (bibliotek, kulturskola …). Not an organisation unit."""

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="operations", verbose_name="enhet")
    code = models.CharField("kod", max_length=20)
    name = models.CharField("namn", max_length=200)
    rank = models.PositiveIntegerField("ordning", default=0)
    valid_from = models.DateField("gäller från", default=date(2000, 1, 1))
    valid_to = models.DateField("gäller till och med", null=True, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = OperationQuerySet.as_manager()

    class Meta:
        verbose_name = "verksamhet"
        verbose_name_plural = "verksamheter"
        ordering = ["unit_id", "rank", "code"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code", "valid_from"], name="operation_code_once_per_start"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="operation_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name
