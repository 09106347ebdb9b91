"""ReportSection and SectionRule: what reports hold in a year, and of whom it is asked."""

from typing import Any

from django.db import models
from django.db.models import Q

from followup.enums import Content, Extent, Ground, Reporter, RoundKind
from followup.models.report import Report
from followup.rules.sections import BINDING, BUILT, FETCHED, TEXTS, WRITTEN, reporter_of
from styrmodell.lib.history import tracked
from styrmodell.lib.words import KindField


class ReportSectionQuerySet(models.QuerySet["ReportSection"]):
    """Questions about sections."""

    def askable(self, year: int) -> "ReportSectionQuerySet":
        """The year's that can be asked for and printed, in order; the others wait until theirs can."""
        return self.filter(year=year, content__in=BUILT).order_by("rank", "pk")


class ReportSection(models.Model):
    """Avsnitt i årets rapporter: what it is called, what it holds and what its writer is asked."""

    year = models.PositiveSmallIntegerField("år")
    key = models.CharField("nyckel", max_length=30)
    title = models.CharField("rubrik", max_length=120)
    content = models.CharField("innehåll", max_length=20, choices=Content)
    rank = models.PositiveSmallIntegerField("ordning")
    help = models.CharField("fråga till den som skriver", max_length=300, blank=True)
    label = models.CharField("ord i marginalen", max_length=60, blank=True)
    annual_title = models.CharField("rubrik när året är slut", max_length=120, blank=True)
    annual_help = models.CharField("fråga när året är slut", max_length=300, blank=True)
    municipal_title = models.CharField("rubrik i kommunens årsredovisning", max_length=120, blank=True)
    is_needed = models.BooleanField("texten krävs", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = ReportSectionQuerySet.as_manager()

    class Meta:
        verbose_name = "avsnitt"
        verbose_name_plural = "avsnitt"
        ordering = ["year", "rank"]
        constraints = [models.UniqueConstraint(fields=["year", "key"], name="report_section_once_a_year")]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"


class SectionRuleQuerySet(models.QuerySet["SectionRule"]):
    """Questions about what is asked."""

    def asked_of(self, report: Report) -> "SectionRuleQuerySet":
        """What the report is asked for, in order; what cannot be asked for yet is left out. One query a report."""
        asked = self.filter(
            section__year=report.round.year,
            section__content__in=BUILT,
            reporter=reporter_of(report.unit.kind),
            round_kind=report.round.kind,
        )
        return asked.exclude(extent=Extent.NONE).select_related("section").order_by("section__rank")

    def written(self) -> "SectionRuleQuerySet":
        """Those that a `ReportText` may hold: plain writing, and what is written beside the accounts."""
        return self.filter(section__content__in=TEXTS)


class SectionRule(models.Model):
    """Avsnittsregel: how much of a section one kind of reporter is asked for in one kind of round, and on what ground.

    What law, RKR or the styrmodell asks for has a least extent that it cannot go below.
    """

    section = models.ForeignKey(ReportSection, models.PROTECT, related_name="rules", verbose_name="avsnitt")
    reporter = KindField("rapportör", max_length=12, choices=Reporter)
    round_kind = KindField("slag av rapport", max_length=10, choices=RoundKind)
    extent = models.CharField("omfattning", max_length=5, choices=Extent)
    least = models.CharField("minsta omfattning", max_length=5, choices=Extent, default=Extent.NONE)
    ground = models.CharField("grund", max_length=1, choices=Ground)
    paragraph = models.CharField("paragraf", max_length=60, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = SectionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "avsnittsregel"
        verbose_name_plural = "avsnittsregler"
        constraints = [
            models.UniqueConstraint(fields=["section", "reporter", "round_kind"], name="section_rule_once"),
            models.CheckConstraint(
                condition=Q(least=Extent.NONE)
                | Q(least=Extent.SHORT, extent__in=[Extent.SHORT, Extent.FULL])
                | Q(least=Extent.FULL, extent=Extent.FULL),
                name="section_rule_asks_the_least",
            ),
            models.CheckConstraint(
                condition=~Q(ground__in=BINDING) | ~Q(least=Extent.NONE), name="section_rule_binding_has_least"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}, {self.get_reporter_display()}, {self.get_round_kind_display()}"

    @property
    def title(self) -> str:
        """The section's heading in this kind of report."""
        section = self.section
        if not self.is_annual:
            return section.title
        own = section.municipal_title if self.reporter == Reporter.MUNICIPALITY else ""
        return own or section.annual_title or section.title

    @property
    def help(self) -> str:
        """What its writer is asked in this kind of report."""
        return (self.section.annual_help if self.is_annual else "") or self.section.help

    @property
    def is_annual(self) -> bool:
        """True when the year is over, and nothing about it is forecast."""
        return self.round_kind == RoundKind.ANNUAL

    @property
    def is_required(self) -> bool:
        """True when the report cannot be handed in without an answer here. Of the accounts also what law, RKR and styrmodell ask
        in short: a report that lacks it says why. Few have anything to carry over: what lacks there is told, and no more.
        """
        if self.section.content == Content.CARRIED_OVER:
            return self.ground in BINDING
        if self.section.content in FETCHED and self.ground in BINDING:
            return True
        return self.extent == Extent.FULL and (self.section.is_needed or self.section.content not in WRITTEN)
