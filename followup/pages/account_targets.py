"""The columns of a period's accounts that a table may fill, with what stands in them: pasted, or in a file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from django.http import Http404

from followup.enums import AccountKind, ColumnKind, MoneyUnit
from followup.models import AccountLine
from followup.money.account_columns import Column, Slot, read_columns
from followup.money.account_forecasts import forecasts_of
from followup.money.accounts_closed import why_closed
from followup.money.importing.account_pasted import Pasted
from followup.money.importing.account_placing import Target
from followup.money.importing.accounts import read_file, read_pasted
from followup.pages.account_period import CLOSING, Period
from followup.pages.account_periods import account_units
from followup.pages.accounts import BUDGET, COMBINED, FORECAST, FORECAST_OF, OPENING, OWN, SAME_MONTH
from followup.permissions import may_write_money
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import YEAR_END, Line, Lines
from followup.rules.accounts.told import Told
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit

OF_THE_YEAR: dict[str, str] = {ColumnKind.BUDGET: "budget", ColumnKind.FORECAST: "prognos"}
WHOSE = {OrgUnitKind.MUNICIPALITY: "Kommunen", OrgUnitKind.GROUP: "Koncernen"}


class Read(Protocol):
    """Reads a table as somebody says that it is to be read."""

    def __call__(self, *, unit: MoneyUnit, unit_holds: bool, chosen: Mapping[int, str]) -> Pasted:
        """As `read_pasted`."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Kolumnerna som en tabell kan fylla.

    Attributes:
        columns: by slug, those that the person writes, also those that nobody has begun.
        lines: the year's.
        earlier: a line's key → what it is called in other years.
    """

    period: Period
    columns: Mapping[str, Column]
    lines: Lines
    earlier: Mapping[str, Iterable[str]]

    @property
    def asked(self) -> list[Target]:
        """Them as the rules of reading ask for them."""
        slots = [column.slot for column in self.columns.values()]
        return [Target(one.slug, one.year, one.month, one.kind, one.unit.kind, _made(one)) for one in slots]

    @property
    def units(self) -> dict[str, OrgUnit]:
        """Whose they are: kommunen's and, where the person writes them, koncernen's, by slug."""
        return {slug: self.columns[slug].slot.unit for slug in (OWN, COMBINED) if slug in self.columns}

    def heading(self, slug: str) -> str:
        """A column in words: "Kommunen, jan–aug 2026", "Kommunen, budget 2026"."""
        slot = self.columns[slug].slot
        return f"{WHOSE[OrgUnitKind(slot.unit.kind)]}, {_told_of(slot)}"

    def lines_of(self, slug: str) -> Lines:
        """The lines of a column's year; law's where nobody has begun it."""
        lines = self.columns[slug].sheet.lines
        return lines if lines.rows else law_lines(lines.year)

    def line(self, slug: str, key: str) -> Line | None:
        """A column's line; None when there is none that may hold an amount."""
        line, slot = self.lines_of(slug).get(key), self.columns[slug].slot
        if line is None or line.is_heading or not line.is_asked_of(slot.unit.kind):
            return None
        return line if line.account in accounts_in(slot.kind) else None

    def choosable(self) -> list[tuple[AccountKind, list[Line]]]:
        """The lines that a row may be, account by account."""
        kinds = [unit.kind for unit in self.units.values()]
        rows = [line for line in self.lines if not line.is_heading and any(map(line.is_asked_of, kinds))]
        found = [(account, [line for line in rows if line.account == account]) for account in AccountKind]
        return [(account, lines) for account, lines in found if lines]

    def known(self, slug: str) -> dict[str, Told]:
        """What is told on the same lines in another column of the same unit, the nearest first: last year's, or the budget's."""
        unit = self.columns[slug].slot.unit.pk
        others = [one for one in self.columns.values() if one.slot.slug != slug and one.slot.unit.pk == unit]
        others.sort(key=lambda one: one.slot.kind != ColumnKind.OUTCOME)
        return next((dict(one.sheet.figures) for one in others if not one.is_empty), {})

    def reader(self, source: str | bytes) -> Read:
        """What reads a pasted table, or a file."""
        if isinstance(source, bytes):
            return partial(read_file, source, self.lines.rows, earlier=self.earlier)
        return partial(read_pasted, source, self.lines.rows, earlier=self.earlier)


def targets_of(user: Any, period: Period) -> Targets:
    """The columns that a person may fill by a table. Some eight queries.

    Raises:
        Http404: there is no such month, the user does not write kommunens money, or the period has not been begun.
    """
    if not period.is_real:
        raise Http404("no such month")
    own, combined = account_units(user)
    if combined and not may_write_money(user, combined):
        combined = None
    columns = read_columns(_slots(period, own, combined))
    if all(columns[slug].stored is None for slug in (OWN, COMBINED) if slug in columns):
        raise Http404("not begun")
    return Targets(period, columns, columns[OWN].sheet.lines, _earlier(period.year))


def locks_of(targets: Targets, slugs: Collection[str]) -> dict[str, str]:
    """Slug → why its amounts are not changed, in a sentence; only of columns that are locked. At most two queries."""
    asked = {slug: targets.columns[slug].row for slug in slugs}
    why = why_closed(asked.values())
    return {slug: why[row.place] for slug, row in asked.items() if row.place in why}


def accounts_in(kind: str) -> list[AccountKind]:
    """The accounts that a kind of column holds: no budget and no forecast of what is told on a day."""
    if kind == ColumnKind.FORECAST:
        return list(FORECAST_OF)
    return [account for account in AccountKind if kind != ColumnKind.BUDGET or account not in CLOSING]


def _made(slot: Slot) -> int | None:
    return slot.round.period_to.month if slot.round else None


def _slots(period: Period, own: OrgUnit, combined: OrgUnit | None) -> list[Slot]:
    """What is filled in, and beside it the same of last year: of an interim period also when that year ended."""
    found = []
    for slug, unit in ((OWN, own), (COMBINED, combined)):
        if unit is None:
            continue
        found.append(Slot(slug, unit, period.year, period.month))
        if slug == OWN:
            found.append(Slot(BUDGET, unit, period.year, kind=ColumnKind.BUDGET))
            if made := forecasts_of(unit, period.year, period.month).now:
                found.append(Slot(FORECAST, unit, period.year, kind=ColumnKind.FORECAST, round=made))
        if period.is_interim:
            found.append(Slot(f"{slug}-{SAME_MONTH}", unit, period.year - 1, period.month))
        found.append(Slot(f"{slug}-{OPENING}", unit, period.year - 1))
    return found


def _told_of(slot: Slot) -> str:
    if slot.kind in OF_THE_YEAR:
        return f"{OF_THE_YEAR[slot.kind]} {slot.year}"
    if slot.month == YEAR_END:
        return f"helåret {slot.year}"
    return Period(slot.year, slot.month).heading(slot, AccountKind.INCOME_STATEMENT)


def _earlier(year: int) -> dict[str, set[str]]:
    """What the lines are called in other years. A query."""
    found: dict[str, set[str]] = {}
    rows = AccountLine.objects.exclude(year=year).values_list("key", "name", "interim_name").distinct()
    for key, *names in rows.order_by():
        found.setdefault(key, set()).update(filter(None, names))
    return found


def head_in_template(slot: Slot) -> str:
    """A column's head in the mall, which read back says which it is: "Kommunen, utfall 2026-08"."""
    whose = WHOSE[OrgUnitKind(slot.unit.kind)]
    if slot.kind in OF_THE_YEAR:
        return f"{whose}, {_told_of(slot)}"
    return f"{whose}, utfall {slot.year}-{slot.month:02d}"
