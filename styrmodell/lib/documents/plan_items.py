"""The building blocks of a plan: its numbered items, what they serve and how they are followed up."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.documents.blocks import Fact, Html
from styrmodell.lib.documents.figures import Value, between


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """Målvärde för ett år; `upper` is for a figure that is to lie between two."""

    year: int
    value: Decimal
    upper: Value = None


@dataclass(frozen=True, slots=True)
class PlanFigure:
    """Nyckeltal that an item is followed up with, and its targets year by year."""

    name: str
    unit_of_measure: str = ""
    decimals: int = 0
    targets: tuple[PlanTarget, ...] = ()
    is_example: bool = False

    @property
    def target_words(self) -> tuple[tuple[int, str], ...]:
        """Each year with its target: "25,0", "20–25"."""
        return tuple((target.year, between(target.value, target.upper, self.decimals)) for target in self.targets)


@dataclass(frozen=True, slots=True)
class PlanLink:
    """Koppling: what an item contributes to, takes on or interprets in another plan.

    Attributes:
        label: "Bidrar till", "Tar hand om uppdrag", "Tolkar".
        text: "så bidrar vi".
    """

    label: str
    name: str
    code: str = ""
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanTask:
    """Villkoren för ett uppdrag: when it begins and is to be done, how it is paid for and who has it."""

    due: datetime.date | None = None
    starts: datetime.date | None = None
    funding: str = ""
    amount: Value = None
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanItem:
    """En post i en plan: a numbered goal, assignment, direction, priority or activity.

    Attributes:
        number: "2", and "2.1" for what stands under it.
        name: its heading; `code` the code before it ("I1").
        facts: what is said of it in a word or a few: perspektiv, ansvarig, väntat resultat.
        wording_missing: an older plan is known to hold it, in words that are lost.
    """

    number: str
    name: str
    html: Html = ""
    facts: tuple[Fact, ...] = ()
    is_example: bool = False
    code: str = ""
    task: PlanTask | None = None
    links: tuple[PlanLink, ...] = ()
    figures: tuple[PlanFigure, ...] = ()
    wording_missing: bool = False
    source: str = ""

    @property
    def heading(self) -> str:
        """Its code and its words."""
        return f"{self.code} {self.name}".strip() or "Utan rubrik"

    @property
    def has_facts(self) -> bool:
        """True when something is said below its text."""
        return bool(self.facts or self.task or self.links or self.figures)


@dataclass(frozen=True, slots=True)
class PlanItems:
    """Poster i en plan, each with its number, text and facts, in reading order: what stands under an item follows it."""

    items: tuple[PlanItem, ...]
    heading: str = ""
