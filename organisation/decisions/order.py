"""The order that the law and the styrmodell ask for, as data: each rule with its source and the days on which it is not kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from organisation.decisions.chains import BOARD, COUNCIL
from styrmodell.lib.swedish import join_words

INTERIM, ANNUAL = "styrmodellen, Delårsrapport 2", "styrmodellen, Årsredovisning"
FOLLOW_UP = "styrmodellen, Uppföljning"
BODIES_FIRST = "Nämnder och bolagsstyrelser ska besluta om sina rapporter före kommunstyrelsen."
COUNCILS_BUDGET = "kommunallagen 11 kap. 10 §"
ONE_DAY = timedelta(days=1)
A_MANDATE, AN_ELECTION = 4, 2022  # years
TAKES_OFFICE = (10, 15)  # the newly elected, in the election year (5 kap. 9 § kommunallagen)


@dataclass(frozen=True, slots=True)
class OrderRule:
    """Ordningsregel: what is asked of a decision, and by what law or text.

    Attributes:
        asks: a whole sentence, as it is said to whoever registers the decision.
        body: the kind of body that it is asked of; None for any.
        first: the first day on which a decision does not keep to it; None when there is none before `last`.
        last: the last such day; None when it is never mended.
        found: what the rule is not kept to with, as a sentence, where the day does not say it.
        refuses: what does not keep to it is not registered; else it is warned of, and registered with a reason.
    """

    asks: str
    source: str
    body: str | None = None
    first: date | None = None
    last: date | None = None
    found: str = ""
    refuses: bool = False

    def is_broken_by(self, body: str, day: date) -> bool:
        """True when a body of the kind does not keep to it by deciding on the day."""
        begun = self.first is None or self.first <= day
        return self.body in (None, body) and begun and (self.last is None or day <= self.last)

    @property
    def words(self) -> str:
        """What is asked, with its source, and what was found."""
        return f"{self.asks.removesuffix('.')} ({self.source}). {self.found}".strip()


def broken(rules: Iterable[OrderRule], body: str, day: date) -> list[OrderRule]:
    """Those of the rules that a decision on the day does not keep to."""
    return [rule for rule in rules if rule.is_broken_by(body, day)]


def of_budget(year: int) -> tuple[OrderRule, ...]:
    """What is asked of the budget of a year, which a flerårsplan begins with."""
    before = year - 1
    may_wait = "Finns det särskilda skäl får det ske i"
    return (
        OrderRule(
            f"Kommunstyrelsen ska lägga fram sitt förslag till budget för {year} före oktober månads utgång. "
            f"{may_wait} november, och då ska skattesatsen ha föreslagits i oktober.",
            "kommunallagen 11 kap. 8 §",
            BOARD,
            first=date(before, 11, 1),
            last=date(before, 11, 30),
        ),
        OrderRule(
            f"Kommunstyrelsen ska lägga fram sitt förslag till budget för {year} senast i november, också när det "
            "finns särskilda skäl.",
            "kommunallagen 11 kap. 8 §",
            BOARD,
            first=date(before, 12, 1),
        ),
        OrderRule(
            f"Kommunfullmäktige ska fastställa budgeten för {year} före november månads utgång. "
            f"{may_wait} december, och då ska skattesatsen ha fastställts i november.",
            COUNCILS_BUDGET,
            COUNCIL,
            first=date(before, 12, 1),
            last=date(before, 12, 31),
        ),
        OrderRule(
            f"Kommunfullmäktige ska fastställa budgeten för {year} senast i december, också när det finns särskilda skäl.",
            COUNCILS_BUDGET,
            COUNCIL,
            first=date(year, 1, 1),
        ),
    )


def newly_elected(year: int) -> OrderRule | None:
    """That the budget of a year is decided by those who are elected the year before; None when there is no election then.

    What fullmäktige decides before they take office is preliminary.
    """
    before = year - 1
    if before % A_MANDATE != AN_ELECTION % A_MANDATE:
        return None
    last = date(before, *TAKES_OFFICE) - ONE_DAY
    asks = f"Budgeten för {year} ska fastställas av det nyvalda kommunfullmäktige, som tillträder den 15 oktober."
    return OrderRule(asks, COUNCILS_BUDGET, COUNCIL, last=last)


def of_report(period_to: date) -> tuple[OrderRule, ...]:
    """What is asked of every report: its period is over."""
    asks = f"Rapporten kan inte beslutas innan perioden är slut, {period_to}."
    return (OrderRule(asks, FOLLOW_UP, last=period_to, refuses=True),)


def of_interim(year: int, period_to: date) -> tuple[OrderRule, ...]:
    """What is asked of kommunens delårsrapport 2, which is the one that the law asks for."""
    october = f"Delårsrapport 2 ska behandlas av kommunstyrelsen och kommunfullmäktige i oktober {year}."
    last = _two_months_after(period_to)
    handed_over = f"Delårsrapport 2 ska lämnas till fullmäktige och revisorerna inom två månader, senast {last}."
    return (
        *(OrderRule(october, INTERIM, body, last=date(year, 9, 30)) for body in (BOARD, COUNCIL)),
        *(OrderRule(october, INTERIM, body, first=date(year, 11, 1)) for body in (BOARD, COUNCIL)),
        OrderRule(handed_over, "kommunallagen 11 kap. 16 §", BOARD, first=last + ONE_DAY),
    )


def of_annual(year: int) -> tuple[OrderRule, ...]:
    """What is asked of kommunens årsredovisning for a year."""
    after = year + 1
    handed_over = f"Årsredovisningen ska lämnas till fullmäktige och revisorerna senast {date(after, 4, 15)}."
    confirmed = f"Kommunfullmäktige ska fastställa årsredovisningen senast i april {after}."
    return (
        OrderRule(handed_over, "kommunallagen 11 kap. 20 §", BOARD, first=date(after, 4, 16)),
        OrderRule(confirmed, ANNUAL, COUNCIL, first=date(after, 5, 1)),
    )


def bodies_first(names: Sequence[str]) -> OrderRule:
    """That nämnder and bolagsstyrelser decide before kommunstyrelsen; on the same day is before.

    Args:
        names: those that have not.
    """
    return OrderRule(BODIES_FIRST, FOLLOW_UP, BOARD, found=f"Inte beslutat till den dagen: {join_words(names)}.")


def board_was_first(day: date) -> OrderRule:
    """The same, to a body that decides after kommunstyrelsen has decided about kommunens report."""
    return OrderRule(BODIES_FIRST, FOLLOW_UP, found=f"Kommunstyrelsen beslutade om kommunens rapport {day}.")


def _two_months_after(month_end: date) -> date:
    """The last day of the second month after the one that ends."""
    months = month_end.year * 12 + month_end.month + 2  # of the month after that, counted from 0
    return date(months // 12, months % 12 + 1, 1) - ONE_DAY
