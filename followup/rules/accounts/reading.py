"""What somebody wrote on a line of the accounts, with how exactly it was said. Typed, pasted and in files it is read the same.

Nothing is missing, 0 is zero, and a dash alone does not apply: three things.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from followup.enums import MoneyUnit
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, PER, Told
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.readings import DASHES, INVISIBLE, MINUSES, SPACES, UNITS, WITH_UNIT, amount_in, decimals_of
from styrmodell.lib.swedish import EN_DASH, number

DOES_NOT_APPLY = {"inte tillämpligt", "ej tillämpligt", "inte tillämplig", "ej tillämplig", "n/a"}
OF_SIZE = {Decimal(per): unit for unit, per in PER.items()}
LAST_DECIMALS = re.compile(r"[.,](?P<decimals>[0-9]+)[^0-9]*\Z")
NO_ORE = re.compile(r"[0-9][:,]-\Z")
MOST_DECIMALS = 2  # what the columns hold


def told_in(text: str, unit: MoneyUnit) -> Told:
    """What a cell says: "742 318", "−3 214,5 tkr", "–" for what does not apply, "" for nothing.

    Args:
        unit: what the number is written in when it does not say so itself.

    Raises:
        Unreadable: as `styrmodell.lib.readings.amount_in`.
    """
    tidy = " ".join(text.translate(INVISIBLE).translate(SPACES).translate(MINUSES).split())
    if not tidy:
        return NOT_SAID
    with_unit = WITH_UNIT.fullmatch(tidy)
    digits = with_unit["number"] if with_unit else tidy
    if DASHES.fullmatch(digits) or look_of(tidy) in DOES_NOT_APPLY:
        return NOT_APPLICABLE
    amount = amount_in(text, per=PER[unit])
    if NO_ORE.search(digits):
        return Told(amount, MoneyUnit.KR)
    size = UNITS[with_unit["unit"].lower()] if with_unit else Decimal(PER[unit])
    decimals = LAST_DECIMALS.search(digits)
    return _told(amount, OF_SIZE[size], len(decimals["decimals"]) if decimals else 0)


def told_of(value: Decimal, unit: MoneyUnit) -> Told:
    """What a number in a workbook says, with the decimals that it has there.

    Raises:
        Unreadable: more than an account holds.
    """
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    kr = (value * PER[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _told(amount_in(f"{kr:f}"), unit, decimals)


def written(told: Told, unit: MoneyUnit) -> str:
    """It as it is typed in a unit, exact: nothing when it is not reported, a dash when it does not apply."""
    if told.is_not_applicable:
        return EN_DASH
    if told.amount is None:
        return ""
    in_unit = told.amount / PER[unit]
    return number(in_unit, decimals_of(in_unit))


def _told(amount: Decimal, unit: MoneyUnit, decimals: int) -> Told:
    """An amount as exact as it was said. With more than two decimals it is said in a smaller unit: 742,3185 mkr is
    742 318,5 tkr.
    """
    units = list(PER)
    while decimals > MOST_DECIMALS and unit != MoneyUnit.KR:
        unit, decimals = units[units.index(unit) - 1], decimals - 3
    return Told(amount, unit, min(max(decimals, 0), MOST_DECIMALS))
