"""Which line each row of a table is, when a name may mean several: Årets resultat stands in the resultaträkning, the
balansräkning and the kassaflöde. What stands around a row decides. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from followup.enums import AccountKind
from followup.money.importing.account_names import LESS_SURE, Meant, Names
from followup.money.importing.account_table import Block, Row
from followup.money.importing.account_words import letters, plain

CHOSEN = -2  # surer than any name
# What a total is called that is called nothing more, and in the balansräkning the total that a row is the last part of.
ONLY_A_SUM = frozenset({"summa", "sa", "total", "totalt", "totalsumma"})
TOTALS = {
    **dict.fromkeys(("fixed_assets", "infrastructure", "current_assets"), "total_assets"),
    **dict.fromkeys(("equity", "provisions", "liabilities"), "total_financing"),
}


@dataclass(slots=True)
class PlacedRow:
    """A row with the lines that it may be, and the one that it is taken for."""

    row: Row
    block: Block
    meant: tuple[Meant, ...]
    taken: Meant | None = None

    @property
    def rank(self) -> int:
        """How surely it is what it is taken for, the surest first."""
        return self.taken.rank if self.taken else 0

    @property
    def surest(self) -> tuple[Meant, ...]:
        """What it may be by the surest of its names."""
        return tuple(one for one in self.meant if one.rank == self.meant[0].rank)

    def of(self, account: str, *, is_said: bool = True) -> Meant | None:
        """What it is in an account; None when it may be nothing there, or several things.

        Args:
            is_said: a heading says that it stands there; else it only may, and a less sure name is not enough.
        """
        found = [one for one in (self.meant if is_said else self.surest) if one.account == account]
        best = [one for one in found if one.rank == found[0].rank]
        return best[0] if len(best) == 1 else None


def placed_rows(blocks: Iterable[Block], names: Names, chosen: Mapping[int, str]) -> list[PlacedRow]:
    """The rows of a table, each with the lines that it may be; what somebody or the file itself has said of it is sure."""
    found = []
    for block in blocks:
        for row in block.rows:
            found.append(PlacedRow(row, block, _meant(row, names, chosen)))
    return found


def _meant(row: Row, names: Names, chosen: Mapping[int, str]) -> tuple[Meant, ...]:
    key = chosen.get(row.source.id, row.key)
    if key in names.keys:
        return (Meant(key, names.keys[key].account, CHOSEN),)
    if row.source.id in chosen or (names.is_heading(row.name) and not row.has_amounts):
        return ()
    return names.meant_by(row.name)


def decide(placed: Sequence[PlacedRow]) -> None:
    """Take each row for a line: the only one it may be, else the one in the account that it stands in, which a heading or
    the rows around it say.
    """
    said, account = "", ""
    waiting: list[PlacedRow] = []
    for one in placed:
        if one.row.account != said:
            said = account = one.row.account
        is_said = bool(said) and account == said
        one.taken = _only(one) or one.of(account, is_said=is_said)
        if one.taken is None:
            waiting += [] if is_said else [one]
            continue
        account = one.taken.account
        for earlier in waiting:  # the first rows of a table are of the account that comes after them
            earlier.taken = earlier.of(account, is_said=False)
        waiting = [earlier for earlier in waiting if earlier.taken is None]
    _decide_the_rest(waiting, {one.taken.account for one in placed if one.taken})
    _part_those_that_stand_for_two(placed)
    _take_totals(placed)


def _take_totals(placed: Sequence[PlacedRow]) -> None:
    """A row that is called only Summa is the total of the side whose last part stands over it, where the table has no other."""
    keys = {one.taken.key for one in placed if one.taken}
    for before, one in pairwise(placed):
        if one.meant or not one.row.has_amounts or letters(plain(one.row.name)) not in ONLY_A_SUM:
            continue
        total = TOTALS.get(before.taken.key, "") if before.taken and before.block is one.block else ""
        if total and total not in keys:
            one.taken = Meant(total, AccountKind.BALANCE_SHEET, LESS_SURE)
            keys.add(total)


def _decide_the_rest(waiting: Sequence[PlacedRow], accounts: set[str]) -> None:
    """What no row beside tells of: the line in the table's accounts; alone in its table it is the first account's."""
    for one in waiting:
        if accounts:
            found = [meant for account in accounts if (meant := one.of(account)) is not None]
            one.taken = found[0] if len(found) == 1 else None
        else:
            first = next((kind for kind in AccountKind if one.of(kind, is_said=False)), "")
            one.taken = one.of(first, is_said=False)


def _only(one: PlacedRow) -> Meant | None:
    """What it is when it stands in one account only."""
    accounts = {meant.account for meant in one.meant}
    return one.of(accounts.pop()) if len(accounts) == 1 else None


def _part_those_that_stand_for_two(placed: Sequence[PlacedRow]) -> None:
    """Of two rows with the same name in a table of two accounts, the later is the other account's, if it has no such row."""
    taken: dict[str, PlacedRow] = {}
    accounts = {one.taken.account for one in placed if one.taken and one.row.has_amounts}
    keys = {one.taken.key for one in placed if one.taken and one.row.has_amounts}
    for one in placed:
        if one.taken is None or not one.row.has_amounts or one.rank == CHOSEN:
            continue
        if taken.setdefault(one.taken.key, one) is one:
            continue
        free = [other for account in accounts if (other := one.of(account)) and other.key not in keys]
        if len(free) == 1 and free[0].rank == one.rank:
            one.taken = free[0]
            keys.add(free[0].key)
