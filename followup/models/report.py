"""Report: one unit's follow-up in one round."""

from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from followup.enums import ReportStatus, RoundKind
from followup.models.reporting_round import ReportingRound
from organisation.decisions import order
from organisation.decisions.chains import BOARD, REPORT_OF_BOARD, REPORT_OF_BODY, REPORT_OF_COUNCIL, Chain
from organisation.decisions.order import OrderRule
from organisation.enums import BOARD_KINDS, CARRYING, OrgUnitKind
from organisation.models import Attachment, Decision, Matter, OrgUnit
from organisation.permissions import DECIDES_INSTEAD, GOES_ON, handed_in_units, working_units
from styrmodell.lib.history import tracked

# Whose reports everybody may read once the body has decided (docs/who-may.md).
PUBLIC_KINDS = (OrgUnitKind.MUNICIPALITY, OrgUnitKind.COMPANY, *BOARD_KINDS)
# Who decides before KS. KF's own report has nobody to wait for: KS has taken it after kommunens (2021-10-01 § 220).
AWAITED_KINDS = tuple(
    kind for kind in PUBLIC_KINDS if kind not in (OrgUnitKind.MUNICIPALITY, OrgUnitKind.MUNICIPAL_COUNCIL)
)
FROZEN = (ReportStatus.ADOPTED, ReportStatus.HANDED_OVER)
# Has been handed in, and is its writer's again.
OPEN_AGAIN = (ReportStatus.RETURNED, ReportStatus.REOPENED)
# What the writer has left and means as it stands; offered above, and counted as lämnad.
HANDED_IN = (ReportStatus.SUBMITTED, *FROZEN)
# Nobody waits for it: its unit is let off, or it was never handed in and is struck.
NOT_AWAITED = (ReportStatus.LET_OFF, ReportStatus.STRUCK)


def left_unfinished_q(path: str = "") -> Q:
    """Reports that the unit had not finished when it ended: not decided or handed upward, or handed in after its last day.

    Args:
        path: how the row reaches the report; empty for reports.
    """
    return ~Q(**{f"{path}status__in": FROZEN}) | Q(**{f"{path}dated__gt": F(f"{path}unit__valid_to")})


class ReportQuerySet(models.QuerySet["Report"]):
    """Questions about reports."""

    def visible_to(self, user: Any) -> "ReportQuerySet":
        """Nämnds', bolag's and kommunens reports from the body's decision on for everybody; all others for their line, and
        what a unit left unfinished when it ended for those who finish it.
        """
        if not user.is_authenticated:
            return self.none()
        editions = apps.get_model("followup", "ReportEdition")._default_manager  # it refers to this model
        return self.filter(
            (Q(unit__kind__in=PUBLIC_KINDS) & Exists(editions.filter(report=OuterRef("pk"))))
            | working_units(user, path="unit__")
            | Q(status=ReportStatus.SUBMITTED)
            & (handed_in_units(user, path="unit__") | DECIDES_INSTEAD.q(user, path="unit__"))
            | left_unfinished_q() & GOES_ON.q(user, path="unit__")
        )

    def undecided(self, *, on: date) -> "ReportQuerySet":
        """Nämnds' and bolag's reports that no body had decided about on the day. KF's own is not awaited, and who is let
        off or whose report is struck has nothing to decide.
        """
        made = Decision.objects.filter(
            Q(date=None) | Q(date__lte=on), matter__report_link__report=OuterRef("pk"), outcome__in=CARRYING
        )
        awaited = self.filter(unit__kind__in=AWAITED_KINDS).exclude(status__in=NOT_AWAITED)
        return awaited.filter(~Exists(made))


class Report(models.Model):
    """Rapport: one organisation unit × one round; kommunen reports for itself (KOMMUN)."""

    round = models.ForeignKey(
        ReportingRound, models.PROTECT, related_name="reports", verbose_name="uppföljningstillfälle"
    )
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="reports", verbose_name="enhet")
    status = models.CharField("läge", max_length=12, choices=ReportStatus, default=ReportStatus.DRAFT)
    return_comment = models.TextField("kommentar vid återlämning", blank=True)
    returned_how = models.CharField("hur organet gav den tillbaka", max_length=300, blank=True)
    returned_at = models.DateTimeField("gavs tillbaka", null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gavs tillbaka av",
    )
    let_off_reason = models.TextField("skäl till undantag eller strykning", blank=True)
    extended_to = models.DateField("mer tid till", null=True, blank=True)
    extension_reason = models.CharField("skäl till mer tid", max_length=300, blank=True)
    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    dated = models.DateField("daterad", null=True, blank=True)
    started_at = models.DateTimeField("påbörjad", null=True, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    unit_then = models.CharField("enhetens namn i senaste utgåvan", max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked(without=["unit_then"])

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporter"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="report_once_per_round"),
            models.CheckConstraint(
                condition=~Q(status__in=OPEN_AGAIN) | ~Q(return_comment=""), name="report_return_has_comment"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=NOT_AWAITED) | ~Q(let_off_reason=""), name="report_let_off_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.unit_name}"

    def get_absolute_url(self) -> str:
        return reverse("followup:report_detail", args=[self.pk])

    @property
    def unit_name(self) -> str:
        """Whose it is, as they were called in its newest edition: a new name is not given to what is decided."""
        return self.unit_then or self.unit.name

    @property
    def name(self) -> str:
        """What it is called: kommunens is an årsredovisning where the others' are årsrapporter."""
        return self.round.name_for(self.unit.kind)

    @property
    def is_open(self) -> bool:
        """True while the report is the writer's: not handed in, or given back."""
        return self.status in (ReportStatus.DRAFT, *OPEN_AGAIN)

    @property
    def is_frozen(self) -> bool:
        """True when it is decided or handed upward and nobody has opened it since: its newest edition says all that it says."""
        return self.status in FROZEN

    def may_be_written(self, *, on: date) -> bool:
        """True on the days the report may be written: a draft while the round is open. One that has come back has no
        last day: to mend it is always the controller's own wish.
        """
        return self.is_in_time(on=on) if self.status == ReportStatus.DRAFT else self.status in OPEN_AGAIN

    def is_in_time(self, *, on: date) -> bool:
        """True when its round has opened, and has not closed or the unit has been given more time."""
        has_more = self.extended_to is not None and self.extended_to >= on
        return self.round.has_opened(on=on) and (has_more or not self.round.has_closed(on=on))

    @property
    def due_on(self) -> date:
        """When it is due: the day of its level, or a later one that its unit has been given."""
        due = self.round.due_for(self.unit.kind)
        return max(due, self.extended_to) if self.extended_to else due

    def is_never_handed_in(self, *, on: date) -> bool:
        """True of a draft whose last day has passed: *inte lämnad* until it gets more time or is struck."""
        return self.status == ReportStatus.DRAFT and self.round.has_closed(on=on) and not self.is_in_time(on=on)

    @property
    def is_decided_by_body(self) -> bool:
        """True for nämnd, bolag and kommun; enhets- and kontorsrapporter are handed upward, not adopted."""
        return self.unit.kind in PUBLIC_KINDS

    @property
    def chain(self) -> Chain:
        """Who decides about it, in order. A månadsrapport of kommunen is KS's alone."""
        if self.unit.kind != OrgUnitKind.MUNICIPALITY:
            return REPORT_OF_BODY
        return REPORT_OF_BOARD if self.round.kind == RoundKind.MONTHLY else REPORT_OF_COUNCIL

    @property
    def rules(self) -> tuple[OrderRule, ...]:
        """What law and styrmodell ask of the days on which it is decided: most of kommunens."""
        of_all, year = order.of_report(self.round.period_to), self.round.year
        if self.unit.kind != OrgUnitKind.MUNICIPALITY:
            return of_all
        if self.round.kind == RoundKind.INTERIM_2:
            return (*of_all, *order.of_interim(year, self.round.period_to))
        return (*of_all, *order.of_annual(year)) if self.round.kind == RoundKind.ANNUAL else of_all

    def out_of_turn(self, body: OrgUnit, day: date) -> list[OrderRule]:
        """That KS decides about kommunens report when nämnder and bolag have not decided, or they after KS. One query."""
        if self.unit.kind == OrgUnitKind.MUNICIPALITY:
            awaited = self.round.reports.undecided(on=day).select_related("unit") if body.kind == BOARD else ()
            names = [report.unit_name for report in awaited]
            return [order.bodies_first(names)] if names else []
        if self.unit.kind not in AWAITED_KINDS:
            return []
        of_board = Decision.objects.filter(
            matter__report_link__report__round=self.round,
            matter__report_link__report__unit__kind=OrgUnitKind.MUNICIPALITY,
            body__kind=BOARD,
            outcome__in=CARRYING,
            date__lt=day,
        )
        first = of_board.order_by("date").values_list("date", flat=True).first()
        return [order.board_was_first(first)] if first else []

    @property
    def has_been_decided(self) -> bool:
        """True when it has been decided before. One query."""
        return self.editions.exists()

    @property
    def is_left_unfinished(self) -> bool:
        """True of an ended unit's report that it had not finished itself; the same as `left_unfinished_q`."""
        return self.status not in FROZEN or self.is_handed_in_after_the_end

    @property
    def is_handed_in_after_the_end(self) -> bool:
        """True when others have handed the report in, in the name of a unit that had ended."""
        ended = self.unit.valid_to
        return bool(not self.is_open and self.dated and ended and self.dated > ended)

    @property
    def noun(self) -> str:
        """What it is called in a sentence."""
        return "rapporten"

    @property
    def matters(self) -> models.QuerySet[Matter]:
        """Its matters, the newest last."""
        return Matter.objects.filter(report_link__report=self).order_by("pk")

    def in_matter(self, matter: Matter) -> "ReportMatter":
        """The row, not saved, that puts it in a matter."""
        return ReportMatter(report=self, matter=matter)

    @property
    def attachments(self) -> models.QuerySet[Attachment]:
        """The files that go with its next handling and edition, and those that have been taken away."""
        return Attachment.objects.filter(report_link__report=self)

    def attaching(self, attachment: Attachment) -> "ReportAttachment":
        """The row, not saved, that lets a file go with it."""
        return ReportAttachment(report=self, attachment=attachment)

    @property
    def is_handed_in(self) -> bool:
        """True while it waits for its decision."""
        return self.is_decided_by_body and self.status == ReportStatus.SUBMITTED

    @property
    def is_to_be_handed_over(self) -> bool:
        """True when a nämnd or a bolag has decided: its report goes on to KS. Kommunens ends with its last decision."""
        return self.status == ReportStatus.ADOPTED and self.unit.kind != OrgUnitKind.MUNICIPALITY


class ReportMatter(models.Model):
    """Rapportens ärende: one from each hand-in to its adoption or refusal."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="matter_links", verbose_name="rapport")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="report_link", verbose_name="ärende")

    class Meta:
        verbose_name = "rapportens ärende"
        verbose_name_plural = "rapporternas ärenden"

    def __str__(self) -> str:
        return f"{self.report}: {self.matter}"


class ReportAttachment(models.Model):
    """Rapportens bilaga: a file that goes with its next handling and edition."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="attachment_links", verbose_name="rapport")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="report_link", verbose_name="bilaga")

    class Meta:
        verbose_name = "rapportens bilaga"
        verbose_name_plural = "rapporternas bilagor"

    def __str__(self) -> str:
        return f"{self.report}: {self.attachment}"
