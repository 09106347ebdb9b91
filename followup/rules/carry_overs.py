"""What is carried over when a year ends: ombudgetering, balansenheter and öronmärkt eget kapital, a table each, as data.

Amounts are kr and without minus, as they are spoken of: what is used is used. What is left and what a balance goes out with is
worked out and never typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from followup.enums import MoneyUnit
from followup.rules.accounts.told import Amount, Told, added, as_amount


class Carried(StrEnum):
    """Tabell; its value is what it is called in addresses."""

    OPERATING = "drift"
    INVESTMENT = "investeringar"
    BALANCE = "balansenheter"
    EARMARKED = "oronmarkt"


@dataclass(frozen=True, slots=True)
class CarriedTable:
    """En av tabellerna.

    Attributes:
        what: what stands over the names.
        columns: the amounts in their order, each with its head; one of them is worked out.
        result: the one that is.
        signs: what it is the sum of: the others that count, +1 or −1.
        words: what is written beside the amounts.
        typed: the amounts and words that are typed; the others are kept elsewhere.
        after_decision: those that are written when the report has been decided, as what it led to.
        later: amounts that nobody lacks until then.
    """

    key: Carried
    title: str
    what: str
    columns: Mapping[str, str]
    result: str
    signs: Mapping[str, int]
    words: Mapping[str, str]
    typed: tuple[str, ...]
    after_decision: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The amounts that somebody says."""
        return tuple(name for name in self.columns if name != self.result)

    @property
    def asked(self) -> tuple[str, ...]:
        """Those that a row is not whole without."""
        return tuple(name for name in self.told if name not in self.later)

    @property
    def typed_amounts(self) -> tuple[str, ...]:
        """The amounts among what is typed."""
        return tuple(name for name in self.typed if name in self.columns)


OF_CARRY_OVER = {"budget": "Budget", "outcome": "Utfall", "left": "Kvar", "asked": "Begärs", "decided": "Beslutat"}
LEFT = {"budget": 1, "outcome": -1}
DECIDED = ("decided", "decided_in")

TABLES: Mapping[Carried, CarriedTable] = {
    Carried.OPERATING: CarriedTable(
        Carried.OPERATING,
        "Ombudgetering, drift",
        "Projekt eller ändamål",
        OF_CARRY_OVER,
        "left",
        LEFT,
        {"why": "Varför", "decided_in": "Beslut", "source": "Källa"},
        ("budget", "outcome", "asked", "why", "decided", "decided_in", "source"),
        DECIDED,
        ("decided",),
    ),
    Carried.INVESTMENT: CarriedTable(
        Carried.INVESTMENT,
        "Ombudgetering, investeringar",
        "Investeringsprojekt",
        OF_CARRY_OVER,
        "left",
        LEFT,
        {"why": "Varför", "decided_in": "Beslut", "source": "Källa"},
        ("why", "decided", "decided_in", "source"),
        DECIDED,
        ("decided",),
    ),
    Carried.BALANCE: CarriedTable(
        Carried.BALANCE,
        "Balansenheter",
        "Balansenhet",
        {"opening": "Ingående balans", "change": "Årets resultat", "closing": "Utgående balans"},
        "closing",
        {"opening": 1, "change": 1},
        {"source": "Källa"},
        ("opening", "change", "source"),
    ),
    Carried.EARMARKED: CarriedTable(
        Carried.EARMARKED,
        "Öronmärkt eget kapital",
        "Ändamål",
        {"opening": "Ingående balans", "used": "Använt", "set_aside": "Avsatt", "closing": "Utgående balans"},
        "closing",
        {"opening": 1, "used": -1, "set_aside": 1},
        {"decided_in": "Beslut", "source": "Källa"},
        ("opening", "used", "set_aside", "decided_in", "source"),
        ("decided_in",),
    ),
}
WITH_BALANCES = (Carried.BALANCE, Carried.EARMARKED)
THOUSAND = 1000


def told_kr(amount: Decimal | None, *, is_not_applicable: bool = False) -> Told:
    """A stored amount as the accounts' rules have it: said in tkr unless it has kronor."""
    unit = MoneyUnit.KR if amount is not None and amount % THOUSAND else MoneyUnit.TKR
    return Told(amount, unit, is_not_applicable=is_not_applicable)


def worked_out(table: CarriedTable, told: Mapping[str, Told]) -> Amount:
    """What is left, or what a balance goes out with; what does not apply comes to nothing.

    Args:
        told: by the table's amounts.
    """
    parts = [(as_amount(told[name], table.columns[name].lower()), sign) for name, sign in table.signs.items()]
    return added(amount if sign > 0 else amount.negated() for amount, sign in parts)


def result_of(table: CarriedTable, told: Mapping[str, Told]) -> Told:
    """The same as it is shown: missing when some of it is, and not applicable when all of it is."""
    if all(told[name].is_not_applicable for name in table.signs):
        return told_kr(None, is_not_applicable=True)
    amount = worked_out(table, told)
    return told_kr(amount.amount if amount.is_whole else None)
