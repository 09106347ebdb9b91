"""A round's life: create, change its dates, open, close."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from followup.enums import RoundKind
from followup.models import Report, ReportingRound, SectionDuty
from followup.models.reporting_round import LEVEL_DAYS
from followup.rules.sections import reporters_for
from followup.services import sections
from organisation.models import OrgUnit, User
from organisation.models.org_unit import OrgUnitQuerySet
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_new

DAYS = ("period_from", "period_to", "opens_on", "due_on", *LEVEL_DAYS.values(), "closes_on")


@transaction.atomic
def create(
    *, by: User | None, kind: str, year: int, reporter_kinds: Sequence[str] | None = None, **dates: Any
) -> ReportingRound:
    """Create a round. Its dates are data: the same report has had other periods in other years. A year's first round
    gives the year its sections.

    Args:
        dates: period_from, period_to, opens_on, due_on, the levels' own (`LEVEL_DAYS`), closes_on, is_early and is_example.

    Raises:
        DomainError: there is one already, or the dates are out of order or of another year.
    """
    round_ = ReportingRound(kind=kind, year=year, reporter_kinds=list(reporter_kinds or reporters_for(kind)), **dates)
    _refuse_impossible(round_)
    try:
        with transaction.atomic():
            save_new(round_, by=by, reason="Upplagd")
    except IntegrityError as taken:  # somebody else added it between the question and the answer
        raise DomainError(f"{round_} finns redan.") from taken
    sections.begin(year)
    return round_


@transaction.atomic
def edit(round_: ReportingRound, *, by: User | None, version: int | None = None, **fields: Any) -> ReportingRound:
    """Change a round's dates or who reports.

    Raises:
        DomainError: the dates are out of order or of another year, or another round has that period.
        StaleEdit: somebody else has changed it.
    """
    current = locked_round(round_)
    wanted = ReportingRound(pk=current.pk, kind=current.kind, year=current.year)
    for name in (*DAYS, "is_early", "reporter_kinds"):
        setattr(wanted, name, fields.get(name, getattr(current, name)))
    _refuse_impossible(wanted)
    try:
        with transaction.atomic():
            save_changes(current, fields, by=by, version=version, reason="Ändrad")
    except IntegrityError as taken:  # somebody else took the period between the question and the answer
        raise DomainError(f"{wanted} finns redan.") from taken
    return current


def locked_round(round_: ReportingRound) -> ReportingRound:
    """The round's row, locked until the transaction ends and read anew.

    Raises:
        DomainError: it has been removed.
    """
    current = ReportingRound.objects.select_for_update(no_key=True).filter(pk=round_.pk).first()
    if current is None:
        raise DomainError("Uppföljningstillfället är borttaget.")
    return current


def _refuse_impossible(round_: ReportingRound) -> None:
    if round_.period_to <= round_.period_from:
        raise DomainError("Perioden måste sluta efter att den har börjat.")
    if round_.period_to.year != round_.year:
        raise DomainError(f"Perioden måste sluta {round_.year}, det år som tillfället gäller.")
    if round_.first_due < round_.opens_on:
        raise DomainError("Rapporterna kan inte lämnas innan uppföljningen öppnar.")
    if round_.early_words and not round_.is_early:
        raise DomainError(f"{round_.early_words} Rätta datumen, eller säg att de ska vara så.")
    if round_.closes_on is not None and round_.closes_on < round_.last_due:
        raise DomainError("Uppföljningen kan stänga tidigast den dag då rapporterna ska lämnas.")
    others = ReportingRound.objects.exclude(pk=round_.pk).filter(kind=round_.kind)
    same = {"period_to__month": round_.period_to.month} if round_.kind == RoundKind.MONTHLY else {}
    taken = others.filter(year=round_.year, **same).first()
    if taken is not None:
        raise DomainError(f"{taken} finns redan.")


@transaction.atomic
def open_round(round_: ReportingRound, *, by: User | None) -> int:
    """Öppna: every unit that reports gets its report. Again and again if need be: only those without one get one.

    Returns:
        How many reports were made.

    Raises:
        DomainError: the period has not begun.
    """
    current = locked_round(round_)
    if current.opens_on > today():
        if current.period_from > today() and not current.is_early:
            raise DomainError(f"Perioden börjar {current.period_from}. Uppföljningen kan öppnas tidigast då.")
        save_changes(current, {"opens_on": today()}, by=by, reason="Öppnad i förtid")
    missing = list(units_without_report(current))
    made = [Report(round=current, unit=unit, is_example=current.is_example) for unit in missing]
    save_many(made, by=by, reason="Uppföljningen öppnad")
    _answer_again(current, made, by=by)
    return len(missing)


def _answer_again(round_: ReportingRound, made: Sequence[Report], *, by: User | None) -> None:
    """Whoever answered for a section of the unit's report of the same kind a year ago answers for it now; it is not klart. One
    query, and what it takes to write.
    """
    same = {"period_to__month": round_.period_to.month} if round_.kind == RoundKind.MONTHLY else {}
    rounds = ReportingRound.objects.filter(kind=round_.kind, year=round_.year - 1, **same)
    before = SectionDuty.objects.filter(report__round__in=rounds, responsible__is_active=True).order_by("pk")
    by_unit = {report.unit_id: report for report in made}
    again = [
        SectionDuty(report=by_unit[unit], key=key, responsible_id=person)
        for unit, key, person in before.values_list("report__unit", "key", "responsible")
        if unit in by_unit
    ]
    save_many(again, by=by, reason="Som året före")


def units_without_report(round_: ReportingRound) -> OrgUnitQuerySet:
    """The units that ought to report in the round and have no report yet: those there are on the period's last day.

    When the year is summed up also those that ended within it, each for its part. In other rounds what they left is told
    of by those who took over.
    """
    units = OrgUnit.objects.valid(on=round_.period_to)
    if round_.kind == RoundKind.ANNUAL:
        units = OrgUnit.objects.valid_some_day(since=round_.period_from, until=round_.period_to)
    return units.filter(kind__in=round_.reporter_kinds).exclude(reports__round=round_).in_order()


@transaction.atomic
def close_round(round_: ReportingRound, *, by: User | None) -> ReportingRound:
    """Stäng: from tomorrow nobody starts writing; what has been handed in goes on to its decision.

    Raises:
        DomainError: the reports are not due yet, or it has closed already.
    """
    current = locked_round(round_)
    if current.has_closed(on=today()):
        raise DomainError(f"Uppföljningen stängde redan {current.closes_on}.")
    if current.last_due > today():
        raise DomainError(f"Uppföljningen kan stängas tidigast {current.last_due}, när rapporterna ska vara lämnade.")
    save_changes(current, {"closes_on": today()}, by=by, reason="Stängd")
    return current
