"""UnitSuccession: which unit took over from which."""

from django.db import models
from django.db.models import F, Q

from organisation.models.org_unit import OrgUnit
from styrmodell.lib.history import tracked


class UnitSuccession(models.Model):
    """Efterföljd: a unit takes over from another. A nämnd may come from two, and one may be followed by several."""

    predecessor = models.ForeignKey(OrgUnit, models.PROTECT, related_name="followed_by", verbose_name="föregångare")
    successor = models.ForeignKey(OrgUnit, models.PROTECT, related_name="took_over_from", verbose_name="efterföljare")
    valid_from = models.DateField("från och med")
    history = tracked()

    class Meta:
        verbose_name = "efterföljd"
        verbose_name_plural = "efterföljder"
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="unit_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="unit_succession_not_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.successor} efter {self.predecessor}"
