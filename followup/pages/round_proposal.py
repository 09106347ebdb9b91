"""The next round's dates, proposed from the year's rhythm; the controller changes what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from followup.enums import Reporter, RoundKind
from followup.models import ReportingRound
from followup.models.reporting_round import LEVEL_DAYS
from followup.rules.round_dates import working_day
from followup.rules.sections import reporters_for

ORDER = (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
LAST_MONTH = {RoundKind.INTERIM_1: 4, RoundKind.INTERIM_2: 8, RoundKind.ANNUAL: 12}
# Days from the period's end until the nämnder's reports are due: what the municipality's own calendar has been near.
DUE_AFTER = {RoundKind.MONTHLY: 15, RoundKind.INTERIM_1: 26, RoundKind.INTERIM_2: 22, RoundKind.ANNUAL: 51}
# And the other levels': each in time for the one above to read what it says. Bolag have the nämnder's day.
LEVELS_DUE_AFTER: dict[RoundKind, dict[Reporter, int]] = {
    RoundKind.MONTHLY: {},
    RoundKind.INTERIM_1: {Reporter.UNIT: 8, Reporter.OFFICE: 13, Reporter.MUNICIPALITY: 29},
    RoundKind.INTERIM_2: {Reporter.UNIT: 4, Reporter.OFFICE: 9, Reporter.MUNICIPALITY: 28},
    RoundKind.ANNUAL: {Reporter.UNIT: 33, Reporter.OFFICE: 38, Reporter.MUNICIPALITY: 71},
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Ett tillfälles plats i tiden: its year and last month, and of which kind it is."""

    year: int
    month: int
    kind: RoundKind

    @property
    def ends_on(self) -> date:
        """The period's last day."""
        return date(self.year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)

    @property
    def slot(self) -> tuple[RoundKind, int, int]:
        """What there is one round of: a month, or a year whatever month its period ends in."""
        return self.kind, self.year, self.month if self.kind == RoundKind.MONTHLY else 0

    @property
    def due_on(self) -> date:
        """When its reports are due."""
        return working_day(self.ends_on + timedelta(days=DUE_AFTER[self.kind]))

    @property
    def levels_due_on(self) -> dict[str, date]:
        """When the levels that have a day of their own are due."""
        after = LEVELS_DUE_AFTER[self.kind]
        wanted = {LEVEL_DAYS[level]: self.ends_on + timedelta(days=days) for level, days in after.items()}
        return {level: working_day(day) for level, day in wanted.items()}


def proposal(kind: str, *, on: date) -> dict[str, Any]:
    """What a new round's form starts with: the next one that is missing, of the kind asked for or of the year's three."""
    place = next_missing(kind, on=on)
    return {
        "kind": place.kind.value,
        "year": place.year,
        "period_from": date(place.year, 1, 1),
        "period_to": place.ends_on,
        "opens_on": place.ends_on + timedelta(days=1),
        "due_on": place.due_on,
        **place.levels_due_on,
        "reporter_kinds": reporters_for(place.kind),
    }


def next_missing(kind: str, *, on: date) -> Place:
    """The first round from last year on that there is none of: one left out between others, else the first that is not
    past due. One that is asked for by its kind is this year's, as long as there is none. One query.
    """
    kinds = (RoundKind(kind),) if kind in RoundKind.values else ORDER
    rounds = ReportingRound.objects.filter(kind__in=kinds, year__gte=on.year - 1)
    there = {Place(end.year, end.month, RoundKind(one)) for one, end in rounds.values_list("kind", "period_to")}
    taken, first = {place.slot for place in there}, min(there, default=None)

    def is_next(place: Place) -> bool:
        is_left_out = first is not None and first < place
        is_this_years = kind in ORDER and place.year >= on.year
        return place.slot not in taken and (is_left_out or is_this_years or place.due_on >= on)

    return next(filter(is_next, _places(kinds, on.year - 1)))


def _places(kinds: tuple[RoundKind, ...], year: int) -> Iterator[Place]:
    """Every round there might be, in the order of time."""
    for each in count(year):
        for kind in kinds:
            months = range(1, 13) if kind == RoundKind.MONTHLY else (LAST_MONTH[kind],)
            yield from (Place(each, month, kind) for month in months)
