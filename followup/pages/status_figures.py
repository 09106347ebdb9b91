"""Nyckeltal som avviker från målet: the newest decided values that do not reach the targets in force."""

from dataclasses import dataclass
from typing import Any

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue, ReportingRound
from followup.models.report import PUBLIC_KINDS
from followup.reading.series import period_label
from followup.reading.targets import Judgement, Targets, judge
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import FrozenNode, PlanEdition
from styrmodell.lib.swedish import number

MOST = 10  # lines on the page; the rest stand with each figure


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Ett nyckeltal hos en enhet, as the table shows it."""

    name: str
    url: str
    unit: str
    measure: str
    period: str
    value: str
    target: str
    deviation: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class FigureDeviations:
    """The largest deviations first, and how many more there are."""

    lines: tuple[FigureLine, ...]
    more: int


def figure_deviations(user: Any, round_: ReportingRound) -> FigureDeviations:
    """Kommunen's, nämnders and bolags values up to the round, measured this year or the year before. Two queries.

    What only the reader's own line may read is left out: the page says the same to everybody.
    """
    editions = PlanEdition.objects.in_force(on=round_.period_to).filter(plan__unit__kind__in=PUBLIC_KINDS)
    nodes = FrozenNode.objects.in_editions(editions).filter(kind=NodeKind.KEY_FIGURE)
    targets = Targets(nodes.select_related("node__plan__unit"))
    found = []
    for row in _newest(user, round_):
        if row.unit is None:
            continue
        judgement = judge(row.figure, row, targets.of(row.figure, [row.unit]))
        if judgement and not judgement.is_reached:
            found.append((row, judgement))
    found.sort(key=lambda pair: -pair[1].size)
    return FigureDeviations(tuple(_line(*pair) for pair in found[:MOST]), max(len(found) - MOST, 0))


def _newest(user: Any, round_: ReportingRound) -> list[KeyFigureValue]:
    """The newest known value of each figure and unit, in the order of the organisation."""
    # The units first: every enhet has values, and whether one is published is asked of each row that is left.
    units = OrgUnit.objects.filter(kind__in=PUBLIC_KINDS)
    rows = KeyFigureValue.objects.filter(unit__in=units).visible_to(user).published().filter(
        kind=ValueKind.OUTCOME,
        sex=Sex.TOTAL,
        value__isnull=False,
        period_to__lte=round_.period_to,
        period_to__year__gte=round_.period_to.year - 1,
    )  # fmt: skip
    ordered = rows.select_related("figure", "unit").order_by("unit__tree_id", "unit__lft", "figure__name", "period_to")
    return list({(row.unit_id, row.figure_id): row for row in ordered}.values())


def _line(row: KeyFigureValue, judgement: Judgement) -> FigureLine:
    figure, aim = row.figure, judgement.aim
    year = f" ({aim.year})" if aim.year != row.period_to.year else ""
    return FigureLine(
        name=figure.name,
        url=f"{figure.get_absolute_url()}?enhet={row.unit_id}",
        unit=str(row.unit),
        measure=figure.unit_of_measure,
        period=period_label(row.period_from, row.period_to),
        value=number(row.value, figure.decimals),
        target=f"{aim.words(figure.decimals)}{year}",
        deviation=number(judgement.deviation, figure.decimals, signed=True),
        is_example=row.is_example or aim.is_example,
    )
