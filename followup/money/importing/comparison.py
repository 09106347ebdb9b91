"""What would happen if a file were read in: new, changed and unchanged rows, and totals per nämnd. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from followup.models import OperatingAmount, OperatingForecast
from followup.money.amounts import Amounts, Total, total_of
from followup.money.importing.operating import FileContent, OperatingValues, RowError

# Field of OperatingAmount → the file's own word for it.
AMOUNTS = {"outcome": "utfall", "budget": "budget", "year_budget": "årsbudget"}


class RowState(StrEnum):
    """What reading in a row would do."""

    NEW = "ny"
    CHANGED = "ändrad"
    UNCHANGED = "oförändrad"


@dataclass(frozen=True, slots=True)
class Change:
    """An amount that would change, in kronor; None is not reported."""

    word: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file beside what is stored."""

    values: OperatingValues
    state: RowState
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardTotal:
    """What the file says for one nämnd and period, added up."""

    board: str
    year: int
    month: int
    amounts: Total

    @property
    def period(self) -> str:
        """The period as the file writes it."""
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Preview:
    """Förhandsvisning av en inläsning.

    Attributes:
        errors: rows that are not recognised; they are never written.
        kept: verksamheter of the same units and periods that are stored but not in the file; they stay as they are.
    """

    rows: tuple[PreviewRow, ...]
    errors: tuple[RowError, ...]
    warnings: tuple[RowError, ...]
    totals: tuple[BoardTotal, ...]
    kept: tuple[str, ...] = ()

    def of(self, state: RowState) -> tuple[PreviewRow, ...]:
        """The rows in that state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def new(self) -> tuple[PreviewRow, ...]:
        """Rows that are not stored yet."""
        return self.of(RowState.NEW)

    @property
    def changed(self) -> tuple[PreviewRow, ...]:
        """Rows that replace other amounts."""
        return self.of(RowState.CHANGED)

    @property
    def replacing(self) -> tuple[PreviewRow, ...]:
        """Rows that replace something stored: the changed ones, and new ones whose forecast is there already."""
        return tuple(row for row in self.rows if row.changes)

    @property
    def unchanged(self) -> tuple[PreviewRow, ...]:
        """Rows that say what is stored already."""
        return self.of(RowState.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored for the file's periods: amounts by verksamhet, year and month; forecasts by verksamhet and round."""

    amounts: Mapping[tuple[int, int, int], OperatingAmount]
    forecasts: Mapping[tuple[int, int], OperatingForecast]


def compare(reading: FileContent, stored: Stored, boards: Mapping[int, str]) -> Preview:
    """Set the file's rows beside what is stored.

    Args:
        boards: unit's pk → the name of the nämnd its money belongs to.
    """
    told = reading.forecast_periods
    rows = tuple(_row(values, stored, forecasts=values.period in told) for values in reading.rows)
    return Preview(rows, reading.errors, reading.warnings, _totals(reading.rows, boards), _kept(reading.rows, stored))


def forecast_changes(values: OperatingValues, stored: Stored) -> list[tuple[int, OperatingForecast | None]]:
    """The rounds whose forecast the row changes, with the stored row when there is one."""
    found = [(pk, stored.forecasts.get((values.operation.pk, pk))) for pk in values.rounds]
    return [(pk, row) for pk, row in found if (row.amount if row else None) != values.forecast]


def amounts_differ(values: OperatingValues, row: OperatingAmount) -> bool:
    """True when the row replaces a stored amount."""
    return any(getattr(row, name) != getattr(values, name) for name in AMOUNTS)


def _row(values: OperatingValues, stored: Stored, *, forecasts: bool) -> PreviewRow:
    row = stored.amounts.get(values.key)
    found = forecast_changes(values, stored) if forecasts else []
    # Every round that ends that month gets the same; what they have now may differ.
    before = dict.fromkeys(forecast.amount if forecast else None for _, forecast in found)
    changes = [Change("prognos", amount, values.forecast) for amount in before]
    if row is None:  # a forecast may have been typed before there was any outcome
        return PreviewRow(values, RowState.NEW, tuple(change for change in changes if change.before is not None))
    amounts = [
        Change(word, getattr(row, name), getattr(values, name))
        for name, word in AMOUNTS.items()
        if getattr(row, name) != getattr(values, name)
    ]
    changes = [*amounts, *changes]
    return PreviewRow(values, RowState.CHANGED if changes else RowState.UNCHANGED, tuple(changes))


def _totals(rows: Sequence[OperatingValues], boards: Mapping[int, str]) -> tuple[BoardTotal, ...]:
    amounts: dict[tuple[str, int, int], list[Amounts]] = {}
    for row in rows:
        key = (boards[row.unit.pk], row.year, row.month)
        amounts.setdefault(key, []).append(Amounts(row.outcome, row.budget, row.forecast, row.year_budget))
    return tuple(BoardTotal(*key, total_of(listed)) for key, listed in amounts.items())


def _kept(rows: Sequence[OperatingValues], stored: Stored) -> tuple[str, ...]:
    said = {row.key for row in rows}
    touched = {(row.unit.pk, row.year, row.month) for row in rows}
    return tuple(
        f"{row.operation.name} {row.year}-{row.month:02d}"
        for key, row in stored.amounts.items()
        if key not in said and (row.operation.unit_id, row.year, row.month) in touched
    )
