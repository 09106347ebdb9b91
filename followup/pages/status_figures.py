"""Nyckeltal som avviker från målet: the newest decided values that do not reach the targets in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from followup.models import KeyFigureValue, ReportingRound
from followup.models.report import PUBLIC_KINDS
from followup.reading.series import series_of
from followup.reading.targets import Judgement, Targets
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import FrozenNode, KeyFigure, PlanEdition
from styrmodell.lib.swedish import measure_beside, number

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
    key: str  # a status key, for the look
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
    judged = [
        series_of(figure, rows, targets.of(figure, [unit])).judgement for figure, unit, rows in _read(user, round_)
    ]
    missed = sorted((one for one in judged if one and not one.is_reached), key=lambda one: -one.size)
    return FigureDeviations(tuple(map(_line, missed[:MOST])), max(len(missed) - MOST, 0))


def _read(user: Any, round_: ReportingRound) -> Iterator[tuple[KeyFigure, OrgUnit, Iterator[KeyFigureValue]]]:
    """The known values of each figure and unit, in the order of the organisation."""
    # The units first: every enhet has values, and whether one is published is asked of each row that is left.
    units = OrgUnit.objects.filter(kind__in=PUBLIC_KINDS)
    rows = KeyFigureValue.objects.filter(unit__in=units).visible_to(user).published().outcomes().filter(
        value__isnull=False,
        period_to__lte=round_.period_to,
        period_to__year__gte=round_.period_to.year - 1,
    )  # fmt: skip
    order = ("unit__tree_id", "unit__lft", "figure__name", "figure_id", "period_to", "-period_from")
    ordered = rows.select_related("figure", "unit").order_by(*order)
    for (figure, unit), values in groupby(ordered, key=lambda row: (row.figure, row.unit)):
        if unit is not None:
            yield figure, unit, values


def _line(missed: Judgement) -> FigureLine:
    figure, row = missed.figure, missed.row
    return FigureLine(
        name=figure.name,
        url=f"{figure.get_absolute_url()}?enhet={row.unit_id}",
        unit=str(row.unit),
        measure=measure_beside(figure.name, figure.unit_of_measure),
        period=row.period_label,
        value=number(row.value, figure.decimals),
        target=missed.target_words,
        deviation=number(missed.deviation, figure.decimals, signed=True),
        key=missed.status.key.value,
        is_example=row.is_example or missed.target.is_example,
    )
