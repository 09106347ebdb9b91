"""Whether a value reaches its target, and which target it is measured against."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from followup.models import KeyFigureValue
from organisation.models import OrgUnit
from planning.enums import Direction, TimeRule, UnitRule
from planning.models import FrozenNode, HandedDown, KeyFigure
from styrmodell.lib.documents.figures import between
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import number


@dataclass(frozen=True, slots=True)
class AdoptedTarget:
    """Målvärde för ett år, as adopted; `upper` only for a figure that is to lie between two. `owner` set it."""

    year: int
    value: Decimal
    upper: Decimal | None
    owner: str
    is_example: bool

    def words(self, decimals: int) -> str:
        """As a table shows it: "25,0" or "20–25"."""
        return between(self.value, self.upper, decimals)


@dataclass(frozen=True, slots=True)
class Judgement:
    """En jämförelse: a value and its target, how far above it the value lies, and whether that is good enough."""

    figure: KeyFigure
    row: KeyFigureValue
    target: AdoptedTarget
    deviation: Decimal
    is_reached: bool

    @property
    def is_of_another_year(self) -> bool:
        """True when the value is older than the target: nobody has failed yet."""
        return self.target.year != self.row.period_to.year

    @property
    def status(self) -> Status:
        """As a table shows it, with shape and colour; a value of an earlier year says so, and is no failure."""
        if self.is_of_another_year:
            years = f"{self.row.period_to.year} {{}} målet {self.target.year}"
            if self.is_reached:
                return Status(StatusKey.MET, years.format("når"))
            return Status(StatusKey.NOT_ASSESSED, years.format("mot"))
        if self.is_reached:
            return Status(StatusKey.MET, "Når målet")
        return Status(StatusKey.NOT_MET, "Når inte målet")

    @property
    def words(self) -> str:
        """In a sentence: "Målet för 2026 är 5,8, det skiljer 0,3."."""
        start = f"Målet för {self.target.year} är {self.target.words(self.figure.decimals)}"
        if self.is_reached:
            return f"{start} och nås."
        unit = " procentenheter" if self.figure.unit_of_measure.startswith(("procent", "%", "andel")) else ""
        return f"{start}, det skiljer {number(abs(self.deviation), self.figure.decimals)}{unit}."

    @property
    def target_words(self) -> str:
        """The target beside the value: "25,0", with its year when that is another one: "25,0 (2027)"."""
        year = f" ({self.target.year})" if self.is_of_another_year else ""
        return f"{self.target.words(self.figure.decimals)}{year}"

    @property
    def size(self) -> Decimal:
        """How much it is of the target, to put the largest deviation first."""
        return abs(self.deviation / self.target.value) if self.target.value else abs(self.deviation)


def targets_of(node: FrozenNode) -> dict[int, AdoptedTarget]:
    """The targets of an adopted node, by year.

    Args:
        node: with its node's plan and unit.
    """
    owner, found = node.node.plan.unit.name, {}
    for year, (value, *upper) in node.targets.items():
        top = Decimal(upper[0]) if upper else None
        found[int(year)] = AdoptedTarget(int(year), Decimal(value), top, owner, node.is_example)
    return found


def targets_of_handed(row: Any) -> dict[int, AdoptedTarget]:
    """The målvärde of what is handed down, for each year that its period touches: a läsår touches two.

    Args:
        row: a `HandedDown` or a version of one, with its giver.
    """
    if row.value is None:
        return {}
    years = range(row.period_from.year, row.period_to.year + 1)
    return {year: AdoptedTarget(year, row.value, row.upper, row.giver.name, row.is_example) for year in years}


class Targets:
    """Adopted targets of key figures, and those that have been handed down: figure → unit → year."""

    def __init__(self, nodes: Iterable[FrozenNode], handed: Iterable[HandedDown] = ()) -> None:
        """A later plan's target replaces an earlier's, and one that has been handed down the plan's.

        Args:
            nodes: of adopted editions, with their node's plan and unit.
            handed: what has not been taken back, in the order of its periods, with its giver.
        """
        self._found: dict[tuple[int | None, int], dict[int, AdoptedTarget]] = {}
        for node in sorted(nodes, key=lambda node: node.node.plan.first_year):
            plan = node.node.plan
            self._found.setdefault((node.key_figure_id, plan.unit_id), {}).update(targets_of(node))
        for row in handed:
            self._found.setdefault((row.figure_id, row.unit_id), {}).update(targets_of_handed(row))

    def of(self, figure: KeyFigure, units: Iterable[OrgUnit]) -> dict[int, AdoptedTarget]:
        """The targets of the first unit that has any.

        Args:
            units: the measured unit and those above it, nearest first. A sum's target says nothing about its parts.
        """
        for unit in list(units)[: 1 if figure.unit_rule == UnitRule.SUM else None]:
            if years := self._found.get((figure.pk, unit.pk)):
                return years
        return {}


def judge(figure: KeyFigure, row: KeyFigureValue, years: dict[int, AdoptedTarget]) -> Judgement | None:
    """The value against its own year's target, or the first coming one; None when they cannot be compared."""
    target = next((years[year] for year in sorted(years) if year >= row.period_to.year), None)
    if row.value is None or target is None or figure.direction == Direction.NONE:
        return None
    if figure.time_rule == TimeRule.SUM and not row.is_whole:
        return None  # the sum of some months is not to reach the year's target
    deviation = row.value - target.value
    if figure.direction == Direction.BETWEEN:
        top = target.value if target.upper is None else target.upper
        deviation = min(deviation, Decimal(0)) or max(row.value - top, Decimal(0))
        return Judgement(figure, row, target, deviation, is_reached=not deviation)
    is_good = deviation >= 0 if figure.direction == Direction.HIGHER_IS_BETTER else deviation <= 0
    return Judgement(figure, row, target, deviation, is_reached=is_good)
