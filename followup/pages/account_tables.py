"""The tables of the accounts: rows and cells, with what is typed in some of them and where each amount is from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import capfirst

from followup.enums import AccountKind, LineKind, MoneyUnit
from followup.money.account_columns import Column
from followup.pages.account_checks import WHOSE
from followup.pages.accounts import OF_COMPANY, Accounts
from followup.rules.accounts.lines import Line
from followup.rules.accounts.told import PER, Amount
from styrmodell.lib.swedish import EN_DASH, MISSING, lower_first, number

BY_HAND = "för hand"
COUNTED = "räknas"
PARTIAL = "*"
DECIMALS = {MoneyUnit.KR: 0, MoneyUnit.TKR: 0, MoneyUnit.MKR: 1}


@dataclass(frozen=True, slots=True)
class Cell:
    """En ruta.

    Attributes:
        words: the amount, in the page's unit; a sum that lacks something has a mark.
        is_sum: it is added up, of amounts that are typed here.
        typed: its fields and what somebody else has saved there; None when it is read.
        fault: the number of the fault that is told of it, or 0.
        place, adds_to: which cell it is and which it counts in, for `js/grid.js`.
        is_first: the first of its unit's.
    """

    words: str
    is_sum: bool
    typed: Any
    fault: int
    place: str
    adds_to: str
    is_first: bool

    @property
    def is_missing(self) -> bool:
        """True when nothing is known of it."""
        return self.words == MISSING


@dataclass(frozen=True, slots=True)
class Source:
    """Var ett belopp kommer ifrån, and the day it came.

    Attributes:
        url: the page it is from, whose words are then where that is; "" of what is no page.
    """

    words: str
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """En rad; a heading has no cells."""

    line: Line
    name: str
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]
    faults: tuple[int, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rader under en rubrik, or under none."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Ett kolumnhuvud."""

    words: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Table:
    """En räkenskap: its columns under whose they are, and its rows."""

    account: AccountKind
    over: tuple[tuple[str, int], ...]
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return capfirst(self.account.label)

    @property
    def is_partial(self) -> bool:
        """True when a sum lacks something."""
        return any(cell.words.endswith(PARTIAL) for group in self.groups for row in group.rows for cell in row.cells)

    @property
    def has_sources(self) -> bool:
        """True when something is told beside a row: where an amount is from, or a fault. Who only reads is told of neither."""
        return any(row.sources or row.faults for group in self.groups for row in group.rows)

    @property
    def width(self) -> int:
        """How many columns it has in all: with names, and with sources where there are any."""
        return len(self.headings) + 1 + self.has_sources


def table_of(accounts: Accounts, account: AccountKind, form: Any, marks: Mapping[tuple[str, str], int]) -> Table:
    """An account as a table. No query.

    Args:
        form: with the fields of what is typed; None when nothing is.
        marks: column's slug and line's key → the number of the fault there.
    """
    columns = accounts.shown(account)
    names = WHOSE | {OF_COMPANY: accounts.company_name}
    whose = [names[column.slot.slug.split("-")[0]] if _is_first(columns, column) else "" for column in columns]
    spans = [(name, sum(_unit(one) == _unit(columns[at]) for one in columns)) for at, name in enumerate(whose) if name]
    headings = tuple(
        Heading(accounts.period.heading(column.slot, account), _is_first(columns, column)) for column in columns
    )
    groups: list[tuple[str, list[Row]]] = [("", [])]
    for line in accounts.lines(account):
        if line.is_heading:
            groups.append((line.name_at(accounts.period.month), []))
        else:
            groups[-1][1].append(_row(accounts, line, columns, form, marks))
    drawn = tuple(Group(name, tuple(rows)) for name, rows in groups if rows)
    return Table(account, tuple(spans), headings, drawn)


def _unit(column: Column) -> int:
    return column.slot.unit.pk


def _is_first(columns: list[Column], column: Column) -> bool:
    return next(one for one in columns if _unit(one) == _unit(column)) is column


def _row(accounts: Accounts, line: Line, columns: list[Column], form: Any, marks: Mapping[tuple[str, str], int]) -> Row:
    parts = accounts.sheet.parts(line.key)
    look = ("sum" if not line.part_of else "subtotal") if parts else "told" if line.kind == LineKind.OF_WHICH else ""
    cells = tuple(_cell(accounts, line, column, form, marks, columns) for column in columns)
    faults = {cell.fault for cell in cells if cell.fault}
    sources = _sources(accounts, columns, line)
    return Row(line, line.name_at(accounts.period.month), cells, sources, tuple(sorted(faults)), look)


def _cell(
    accounts: Accounts,
    line: Line,
    column: Column,
    form: Any,
    marks: Mapping[tuple[str, str], int],
    columns: list[Column],
) -> Cell:
    slug, sheet = column.slot.slug, column.sheet
    is_sum = bool(sheet.lines.get(line.key)) and sheet.told(line.key).is_missing and bool(sheet.parts(line.key))
    return Cell(
        _words(column, line, accounts.unit),
        is_sum and slug in accounts.typed,
        form.cell(slug, line.key) if form is not None else None,
        marks.get((slug, line.key), 0),
        f"{slug} {line.key}",
        f"{slug} {line.counts_in}",
        _is_first(columns, column),
    )


def _words(column: Column, line: Line, unit: MoneyUnit) -> str:
    """A cell as it is read: nothing where the line is not the unit's."""
    sheet = column.sheet
    if not sheet.has(line.key):
        return ""
    if sheet.told(line.key).is_not_applicable:
        return EN_DASH
    return in_unit(sheet.value(line.key), unit)


def in_unit(amount: Amount, unit: MoneyUnit) -> str:
    """An amount in a table whose head says the unit; of a sum what is known, with a mark when that is not all."""
    if amount.amount is None:
        return MISSING
    words = number(amount.amount / PER[unit], DECIMALS[unit])
    return f"{words}{PARTIAL}" if amount.missing else words


def _sources(accounts: Accounts, columns: list[Column], line: Line) -> tuple[Source, ...]:
    """Where what is typed on a line is from; once when it is the same of both."""
    found: dict[str, Source] = {}
    for slug in [one.slot.slug for one in columns if one.slot.slug in accounts.typed]:
        source = _source(accounts.columns[slug], line)
        if source and source.words not in found:
            whose = f"{slug}: " if found else ""
            words = f"{whose}{source.words}"
            found[source.words] = replace(source, words=words if source.url and not whose else capfirst(words))
    return tuple(found.values())


def _source(column: Column, line: Line) -> Source | None:
    said = column.figures.get(line.key)
    if said is None or said.told.is_missing:
        is_counted = column.sheet.has(line.key) and column.sheet.parts(line.key)
        return Source(COUNTED) if is_counted else None
    if said.source.startswith(("https://", "http://")):
        return Source(urlsplit(said.source).netloc.removeprefix("www."), said.on, said.source)
    return Source(said.source or (lower_first(said.how) if said.how else BY_HAND), said.on)
