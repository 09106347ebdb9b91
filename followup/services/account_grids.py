"""Several columns of the accounts, saved together or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from followup.enums import ColumnKind
from followup.models import AccountColumn, AccountFigure, ImportBatch, ReportingRound
from followup.rules.accounts.lines import YEAR_END
from followup.services.account_figures import FigureInput, StaleFigures, open_column, refuse_closed, save_figures
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes


@dataclass(frozen=True, slots=True)
class Grid:
    """What a person says in a column; the column is made when it is the first that is said in it.

    Attributes:
        slug: tells it from the others that are saved with it.
        round: of a forecast, when it is made.
    """

    slug: str
    unit: OrgUnit
    year: int
    inputs: Sequence[FigureInput]
    month: int = YEAR_END
    kind: ColumnKind = ColumnKind.OUTCOME
    round: ReportingRound | None = None


class StaleGrids(DomainError):
    """Somebody else saved some of the same amounts first.

    Attributes:
        stored: column's slug → line's key → its amount as it is now, None when there is none.
    """

    def __init__(self, stored: Mapping[str, Mapping[str, AccountFigure | None]]) -> None:
        super().__init__("Någon annan har sparat samma belopp medan du skrev. Båda visas nedan.")
        self.stored = stored


@transaction.atomic
def save_grids(grids: Iterable[Grid], *, by: User | None, reason: str = "", batch: ImportBatch | None = None) -> int:
    """Save the amounts that differ in some columns; all of them or none.

    Args:
        reason: how they came, for the history.
        batch: the file they are from.

    Returns:
        How many were saved.

    Raises:
        DomainError: as `save_figures` and `open_column`.
        StaleGrids: somebody has saved other amounts since the person saw them.
    """
    saved, stale = 0, {}
    # Whoever saves the same columns takes them in the same order.
    for grid in sorted((grid for grid in grids if grid.inputs), key=lambda one: one.slug):
        column = open_column(grid.unit, grid.year, grid.kind, by=by, month=grid.month, round_=grid.round)
        try:
            saved += save_figures(column, grid.inputs, by=by, reason=reason, batch=batch)
        except StaleFigures as clash:
            stale[grid.slug] = clash.stored
    if stale:
        raise StaleGrids(stale)
    return saved


@transaction.atomic
def save_group(
    combined: OrgUnit, year: int, month: int, grids: Iterable[Grid], wholes: Mapping[int, bool], *, by: User | None
) -> int:
    """Save what is eliminated in a koncern, and which bolag's figures are those of all below them; all of it or none.

    Nothing to eliminate is said by saving too: the column is then there, and empty.

    Args:
        wholes: a bolag's id → whether its figures hold those below it; only of those that somebody has changed.

    Returns:
        How many were saved.

    Raises:
        DomainError: as `save_grids`; or koncernens accounts are decided.
        StaleGrids: somebody has saved other amounts since the person saw them.
    """
    taken = open_column(combined, year, ColumnKind.ELIMINATIONS, by=by, month=month)
    if wholes:
        refuse_closed(taken)
    changed = 0
    companies = OrgUnit.objects.within(combined).filter(kind=OrgUnitKind.COMPANY, pk__in=wholes).order_by("pk")
    for company in companies:
        column = open_column(company, year, ColumnKind.OUTCOME, by=by, month=month)
        held = AccountColumn.objects.select_for_update(of=("self",), no_key=True).get(pk=column.pk)
        if held.is_whole_group != wholes[company.pk]:
            save_changes(held, {"is_whole_group": wholes[company.pk]}, by=by)
            changed += 1
    return changed + save_grids(grids, by=by)


@transaction.atomic
def begin(units: Iterable[OrgUnit], year: int, month: int, *, by: User | None) -> None:
    """Begin the accounts to the end of a month: the year's lines, and a column to fill in for each unit."""
    for unit in units:
        open_column(unit, year, ColumnKind.OUTCOME, by=by, month=month)
