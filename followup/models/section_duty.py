"""SectionDuty: who answers for a section of a report, and that it is done."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from followup.enums import Extent, Reporter
from followup.models.report import Report
from followup.models.section import SectionRule
from followup.rules.sections import BUILT, reporter_of
from organisation.enums import OrgUnitKind
from styrmodell.lib.history import tracked

REPORTER = Case(
    *(
        When(report__unit__kind=kind, then=Value(reporter_of(kind).value))
        for kind in OrgUnitKind
        if kind != OrgUnitKind.GROUP
    ),
    output_field=models.CharField(max_length=12, choices=Reporter),
)


class SectionDutyQuerySet(models.QuerySet["SectionDuty"]):
    """Questions about who answers for what."""

    def asked(self) -> "SectionDutyQuerySet":
        """Those of sections that their reports are still asked for."""
        rules = SectionRule.objects.filter(
            section__year=OuterRef("report__round__year"),
            section__key=OuterRef("key"),
            section__content__in=BUILT,
            reporter=OuterRef("reporter"),
            round_kind=OuterRef("report__round__kind"),
        ).exclude(extent=Extent.NONE)
        return self.annotate(reporter=REPORTER).filter(Exists(rules))

    def left_to(self, user: Any) -> "SectionDutyQuerySet":
        """Those that the user answers for and nobody has said are done."""
        return self.filter(responsible=user.pk, done_at=None)

    def number_in(self, report: str) -> Coalesce:
        """How many there are in the report that the outer query is at.

        Args:
            report: how its row reaches the report; "pk" for reports.
        """
        mine = self.filter(report=OuterRef(report)).order_by().values("report")
        return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)


class SectionDuty(models.Model):
    """Avsnittsansvar i en rapport: one row a section key (`ReportSection`) where somebody has been chosen or it is done.

    Attributes:
        responsible: who answers for it. One who may not write in the report any longer is as nobody.
        done_at, done_by: when and by whom it was said to be klart.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="duties", verbose_name="rapport")
    key = models.CharField("avsnitt", max_length=30)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ansvarig"
    )
    done_at = models.DateTimeField("klart", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="klart enligt"
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = SectionDutyQuerySet.as_manager()

    class Meta:
        verbose_name = "avsnittsansvar"
        verbose_name_plural = "avsnittsansvar"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="section_duty_once"),
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False), name="section_duty_done_by_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"

    @property
    def is_done(self) -> bool:
        """True when somebody has said that it is klart."""
        return self.done_at is not None
