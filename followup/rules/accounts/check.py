"""A check of the accounts, in words: two figures that are to be the same, where they stand and how far apart they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import Verdict
from followup.rules.accounts.sheet import Place, Sheet, missing_words
from followup.rules.accounts.told import Amount, money_words
from styrmodell.lib.swedish import NBSP, lower_first


@dataclass(frozen=True, slots=True)
class Side:
    """Den ena sidan av en kontroll: what it is called in a sentence, what it comes to and where it stands."""

    name: str
    amount: Amount
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """Förklaring till en skillnad, which holds as long as it is just that."""

    difference: Decimal
    text: str


Explanations = Mapping[str, Explained]


@dataclass(frozen=True, slots=True)
class Check:
    """Kontroll: `here` and `there` are to be the same.

    Attributes:
        key: the same from day to day, for explanations and links.
        sheet: the column that it is told of.
    """

    key: str
    sheet: str
    here: Side
    there: Side
    explained: Explained | None = None

    @property
    def difference(self) -> Decimal | None:
        """`here` less `there`, kr; None when one of them lacks something."""
        one, other = self.here.amount, self.there.amount
        if not (one.is_whole and other.is_whole) or one.amount is None or other.amount is None:
            return None
        return one.amount - other.amount

    @property
    def slack(self) -> Decimal:
        """How far apart they may be and still be the same, since both are rounded, kr."""
        return self.here.amount.slack + self.there.amount.slack

    @property
    def verdict(self) -> Verdict:
        """What it says. A difference within rounding is rounding, never corrected."""
        if self.difference is None:
            return Verdict.NOT_TRIED
        if not self.difference:
            return Verdict.AGREES
        if abs(self.difference) <= self.slack:
            return Verdict.ROUNDING
        if self.explained and self.explained.difference == self.difference:
            return Verdict.EXPLAINED
        return Verdict.DIFFERS

    @property
    def missing(self) -> tuple[str, ...]:
        """What it lacks to be tried, by name."""
        return tuple(dict.fromkeys((*self.here.amount.missing, *self.there.amount.missing)))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where to look."""
        return (*self.here.places, *self.there.places)

    @property
    def apart(self) -> str:
        """How far apart they are, in the finer of their units: "100 tkr"; empty when it is not tried. Never as nothing."""
        if self.difference is None:
            return ""
        both = (self.here.amount, self.there.amount)
        finer = min(both, key=_step)
        if self.difference and abs(self.difference) * 2 < finer.step:
            finer = min(both, key=lambda one: one.step)  # what is rounded nowhere, as a ledger's kronor
        return money_words(abs(self.difference), finer.said_in, finer.decimals)

    @property
    def sentence(self) -> str:
        """It in words, with both figures."""
        here, there = self._said(self.here), self._said(self.there)
        match self.verdict:
            case Verdict.NOT_TRIED:
                lacking = missing_words(self.missing) or "belopp"
                return f"{self.here.name} kan inte jämföras med {lower_first(self.there.name)}: {lacking} saknas."
            case Verdict.AGREES:
                return f"{self.here.name} och {lower_first(self.there.name)} är båda {here}."
            case Verdict.ROUNDING:
                tail = f"Skillnaden på {self.apart} är avrundning."
            case Verdict.EXPLAINED:
                tail = f"Skillnaden på {self.apart} är förklarad: {self.explained.text if self.explained else ''}"
            case _:
                tail = f"Skillnaden är {self.apart}."
        return f"{self.here.name}, {here}, är inte lika med {lower_first(self.there.name)}, {there}. {tail}"

    def _said(self, side: Side) -> str:
        """A figure; with its unit where the two are said in different ones."""
        one, other = self.here.amount, self.there.amount
        same = (one.said_in, one.decimals) == (other.said_in, other.decimals)
        return side.amount.words if same else f"{side.amount.words}{NBSP}{side.amount.said_in.label}"


def _step(amount: Amount) -> Decimal:
    """How coarsely it is said; what is rounded nowhere does not decide."""
    return amount.step if amount.slack else Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class WrongSign:
    """Fel tecken: an amount on a line that is written with the other sign."""

    name: str
    amount: Amount
    place: Place
    is_minus: bool

    @property
    def sentence(self) -> str:
        """It in words."""
        wanted = "minus" if self.is_minus else "plus"
        return f"{self.name} är {self.amount.words} men skrivs med {wanted}."


def side(sheet: Sheet, key: str, name: str = "") -> Side:
    """A line of a column as one side of a check.

    Args:
        name: what it is called in the sentence, where not as the line with where it stands.
    """
    return Side(name or sheet.words(key), sheet.value(key), (sheet.place(key),))
