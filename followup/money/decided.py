"""What is decided of the money: which reports, what they lock, and how the ledger has moved since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from followup.enums import ReportStatus
from followup.models import Report, ReportingRound, ReportMatter
from followup.models.report import FROZEN, PUBLIC_KINDS
from organisation.models import OrgUnit
from styrmodell.lib.swedish import lower_first


@dataclass(frozen=True, slots=True)
class Decided:
    """The reports of nämnder, bolag and kommunen in some rounds, and which of them a body has decided on."""

    reports: tuple[Report, ...]

    def own(self, unit: OrgUnit, round_pk: int) -> Report | None:
        """The report of the unit's own body in a round: of the nearest nämnd, bolag or kommun at or above it that has one."""
        found = [one for one in self.reports if one.round_id == round_pk and one.unit.covers(unit)]
        return max(found, key=lambda one: one.unit.level, default=None)

    def lock(self, unit: OrgUnit, round_pk: int) -> str:
        """Why the unit's forecasts in a round are not changed, in a sentence; "" when they may be."""
        report = self.own(unit, round_pk)
        if report is None or not is_decided(report):
            return ""
        return closed_words("Prognoserna", report)

    def touched(self, unit: OrgUnit, period: tuple[int, int]) -> list[Report]:
        """The decided reports that tell of the unit's amounts to the end of a month, from the unit's own upwards."""
        found = [
            report
            for report in self.reports
            if is_decided(report) and report.unit.covers(unit) and ends_in(report.round, period)
        ]
        return sorted(found, key=lambda report: -report.unit.level)


def is_decided(report: Report) -> bool:
    """True from the first body's decision on: then the content is frozen, also while the next body has not decided."""
    waits = report.status == ReportStatus.SUBMITTED and getattr(report, "is_laid", False)
    return report.status in FROZEN or waits


def ends_in(round_: ReportingRound, period: tuple[int, int]) -> bool:
    """True when the round's amounts are those to the end of the month."""
    return (round_.period_to.year, round_.period_to.month) == period


def decided_in(rounds: Collection[int] | QuerySet[ReportingRound]) -> Decided:
    """The reports of some rounds. One query."""
    laid = ReportMatter.objects.filter(
        report=OuterRef("pk"), matter__closed_at=None, matter__content__isnull=False
    )  # what lies before the bodies
    reports = Report.objects.filter(round__in=rounds, unit__kind__in=PUBLIC_KINDS).annotate(is_laid=Exists(laid))
    return Decided(tuple(reports.select_related("unit", "round").order_by("pk")))


def locks(units: Iterable[OrgUnit], rounds: Collection[int], decided: Decided) -> dict[tuple[int, int], str]:
    """A unit and a round → why its forecasts there are not changed; only those that are locked."""
    found = {(unit.pk, round_pk): decided.lock(unit, round_pk) for unit in units for round_pk in rounds}
    return {key: reason for key, reason in found.items() if reason}


def closed_words(what: str, report: Report | None, *, how: str = "beslutade") -> str:
    """Why what a report holds is not changed, in a sentence.

    Args:
        what: "Prognoserna", "Räkenskaperna".
        report: None where nobody may be told which.
        how: "inlämnade", of what is closed before a body has decided.
    """
    whose, where = (f" för {report.unit}", f" i {lower_first(report.name)}") if report else ("", "")
    return f"{what}{whose} är {how}{where} och ändras inte. De öppnas när rapporten öppnas på nytt."


def why_not_typed(units: Iterable[OrgUnit], round_: ReportingRound, *, on: date) -> list[str]:
    """Why forecasts of some units are not typed over in a round: decided, or the round is over; each reason once. One query."""
    decided = decided_in([round_.pk])
    reasons = (decided.lock(unit, round_.pk) or _why_closed(unit, round_, decided, on) for unit in units)
    return list(dict.fromkeys(filter(None, reasons)))


def _why_closed(unit: OrgUnit, round_: ReportingRound, decided: Decided, on: date) -> str:
    """A report that was given back has no last day, and so its forecasts have none."""
    own = decided.own(unit, round_.pk)
    if not round_.has_closed(on=on) or (own is not None and own.may_be_written(on=on)):
        return ""
    return f"Uppföljningen stängde {round_.closes_on}. Be en controller flytta datumet om prognoserna ska ändras."
