"""Key figures over time: one series per figure and unit, which its page, reports and status are made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q

from followup.models import KeyFigureValue, ReportingRound
from followup.reading.handed_down import HandedFigure
from followup.reading.targets import AdoptedTarget, Judgement, judge, targets_of
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import FrozenNode, KeyFigure
from styrmodell.lib.documents.figures import KeyFigureSeries
from styrmodell.lib.swedish import measure_beside, period_label

PREFERRED_AREA = "Riket"


@dataclass(frozen=True, slots=True)
class Series:
    """Nyckeltalsserie: a figure's values for one unit, what they are compared with and the adopted targets.

    `own` and `compared` go from period label to value row, oldest first; `targets` from year to target. A period that nobody
    has answered has no row, and one whose answer is that there is no value yet a row without value: neither is zero.
    """

    figure: KeyFigure
    own: dict[str, KeyFigureValue]
    compared: dict[str, KeyFigureValue]
    targets: dict[int, AdoptedTarget]
    area: str = ""

    @property
    def known(self) -> list[KeyFigureValue]:
        """The unit's rows with a value."""
        return [row for row in self.own.values() if row.value is not None]

    @property
    def judgement(self) -> Judgement | None:
        """The last known value against its target."""
        known = self.known
        return judge(self.figure, known[-1], self.targets) if known else None

    @property
    def is_example(self) -> bool:
        """True when some value is invented."""
        return any(row.is_example for row in self.own.values())

    @property
    def source(self) -> str:
        """Where the values come from, and when they were last fetched: "Källa: Kolada, hämtat 2026-11-02."."""
        rows = list(self.own.values())
        source = next((row.source for row in reversed(rows) if row.source), self.figure.source)
        fetched = max((row.fetched_on for row in rows if row.fetched_on), default=None)
        if not source:
            return ""
        return f"Källa: {source}, hämtat {fetched}." if fetched else f"Källa: {source}."

    def drawn(self, columns: Mapping[str, int], *, name: str, own_name: str) -> KeyFigureSeries:
        """As a chart with its table.

        Args:
            columns: the periods that stand beside each other, each with the year whose target stands under it.
        """
        targets = [self.targets.get(year) for year in columns.values()]
        uppers = tuple(target.upper if target else None for target in targets)
        compare = tuple(value_of(self.compared.get(label)) for label in columns)
        is_compared = any(value is not None for value in compare)
        return KeyFigureSeries(
            name=name,
            unit_of_measure=measure_beside(name, self.figure.unit_of_measure) or self.figure.unit_of_measure,
            periods=tuple(columns),
            values=tuple(value_of(self.own.get(label)) for label in columns),
            own_name=own_name,
            compare=compare if is_compared else (),
            compare_name=(self.area or PREFERRED_AREA) if is_compared else "",
            targets=tuple(target.value if target else None for target in targets) if any(targets) else (),
            upper_targets=uppers if any(upper is not None for upper in uppers) else (),
            targets_are_examples=any(target.is_example for target in targets if target),
            decimals=self.figure.decimals,
            source=self.source,
            is_example=self.is_example,
        )


def series_of(figure: KeyFigure, rows: Iterable[KeyFigureValue], targets: dict[int, AdoptedTarget]) -> Series:
    """The series of a unit: its whole years and läsår, and the newest part of a year when that has begun after them.

    Args:
        rows: outcomes of the unit and of areas, in the order of their periods (`outcomes`).
    """
    listed = list(rows)
    own = [row for row in listed if not row.area]
    areas = [row.area for row in listed if row.area]
    area = PREFERRED_AREA if PREFERRED_AREA in areas else next(iter(areas), "")
    return Series(
        figure=figure,
        own={row.period_label: row for row in newest_periods(own)},
        compared={row.period_label: row for row in listed if row.area and row.area == area},
        targets=targets,
        area=area,
    )


def newest_periods(rows: Sequence[KeyFigureValue]) -> list[KeyFigureValue]:
    """Of rows in the order of their periods the whole ones, and what ends with the last."""
    return [row for row in rows if row.is_whole or row.period_to == rows[-1].period_to]


@dataclass(frozen=True, slots=True)
class FollowedFigure:
    """Nyckeltal som följs upp: its series up to a round, and why it is followed up.

    Attributes:
        node: where it stands in the plan in force; None for one that has been handed down and stands in none.
        handed: what was handed down; None for one that the unit has chosen itself.
        steps: of a bedömning the unit's rows of every period up to the round, oldest first.
    """

    series: Series
    round: ReportingRound
    node: FrozenNode | None = None
    handed: HandedFigure | None = None
    steps: tuple[KeyFigureValue, ...] = ()

    @property
    def is_judged(self) -> bool:
        """True for a bedömning, which has a step and no value."""
        return self.series.figure.is_judged

    @property
    def step_before(self) -> KeyFigureValue | None:
        """What was said of a bedömning last time."""
        before = [row for row in self.steps if row.period_to < self.round.period_to and (row.step or row.text)]
        return before[-1] if before else None

    @property
    def stands_under(self) -> int | None:
        """The id of the item that it stands under in the plan."""
        return self.node.parent_node_id if self.node else None

    @property
    def handed_by(self) -> str:
        """Who handed it down; "" for one that the unit has chosen itself."""
        return self.handed.giver if self.handed else ""

    @property
    def is_example(self) -> bool:
        """True when it is invented that it is followed up here."""
        return any(one.is_example for one in (self.node, self.handed) if one)

    @property
    def value(self) -> KeyFigureValue | None:
        """The row of the round's own period."""
        return self.series.own.get(period_label(self.round.period_from, self.round.period_to))

    @property
    def earlier(self) -> list[KeyFigureValue]:
        """The whole periods before the round, oldest first."""
        return [row for row in self.series.own.values() if row.period_to < self.round.period_to]

    @property
    def target(self) -> AdoptedTarget | None:
        """The target of the round's year."""
        return self.series.targets.get(self.round.year)


def followed(
    nodes: Iterable[FrozenNode], handed: Iterable[HandedFigure], unit: OrgUnit, round_: ReportingRound
) -> tuple[FollowedFigure, ...]:
    """What has been handed down and the figures of the posts, each once, with the unit's values up to the round. One query.

    What has been handed down comes first, and its målvärde before the plan's.
    """
    given = {one.figure.pk: one for one in handed}
    figures = {pk: one.figure for pk, one in given.items()}
    placed: dict[int, FrozenNode] = {}
    for node in nodes:
        if node.kind == NodeKind.KEY_FIGURE and node.key_figure is not None:
            figures.setdefault(node.key_figure.pk, node.key_figure)
            placed.setdefault(node.key_figure.pk, node)
    values = KeyFigureValue.objects.outcomes().filter(
        Q(unit=unit) | Q(unit=None), figure__in=figures, period_to__lte=round_.period_to
    )
    rows: dict[int, list[KeyFigureValue]] = {}
    steps: dict[int, list[KeyFigureValue]] = {}
    for row in values:
        if row.unit_id and figures[row.figure_id].is_judged:
            steps.setdefault(row.figure_id, []).append(row)
        if row.is_whole or (row.period_from, row.period_to) == (round_.period_from, round_.period_to):
            rows.setdefault(row.figure_id, []).append(row)
    return tuple(
        _followed(series_of(figure, rows.get(pk, ()), {}), round_, placed.get(pk), given.get(pk), steps.get(pk, ()))
        for pk, figure in figures.items()
    )


def _followed(
    series: Series,
    round_: ReportingRound,
    node: FrozenNode | None,
    handed: HandedFigure | None,
    steps: Sequence[KeyFigureValue],
) -> FollowedFigure:
    """What the edition says of the item that was handed down may be older than what was handed down."""
    given = handed.targets if handed else {}
    is_own = node is not None and (handed is None or handed.node_id != node.node_id)
    targets = targets_of(node) | given if node and is_own else given
    return FollowedFigure(replace(series, targets=targets), round_, node, handed, tuple(steps))


def value_of(row: KeyFigureValue | None) -> Decimal | None:
    """Its value; None where there is no row or no value yet."""
    return row.value if row else None


def row_head(unit: OrgUnit) -> str:
    """The unit's name, short enough for one line beside a chart: "Strängnäs" for Strängnäs kommun."""
    return unit.name.removesuffix(" kommun")
