"""How much of a result may be set aside in the reserve, and when what is lost is to be restored."""

from dataclasses import dataclass
from decimal import Decimal

from followup.rules.accounts.line_table import RESERVE
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import ZERO, added

ONE_PERCENT, TWO_PERCENT, CAP = Decimal("0.01"), Decimal("0.02"), Decimal("0.05")
YEARS_TO_RESTORE = 3  # KL 11:12
CAPPED_SINCE = max(RESERVE)  # the resultatreserv has a cap, the reserve before it had none


@dataclass(frozen=True, slots=True)
class Room:
    """Hur mycket som högst får reserveras, kr.

    Attributes:
        most: None when something is missing.
        floor: the part of the result that is never set aside.
        rule: in words.
    """

    most: Decimal | None
    floor: Decimal | None
    rule: str
    missing: tuple[str, ...] = ()

    def allows(self, set_aside: Decimal) -> bool | None:
        """Whether so much may be set aside, as a positive amount; None when it cannot be said."""
        return None if self.most is None else set_aside <= self.most


def room_in_reserve(sheet: Sheet) -> Room:
    """What may be set aside of a year's result, KL 11:14.

    The lower of the year's result and the result after balanskravsjusteringar, as far as it is above one percent of taxes
    and general grants, or two where equity with all pensions is negative; since 2024 until the reserve is five percent.
    """
    taxes = added([sheet.value("tax_revenue"), sheet.value("general_grants")])
    equity = added([sheet.value("equity"), sheet.value("old_pensions").negated()])
    result, adjusted = sheet.value("result"), sheet.value("adjusted_result")
    needed = [taxes, equity, result, adjusted]
    is_capped = sheet.year >= CAPPED_SINCE
    held = sheet.value("reserve_opening")
    if is_capped:
        needed.append(held)
    percent = 2 if equity.is_whole and equity.amount is not None and equity.amount < 0 else 1
    rule = (
        "Det lägsta av årets resultat och resultatet efter balanskravsjusteringar, till den del det är större än "
        f"{percent} procent av skatteintäkter, generella statsbidrag och utjämning"
    ) + (", tills reserven är 5 procent av dem." if is_capped else ".")
    missing = tuple(dict.fromkeys(name for one in needed for name in one.missing))
    if missing:
        return Room(None, None, rule, missing)
    base = taxes.amount or ZERO
    floor = base * (TWO_PERCENT if percent == 2 else ONE_PERCENT)
    most = max(min(result.amount or ZERO, adjusted.amount or ZERO) - floor, ZERO)
    if is_capped:
        most = min(most, max(base * CAP - (held.amount or ZERO), ZERO))
    return Room(most, floor, rule)


def restore_by(year: int, balanced_result: Decimal | None) -> int | None:
    """The last year by which a negative balanskravsresultat is to be restored, KL 11:12; None when there is nothing to."""
    return year + YEARS_TO_RESTORE if balanced_result is not None and balanced_result < 0 else None
