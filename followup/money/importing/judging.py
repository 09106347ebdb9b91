"""A file's rows before the judge: each with what is stored, and with the period before, in the file or already read in. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from followup.models import OperatingAmount
from followup.money.amounts import Amounts
from followup.money.importing.comparison import Stored
from followup.money.importing.operating import CatalogueItem, FileContent, OperatingValues, RowError
from followup.money.plausible import NOTHING, Case, Remark, plausible
from followup.money.plausible_file import missing_since, plausible_file
from organisation.models import Operation

Rounds = Mapping[tuple[int, int], Sequence[int]]


def judge(reading: FileContent, stored: Stored, rounds: Rounds, *, today: date) -> tuple[FileContent, list[Remark]]:
    """The rows that are possible, the impossible ones among the errors; and what is odd about the others.

    Args:
        rounds: (year, month) → the pk of each round whose period ends in that month.
    """
    cases = list(_cases(reading, stored, rounds))
    remarks = [remark for case in cases for remark in plausible(case, today=today)]
    impossible = {remark.row: remark.sentence for remark in reversed(remarks) if remark.is_impossible}
    left = [remark for remark in remarks if remark.row not in impossible]
    errors = [*reading.errors, *(RowError(row or 0, sentence) for row, sentence in impossible.items())]
    content = replace(
        reading,
        rows=tuple(row for row in reading.rows if row.row not in impossible),
        errors=tuple(sorted(errors, key=lambda error: error.row)),
    )
    of_all = plausible_file([case for case in cases if case.row not in impossible], left)
    return content, [*of_all, *_missing(reading, stored), *left]


def _missing(reading: FileContent, stored: Stored) -> Iterable[Remark]:
    """The verksamheter of the file's nämnder that had an outcome in the period before and have no amounts now."""
    had: dict[tuple[int, int, int], dict[str, Decimal]] = defaultdict(dict)
    in_file: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    ended: dict[str, date | None] = {}
    for row in stored.amounts.values():
        name = _called(row.operation)
        ended[name] = row.operation.valid_to
        if row.outcome is not None:
            had[row.operation.unit_id, row.year, row.month][name] = row.outcome
    for values in reading.rows:
        name = _called(values.operation)
        in_file[values.unit.pk, *values.period].add(name)
        if values.outcome is not None:
            had[values.unit.pk, *values.period][name] = values.outcome
    months = reading.periods
    for (unit, year, month), names in sorted(in_file.items()):
        before, day = _before((year, month), stored, months), date(year, month, 1)
        still = {name: out for name, out in had[unit, *before].items() if (ended.get(name) or date.max) >= day}
        yield from missing_since((year, month), before, still, names, set(had[unit, year, month]))


def _called(operation: CatalogueItem | Operation) -> str:
    return f"{operation.name} ({operation.code})"


def _cases(reading: FileContent, stored: Stored, rounds: Rounds) -> Iterable[Case]:
    told = reading.forecast_periods
    in_file = {values.key: values.amounts for values in reading.rows}
    months = reading.periods
    for values in reading.rows:
        before = _before(values.period, stored, months)
        key = (values.operation.pk, *before)
        last = in_file.get(key) or _stored(key, before, stored, rounds)
        now = _stored(values.key, values.period, stored, rounds)
        keeps_forecast = values.period not in told or any((values.unit.pk, pk) in stored.locked for pk in values.rounds)
        amounts = replace(values.amounts, forecast=now.forecast) if keeps_forecast else values.amounts
        yield Case(
            values.operation.name,
            *values.period,
            amounts,
            now,
            last,
            last_month=0 if last.is_empty else before[1],
            row=values.row,
        )


def _before(period: tuple[int, int], stored: Stored, months: frozenset[tuple[int, int]]) -> tuple[int, int]:
    """The last period before this one in the same year that is in the file or stored; (0, 0) when there is none."""
    in_file = [one for one in months if one[0] == period[0] and one < period]
    return max([*in_file, stored.before.get(period, (0, 0))])


def _stored(key: tuple[int, int, int], period: tuple[int, int], stored: Stored, rounds: Rounds) -> Amounts:
    """What is stored of a verksamhet for a period, with its forecast where a round ends then."""
    row = stored.amounts.get(key)
    forecasts = [stored.forecasts.get((key[0], pk)) for pk in rounds.get(period, ())]
    forecast = next((one.amount for one in forecasts if one is not None), None)
    booked = _booked(row) if row else NOTHING
    return booked if forecast is None else replace(booked, forecast=forecast)


def _booked(row: OperatingAmount) -> Amounts:
    return Amounts(outcome=row.outcome, budget=row.budget, year_budget=row.year_budget)


def changed_rows(rows: Iterable[OperatingValues], stored: Stored) -> list[tuple[OperatingValues, Amounts]]:
    """The rows whose outcome or budget is not the stored, with what is."""
    found = []
    for values in rows:
        row = stored.amounts.get(values.key)
        was = _booked(row) if row else NOTHING
        if replace(values.amounts, forecast=None) != was:
            found.append((values, was))
    return found
