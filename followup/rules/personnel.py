"""Väsentliga personalförhållanden: the rows of the table, what is said on one, and what is withheld of it.

Sjukfrånvaro by sex and age, and the part of it that is 60 days or more in a row: asked for by RKR R15; the groups are those of
prop. 2002/03:6. Its rule is that nobody's sjukfrånvaro may be made out from what is told [V]. The law then left out groups of at
most ten [K]; that a group of fewer than five is withheld, as SCB and municipalities do, is the practice that is built here [K].
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from followup.enums import Withheld
from styrmodell.lib.readings import Unreadable, decimals_of, number_in
from styrmodell.lib.swedish import MISSING, join_words, number

FEWEST = 5  # people in a group of whom something is told
WRITTEN_AS = {
    **dict.fromkeys(("färreän5", "färreänfem", "<5", "..", "f5"), Withheld.FEW),
    **dict.fromkeys(("visasinte", "visasej", "döljs"), Withheld.BESIDE),
}
LARGEST = Decimal(1_000_000)
MOST_DECIMALS = 2
RULE = (
    "Om en grupp är färre än fem personer visas varken antalet eller sjukfrånvaron, så att ingen enskild kan pekas ut. "
    "En uppgift som den skulle gå att räkna fram ur visas inte heller."
)


class Part(StrEnum):
    """What a row is about."""

    SICK_LEAVE = "SICK_LEAVE"
    EMPLOYEES = "EMPLOYEES"

    @property
    def heading(self) -> str:
        """What stands over its rows."""
        if self == Part.SICK_LEAVE:
            return "Sjukfrånvaro, procent av ordinarie arbetstid"
        return "Anställda den 31 december, antal"


@dataclass(frozen=True, slots=True)
class Line:
    """Rad i tabellen.

    Attributes:
        group: the row that says how many people it is about; "" of a number of people.
        also: what it is called elsewhere.
    """

    key: str
    name: str
    part: Part
    decimals: int = 0
    group: str = ""
    also: tuple[str, ...] = ()
    depth: int = 1

    @property
    def is_percent(self) -> bool:
        """True of a share; the others are people or årsarbetare."""
        return self.part == Part.SICK_LEAVE

    @property
    def label(self) -> str:
        """What it is called where its part is not beside it: "Sjukfrånvaro, kvinnor"."""
        if self.key in ("permanent", "temporary", "full_time"):
            return self.name
        of = "Sjukfrånvaro" if self.is_percent else "Anställda"
        return f"{of}, {self.name[0].lower()}{self.name[1:]}"


SEXES = (("women", "Kvinnor", ()), ("men", "Män", ()))
AGES = (
    ("young", "29 år och yngre", ("29 år eller yngre", "upp till 29 år", "högst 29 år", "-29 år", "under 30 år")),
    ("middle", "30–49 år", ("30-49 år", "30 till 49 år")),
    ("old", "50 år och äldre", ("50 år eller äldre", "från 50 år", "minst 50 år", "50- år")),
)
LINES: tuple[Line, ...] = (
    Line("sick_total", "Totalt", Part.SICK_LEAVE, 1, "employees", ("sjukfrånvaro", "total sjukfrånvaro"), depth=0),
    *(Line(f"sick_{key}", name, Part.SICK_LEAVE, 1, key, also) for key, name, also in (*SEXES, *AGES)),
    Line(
        "sick_long",
        "Andel som är 60 dagar eller mer",
        Part.SICK_LEAVE,
        1,
        "employees",
        ("långtidssjukfrånvaro", "60 dagar eller mer", "minst 60 dagar", "andel långtidssjukfrånvaro"),
        depth=0,
    ),
    Line(
        "employees", "Totalt", Part.EMPLOYEES, also=("anställda", "antal anställda", "totalt antal anställda"), depth=0
    ),
    *(Line(key, name, Part.EMPLOYEES, also=also) for key, name, also in (*SEXES, *AGES)),
    Line("permanent", "Tillsvidareanställda", Part.EMPLOYEES, also=("tillsvidare",)),
    Line("temporary", "Visstidsanställda", Part.EMPLOYEES, also=("visstid", "tidsbegränsat anställda")),
    Line(
        "full_time",
        "Årsarbetare",
        Part.EMPLOYEES,
        1,
        "employees",
        ("antal årsarbetare", "årsarb", "årsarbetskrafter"),
        depth=0,
    ),
)
BY_KEY = {line.key: line for line in LINES}
TOTAL = "employees"
# Parts that together are everybody; of each the sjukfrånvaro is told too, but for how they are employed.
DIVISIONS = (("women", "men"), ("young", "middle", "old"), ("permanent", "temporary"))


@dataclass(frozen=True, slots=True)
class Said:
    """Det som är sagt på en rad: a number, why there is none to show, or nothing. Zero is a number."""

    value: Decimal | None = None
    withheld: Withheld | None = None

    @property
    def is_withheld(self) -> bool:
        """True when it is told without its number."""
        return self.withheld is not None

    @property
    def is_missing(self) -> bool:
        """True when nobody has said anything."""
        return self.value is None and not self.is_withheld

    def words(self, decimals: int) -> str:
        """It as it is read: "5,6", "färre än 5", "saknas"."""
        if self.withheld:
            return self.withheld.label
        return MISSING if self.value is None else number(self.value, decimals)

    def written(self, decimals: int) -> str:
        """It as it is typed, exact; nothing when it is missing."""
        if self.value is None:
            return self.withheld.label if self.withheld else ""
        return number(self.value, max(decimals, decimals_of(self.value)))


NOT_SAID, FEW, BESIDE = Said(), Said(withheld=Withheld.FEW), Said(withheld=Withheld.BESIDE)


def said_in(text: str, line: Line) -> Said:
    """What somebody wrote on a line: "5,6 %", "1 234", "färre än 5", "" for nothing.

    Raises:
        Unreadable: a Swedish sentence about what cannot be read, or what the line cannot be.
    """
    tidy = " ".join(text.split()).lower()
    if not tidy:
        return NOT_SAID
    if why := WRITTEN_AS.get(tidy.replace(" ", "")):
        return Said(withheld=why)
    value = number_in(text.strip().removesuffix("%") if line.is_percent else text, decimals=line.decimals)
    if value < 0:
        raise Unreadable(f"{line.label} är minst 0.")
    if line.is_percent and value > 100:
        raise Unreadable(f"{line.label} är högst 100 procent.")
    if not line.decimals and value != value.to_integral_value():
        raise Unreadable(f"{line.label} är hela personer.")
    if value >= LARGEST or decimals_of(value) > MOST_DECIMALS:
        raise Unreadable(f"{line.label}: skriv ett mindre tal, med högst {MOST_DECIMALS} decimaler.")
    return Said(value)


def disagreeing(said: Mapping[str, Said]) -> Iterator[str]:
    """The divisions whose parts do not come to everybody, in a sentence each; only where all of them are told."""
    whole = said.get(TOTAL, NOT_SAID).value
    for division in DIVISIONS:
        parts = [value for key in division if (value := said.get(key, NOT_SAID).value) is not None]
        if whole is not None and len(parts) == len(division) and sum(parts) != whole:
            names = join_words([BY_KEY[key].name.lower() for key in division])
            yield f"{names[0].upper()}{names[1:]} är tillsammans {number(sum(parts))}, men totalt är {number(whole)} anställda."


def unjudged(said: Mapping[str, Said]) -> list[Line]:
    """The lines of which something is told although nobody has said how many people they are about."""
    return [
        line
        for line in LINES
        if line.group and said.get(line.key, NOT_SAID).value is not None and said.get(line.group, NOT_SAID).is_missing
    ]


def lacking(said: Mapping[str, Said]) -> list[Line]:
    """The lines on which nothing is said."""
    return [line for line in LINES if said.get(line.key, NOT_SAID).is_missing]
