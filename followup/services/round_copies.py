"""A whole year's rounds, copied to another year in one act."""

from collections.abc import Iterable

from django.db import transaction

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.models.reporting_round import LEVEL_DAYS
from followup.rules.round_dates import period_moved, working_day_moved
from followup.services import rounds
from organisation.models import User
from styrmodell.lib.errors import DomainError

PERIOD = ("period_from", "period_to")
WORKING_DAYS = ("opens_on", "due_on", *LEVEL_DAYS.values(), "closes_on")


def copy_of(round_: ReportingRound, year: int) -> ReportingRound:
    """The round as it would be in another year, not saved: the same days, but nothing falls on a Saturday or Sunday."""
    years = year - round_.year
    copied = ReportingRound(
        kind=round_.kind, year=year, is_early=round_.is_early, reporter_kinds=list(round_.reporter_kinds)
    )
    for name in PERIOD:
        setattr(copied, name, period_moved(getattr(round_, name), years))
    for name in WORKING_DAYS:
        day = getattr(round_, name)
        setattr(copied, name, day and working_day_moved(day, years))
    return copied


def missing_in(year: int, from_year: int) -> list[ReportingRound]:
    """The rounds of one year that another has no counterpart of, in the order of time. Two queries."""
    slots = {_slot(one) for one in ReportingRound.objects.filter(year=year)}
    found = ReportingRound.objects.filter(year=from_year).order_by("period_to", "pk")
    return [one for one in found if _slot(one) not in slots]


def _slot(round_: ReportingRound) -> tuple[str, int]:
    """What a year has one round of: a kind, and of månadsrapporter one a month."""
    return round_.kind, round_.period_to.month if round_.kind == RoundKind.MONTHLY else 0


@transaction.atomic
def copy_year(chosen: Iterable[ReportingRound], year: int, *, by: User | None) -> list[ReportingRound]:
    """Kopiera ett år: each of the rounds once more in another year. All or none.

    Raises:
        DomainError: none is chosen, or the other year has one of them already.
    """
    copies = [copy_of(one, year) for one in chosen]
    if not copies:
        raise DomainError("Välj minst ett tillfälle att kopiera.")
    names = ("kind", "year", "is_early", "reporter_kinds", *PERIOD, *WORKING_DAYS)
    return [rounds.create(by=by, **{name: getattr(one, name) for name in names}) for one in copies]
