"""What reports have told of what is carried over and bodies decided: what that locks."""

from typing import Any

from followup.models import FrozenBalanceUnit, FrozenCarryOver, FrozenEarmarked
from followup.models.frozen_rows import FrozenAnswer
from followup.money.carry_overs import CarriedRow
from followup.money.decided import closed_words
from followup.money.told_accounts import IS_DECIDED, IS_LAID, reports_on
from followup.rules.accounts.told import NOT_SAID
from followup.rules.carry_overs import TABLES, Carried, told_kr
from organisation.models import FrozenContent, OrgUnit
from styrmodell.lib.swedish import lower_first

FROZEN: dict[Carried, type[FrozenAnswer]] = {
    Carried.OPERATING: FrozenCarryOver,
    Carried.INVESTMENT: FrozenCarryOver,
    Carried.BALANCE: FrozenBalanceUnit,
    Carried.EARMARKED: FrozenEarmarked,
}


def carried_lock(unit: OrgUnit, year: int, key: Carried) -> str:
    """Why a unit's rows of a year are not changed, in a sentence; "" when they may be. A query, and two more where they are not.

    They are locked from the first body's decision on a report that tells of them until that report is open again.
    """
    standing = FrozenContent.objects.filter(IS_LAID | IS_DECIDED).values("pk")
    rows = FROZEN[key].objects.in_contents(standing).filter(unit=unit, year=year)
    if key in (Carried.OPERATING, Carried.INVESTMENT):
        rows = rows.filter(project_row__isnull=key == Carried.OPERATING)
    content = rows.order_by("content_id").values_list("content_id", flat=True).first()
    if content is None:
        return ""
    return closed_words(f"Beloppen i {lower_first(TABLES[key].title)} {year}", reports_on([content]).get(content))


def frozen_row(key: Carried, row: Any) -> CarriedRow:
    """A row as it was frozen."""
    table = TABLES[key]
    told = {}
    for name in table.told:
        is_not_applicable = getattr(row, f"{name}_na")
        amount = getattr(row, name)
        told[name] = (
            told_kr(amount, is_not_applicable=is_not_applicable)
            if amount is not None or is_not_applicable
            else NOT_SAID
        )
    return CarriedRow(
        table,
        row.unit_id or 0,
        row.unit_name,
        row.title,
        told,
        {name: getattr(row, name) for name in table.words},
        getattr(row, "row_id", None),
        row.version,
        project_id=getattr(row, "project_row_id", None),
        amount_id=getattr(row, "amount_row_id", None),
        is_example=row.is_example,
    )
