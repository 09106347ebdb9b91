"""Values of the years before the system was there, entered afterwards with where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from followup.reading.earlier_values import earlier_years
from followup.services import key_figure_values
from organisation.models import OrgUnit, User
from planning.models import KeyFigure
from planning.permissions import may_enter_earlier
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError


@dataclass(frozen=True, slots=True)
class PastValue:
    """Ett tidigare års värde as somebody wrote it; `version` is the one they saw, 0 when there was none."""

    value: Decimal | None
    version: int | None = None


@transaction.atomic
def enter(figure: KeyFigure, unit: OrgUnit, values: Mapping[int, PastValue], *, by: User, source: str) -> int:
    """Enter the values of earlier years that differ from what is known; all of them or none.

    Args:
        values: year → value; None takes the value away.
        source: where they are read.

    Returns:
        How many were entered.

    Raises:
        DomainError: a bedömning, without a source, a year that is not over or that the unit has a report of, or `by` may not
            enter them.
        StaleEdit: somebody else has entered another value; carries its row.
    """
    if not may_enter_earlier(by):
        raise DomainError("Du kan inte skriva in tidigare års värden.")
    if figure.is_judged:
        raise DomainError(f"”{figure}” är en bedömning. Den görs i rapporterna och skrivs inte in för tidigare år.")
    if not source.strip():
        raise DomainError("Skriv var värdena kommer ifrån.")
    years = {one.year: one for one in earlier_years(figure, unit, on=today())}
    entered = 0
    for year, told in values.items():
        one = years.get(year)
        if one is None:
            raise DomainError(f"{year} är inget tidigare år som kan skrivas in.")
        if told.value == (one.row.value if one.row else None):
            continue
        if one.told_in:
            raise DomainError(f"Värdet för {one.label} hör till {one.told_in}, och ändras i den.")
        key_figure_values.record(
            figure, unit, one.period, by=by, value=told.value, version=told.version, source=source.strip()
        )
        entered += 1
    return entered
