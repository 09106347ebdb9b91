"""The blocks that tell of risks and of what internkontroll has tried: words, and what is done about it."""

from dataclasses import dataclass

from styrmodell.lib.documents.status import Status


@dataclass(frozen=True, slots=True)
class RiskStep:
    """Steg på skalan för sannolikhet eller konsekvens, with its word."""

    value: int
    word: str

    @property
    def words(self) -> str:
        """ "3 möjlig"."""
        return f"{self.value} {self.word}"


@dataclass(frozen=True, slots=True)
class Risk:
    """Risk.

    Attributes:
        key: lasts when it is worded anew, and from year to year.
        probability, consequence: None while nobody has judged them.
        level: how high the risk value is, in a word; None where there is none.
        handling: what is done about it.
        responsible: who does it: a function.
    """

    key: str
    name: str
    probability: RiskStep | None = None
    consequence: RiskStep | None = None
    level: Status | None = None
    handling: str = ""
    responsible: str = ""
    is_example: bool = False

    @property
    def value(self) -> int | None:
        """Riskvärdet: sannolikhet gånger konsekvens; computed and never stored."""
        if self.probability is None or self.consequence is None:
            return None
        return self.probability.value * self.consequence.value

    @property
    def judged(self) -> Status | None:
        """The risk value with its level: "12 hög"."""
        return Status(self.level.key, f"{self.value} {self.level.word}") if self.level and self.value else None


@dataclass(frozen=True, slots=True)
class RiskTable:
    """Risker, the highest first.

    Attributes:
        rule: what the steps and the levels mean.
    """

    rows: tuple[Risk, ...]
    heading: str = "Risker"
    rule: str = ""
    note: str = ""
    is_example: bool = False

    @property
    def has_responsible(self) -> bool:
        """True when it is said of some risk who answers for it."""
        return any(row.responsible for row in self.rows)


@dataclass(frozen=True, slots=True)
class Control:
    """Kontrollmoment: what was tried, what it showed and what is done about it.

    Attributes:
        key: lasts when it is worded anew, and from year to year.
        result: None while there is none.
    """

    key: str
    name: str
    result: Status | None = None
    handling: str = ""
    responsible: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ControlTable:
    """Uppföljningen av den interna kontrollen, ett kontrollmoment på varje rad."""

    rows: tuple[Control, ...]
    heading: str = "Granskade kontrollmoment"
    note: str = ""
    is_example: bool = False

    @property
    def has_responsible(self) -> bool:
        """True when it is said of some kontrollmoment who answers for it."""
        return any(row.responsible for row in self.rows)
