"""The building blocks of a chapter that hold money and key figures.

Amounts are kr and never rounded here; templates print tkr or mkr. Net cost is negative. `None` means not reported and
prints as "saknas". A deviation is always computed, positive = better than budget, and never stored.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from styrmodell.lib.documents.blocks import Html
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import EN_DASH, measure_beside, number

Value = Decimal | None
CUT = 4  # a scale from zero is left when the start is more than this many times as large as what happens after it


def difference(reached: Value, compared_with: Value) -> Value:
    """`reached` minus `compared_with`; None when either is missing."""
    return None if reached is None or compared_with is None else reached - compared_with


def between(value: Value, upper: Value, decimals: int) -> str:
    """A target: "25,0", or "20–25" for a figure that is to lie between two."""
    top = "" if upper is None else f"{EN_DASH}{number(upper, decimals)}"
    return f"{number(value, decimals)}{top}"


@dataclass(frozen=True, slots=True)
class KeyFigureSeries:
    """Nyckeltal över tid: own values, comparison and targets over the same columns.

    `periods` are the column heads ("2021" or "2021/22"); `values`, `compare` and `targets` have one place for each, or are
    empty when there is no such row. `upper_targets` is for a figure that is to lie between two. `conclusion` says in words
    what the picture shows, `status` whether the last value reaches its target.

    Raises:
        ValueError: a row has another length than `periods`.
    """

    name: str
    unit_of_measure: str
    periods: tuple[str, ...]
    values: tuple[Value, ...]
    own_name: str = "Kommunen"
    compare: tuple[Value, ...] = ()
    compare_name: str = "Riket"
    targets: tuple[Value, ...] = ()
    upper_targets: tuple[Value, ...] = ()
    targets_are_examples: bool = False
    decimals: int = 0
    status: Status | None = None
    conclusion: str = ""
    source: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        wanted = len(self.periods)
        if (
            not wanted
            or len(self.values) != wanted
            or any(len(row) not in (0, wanted) for row in (self.compare, self.targets, self.upper_targets))
        ):
            raise ValueError(
                f"{self.name}: alla rader ska ha ett värde (eller None) för var och en av {wanted} perioder."
            )

    @property
    def named(self) -> str:
        """Its name, and what it is counted in where the name does not say so."""
        return ", ".join(filter(None, (self.name, measure_beside(self.name, self.unit_of_measure))))

    @property
    def target_words(self) -> tuple[str, ...]:
        """The targets as the table prints them: "25,0", "20–25"; nothing for a year that has none."""
        uppers = self.upper_targets or (None,) * len(self.targets)
        pairs = zip(self.targets, uppers, strict=True)
        return tuple("" if value is None else between(value, upper, self.decimals) for value, upper in pairs)

    @property
    def coming(self) -> int:
        """How many of the last columns hold a target alone, 0 or 1: what is to be reached, not a value that is missing."""
        is_known = self.values[-1] is not None or bool(self.compare and self.compare[-1] is not None)
        return int(not is_known and bool(self.targets) and self.targets[-1] is not None)


@dataclass(frozen=True, slots=True)
class KeyFigureCharts:
    """Nyckeltal som diagram med tabell: chart and table are one object, two beside each other."""

    figures: tuple[KeyFigureSeries, ...]
    heading: str = "Nyckeltal"


@dataclass(frozen=True, slots=True)
class KeyFigureRow:
    """Nyckeltal i en rad: previous value, value, target and how it is judged.

    `is_unavailable` is the answer that there is no value yet, which is not the same as no answer.
    """

    name: str
    unit_of_measure: str = ""
    previous: Value = None
    value: Value = None
    target: Value = None
    decimals: int = 0
    status: Status | None = None
    comment: str = ""
    is_example: bool = False
    is_unavailable: bool = False
    upper_target: Value = None


@dataclass(frozen=True, slots=True)
class KeyFigureTable:
    """Nyckeltal i tabell, without pictures. The last column appears when some row has a status."""

    rows: tuple[KeyFigureRow, ...]
    heading: str = "Nyckeltal"
    previous_heading: str = "Föregående"
    value_heading: str = "Utfall"
    target_heading: str = "Mål"
    note: str = ""
    is_example: bool = False

    @property
    def has_statuses(self) -> bool:
        """True when some row is judged."""
        return any(row.status for row in self.rows)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Driftredovisning, en verksamhet or with `is_sum` their sum: kr.

    A sum is given its deviations: where one row lacks an outcome, the difference between two sums would look like money
    saved.
    """

    name: str
    outcome: Value = None
    budget: Value = None
    forecast: Value = None
    year_budget: Value = None
    is_example: bool = False
    is_sum: bool = False
    deviation_sum: Value = None
    year_deviation_sum: Value = None

    @property
    def is_empty(self) -> bool:
        """True when nothing at all has been reported."""
        return all(amount is None for amount in (self.outcome, self.budget, self.forecast, self.year_budget))

    @property
    def deviation(self) -> Value:
        """Periodens avvikelse (B-U): costs are negative, so outcome minus budget is positive when cheaper."""
        return self.deviation_sum if self.is_sum else difference(self.outcome, self.budget)

    @property
    def year_deviation(self) -> Value:
        """Årets avvikelse (Å-P): full-year forecast against the year's budget."""
        return self.year_deviation_sum if self.is_sum else difference(self.forecast, self.year_budget)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Driftredovisning: a row for each verksamhet and the printed total.

    `total` is given, not summed: rounding makes a printed total differ 1–2 tkr from its rows, and that is never corrected.
    """

    rows: tuple[LedgerRow, ...]
    total: LedgerRow | None = None
    heading: str = "Driftredovisning, tkr"
    period: str = ""
    name_heading: str = "Verksamhet"
    note: str = ""
    is_example: bool = False

    @property
    def is_over(self) -> bool:
        """True for a whole year's account that nobody has forecast: the columns about the year's end are left out."""
        return _is_over(self.period, self.rows)

    @property
    def has_year_budget(self) -> bool:
        """False when the year is over and its budget stands in each row already."""
        rows = (*self.rows, self.total) if self.total else self.rows
        return not self.is_over or any(row.year_budget != row.budget for row in rows)


def _is_over(period: str, rows: tuple[LedgerRow, ...]) -> bool:
    return period.isdecimal() and all(row.forecast is None for row in rows)


@dataclass(frozen=True, slots=True)
class BudgetBars:
    """Budget, utfall och prognos i en bild; the same rows stand as numbers in a `Ledger`."""

    rows: tuple[LedgerRow, ...]
    heading: str = "Budget, utfall och prognos"
    name_heading: str = "Verksamhet"
    period: str = ""
    conclusion: str = ""
    is_example: bool = False

    @property
    def is_over(self) -> bool:
        """True for a whole year that nobody has forecast."""
        return _is_over(self.period, self.rows)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a waterfall: kr, better is positive."""

    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Från budget till prognos: the first step is the start, the result is computed."""

    steps: tuple[Step, ...]
    heading: str = "Pengarna i en bild"
    steps_heading: str = "Från budget till prognos"
    result_name: str = "Prognos för årets resultat"
    conclusion: str = ""
    is_example: bool = False

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """Zero, the start, and where each step leads."""
        return tuple(accumulate((step.amount for step in self.steps), initial=Decimal(0)))

    @property
    def result(self) -> Decimal:
        """Where the steps end."""
        return self.levels[-1]

    @property
    def is_cut(self) -> bool:
        """True when the steps are so small beside the start that they would not be seen on a scale from zero."""
        reached = self.levels[1:]
        span = max(reached) - min(reached) if reached else Decimal(0)
        return 0 < span * CUT < max(abs(level) for level in reached)


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """Avvikelse med orsak och åtgärd. `amount` is kr, against the year's budget; None when it is not about money."""

    name: str
    unit: str = ""
    amount: Value = None
    cause: Html = ""
    action: Html = ""
    responsible: str = ""
    due: date | None = None
    is_example: bool = False


OF_A_YEAR = "Årets avvikelser mot budget"  # the heading of what a year that is over deviates


@dataclass(frozen=True, slots=True)
class DeviationTable:
    """Avvikelser och åtgärder. The amount column appears when some row has one.

    The heading tells of a year that is over, whose outcome deviates.
    """

    rows: tuple[DeviationRow, ...]
    heading: str = "Avvikelser mot årsbudget"
    name_heading: str = "Verksamhet"
    note: str = ""
    is_example: bool = False

    @property
    def amount_of(self) -> str:
        """What deviates from the budget: the forecast, or the outcome of a year that is over."""
        return "Utfall" if self.heading == OF_A_YEAR else "Prognos"

    @property
    def has_amounts(self) -> bool:
        """True when some row is about money."""
        return any(row.amount is not None for row in self.rows)
