"""Perspective: what a cycle's goals are gathered under."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from styrmodell.lib.history import tracked


class PerspectiveQuerySet(models.QuerySet["Perspective"]):
    """Questions about perspectives."""

    def of_cycle(self, year: int) -> "PerspectiveQuerySet":
        """Those of the cycle that a year belongs to, in order."""
        return self.between(year, year).order_by("rank", "pk")

    def between(self, first: int, last: int | None) -> "PerspectiveQuerySet":
        """Those that hold some year from one through another, None without end."""
        begun = Q() if last is None else Q(first_year__lte=last)
        return self.filter(begun, Q(last_year=None) | Q(last_year__gte=first))


class Perspective(models.Model):
    """Perspektiv som mål hör till: rows per cycle, so that another cycle can have others (KF 2019–2022 had four)."""

    first_year = models.PositiveSmallIntegerField("gäller från år")
    last_year = models.PositiveSmallIntegerField("gäller till och med år", null=True, blank=True)
    name = models.CharField("namn", max_length=60)
    rank = models.PositiveSmallIntegerField("ordning", default=0)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = PerspectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "perspektiv"
        verbose_name_plural = "perspektiv"
        ordering = ["-first_year", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first_year", "name"], name="perspective_once_a_cycle"),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("first_year")), name="perspective_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def years(self) -> str:
        """When it holds, in words: "2019–2022", "2025", without an end "från 2023"."""
        if self.last_year is None:
            return f"från {self.first_year}"
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}–{self.last_year}"

    def holds(self, year: int) -> bool:
        """True when the year belongs to its cycle."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
