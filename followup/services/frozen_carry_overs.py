"""What is carried over as a report's frozen content holds it: a row each, of each table."""

from collections.abc import Callable, Iterator
from typing import Any

from followup.asking.material import Material
from followup.models import (
    FrozenBalanceUnit,
    FrozenCarryOver,
    FrozenEarmarked,
    FrozenInvestment,
    FrozenSectionRow,
)
from followup.models.frozen_rows import FrozenAnswer
from followup.money.carry_overs import CarriedRow
from followup.money.told_carry_overs import FROZEN
from followup.rules.carry_overs import TABLES, Carried
from followup.services.frozen_investments import frozen_investments
from followup.services.frozen_section_rows import frozen_section_rows


def frozen_carried(*keys: Carried) -> Callable[[Material], Iterator[FrozenAnswer]]:
    """What makes the rows of some tables, not saved yet."""

    def made(read: Material) -> Iterator[FrozenAnswer]:
        for key in keys:
            for row in read.carried.of(key):
                yield FROZEN[key](**_fields(row, key, read.carried.year))

    return made


CARRIED_KINDS: dict[str, type[FrozenAnswer]] = {
    "carry_overs": FrozenCarryOver,
    "balance_units": FrozenBalanceUnit,
    "earmarked": FrozenEarmarked,
}
# What is kept under Ekonomi row by row and what stands so beside the texts, and what makes the rows.
KEPT_KINDS: dict[str, type[FrozenAnswer]] = {
    "investments": FrozenInvestment,
    **CARRIED_KINDS,
    "section_rows": FrozenSectionRow,
}
KEPT_MAKERS: dict[str, Callable[[Material], Iterator[FrozenAnswer]]] = {
    "investments": frozen_investments,
    "carry_overs": frozen_carried(Carried.OPERATING, Carried.INVESTMENT),
    "balance_units": frozen_carried(Carried.BALANCE),
    "earmarked": frozen_carried(Carried.EARMARKED),
    "section_rows": frozen_section_rows,
}


def _fields(row: CarriedRow, key: Carried, year: int) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "unit_id": row.unit_id,
        "unit_name": row.unit_name,
        "row_id": row.row_id,
        "version": row.version,
        "year": year,
        "title": row.name,
        "is_example": row.is_example,
    }
    if key == Carried.INVESTMENT:
        fields |= {"project_row_id": row.project_id, "amount_row_id": row.amount_id}
    for name in TABLES[key].told:
        fields |= {name: row.told[name].amount, f"{name}_na": row.told[name].is_not_applicable}
    return fields | {name: row.words.get(name, "") for name in TABLES[key].words}
