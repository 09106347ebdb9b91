"""How the ledger has moved since a nämnd or a bolag decided on its report: nämnder decide before the books close."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from followup.models import FrozenAmount
from followup.money.amounts import COLUMNS, Amounts, sums_of, total_from
from followup.money.operating_account import AccountRow

READ_FROM_THE_LEDGER = ("outcome", "budget", "year_budget")


@dataclass(frozen=True, slots=True)
class Moved:
    """Ett belopp som inte är vad nämnden beslutade om, kr.

    Attributes:
        column: one of READ_FROM_THE_LEDGER.
        decided, now: None is no amount.
    """

    unit: str
    column: str
    decided: Decimal | None
    now: Decimal | None


def moved_since(rows: Iterable[AccountRow], decided: Mapping[int, int]) -> tuple[Moved, ...]:
    """What differs between kommunens account and what each nämnd decided on, in the account's order. One query where a body
    has decided; a report that told of no money is not compared.

    Args:
        rows: kommunens account, a row a nämnd.
        decided: the frozen contents of the decided reports, each with the unit whose report it is; ids.
    """
    sums = _decided(decided)
    return tuple(
        Moved(row.label, column, getattr(sums[row.unit_id], column), getattr(row.amounts, column))
        for row in rows
        if row.unit_id in sums
        for column in READ_FROM_THE_LEDGER
        if getattr(sums[row.unit_id], column) != getattr(row.amounts, column)
    )


def _decided(whose: Mapping[int, int]) -> dict[int, Amounts]:
    """The nämnder's sums as they were decided, by unit."""
    if not whose:
        return {}
    frozen = FrozenAmount.objects.in_contents(whose).order_by().values("content_id")
    summed = frozen.annotate(**sums_of(**{column: column for column in COLUMNS}))
    return {whose[row["content_id"]]: total_from(row) for row in summed}
