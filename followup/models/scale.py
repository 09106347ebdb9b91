"""Scale: the words of a cycle."""

from django.db import models

from followup.enums import ScaleDimension
from styrmodell.lib.history import tracked


class ScaleStep(models.Model):
    """Steg i en bedömningsskala: a fixed key and, from a year on, its word and meaning."""

    dimension = models.CharField("skala", max_length=12, choices=ScaleDimension)
    first_year = models.PositiveSmallIntegerField("gäller från år")
    key = models.CharField("nyckel", max_length=15)
    word = models.CharField("ord", max_length=60)
    meaning = models.CharField("betydelse", max_length=300, blank=True)
    rank = models.PositiveSmallIntegerField("ordning", default=0)
    history = tracked()

    class Meta:
        verbose_name = "skalsteg"
        verbose_name_plural = "skalsteg"
        ordering = ["dimension", "-first_year", "rank"]
        constraints = [models.UniqueConstraint(fields=["dimension", "first_year", "key"], name="scale_step_once")]

    def __str__(self) -> str:
        return self.word
