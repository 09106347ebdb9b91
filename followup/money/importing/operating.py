"""What a file of outcomes says: rows in, amounts and errors out. Pure; the catalogue is passed in, nothing is written.

Header `enhet;verksamhet;period;utfall;budget;arsbudget;prognos`; kronor, net costs negative; period as 2021-10; utfall and
budget summed from January to the period's end. An empty cell is not reported, 0 is zero.
"""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from followup.money.amounts import Amounts
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.readings import Unreadable, amount_in, month_in
from styrmodell.lib.swedish import MONTHS, join_words
from styrmodell.lib.tabular import TableRow

COLUMNS = ("enhet", "verksamhet", "period", "utfall", "budget", "arsbudget", "prognos")


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An enhet or a verksamhet that a row may name."""

    pk: int
    code: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def exists(self, day: date) -> bool:
        """True when it holds on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rows are read against.

    Attributes:
        units: every organisation unit with a code.
        operations: unit's pk → its verksamheter.
        rounds: (year, month) → the pk of each round whose period ends in that month.
        writable: the units whose money the person may write.
    """

    units: Sequence[CatalogueItem]
    operations: Mapping[int, Sequence[CatalogueItem]]
    rounds: Mapping[tuple[int, int], Sequence[int]]
    writable: frozenset[int]


@dataclass(frozen=True, slots=True)
class OperatingValues:
    """A row that can be written: one verksamhet, one month."""

    row: int
    unit: CatalogueItem
    operation: CatalogueItem
    year: int
    month: int
    outcome: Decimal | None = None
    budget: Decimal | None = None
    year_budget: Decimal | None = None
    forecast: Decimal | None = None
    rounds: tuple[int, ...] = ()

    @property
    def amounts(self) -> Amounts:
        """What the row says."""
        return Amounts(self.outcome, self.budget, self.forecast, self.year_budget)

    @property
    def period(self) -> tuple[int, int]:
        """Year and month."""
        return (self.year, self.month)

    @property
    def key(self) -> tuple[int, int, int]:
        """What there is one of."""
        return (self.operation.pk, self.year, self.month)


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be written, and why, in a Swedish sentence."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file came to.

    Attributes:
        errors: rows that cannot be written.
    """

    rows: tuple[OperatingValues, ...]
    errors: tuple[RowError, ...] = ()

    @property
    def periods(self) -> frozenset[tuple[int, int]]:
        """The periods that the file has rows of."""
        return frozenset(row.period for row in self.rows)

    @property
    def forecast_periods(self) -> frozenset[tuple[int, int]]:
        """The periods with some forecast. Where the column prognos is empty all through a period, the file says nothing
        about its forecasts; elsewhere an empty cell takes the stored one away.
        """
        return frozenset(row.period for row in self.rows if row.forecast is not None)


class _Refused(Exception):
    """Why a row cannot be written; becomes a `RowError`."""


@dataclass(slots=True)
class _Reader:
    """The catalogue turned for looking up.

    Attributes:
        others: what a unit has a day, said once however many of its rows name a verksamhet that it has not.
    """

    catalogue: Catalogue
    units: dict[str, list[CatalogueItem]] = field(default_factory=dict)
    operations: dict[tuple[int, str], list[CatalogueItem]] = field(default_factory=dict)
    others: dict[tuple[int, date], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.catalogue.units:
            self.units.setdefault(look_of(unit.code), []).append(unit)
        for unit_pk, operations in self.catalogue.operations.items():
            for operation in operations:
                for word in {look_of(operation.code), look_of(operation.name)}:
                    self.operations.setdefault((unit_pk, word), []).append(operation)

    def values(self, row: TableRow) -> OperatingValues:
        """The row's meaning.

        Raises:
            _Refused: with the first thing that is wrong.
        """
        year, month = _period(row.cells["period"])
        last_day = date(year, month, calendar.monthrange(year, month)[1])
        unit = self._unit(row.cells["enhet"], last_day)
        operation = self._operation(unit, row.cells["verksamhet"], last_day)
        amounts = {column: _amount(column, row.cells[column]) for column in COLUMNS[3:]}
        return OperatingValues(
            row=row.number,
            unit=unit,
            operation=operation,
            year=year,
            month=month,
            outcome=amounts["utfall"],
            budget=amounts["budget"],
            year_budget=amounts["arsbudget"],
            forecast=amounts["prognos"],
            rounds=self._rounds(year, month, amounts["prognos"]),
        )

    def _unit(self, code: str, day: date) -> CatalogueItem:
        if not code:
            raise _Refused("Enheten saknas. Skriv enhetens kod, till exempel KN.")
        known = self.units.get(look_of(code), [])
        if not known:
            raise _Refused(f"Enheten ”{code[:40]}” känns inte igen. Skriv enhetens kod, till exempel KN.")
        found = [unit for unit in known if unit.exists(day)]
        if not found:
            raise _Refused(f"{known[0].name} fanns inte {day:%Y-%m}.")
        if len(found) > 1:
            raise _Refused(
                f"Koden {code[:40]} används av {join_words([unit.name for unit in found])}. Byt den enas kod."
            )
        if found[0].pk not in self.catalogue.writable:
            raise _Refused(f"Du får inte läsa in belopp för {found[0].name}.")
        return found[0]

    def _operation(self, unit: CatalogueItem, word: str, day: date) -> CatalogueItem:
        if not word:
            raise _Refused("Verksamheten saknas. Skriv verksamhetens kod eller namn.")
        known = self.operations.get((unit.pk, look_of(word)), [])
        there = [operation for operation in known if operation.exists(day)]
        found = [operation for operation in there if look_of(operation.code) == look_of(word)] or there
        if len(found) > 1:
            same = join_words([operation.code for operation in found])
            raise _Refused(f"Flera verksamheter hos {unit.name} heter ”{word[:40]}”: {same}. Skriv verksamhetens kod.")
        if found:
            return found[0]
        if known:
            raise _Refused(f"Verksamheten {known[0].name} fanns inte {day:%Y-%m}.")
        if (unit.pk, day) not in self.others:
            self.others[unit.pk, day] = self._others(unit, day)
        raise _Refused(f"Verksamheten ”{word[:40]}” finns inte hos {unit.name}. {self.others[unit.pk, day]}")

    def _others(self, unit: CatalogueItem, day: date) -> str:
        codes = [operation.code for operation in self.catalogue.operations.get(unit.pk, ()) if operation.exists(day)]
        return f"Där finns {join_words(codes[:12])}." if codes else "Där finns inga verksamheter."

    def _rounds(self, year: int, month: int, forecast: Decimal | None) -> tuple[int, ...]:
        rounds = tuple(self.catalogue.rounds.get((year, month), ()))
        if forecast is not None and not rounds:
            raise _Refused(
                f"Prognosen hör inte till något uppföljningstillfälle: inget slutar i {MONTHS[month - 1]} {year}. "
                "Lägg upp tillfället eller töm cellen."
            )
        return rounds


def read(rows: Iterable[TableRow], catalogue: Catalogue) -> FileContent:
    """Judge every row. A row is written as a whole or not at all."""
    reader = _Reader(catalogue)
    values: dict[tuple[int, int, int], OperatingValues] = {}
    errors: list[RowError] = []
    for row in rows:
        try:
            found = reader.values(row)
        except _Refused as refusal:
            errors.append(RowError(row.number, str(refusal)))
            continue
        first = values.setdefault(found.key, found)
        if first is not found:
            period = f"{found.year}-{found.month:02d}"
            sentence = f"{found.operation.name} {period} står redan på rad {first.row}. Ta bort den ena raden."
            errors.append(RowError(row.number, sentence))
    return FileContent(tuple(values.values()), tuple(errors))


def _period(text: str) -> tuple[int, int]:
    try:
        return month_in(text)
    except Unreadable as fault:
        raise _Refused(str(fault)) from None


def _amount(column: str, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return amount_in(text)
    except Unreadable as fault:
        raise _Refused(f"I kolumnen {column}: {fault}") from None
