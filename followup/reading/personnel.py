"""What is told of a unit's people in a year, with the years before beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from followup.models import PersonnelFigure
from followup.rules.personnel import BY_KEY, LINES, NOT_SAID, Said
from followup.rules.withholding import withheld
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.lib.exact_sum import ExactSum

COUNTED = tuple(line.key for line in LINES if not line.is_percent)  # a share is no sum
YEARS = 3  # told beside each other: the year and two before it


@dataclass(frozen=True, slots=True)
class PersonnelYear:
    """Ett år i tabellen.

    Attributes:
        said: a line's key → what is said there.
        rows: what is stored, by the same key.
        summed: the lines that are the sum of what nämnderna say.
    """

    year: int
    said: Mapping[str, Said]
    rows: Mapping[str, PersonnelFigure]
    summed: frozenset[str] = frozenset()

    def at(self, key: str) -> Said:
        """What is said on a line."""
        return self.said.get(key, NOT_SAID)

    @property
    def is_empty(self) -> bool:
        """True when nothing is said at all."""
        return all(one.is_missing for one in self.said.values())

    @property
    def told_rows(self) -> list[PersonnelFigure]:
        """The rows in which something is said."""
        return [row for row in self.rows.values() if not row.said.is_missing]

    @property
    def is_example(self) -> bool:
        """True when something of what is said is made up."""
        return any(row.is_example for row in self.told_rows)

    @property
    def sources(self) -> list[str]:
        """Where it comes from, each source once."""
        return list(dict.fromkeys(row.source for row in self.told_rows if row.source))


@dataclass(frozen=True, slots=True)
class Personnel:
    """Personalförhållandena hos en enhet: its years, the last of them the one that is told of."""

    years: tuple[PersonnelYear, ...] = field(default=())

    @property
    def now(self) -> PersonnelYear | None:
        """The year that is told of."""
        return self.years[-1] if self.years else None

    @property
    def told(self) -> tuple[PersonnelYear, ...]:
        """The year, and those before it of which something is said."""
        return tuple(one for one in self.years if one == self.now or not one.is_empty)

    @property
    def before(self) -> tuple[PersonnelYear, ...]:
        """Those before the year of which something is said, the latest first."""
        return tuple(reversed(self.told[:-1]))

    @property
    def is_empty(self) -> bool:
        """True when nothing is said of the year itself."""
        return self.now is None or self.now.is_empty


def personnel_of(unit: OrgUnit, year: int, years: int = YEARS) -> Personnel:
    """A unit's people in a year and those before it. A query; two more of kommunen."""
    wanted = range(year - years + 1, year + 1)
    rows: dict[int, dict[str, PersonnelFigure]] = {one: {} for one in wanted}
    for row in PersonnelFigure.objects.filter(unit=unit, year__in=wanted).order_by("year", "pk"):
        rows[row.year][row.key] = row
    sums = _sums(wanted) if unit.kind == OrgUnitKind.MUNICIPALITY else {}
    return Personnel(tuple(_year(one, rows[one], sums.get(one, {})) for one in wanted))


def _year(year: int, rows: Mapping[str, PersonnelFigure], sums: Mapping[str, Said]) -> PersonnelYear:
    """What is typed stands; what is not typed is the sum of nämnderna, where all of them say it."""
    own = {key: row.said for key, row in rows.items() if key in BY_KEY and not row.said.is_missing}
    summed = frozenset(key for key in sums if key not in own)
    return PersonnelYear(year, withheld({**sums, **own}), rows, summed)


def _sums(years: range) -> dict[int, dict[str, Said]]:
    """How many nämnderna say that they are together. One nämnd that says nothing, or too few to tell,
    leaves it unsaid. Two queries.
    """
    there = {year: Q(kind__in=BOARD_KINDS) & _valid(date(year, 12, 31)) for year in years}
    boards = OrgUnit.objects.aggregate(**{f"in_{year}": Count("pk", filter=of_year) for year, of_year in there.items()})
    of_boards = Q(pk__in=[])
    for year in years:
        of_boards |= Q(year=year, unit__kind__in=BOARD_KINDS) & _valid(date(year, 12, 31), path="unit__")
    figures = PersonnelFigure.objects.filter(of_boards, key__in=COUNTED, value__isnull=False).order_by()
    found: dict[int, dict[str, Said]] = {}
    for row in figures.values("year", "key").annotate(total=ExactSum("value"), boards=Count("pk")):
        if row["boards"] == boards[f"in_{row['year']}"]:
            found.setdefault(row["year"], {})[row["key"]] = Said(row["total"])
    return found


def _valid(on: date, *, path: str = "") -> Q:
    """A filter for units that exist on the day."""
    ends = Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": on})
    return ends & Q(**{f"{path}valid_from__lte": on})
