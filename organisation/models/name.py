"""UnitName and PersonName: what units and people have been called."""

from django.conf import settings
from django.db import models

from organisation.models.org_unit import OrgUnit


class UnitName(models.Model):
    """Enhetsnamn från en dag. One that has never been renamed has no rows; its name is its own."""

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="names", verbose_name="enhet")
    name = models.CharField("namn", max_length=200)
    valid_from = models.DateField("från och med")

    class Meta:
        verbose_name = "enhetsnamn"
        verbose_name_plural = "enhetsnamn"
        constraints = [models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_name_once_a_day")]

    def __str__(self) -> str:
        return self.name


class PersonName(models.Model):
    """Personnamn från en dag, as an enhetsnamn."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="names", verbose_name="användare")
    name = models.CharField("namn", max_length=150)
    valid_from = models.DateField("från och med")

    class Meta:
        verbose_name = "personnamn"
        verbose_name_plural = "personnamn"
        constraints = [models.UniqueConstraint(fields=["user", "valid_from"], name="person_name_once_a_day")]

    def __str__(self) -> str:
        return self.name
