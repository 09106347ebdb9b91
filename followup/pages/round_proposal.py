"""The next round's dates, proposed from the year's rhythm; the controller changes what differs."""

from datetime import date, timedelta
from typing import Any

from followup.enums import RoundKind
from followup.models import ReportingRound
from followup.rules.sections import reporters_for

ORDER = (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
LAST_MONTH = {RoundKind.INTERIM_1: 4, RoundKind.INTERIM_2: 8, RoundKind.ANNUAL: 12}
# Days from the period's end until the nämnder's reports are due: what the municipality's own calendar has been near.
DUE_AFTER = {RoundKind.MONTHLY: 15, RoundKind.INTERIM_1: 26, RoundKind.INTERIM_2: 22, RoundKind.ANNUAL: 51}


def proposal(kind: str, *, on: date) -> dict[str, Any]:
    """What a new round's form starts with: the kind asked for, or the one that follows the newest."""
    chosen, year = _kind_and_year(kind, on)
    last = _last_day(year, LAST_MONTH.get(chosen, on.month))
    return {
        "kind": chosen.value,
        "year": year,
        "period_from": date(year, 1, 1),
        "period_to": last,
        "opens_on": last + timedelta(days=1),
        "due_on": last + timedelta(days=DUE_AFTER[chosen]),
        "reporter_kinds": reporters_for(chosen),
    }


def _kind_and_year(kind: str, on: date) -> tuple[RoundKind, int]:
    if kind == RoundKind.MONTHLY:
        return RoundKind.MONTHLY, on.year
    rounds = ReportingRound.objects.exclude(kind=RoundKind.MONTHLY)
    if kind in ORDER:
        last = rounds.filter(kind=kind).order_by("-year").first()
        return RoundKind(kind), last.year + 1 if last else on.year
    newest = rounds.order_by("-year", "-period_to").first()
    if newest is None:
        return RoundKind.INTERIM_1, on.year
    place = ORDER.index(RoundKind(newest.kind)) + 1
    return (ORDER[place], newest.year) if place < len(ORDER) else (ORDER[0], newest.year + 1)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
