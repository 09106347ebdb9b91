"""What the balances that are carried over are held against: last year's, row by row, in words."""

from collections.abc import Iterable, Iterator

from followup.enums import Verdict
from followup.money.carry_overs import CarriedRow, CarriedYear
from followup.rules.accounts.check import Check, Side
from followup.rules.accounts.told import Amount, as_amount, nothing_said
from followup.rules.carry_overs import WITH_BALANCES, worked_out


def opening_checks(rows: Iterable[CarriedRow], before: Iterable[CarriedRow], year: int) -> Iterator[Check]:
    """That each row comes in with what it went out with last year; and that no balance is left behind.

    Args:
        before: last year's rows of the same table and the same units.
    """
    known = {_same(row): row for row in before}
    here = list(rows)
    for row in here:
        last = known.pop(_same(row), None)
        if last is None and _is_new(row):
            continue
        out = _closing(last, year - 1) if last else nothing_said(f"raden för {year - 1}")
        yield _check(row, _opening(row, year), out, year)
    begun = {row.unit_id for row in here}
    for row in known.values():
        out = _closing(row, year - 1)
        if row.unit_id in begun and out.amount:
            yield _check(row, nothing_said(f"raden för {year}"), out, year)


def all_checks(told: CarriedYear) -> list[Check]:
    """Those of every table with balances."""
    return [
        check for key in WITH_BALANCES for check in opening_checks(told.of(key), told.before.get(key, ()), told.year)
    ]


def overdrawn(rows: Iterable[CarriedRow]) -> list[CarriedRow]:
    """The purposes of which more is used than there was."""
    return [row for row in rows if "used" in row.told and (row.result.amount or 0) < 0]


def differing(checks: Iterable[Check]) -> list[Check]:
    """Those that do not agree."""
    return [check for check in checks if check.verdict == Verdict.DIFFERS]


def _same(row: CarriedRow) -> tuple[int, str]:
    """What makes it the same from year to year."""
    return row.unit_id, row.name.casefold()


def _is_new(row: CarriedRow) -> bool:
    """True of what comes in with nothing: it was not there last year."""
    opening = row.told["opening"]
    return opening.is_not_applicable or opening.amount == 0


def _opening(row: CarriedRow, year: int) -> Amount:
    return as_amount(row.told["opening"], f"ingående balans {year}")


def _closing(row: CarriedRow, year: int) -> Amount:
    found = worked_out(row.table, row.told)
    missing = (f"utgående balans {year}",) if not found.is_whole else ()
    return Amount(found.amount, found.slack, missing, found.said_in, found.decimals)


def _check(row: CarriedRow, came_in: Amount, went_out: Amount, year: int) -> Check:
    return Check(
        f"opening:{row.table.key}:{row.unit_id}:{row.name}",
        "",
        Side(f"{row.name}, ingående balans {year}", came_in),
        Side(f"utgående balans {year - 1}", went_out),
    )
