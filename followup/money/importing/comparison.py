"""What would happen if a file were read in: new, changed and unchanged rows, and totals per nämnd and for kommunen. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from followup.models import OperatingAmount, OperatingForecast
from followup.money.amounts import Amounts, Total, total_of
from followup.money.importing.operating import FileContent, OperatingValues, RowError
from followup.money.plausible import Remark, mark_of

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
    """What the file says for one nämnd and period, added up; or with `is_sum` for all of kommunen's."""

    board: str
    year: int
    month: int
    amounts: Total
    is_sum: bool = False

    @property
    def period(self) -> str:
        """The period as the file writes it."""
        return f"{self.year}-{self.month:02d}"

    def as_data(self) -> dict[str, Any]:
        """As it is stored: amounts as text, to the öre."""
        amounts = {one.name: getattr(self.amounts, one.name) for one in fields(self.amounts)}
        kept = {name: str(value) if isinstance(value, Decimal) else value for name, value in amounts.items()}
        return {"board": self.board, "year": self.year, "month": self.month, "is_sum": self.is_sum, "amounts": kept}


def total_in(data: Mapping[str, Any]) -> BoardTotal:
    """The line that was stored."""
    kept: dict[str, Any] = {
        name: Decimal(value) if isinstance(value, str) else value for name, value in data["amounts"].items()
    }
    amounts = Total(**kept | {"partial": tuple(kept["partial"])})
    return BoardTotal(data["board"], data["year"], data["month"], amounts, data["is_sum"])


@dataclass(frozen=True, slots=True)
class Boards:
    """Whose money the rows are.

    Attributes:
        names: unit's pk → the name of the nämnd or bolag its money belongs to.
        municipality: kommunens name.
        outside: the bolag, whose money is not kommunens.
    """

    names: Mapping[int, str]
    municipality: str = "Kommunen"
    outside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Preview:
    """Förhandsvisning av en inläsning.

    Attributes:
        errors: rows that are not recognised, or impossible; they are never written.
        remarks: what is odd; it is read in when somebody has said that it is right.
        kept: verksamheter of the same units and periods that are stored but not in the file; they stay as they are.
        locked: whose forecasts are decided and stay as they are, whatever the file says.
    """

    rows: tuple[PreviewRow, ...]
    errors: tuple[RowError, ...]
    remarks: tuple[Remark, ...]
    totals: tuple[BoardTotal, ...]
    kept: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What is sent back to say yes to the remarks."""
        return mark_of(self.remarks)

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
    """What is stored of the file's units: amounts by verksamhet, year and month; forecasts by verksamhet and round.

    Attributes:
        before: a period of the file → the last one before it in the same year that has amounts.
        locked: a unit and a round → why the unit's forecasts in it are not changed.
    """

    amounts: Mapping[tuple[int, int, int], OperatingAmount]
    forecasts: Mapping[tuple[int, int], OperatingForecast]
    before: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    locked: Mapping[tuple[int, int], str] = field(default_factory=dict)


def compare(reading: FileContent, stored: Stored, boards: Boards, remarks: Sequence[Remark] = ()) -> Preview:
    """Set the file's rows beside what is stored.

    Args:
        remarks: what the judge says of them.
    """
    told = reading.forecast_periods
    return Preview(
        tuple(_row(values, stored, forecasts=values.period in told) for values in reading.rows),
        reading.errors,
        tuple(remarks),
        _totals(reading.rows, boards),
        _kept(reading.rows, stored),
        _locked(reading, stored),
    )


def forecast_changes(values: OperatingValues, stored: Stored) -> list[tuple[int, OperatingForecast | None]]:
    """The rounds whose forecast the row changes, with the stored row when there is one; none that is locked."""
    return [(pk, row) for pk, row in _other_forecasts(values, stored) if (values.unit.pk, pk) not in stored.locked]


def _other_forecasts(values: OperatingValues, stored: Stored) -> list[tuple[int, OperatingForecast | None]]:
    found = [(pk, stored.forecasts.get((values.operation.pk, pk))) for pk in values.rounds]
    return [(pk, row) for pk, row in found if (row.amount if row else None) != values.forecast]


def _locked(reading: FileContent, stored: Stored) -> tuple[str, ...]:
    """Why forecasts of the file are left as they are, each reason once."""
    told = reading.forecast_periods
    left = (
        stored.locked.get((values.unit.pk, pk))
        for values in reading.rows
        if values.period in told
        for pk, _ in _other_forecasts(values, stored)
    )
    return tuple(dict.fromkeys(reason for reason in left if reason))


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


def _totals(rows: Sequence[OperatingValues], boards: Boards) -> tuple[BoardTotal, ...]:
    """A line a nämnd, and after those of a period kommunens."""
    periods: dict[tuple[int, int], dict[str, list[Amounts]]] = {}
    for row in rows:
        periods.setdefault(row.period, {}).setdefault(boards.names[row.unit.pk], []).append(row.amounts)
    found: list[BoardTotal] = []
    for period, of_boards in periods.items():
        found += [BoardTotal(board, *period, total_of(listed)) for board, listed in of_boards.items()]
        own = [amounts for board, listed in of_boards.items() if board not in boards.outside for amounts in listed]
        if own:
            found.append(BoardTotal(f"{boards.municipality}, totalt", *period, total_of(own), is_sum=True))
    return tuple(found)


def _kept(rows: Sequence[OperatingValues], stored: Stored) -> tuple[str, ...]:
    said = {row.key for row in rows}
    touched = {(row.unit.pk, row.year, row.month) for row in rows}
    return tuple(
        f"{row.operation.name} {row.year}-{row.month:02d}"
        for key, row in stored.amounts.items()
        if key not in said and (row.operation.unit_id, row.year, row.month) in touched
    )
