"""The columns of the accounts that stand beside each other, with the amounts in them and where these are from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from followup.enums import ColumnKind
from followup.models import AccountColumn, AccountFigure, AccountLine, ReportingRound
from followup.models.accounts import ColumnPlace
from followup.rules.accounts.lines import YEAR_END, Lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import Told
from organisation.models import OrgUnit


@dataclass(frozen=True, slots=True)
class Slot:
    """Plats för en kolumn: whose it is, to the end of which month, and what it tells.

    Attributes:
        slug: tells it from the others on a page, in addresses and names of fields.
        round: of a forecast, when it is made.
    """

    slug: str
    unit: OrgUnit
    year: int
    month: int = YEAR_END
    kind: ColumnKind = ColumnKind.OUTCOME
    round: ReportingRound | None = None

    @property
    def empty(self) -> AccountColumn:
        """Its column before anybody has begun it."""
        return AccountColumn(unit=self.unit, year=self.year, month=self.month, kind=self.kind, round=self.round)


@dataclass(frozen=True, slots=True)
class Said:
    """Belopp på en rad, as it is stored.

    Attributes:
        at, how: when it was last saved, and how it came; "" when it was typed.
    """

    told: Told
    version: int
    source: str
    at: datetime | None
    how: str
    is_example: bool

    @property
    def on(self) -> date | None:
        """The day it was last saved."""
        return timezone.localtime(self.at).date() if self.at else None


@dataclass(frozen=True, slots=True)
class Column:
    """En kolumn, stored or only to be filled in.

    Attributes:
        stored: None when nobody has begun it.
        figures: line's key to what is stored on it.
    """

    slot: Slot
    stored: AccountColumn | None
    sheet: Sheet
    figures: Mapping[str, Said]

    @property
    def row(self) -> AccountColumn:
        """It as it is stored, or as it would be."""
        return self.stored or self.slot.empty

    @property
    def is_empty(self) -> bool:
        """True when nothing is said in it."""
        return self.sheet.is_empty


def read_columns(slots: Iterable[Slot]) -> dict[str, Column]:
    """The columns by their slugs. Three queries."""
    wanted = list(slots)
    asked = Q()
    for slot in wanted:
        asked |= Q(unit=slot.unit, year=slot.year, month=slot.month, kind=slot.kind, round=slot.round)
    found = {row.place: row for row in AccountColumn.objects.filter(asked).select_related("unit")}
    said = _figures(row.pk for row in found.values())
    lines = AccountLine.objects.through(slot.year for slot in wanted)
    return {slot.slug: _column(slot, found, said, lines[slot.year]) for slot in wanted}


def _column(
    slot: Slot,
    found: Mapping[ColumnPlace, AccountColumn],
    said: Mapping[int, Mapping[str, Said]],
    lines: Lines,
) -> Column:
    stored = found.get(slot.empty.place)
    figures = said.get(stored.pk, {}) if stored else {}
    told = {key: one.told for key, one in figures.items()}
    empty_is_nothing = slot.kind == ColumnKind.ELIMINATIONS
    sheet = Sheet(slot.slug, lines, slot.unit.kind, told, slot.month, empty_is_nothing=empty_is_nothing)
    return Column(slot, stored, sheet, figures)


def _figures(columns: Iterable[int]) -> dict[int, dict[str, Said]]:
    """Column's key → line's key → what is said there. A query."""
    last = AccountFigure.history.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
    rows = AccountFigure.objects.filter(column__in=list(columns)).annotate(
        key=F("line__key"),
        said_at=Subquery(last.values("history_date")[:1]),
        said_how=Subquery(last.values("history_change_reason")[:1]),
    )
    found: dict[int, dict[str, Said]] = {}
    for row in rows:
        one = Said(row.told, row.version, row.source, row.said_at, row.said_how or "", row.is_example)
        found.setdefault(row.column_id, {})[row.key] = one
    return found
