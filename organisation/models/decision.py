"""Decision: what a body or a person decided."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.enums import CARRYING, Outcome
from organisation.models.frozen_content import FrozenContent
from organisation.models.matter import Matter
from organisation.models.meeting_paper import MeetingPaper
from organisation.models.org_unit import OrgUnit
from styrmodell.lib.history import tracked


class Decision(models.Model):
    """Beslut: body, date, § and diarienummer; or a person and a date for an approval.

    Historical rows may lack any of them (printed *saknas*); the forms require them.

    Attributes:
        reason: why it was made late or out of order, against what law and styrmodell ask.
        is_unadjusted: its protokoll was not justerat when it was registered.
        amended_content: what a body that decided *med ändring* made of it; None until its changes have been put in, and of all
            other decisions.
        is_preliminary: it was for a preliminary edition.
        corrected_on, stood: rättat: the day, and what stood when it was registered and stands no more. What was frozen says
            that for ever.
    """

    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="ärende"
    )
    content = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="fattat på"
    )
    amended_content = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="amended_by", verbose_name="med ändringarna"
    )
    paper = models.ForeignKey(
        MeetingPaper, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="handling"
    )
    body = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="organ"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="approvals", verbose_name="person"
    )
    date = models.DateField("datum", null=True, blank=True)
    paragraph = models.CharField("paragraf", max_length=20, blank=True)
    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    outcome = models.CharField("innebörd", max_length=20, choices=Outcome, default=Outcome.ADOPTS)
    is_amended = models.BooleanField("med ändring", default=False)
    is_preliminary = models.BooleanField("preliminärt", default=False)
    note = models.CharField("anmärkning", max_length=300, blank=True)
    reason = models.CharField("skäl", max_length=300, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    is_unadjusted = models.BooleanField("ojusterat protokoll", default=False)
    corrected_on = models.DateField("rättat", null=True, blank=True)
    stood = models.CharField("stod", max_length=100, blank=True)
    version = models.PositiveIntegerField("version", default=1)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="registrerat av"
    )
    history = tracked()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body=None, person__isnull=False) | Q(body__isnull=False, person=None),
                name="decision_body_or_person",
            ),
            models.CheckConstraint(
                condition=Q(is_amended=False) | Q(outcome__in=CARRYING), name="decision_amends_only_what_it_carries"
            ),
            models.CheckConstraint(
                condition=Q(corrected_on=None, stood="") | Q(corrected_on__isnull=False) & ~Q(stood=""),
                name="decision_corrected_says_what_stood",
            ),
            models.CheckConstraint(
                condition=Q(amended_content=None) | Q(is_amended=True), name="decision_only_amended_has_amendments"
            ),
        ]

    def __str__(self) -> str:
        who = self.decider_name
        when = self.date.isoformat() if self.date else "datum saknas"
        return f"{who} {when} {self.paragraph}".strip()

    @property
    def decider_name(self) -> str:
        """Who decided: as they were called on the day, where the row was read with that (`names.decider_name`)."""
        return getattr(self, "called_then", None) or (self.body.body_name if self.body else str(self.person))

    @property
    def is_being_amended(self) -> bool:
        """True of a decision in an open matter whose changes are not in yet (beslutad, ändringarna förs in)."""
        return self.is_amended and self.amended_content_id is None and self.content_id is not None

    @property
    def said(self) -> FrozenContent | None:
        """What was decided: what it was made on, with its changes in where it was decided *med ändring*."""
        return self.amended_content or self.content

    @property
    def said_id(self) -> int | None:
        """Its id."""
        return self.amended_content_id or self.content_id

    @property
    def outcome_word(self) -> str:
        """What the body did: "antar", "antar med ändring"."""
        return outcome_word(self.outcome, is_amended=self.is_amended)

    @property
    def remark(self) -> str:
        """What is said after its §: "rättat 2026-11-23, stod § 187"."""
        return remark(self.corrected_on, self.stood, is_unadjusted=self.is_unadjusted)


def outcome_word(outcome: str, *, is_amended: bool) -> str:
    """An outcome with its mark, for those who have read the columns only."""
    word: str = Outcome(outcome).label
    return f"{word} med ändring" if is_amended else word


def remark(corrected_on: date | None, stood: str, *, is_unadjusted: bool) -> str:
    """What is said after the § of a decision: that it has been corrected, that its protokoll is not justerat; mostly nothing."""
    corrected = f"rättat {corrected_on}, stod {stood}" if corrected_on else ""
    return "; ".join(filter(None, (corrected, "ojusterat protokoll" if is_unadjusted else "")))
