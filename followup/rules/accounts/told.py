"""What the accounts say on a line: an amount as exact as it was said, zero, nothing, or that it does not apply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from followup.enums import MoneyUnit
from styrmodell.lib.swedish import EN_DASH, MISSING, NBSP, number

PER = {MoneyUnit.KR: 1, MoneyUnit.TKR: 1000, MoneyUnit.MKR: 1_000_000}
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Told:
    """Belopp som det är sagt: kr, costs with minus. None is not reported, zero is zero.

    Attributes:
        said_in, decimals: what it was said in, and so how exact it is.
    """

    amount: Decimal | None = None
    said_in: MoneyUnit = MoneyUnit.KR
    decimals: int = 0
    is_not_applicable: bool = False

    @property
    def is_missing(self) -> bool:
        """True when nobody has said anything."""
        return self.amount is None and not self.is_not_applicable

    @property
    def step(self) -> Decimal:
        """The smallest difference that can be told in it, kr."""
        return Decimal(PER[self.said_in]).scaleb(-self.decimals)

    @property
    def words(self) -> str:
        """It in its own unit: "−3 214 506", "saknas", or a dash when it does not apply."""
        if self.is_not_applicable:
            return EN_DASH
        if self.amount is None:
            return MISSING
        return number(self.amount / PER[self.said_in], self.decimals)


NOT_SAID = Told()
NOT_APPLICABLE = Told(is_not_applicable=True)


def said(amount: Decimal | int | str, said_in: MoneyUnit, *, decimals: int = 0) -> Told:
    """An amount as a source says it, in the source's unit: `said(742318, MoneyUnit.TKR)`."""
    return Told(Decimal(amount) * PER[said_in], said_in, decimals)


@dataclass(frozen=True, slots=True)
class Amount:
    """Ett belopp att jämföra, told or added up.

    Attributes:
        amount: kr; of a sum what is known of it. None when nothing is.
        slack: how far it may be from the exact amount, since what it is made of is rounded: half a step for each.
        missing: what it lacks, by name; then it is not to be compared.
        said_in, decimals: the coarsest of what it is made of.
    """

    amount: Decimal | None
    slack: Decimal = ZERO
    missing: tuple[str, ...] = ()
    said_in: MoneyUnit = MoneyUnit.KR
    decimals: int = 0

    @property
    def is_whole(self) -> bool:
        """True when it can be compared with another."""
        return self.amount is not None and not self.missing

    @property
    def words(self) -> str:
        """It in its unit: "4 762 853"."""
        return Told(self.amount, self.said_in, self.decimals).words

    @property
    def step(self) -> Decimal:
        """The smallest difference that can be told in what it is said in, kr."""
        return Told(None, self.said_in, self.decimals).step

    def negated(self) -> "Amount":
        """The same with the other sign."""
        return Amount(
            None if self.amount is None else -self.amount, self.slack, self.missing, self.said_in, self.decimals
        )


def as_amount(told: Told, name: str) -> Amount:
    """What is told of a line, to compare. What does not apply comes to nothing.

    Args:
        name: the line's, for what is missing.
    """
    if told.is_not_applicable:
        return Amount(ZERO)
    if told.amount is None:
        return Amount(None, missing=(name,))
    return Amount(told.amount, told.step / 2, said_in=told.said_in, decimals=told.decimals)


@lru_cache  # the same words are asked for of every line
def nothing_said(*missing: str) -> Amount:
    """What there is nothing to compare with yet, and what it lacks."""
    return Amount(None, missing=missing)


def added(amounts: Iterable[Amount]) -> Amount:
    """The sum, no more exact than its parts together. A sum of nothing is None, and so is one that all is missing of but what
    does not apply.
    """
    rows = list(amounts)
    known = [row.amount for row in rows if row.amount is not None]
    missing = tuple(dict.fromkeys(name for row in rows for name in row.missing))
    slack = sum((row.slack for row in rows), ZERO)  # none where nothing is told
    coarse = coarsest(rows)
    return Amount(
        sum(known, ZERO) if known and (slack or not missing) else None,
        slack,
        missing,
        coarse.said_in,
        coarse.decimals,
    )


def coarsest(amounts: Sequence[Amount]) -> Amount:
    """The one that is said in the largest steps; kronor when there is none."""
    said = [one for one in amounts if one.slack]
    return max(said, key=lambda one: one.step, default=Amount(None))


def money_words(kr: Decimal, said_in: MoneyUnit, decimals: int) -> str:
    """An amount with its unit, as in a sentence: "100 tkr"."""
    return f"{number(kr / PER[said_in], decimals)}{NBSP}{said_in.label}"
