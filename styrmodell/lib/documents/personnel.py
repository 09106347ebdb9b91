"""The block that tells of people: sjukfrånvaro and how many are employed, with the years before beside."""

from dataclasses import dataclass

from styrmodell.lib.documents.figures import Value


@dataclass(frozen=True, slots=True)
class PersonnelValue:
    """Det som står på en plats i tabellen. None is not reported, and `withheld` is what is said in place of a
    number that may not be told: "färre än 5".
    """

    value: Value = None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class PersonnelRow:
    """Rad om personalen: a value for each year; none at all on a heading, which is over the rows below it."""

    name: str
    values: tuple[PersonnelValue, ...] = ()
    decimals: int = 0
    depth: int = 0
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PersonnelTable:
    """Väsentliga personalförhållanden, through the years, as they stand beside each other.

    Attributes:
        rule: why something is withheld, in words.
        examples: the years that are made up, where not all are.

    Raises:
        ValueError: a row has another length than `years`.
    """

    years: tuple[str, ...]
    rows: tuple[PersonnelRow, ...]
    heading: str = "Sjukfrånvaro och anställda"
    rule: str = ""
    note: str = ""
    examples: tuple[str, ...] = ()
    is_example: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.values) != (0 if row.is_heading else len(self.years)):
                raise ValueError(
                    f"{self.heading}: {row.name} ska ha ett värde för vart och ett av {len(self.years)} år."
                )

    @property
    def newest(self) -> int:
        """Where this year stands: first, but last in what was decided before it did."""
        return max(range(len(self.years)), key=self.years.__getitem__)

    @property
    def is_withholding(self) -> bool:
        """True when something is withheld in it; then the rule is told."""
        return any(one.withheld for row in self.rows for one in row.values)
