"""What a table of investments would do: nämnd by nämnd what each project gets, beside what is stored of it now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from followup.enums import MoneyUnit
from followup.models import InvestmentProject, ReportingRound
from followup.money.importing.account_table import TextRow
from followup.money.importing.investment_table import InvestmentTable, Known, TableRow, read_table
from followup.money.investments import Investment, rows_in, with_amounts
from followup.pages.account_seen import Seen, mark_of
from followup.pages.investments import columns_of, stored_in, units_kept
from followup.services.investment_tables import NewProject, UnitTable
from followup.services.investments import FORECAST, InvestmentInput
from organisation.models import OrgUnit
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import MISSING, count_words, number
from styrmodell.web.lines import Line as Link

NEW = "ny-"  # with a unit's id: the row becomes a project of it
AMOUNT = "amount"
TKR = 1000


@dataclass(frozen=True)
class Books:
    """De projekt som en person sköter, with what is stored of them in a round."""

    round: ReportingRound
    units: Mapping[int, OrgUnit]
    projects: Mapping[int, Investment]

    @cached_property
    def columns(self) -> list[str]:
        """What may be said of the round."""
        return columns_of(self.round, may_write=True)

    def read(self, rows: Iterable[TextRow], unit: MoneyUnit) -> InvestmentTable:
        """What a table says.

        Raises:
            DomainError: as `read_table`.
        """
        known = [Known(one.project_id, one.unit_id, one.number, one.name) for one in self.projects.values()]
        called = {pk: (one.code, one.name) for pk, one in self.units.items()}
        until = (self.round.period_to.year, self.round.period_to.month)
        return read_table(rows, projects=known, units=called, columns=self.columns, until=until, unit=unit)


def books_of(user: Any, round_: ReportingRound) -> Books:
    """The projects of every unit whose investments the user keeps. Two queries."""
    units = {unit.pk: unit for unit in units_kept(user)}
    projects = with_amounts(InvestmentProject.objects.filter(unit__in=units), round_).in_order()
    return Books(round_, units, {row.project_id: row for row in rows_in(projects)})


@dataclass(frozen=True, slots=True)
class Cell:
    """Ett belopp i tabellen, beside what is stored; both in tkr.

    Attributes:
        before: only where it is another.
    """

    after: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """En rad som sparas, or is as it was.

    Attributes:
        is_stale: somebody else has saved other amounts since they were shown.
    """

    row: TableRow
    label: str
    state: str
    cells: tuple[Cell, ...]
    is_stale: bool = False


@dataclass(frozen=True)
class InvestmentPreview:
    """Vad tabellen skulle göra.

    Attributes:
        groups: the nämnd or bolag, and its rows.
        tables: what would be saved, for the service.
        seen: what the page shows, carried to when it is sent again.
    """

    table: InvestmentTable
    groups: tuple[tuple[OrgUnit, tuple[Line, ...]], ...]
    tables: tuple[UnitTable, ...]
    seen: Seen
    left_out: int

    @property
    def stale(self) -> list[Line]:
        """The rows that somebody else has saved other amounts of."""
        return [line for _, lines in self.groups for line in lines if line.is_stale]

    @property
    def headings(self) -> list[str]:
        """What stands over the amounts, as in the table."""
        return [head.words for head in _amount_heads(self.table)]

    @property
    def stale_lines(self) -> list[Link]:
        """They in words, each led to."""
        return [Link(line.label, f"#rad-{line.row.id}") for line in self.stale]

    @property
    def fault_lines(self) -> list[str]:
        """The cells that cannot be read, and why."""
        return [f"{one.words}, {one.column}, rad {one.number}: {one.sentence}" for one in self.table.faults]

    @property
    def write_count(self) -> int:
        """How many amounts would be saved."""
        return sum(one.amount_count for one in self.tables)

    @property
    def write_words(self) -> str:
        """How many, on the button."""
        return count_words(self.write_count)

    @property
    def fault_words(self) -> str:
        """How many cells cannot be read."""
        count = len(self.table.faults)
        cells = "En cell är fel" if count == 1 else f"{capfirst(count_words(count))} celler är fel"
        return f"{cells} och sparas inte:"

    @property
    def lede(self) -> str:
        """What is recognised, and that nothing is saved."""
        rows = [line for _, lines in self.groups for line in lines]
        new = sum(line.row.id in self._new for line in rows)
        known = len(rows) - new
        words = [f"{_projects(known)} känns igen" if known else "inget projekt känns igen"]
        if new:
            words.append(f"{count_words(new)} läggs till")
        if self.left_out:
            words.append(f"{_rows(self.left_out)} lämnas utanför")
        text = ", ".join(words)
        return f"{capfirst(text)}. Inget är sparat än."

    @cached_property
    def _new(self) -> set[int]:
        return {row for one in self.tables for row in one.new_rows}


def _projects(count: int) -> str:
    return f"{count_words(count)} projekt"


def _rows(count: int) -> str:
    return f"{count_words(count, common=True)} {'rad' if count == 1 else 'rader'}"


def preview_of(
    table: InvestmentTable, books: Books, chosen: Mapping[int, str], shown: Seen, *, source: str
) -> InvestmentPreview:
    """What a table would do. No query.

    Args:
        chosen: a row's id → a project's id, `NEW` with a unit's, or "" to leave it out.
        shown: what the person has seen before; source: of the table, as it is said to be read.
    """
    by_unit: dict[int, list[tuple[TableRow, Investment | None]]] = {}
    for row in table.rows:
        said = chosen.get(row.id, "")
        stored = None if not said or said.startswith(NEW) else books.projects[int(said)]
        unit_pk = stored.unit_id if stored else int(said.removeprefix(NEW) or 0)
        if unit_pk:
            by_unit.setdefault(unit_pk, []).append((row, stored))
    ordered = [(unit, by_unit[pk]) for pk, unit in books.units.items() if pk in by_unit]
    heads = [head.role for head in _amount_heads(table)]
    groups = tuple((unit, tuple(_line(heads, row, stored, shown) for row, stored in rows)) for unit, rows in ordered)
    tables = tuple(_for_service(unit, rows, shown) for unit, rows in ordered)
    mark = mark_of([(unit.pk, [_said(row, stored) for row, stored in rows]) for unit, rows in ordered])
    stored_rows = [stored for _, rows in ordered for _, stored in rows if stored]
    taken = sum(len(rows) for _, rows in ordered)
    return InvestmentPreview(table, groups, tables, Seen(source, mark, _versions(stored_rows)), len(table.rows) - taken)


def _said(row: TableRow, stored: Investment | None) -> tuple[str, int, list[tuple[str, Decimal]]]:
    return row.words, stored.project_id if stored else 0, sorted(row.amounts.items())


def _amount_heads(table: InvestmentTable) -> list[Any]:
    said = {role for row in table.rows for role in row.amounts}
    return [head for head in table.heads if head.role in said]


def _line(heads: Sequence[str], row: TableRow, stored: Investment | None, shown: Seen) -> Line:
    if stored is None:
        cells = tuple(Cell(_tkr(row.amounts.get(role)), "") for role in heads)
        return Line(row, row.words, "nytt projekt", cells)
    differing = _differing(row, stored)
    cells = tuple(
        Cell(
            _tkr(row.amounts.get(role)),
            _tkr(stored_in(stored, role), missing=MISSING) if role in differing else "",
        )
        for role in heads
    )
    was_shown = str(stored.project_id) in shown.versions.get(AMOUNT, {})
    is_stale = was_shown and any(_seen(stored, role, shown) != _version(stored, role) for role in differing)
    return Line(row, stored.label, "ändrat" if differing else "som förut", cells, is_stale)


def _differing(row: TableRow, stored: Investment) -> list[str]:
    return [role for role, value in row.amounts.items() if value != stored_in(stored, role)]


def _version(stored: Investment, role: str) -> int:
    return stored.forecast_version if role == FORECAST else stored.amount_version


def _seen(stored: Investment, role: str, shown: Seen) -> int:
    return shown.version(FORECAST if role == FORECAST else AMOUNT, str(stored.project_id))


def _versions(rows: Iterable[Investment]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {AMOUNT: {}, FORECAST: {}}
    for row in rows:
        found[AMOUNT][str(row.project_id)] = row.amount_version
        found[FORECAST][str(row.project_id)] = row.forecast_version
    return found


def _for_service(unit: OrgUnit, rows: Sequence[tuple[TableRow, Investment | None]], shown: Seen) -> UnitTable:
    inputs, new = [], []
    for row, stored in rows:
        if stored is None:
            new.append(NewProject(row.code, row.name or row.code, row.amounts))
        elif names := _differing(row, stored):
            said = {name: row.amounts[name] for name in names}
            versions = (_seen(stored, AMOUNT, shown), _seen(stored, FORECAST, shown))
            inputs.append(InvestmentInput(stored.project_id, said, *versions))
    new_rows = tuple(row.id for row, stored in rows if stored is None)
    return UnitTable(unit, tuple(inputs), tuple(new), new_rows)


def _tkr(value: Decimal | None, *, missing: str = "") -> str:
    if value is None:
        return missing
    return number(value / TKR, decimals_of(value / TKR))
