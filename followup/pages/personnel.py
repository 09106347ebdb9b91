"""Personal under Ekonomi: whose tables one reads, a year's units in short, and what is to be said under a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from followup.documents.personnel import personnel_table
from followup.enums import RoundKind
from followup.models import PersonnelFigure, Report
from followup.models.personnel import YEAR_KINDS
from followup.models.report import FROZEN
from followup.money.importing.personnel import PersonnelRead
from followup.permissions import WRITES_PERSONNEL
from followup.reading.personnel import Personnel, PersonnelYear
from followup.rules.personnel import BY_KEY, LINES, NOT_SAID, disagreeing, unjudged
from followup.rules.withholding import withheld
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import working_units
from styrmodell.lib.documents.personnel import PersonnelTable
from styrmodell.lib.swedish import join_words, number

FIRST_YEAR = 2010
SHOWN = ("employees", "sick_total")  # of each unit in the list


def address(unit_pk: int, year: int) -> str:
    """A unit's table of a year."""
    return reverse("followup:personnel_figures", args=[unit_pk, year])


def crumbs(unit: OrgUnit | None = None, year: int | None = None) -> list[tuple[str, str]]:
    """The way down to a page about people."""
    found = [("Ekonomi", reverse("followup:economy")), ("Personal", reverse("followup:personnel_list"))]
    return [*found, (f"{unit.name} {year}", address(unit.pk, year))] if unit and year else found


def is_year(year: int, on: date) -> bool:
    """True of a year that there may be a table of."""
    return FIRST_YEAR <= year <= on.year


def _published(year: Any) -> Exists:
    """Of a unit: that its årsrapport of the year is decided, and so read by everybody."""
    decided = Report.objects.filter(round__kind=RoundKind.ANNUAL, status__in=FROZEN)
    return Exists(decided.filter(unit=OuterRef("pk"), round__year=year))


def units_with_people(year: int) -> OrgUnitQuerySet:
    """Those that have such a table of the year, in order."""
    of_year = OrgUnit.objects.valid_some_day(since=date(year, 1, 1), until=date(year, 12, 31))
    return of_year.filter(kind__in=YEAR_KINDS).in_order()


def units_read(user: Any, year: int) -> OrgUnitQuerySet:
    """The units whose table of the year the user reads: as it is being worked on, or what a decided report tells."""
    return units_with_people(year).filter(working_units(user) | WRITES_PERSONNEL.q(user) | _published(year))


def reads_working_table(user: Any, unit: OrgUnit) -> bool:
    """True when the user reads the table as it is being worked on."""
    own = OrgUnit.objects.filter(working_units(user) | WRITES_PERSONNEL.q(user), pk=unit.pk)
    return own.exists()


def only_published(told: Personnel, unit: OrgUnit) -> Personnel:
    """The years that a decided report tells of. A query."""
    decided = Report.objects.filter(unit=unit, round__kind=RoundKind.ANNUAL, status__in=FROZEN)
    years = set(decided.values_list("round__year", flat=True))
    return Personnel(tuple(one for one in told.years if one.year in years))


@dataclass(frozen=True, slots=True)
class UnitPeople:
    """En enhet i listan.

    Attributes:
        said: how many rows of the table something is said on.
        words: what its `SHOWN` say.
    """

    unit: OrgUnit
    url: str
    said: int
    words: tuple[str, ...]
    is_example: bool

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        return f"{number(self.said)} av {len(LINES)} rader" if self.said else "inget ifyllt"


def unit_lines(units: Iterable[OrgUnit], year: int) -> list[UnitPeople]:
    """Units with what is said of their people. A query."""
    shown = list(units)
    by_unit: dict[int, dict[str, PersonnelFigure]] = {unit.pk: {} for unit in shown}
    for row in PersonnelFigure.objects.filter(unit__in=by_unit, year=year):
        if not row.said.is_missing:
            by_unit[row.unit_id][row.key] = row
    return [_line(unit, year, by_unit[unit.pk]) for unit in shown]


def _line(unit: OrgUnit, year: int, rows: dict[str, PersonnelFigure]) -> UnitPeople:
    words = tuple((rows[key].said if key in rows else NOT_SAID).words(BY_KEY[key].decimals) for key in SHOWN)
    is_example = any(row.is_example for row in rows.values())
    return UnitPeople(unit, address(unit.pk, year), len(rows), words, is_example)


def remarks(year: PersonnelYear) -> list[str]:
    """What a reader of the table would ask about, in a sentence each."""
    found = list(disagreeing(year.said))
    if of_unknown := unjudged(year.said):
        groups = dict.fromkeys(BY_KEY[line.group].label for line in of_unknown)
        found.append(f"Antalet saknas för {join_words(list(groups))}: då syns det inte om gruppen är färre än fem.")
    return found


@dataclass(frozen=True, slots=True)
class PeopleBeside:
    """Tabellen bredvid texten i rapporten: where it is filled in; no table while nothing is said."""

    url: str
    table: PersonnelTable | None


def people_beside(report: Report, told: Personnel) -> PeopleBeside | None:
    """What stands beside the question about people; None where the report has no such table."""
    if told.now is None:
        return None
    return PeopleBeside(address(report.unit_id, told.now.year), None if told.is_empty else personnel_table(told))


@dataclass(frozen=True, slots=True)
class PastedLine:
    """En rad som tabellen säger något om: what stands there now, and what it becomes."""

    key: str
    label: str
    now: str
    becomes: str
    typed: str
    version: int
    is_changed: bool


def pasted_lines(read: PersonnelRead, year: PersonnelYear) -> list[PastedLine]:
    """What a table says, line by line as the page has them, with what is withheld because of it."""
    stored = {key: row.said for key, row in year.rows.items()}
    after = withheld({**stored, **read.said})
    return [
        PastedLine(
            line.key,
            line.label,
            stored.get(line.key, NOT_SAID).words(line.decimals),
            after[line.key].words(line.decimals),
            after[line.key].written(line.decimals),
            year.rows[line.key].version if line.key in year.rows else 0,
            is_changed=after[line.key] != stored.get(line.key, NOT_SAID),
        )
        for line in LINES
        if line.key in read.said or after.get(line.key, NOT_SAID) != stored.get(line.key, NOT_SAID)
    ]
