"""ReportingRound: when everybody reports, and for what period."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import capfirst

from followup.enums import Reporter, RoundKind
from followup.rules.round_dates import early_words, length_words
from followup.rules.sections import LEVEL_WORDS, reporter_of
from organisation.enums import OrgUnitKind
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish import join_words, period_words
from styrmodell.lib.words import KindField

# The column of a level's own last day; nämnder have `due_on`, and so has a level without a day of its own.
LEVEL_DAYS = {
    Reporter.UNIT: "unit_due_on",
    Reporter.OFFICE: "office_due_on",
    Reporter.COMPANY: "company_due_on",
    Reporter.MUNICIPALITY: "municipality_due_on",
}
CODE_SUFFIX = {RoundKind.INTERIM_1: "DR1", RoundKind.INTERIM_2: "DR2", RoundKind.ANNUAL: "AR"}


def _each_level(**held: Any) -> Q:
    """Each level's own day, where it has one, against another column: `gte=F("opens_on")`."""
    found = Q()
    for name in LEVEL_DAYS.values():
        found &= Q(**{name: None}) | Q(**{f"{name}__{how}": other for how, other in held.items()})
    return found


class ReportingRoundQuerySet(models.QuerySet["ReportingRound"]):
    """Questions about rounds."""

    def visible_to(self, user: Any) -> "ReportingRoundQuerySet":
        """Rounds are no secret: every logged-in person sees who reports when."""
        return self if user.is_authenticated else self.none()

    def open(self, *, on: date) -> "ReportingRoundQuerySet":
        """Rounds that have opened and not closed."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=on), opens_on__lte=on)

    def unopened(self) -> "ReportingRoundQuerySet":
        """Rounds in which no unit has got its report."""
        return self.filter(reports=None)


class ReportingRound(models.Model):
    """Uppföljningstillfälle: månadsrapport, delårsrapport 1 or 2, årsredovisning. Its dates are data, per year."""

    kind = KindField("slag", max_length=10, choices=RoundKind)
    year = models.PositiveSmallIntegerField("år")
    period_from = models.DateField("perioden börjar")
    period_to = models.DateField("perioden slutar")
    opens_on = models.DateField("öppnar")
    due_on = models.DateField("lämnas senast")
    unit_due_on = models.DateField("enheter lämnar senast", null=True, blank=True)
    office_due_on = models.DateField("kontor lämnar senast", null=True, blank=True)
    company_due_on = models.DateField("bolag lämnar senast", null=True, blank=True)
    municipality_due_on = models.DateField("kommunen lämnar senast", null=True, blank=True)
    closes_on = models.DateField("stänger", null=True, blank=True)
    is_early = models.BooleanField("öppnar eller lämnas i förtid", default=False)
    reporter_kinds: Any = models.JSONField("rapporterar", default=list, help_text="slag av enheter")
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = ReportingRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "uppföljningstillfälle"
        verbose_name_plural = "uppföljningstillfällen"
        ordering = ["-period_to", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year"], condition=~Q(kind=RoundKind.MONTHLY), name="round_once_per_year"
            ),
            models.UniqueConstraint(fields=["kind", "period_to"], name="round_once_per_period"),
            models.CheckConstraint(condition=Q(period_to__gt=F("period_from")), name="round_ends_after_start"),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_due_after_opening"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("due_on")), name="round_closes_after_due"
            ),
            models.CheckConstraint(
                condition=Q(is_early=True) | Q(opens_on__gte=F("period_from"), due_on__gte=F("period_to")),
                name="round_early_only_when_it_says_so",
            ),
            models.CheckConstraint(condition=_each_level(gte=F("opens_on")), name="round_level_due_after_opening"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | _each_level(lte=F("closes_on")), name="round_closes_after_levels_due"
            ),
            models.CheckConstraint(
                condition=Q(is_early=True) | _each_level(gte=F("period_to")),
                name="round_level_early_only_when_it_says_so",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == RoundKind.MONTHLY:
            return f"Månadsrapport {self.month_name} {self.year}"
        return f"{capfirst(self.get_kind_display())} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("followup:round_detail", args=[self.pk])

    def name_for(self, kind: str) -> str:
        """What it is called where one kind of unit's part of it is read: the round has the name of kommunens report, an
        årsredovisning, and the others' are årsrapporter.
        """
        if self.kind == RoundKind.ANNUAL and kind != OrgUnitKind.MUNICIPALITY:
            return f"Årsrapport {self.year}"
        return str(self)

    @property
    def other_names(self) -> str:
        """That the others' reports in it are called otherwise than kommunens; "" where they are not."""
        return "Nämndernas och bolagens rapporter kallas årsrapporter." if self.kind == RoundKind.ANNUAL else ""

    def has_opened(self, *, on: date) -> bool:
        """True from the day the units may begin to write."""
        return self.opens_on <= on

    def has_closed(self, *, on: date) -> bool:
        """True after the last day."""
        return self.closes_on is not None and self.closes_on < on

    def due_for(self, kind: str) -> date:
        """When the reports of one kind of unit are due: the level's own day, or the nämnder's."""
        own: date | None = getattr(self, LEVEL_DAYS.get(reporter_of(kind), "due_on"))
        return own or self.due_on

    @property
    def due_days(self) -> dict[Reporter, date]:
        """When each level is due, the lowest first; only those that report."""
        reporting = {reporter_of(kind) for kind in self.reporter_kinds}
        order = [level for level in LEVEL_WORDS if level in reporting]
        return {level: getattr(self, LEVEL_DAYS.get(level, "due_on")) or self.due_on for level in order}

    @property
    def first_due(self) -> date:
        """The day the first level is due."""
        return min(self._days)

    @property
    def last_due(self) -> date:
        """The day everything is due."""
        return max(self._days)

    @property
    def _days(self) -> list[date]:
        return list(self.due_days.values()) or [self.due_on]

    def next_due(self, *, on: date) -> date:
        """The next level's day; the last when all have passed."""
        return min((day for day in self._days if day >= on), default=self.last_due)

    @property
    def due_words(self) -> str:
        """When the reports are due, in words: "2026-05-08"; where the levels differ each by its own: "2026-05-08 (enheter), …"."""
        days = self.due_days
        if len(set(days.values())) <= 1:
            return str(next(iter(days.values()), self.due_on))
        named: dict[date, list[str]] = {}
        for level, day in days.items():
            named.setdefault(day, []).append(LEVEL_WORDS[level])
        return ", ".join(f"{day} ({join_words(levels)})" for day, levels in sorted(named.items()))

    @property
    def code(self) -> str:
        """The name commands use: "2021-10", "2026-DR1", "2025-AR"."""
        if self.kind == RoundKind.MONTHLY:
            return f"{self.period_to:%Y-%m}"
        return f"{self.year}-{CODE_SUFFIX[RoundKind(self.kind)]}"

    @property
    def month_name(self) -> str:
        """The month a månadsrapport ends with: "oktober"."""
        return period_words(self.period_to.replace(day=1), self.period_to).split()[0]

    @property
    def has_forecasts(self) -> bool:
        """True until the year is over: in an årsrapport there is nothing left to forecast."""
        return self.kind != RoundKind.ANNUAL

    @property
    def early_words(self) -> str:
        """That it opens before its period or is due before the end of it; "" when it does not."""
        return early_words(self.period_from, self.period_to, self.opens_on, self.first_due)

    @property
    def length_words(self) -> str:
        """That its period is none that the law asks of a delårsrapport; "" when it is."""
        return length_words(self.kind, self.year, self.period_from, self.period_to)

    @property
    def period(self) -> str:
        """The period in words: "januari–augusti 2026"."""
        return period_words(self.period_from, self.period_to)
