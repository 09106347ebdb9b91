"""Sammanställda räkenskaper as a page: kommunen, each bolag by its share, eliminations, and koncernen beside their sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from followup.enums import AccountKind
from followup.money.group import Holding, members
from followup.pages.account_tables import DECIMALS, PARTIAL, Cell, in_unit
from followup.pages.accounts import COMBINED, ELIMINATIONS, OWN, TOGETHER, Accounts
from followup.rules.accounts.check import Check
from followup.rules.accounts.group import PREFIX, Contribution, contributions, counted_once
from followup.rules.accounts.lines import Line
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import PER, added
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import number

UNTRIED = "ej prövad"


@dataclass(frozen=True, slots=True)
class HeldLine:
    """Ett bolag i koncernen, as it is listed above the tables.

    Attributes:
        share: "33,5 %"; "" while nobody has said it.
        above: the bolag whose figures hold its; "" when it is added itself.
        url: where its own figures are; "" for who does not see them.
    """

    holding: Holding
    share: str
    above: str
    url: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """En rad i koncernen.

    Attributes:
        cells: what kommunen and each bolag contribute.
        taken: what is eliminated.
        fault: the number of the fault that is told of it, or 0.
    """

    key: str
    name: str
    cells: tuple[str, ...]
    taken: Cell
    together: str
    combined: str
    apart: str
    fault: int
    look: str


@dataclass(frozen=True, slots=True)
class GroupTable:
    """En räkenskap, under the headings of the balance sheet."""

    account: AccountKind
    headings: tuple[str, ...]
    groups: tuple[tuple[str, tuple[GroupRow, ...]], ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return capfirst(self.account.label)

    @property
    def is_partial(self) -> bool:
        """True when a sum lacks something."""
        rows = [row for _, rows in self.groups for row in rows]
        return any(words.endswith(PARTIAL) for row in rows for words in (*row.cells, row.together, row.combined))

    @property
    def width(self) -> int:
        """How many columns it has in all: with names, eliminations, their sum, koncernen and the difference."""
        return len(self.headings) + 5


def held_lines(accounts: Accounts, urls: Mapping[int, str]) -> list[HeldLine]:
    """The bolag in order, each with what it is added by. No query.

    Args:
        urls: a bolag's id to where its own figures are, of those that the reader sees.
    """
    counted = {one.key for one in counted_once(members(accounts.sheet, accounts.held))}
    wholes = {one.unit.pk: one for one in accounts.held}
    return [
        HeldLine(
            one,
            share_words(one),
            "" if one.column.slot.slug in counted else _above(one, wholes),
            urls.get(one.unit.pk, ""),
        )
        for one in accounts.held
    ]


def share_words(one: Holding) -> str:
    """Kommunens share of a bolag: "33,5 %"; "" while nobody has said it."""
    return "" if one.share is None else f"{number(one.share, decimals_of(one.share))} %"


def _above(one: Holding, held: Mapping[int, Holding]) -> str:
    """The bolag whose figures hold its."""
    above = held.get(one.unit.parent_id or 0)
    while above is not None and not above.is_whole_group:
        above = held.get(above.unit.parent_id or 0)
    return above.unit.name if above else ""


def group_lines(accounts: Accounts, account: AccountKind) -> list[Line]:
    """The rows of an account that koncernen or one of those it is made of has."""
    sheets = [
        accounts.columns[COMBINED].sheet,
        accounts.columns[OWN].sheet,
        *(one.column.sheet for one in accounts.held),
    ]
    rows = [line for line in accounts.sheet.lines if line.account == account]
    return [line for line in rows if any(sheet.asks(line) for sheet in sheets)]


def typed_eliminations(accounts: Accounts) -> list[Line]:
    """The rows where something may be eliminated: all but sums of such rows."""
    taken = accounts.columns[ELIMINATIONS].sheet
    rows = [line for account in TOGETHER.accounts for line in group_lines(accounts, account)]
    sums = {line.counts_in for line in rows}
    return [
        line
        for line in rows
        if not line.is_heading
        and line.is_asked_of(taken.unit_kind)
        and (line.key not in sums or not taken.told(line.key).is_missing)
    ]


def group_table(
    accounts: Accounts, account: AccountKind, form: Any, marks: Mapping[tuple[str, str], int]
) -> GroupTable:
    """An account of the koncern beside what it is made of. No query.

    Args:
        form: with the fields of the eliminations; without any where they are read.
        marks: column's slug and line's key → the number of the fault there.
    """
    made = {one.key: one for one in accounts.checks}
    counted = counted_once(members(accounts.sheet, accounts.held))
    held = {one.column.slot.slug: one for one in accounts.held}
    headings = [
        f"{held[one.key].unit.code or one.name} {share_words(held[one.key])}".strip() if one.key in held else "Kommunen"
        for one in counted
    ]
    groups: list[tuple[str, list[GroupRow]]] = [("", [])]
    for line in group_lines(accounts, account):
        if line.is_heading:
            groups.append((line.name_at(accounts.period.month), []))
        else:
            groups[-1][1].append(_row(accounts, line, form, made.get(f"{PREFIX}{line.key}"), marks))
    drawn = tuple((name, tuple(rows)) for name, rows in groups if rows)
    return GroupTable(account, tuple(headings), drawn)


def _row(
    accounts: Accounts, line: Line, form: Any, check: Check | None, marks: Mapping[tuple[str, str], int]
) -> GroupRow:
    unit, key = accounts.unit, line.key
    group, taken = accounts.columns[COMBINED].sheet, accounts.columns[ELIMINATIONS].sheet
    parts = contributions(members(accounts.sheet, accounts.held), key)
    # What does not have the line says nothing of it, and nothing to eliminate is no amount where nobody has said any.
    told = [one.amount for one in parts if one.member.sheet is None or one.member.sheet.has(key)]
    told = told or [one.amount for one in parts]
    together = added([*told, taken.value(key)] if taken.value(key).amount else told)
    return GroupRow(
        key,
        line.name_at(accounts.period.month),
        tuple(_part(one, key, accounts) for one in parts),
        _taken(accounts, line, form, taken),
        in_unit(together, unit),
        in_unit(group.value(key), unit) if group.has(key) else "",
        _apart(check, accounts),
        marks.get((COMBINED, key), 0),
        ("sum" if not line.part_of else "subtotal") if group.lines.parts(key) else "",
    )


def _part(one: Contribution, key: str, accounts: Accounts) -> str:
    """What one contributes; nothing where the line is not its."""
    sheet = one.member.sheet
    if sheet is not None and not sheet.has(key) and not one.amount.missing:
        return ""
    return in_unit(one.amount, accounts.unit)


def _taken(accounts: Accounts, line: Line, form: Any, sheet: Sheet) -> Cell:
    slug, told = ELIMINATIONS, sheet.told(line.key)
    is_sum = told.is_missing and bool(sheet.parts(line.key))
    amount = sheet.value(line.key)
    words = in_unit(amount, accounts.unit) if amount.amount or not told.is_missing else ""
    place, adds_to = f"{slug} {line.key}", f"{slug} {line.counts_in}"
    return Cell(words, is_sum and slug in accounts.typed, form.cell(slug, line.key), 0, place, adds_to, is_first=False)


def _apart(check: Check | None, accounts: Accounts) -> str:
    if check is None:
        return ""
    if check.difference is None:
        return UNTRIED
    return number(check.difference / PER[accounts.unit], DECIMALS[accounts.unit])


def untold(lines: Iterable[HeldLine]) -> list[HeldLine]:
    """The bolag that are added by a share that nobody has entered."""
    return [one for one in lines if not one.share and not one.above]
