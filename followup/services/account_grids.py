"""Several columns of the accounts, saved together or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from followup.enums import ColumnKind
from followup.models import AccountFigure
from followup.rules.accounts.lines import YEAR_END
from followup.services.account_figures import FigureInput, StaleFigures, open_column, save_figures
from organisation.models import OrgUnit, User
from styrmodell.lib.errors import DomainError


@dataclass(frozen=True, slots=True)
class Grid:
    """What a person says in a column; the column is made when it is the first that is said in it.

    Attributes:
        slug: tells it from the others that are saved with it.
    """

    slug: str
    unit: OrgUnit
    year: int
    inputs: Sequence[FigureInput]
    month: int = YEAR_END
    kind: ColumnKind = ColumnKind.OUTCOME


class StaleGrids(DomainError):
    """Somebody else saved some of the same amounts first.

    Attributes:
        stored: column's slug → line's key → its amount as it is now, None when there is none.
    """

    def __init__(self, stored: Mapping[str, Mapping[str, AccountFigure | None]]) -> None:
        super().__init__("Någon annan har sparat samma belopp medan du skrev. Båda visas nedan.")
        self.stored = stored


@transaction.atomic
def save_grids(grids: Iterable[Grid], *, by: User | None, reason: str = "") -> int:
    """Save the amounts that differ in some columns; all of them or none.

    Args:
        reason: how they came, for the history.

    Returns:
        How many were saved.

    Raises:
        DomainError: as `save_figures` and `open_column`.
        StaleGrids: somebody has saved other amounts since the person saw them.
    """
    saved, stale = 0, {}
    # Whoever saves the same columns takes them in the same order.
    for grid in sorted((grid for grid in grids if grid.inputs), key=lambda one: one.slug):
        column = open_column(grid.unit, grid.year, grid.kind, by=by, month=grid.month)
        try:
            saved += save_figures(column, grid.inputs, by=by, reason=reason)
        except StaleFigures as clash:
            stale[grid.slug] = clash.stored
    if stale:
        raise StaleGrids(stale)
    return saved


@transaction.atomic
def begin(units: Iterable[OrgUnit], year: int, month: int, *, by: User | None) -> None:
    """Begin the accounts to the end of a month: the year's lines, and a column to fill in for each unit."""
    for unit in units:
        open_column(unit, year, ColumnKind.OUTCOME, by=by, month=month)
