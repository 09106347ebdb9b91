"""How much of a result may be set aside in the reserve, and when what is lost is to be restored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from followup.enums import Verdict
from followup.rules.accounts.line_table import RESERVE
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.sheet import Place, Sheet, missing_words
from followup.rules.accounts.told import ZERO, Amount, Told, added
from styrmodell.lib.swedish import NBSP, lower_first

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


@dataclass(frozen=True, slots=True)
class ReserveCheck:
    """Kontroll av reserveringen: what a year sets aside against what law lets it, KL 11:14. At most, where other checks ask
    for the same.

    Attributes:
        set_aside: as a positive amount.
    """

    sheet: str
    name: str
    set_aside: Amount
    room: Room
    place: Place

    @property
    def verdict(self) -> Verdict:
        """What it says; less than half a step too much is rounding."""
        if self.room.most is None or self.set_aside.amount is None:
            return Verdict.NOT_TRIED
        over = self.set_aside.amount - self.room.most
        if over <= 0:
            return Verdict.AGREES
        return Verdict.ROUNDING if over <= self.set_aside.slack else Verdict.DIFFERS

    @property
    def sentence(self) -> str:
        """It in words, with both figures."""
        if self.room.most is None:
            return (
                f"{self.name} kan inte jämföras med vad KL 11:14 tillåter: {missing_words(self.room.missing)} saknas."
            )
        unit, decimals = self.set_aside.said_in, self.set_aside.decimals
        most = f"{Told(self.room.most, unit, decimals).words}{NBSP}{unit.label}"
        here = f"{self.name}, {self.set_aside.words}{NBSP}{unit.label},"
        match self.verdict:
            case Verdict.AGREES:
                return f"{here} är inte mer än de {most} som KL 11:14 tillåter."
            case Verdict.ROUNDING:
                return f"{here} är mer än de {most} som KL 11:14 tillåter, men inte mer än avrundningen."
        return f"{here} är mer än de {most} som KL 11:14 tillåter. Högst får reserveras: {lower_first(self.room.rule)}"


def reserve_check(sheet: Sheet) -> ReserveCheck | None:
    """The check of what a year sets aside; None where it sets nothing aside, or is not over."""
    added_to = sheet.value("reserve_added").negated()
    if sheet.month != YEAR_END or not sheet.has("reserve_added") or not added_to.amount:
        return None
    name = sheet.words("reserve_added")
    return ReserveCheck(sheet.key, name, added_to, room_in_reserve(sheet), sheet.place("reserve_added"))


@dataclass(frozen=True, slots=True)
class Deficit:
    """Underskott att återställa, KL 11:12.

    Attributes:
        year: whose result it is; None of what had been lost before the years that are known.
        left: how much of it is still to be restored, kr, as a positive amount.
    """

    year: int | None
    left: Decimal
    latest: int


def left_to_restore(sheets: Sequence[Sheet]) -> tuple[Deficit, ...]:
    """What is still to be restored after the last of some years, the oldest first. A year's surplus restores the oldest
    deficit. Years whose balanskravsresultat nobody has told are passed by.

    Args:
        sheets: of the same unit, the oldest first, each of a whole year.
    """
    left: list[Deficit] = []
    for at, sheet in enumerate(sheets):
        before = sheet.value("deficit_opening").amount
        if at == 0 and before is not None and before < 0:
            left.append(Deficit(None, -before, sheet.year - 1 + YEARS_TO_RESTORE))
        result = sheet.value("balanced_result")
        if result.is_whole and result.amount is not None:
            left = _restored(left, result.amount) if result.amount > 0 else left
            latest = restore_by(sheet.year, result.amount)
            if latest is not None:
                left.append(Deficit(sheet.year, -result.amount, latest))
    return tuple(left)


def _restored(deficits: Sequence[Deficit], surplus: Decimal) -> list[Deficit]:
    left = []
    for one in deficits:
        paid = min(one.left, surplus)
        surplus -= paid
        if one.left > paid:
            left.append(replace(one, left=one.left - paid))
    return left
