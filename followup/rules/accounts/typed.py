"""What a person types or pastes on a line of the accounts: an amount and how exact it is, nothing, or that it does not apply."""

from decimal import Decimal

from followup.enums import MoneyUnit
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, PER, Told
from styrmodell.lib.readings import DASHES, MINUSES, amount_in, decimals_of, per_in
from styrmodell.lib.swedish import EN_DASH, number

MOST_DECIMALS = 2  # what is kept of how exact an amount is


def told_in(text: str, unit: MoneyUnit) -> Told:
    """What a text says: "742 318" in the unit that is asked for, "742,3 mkr" in its own; a dash alone does not apply.

    Raises:
        Unreadable: it is no amount, or may be two.
    """
    if not text.strip():
        return NOT_SAID
    if DASHES.fullmatch(text.strip().translate(MINUSES)):
        return NOT_APPLICABLE
    amount = amount_in(text, per=PER[unit])
    return _as_exact(amount, per_in(text, per=PER[unit]))


def _as_exact(amount: Decimal, per: int) -> Told:
    """It in the unit that it was said in; in a smaller one when it was said with more decimals than are kept."""
    for unit in (MoneyUnit.MKR, MoneyUnit.TKR, MoneyUnit.KR):
        decimals = decimals_of(amount / PER[unit])
        if PER[unit] <= per and decimals <= MOST_DECIMALS:
            return Told(amount, unit, decimals)
    raise ValueError(f"{amount} har fler decimaler än ören")


def written(told: Told, unit: MoneyUnit) -> str:
    """It as it is typed in a unit, exact: nothing when it is not reported, a dash when it does not apply."""
    if told.is_not_applicable:
        return EN_DASH
    if told.amount is None:
        return ""
    in_unit = told.amount / PER[unit]
    return number(in_unit, decimals_of(in_unit))
