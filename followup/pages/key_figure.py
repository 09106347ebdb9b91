"""Ett nyckeltals sida: the units' newest values against their targets, and the whole series of one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue
from followup.reading.series import PREFERRED_AREA, compared_area, period_label, row_head, source_words, target_rows
from followup.reading.targets import AdoptedTarget, Targets, is_whole, judge
from organisation.models import OrgUnit
from planning.enums import Direction, EditionKind
from planning.models import FrozenNode, KeyFigure, PlanEdition
from styrmodell.lib.documents import charts
from styrmodell.lib.documents.figures import KeyFigureSeries
from styrmodell.lib.intervals import above_q
from styrmodell.lib.swedish import number

UNITS_A_PAGE = 25
OVERVIEW = 4  # periods beside each other in the units' table
SHOWN = 6  # columns of the chart: as many as a phone holds
COMING = 2  # years in the chart that have a target but no value yet


@dataclass(frozen=True, slots=True)
class UnitLine:
    """En enhets senaste värden, as `components/key_figure_table.html` takes them."""

    name: str
    url: str
    cells: tuple[tuple[str, str], ...]
    target: str
    key: str
    word: str
    is_example: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigurePage:
    """What the page shows; `series` and `chosen` are None when there is nothing that the reader may read.

    `coming` is how many of the last columns have a target and have not been measured yet.
    """

    chosen: OrgUnit | None = None
    series: KeyFigureSeries | None = None
    sentence: str = ""
    target_owner: str = ""
    coming: int = 0
    rows: tuple[KeyFigureValue, ...] = ()
    units: "Page[OrgUnit] | None" = None
    periods: tuple[str, ...] = ()
    lines: tuple[UnitLine, ...] = ()

    @property
    def layout(self) -> str:
        """The smaller chart, which reads on a phone too, when the numbers fit below it; else the wide one, which scrolls."""
        return charts.PAIR if self.series and charts.fits(self.series, charts.PAIR) else charts.WIDE


def key_figure_page(figure: KeyFigure, user: Any, *, unit: int | None, page: str | None) -> KeyFigurePage | None:
    """The values that the reader may read; None when `unit` has none of them. As many queries however many there are.

    Args:
        unit: whose series is shown; the first one in the order of the organisation when not given.
        page: which of the pages of units.
    """
    visible = KeyFigureValue.objects.visible_to(user).filter(figure=figure)
    measured = OrgUnit.objects.filter(Exists(visible.filter(unit=OuterRef("pk")))).in_order()
    units = Paginator(measured, UNITS_A_PAGE).get_page(page)
    if unit is None and not units.object_list:
        return KeyFigurePage()
    chosen = units.object_list[0] if unit is None else measured.filter(pk=unit).first()
    if chosen is None:
        return None
    shown = list(dict.fromkeys([chosen, *units.object_list]))
    rows = _rows(visible, chosen, shown)
    targets, above = _targets(figure, shown)
    by_unit = {one: [row for row in rows if row.unit_id == one.pk and _is_measured(row)] for one in shown}
    aims = {one: targets.of(figure, _line(one, above)) for one in shown}
    compared = [row for row in rows if row.area]
    own = tuple(row for row in rows if row.unit_id == chosen.pk)
    periods = _periods([row for one in units.object_list for row in by_unit[one]])[-OVERVIEW:]
    series = _series(figure, chosen, by_unit[chosen], compared, aims[chosen])
    return KeyFigurePage(
        chosen=chosen,
        series=series,
        coming=len(set(series.periods) - {_label(row) for row in by_unit[chosen]}) if series else 0,
        sentence=_sentence(figure, by_unit[chosen], aims[chosen]),
        target_owner=next((aim.owner for aim in aims[chosen].values() if aim.owner != chosen.name), ""),
        rows=tuple(reversed(own)),
        units=units,
        periods=tuple(periods),
        lines=tuple(_line_of(figure, one, by_unit[one], aims[one], periods) for one in units.object_list),
    )


def _rows(visible: Any, chosen: OrgUnit, shown: Sequence[OrgUnit]) -> list[KeyFigureValue]:
    measured = Q(kind=ValueKind.OUTCOME, sex=Sex.TOTAL) & (Q(unit__in=shown) | Q(unit=None))
    rows = visible.filter(measured | Q(unit=chosen)).select_related("round")
    return list(rows.order_by("period_to", "-period_from", "kind", "sex"))


def _targets(figure: KeyFigure, shown: Sequence[OrgUnit]) -> tuple[Targets, list[OrgUnit]]:
    """What has been adopted for the units and for those above them. Two queries."""
    over = Q(pk__in=[one.pk for one in shown])
    for one in shown:
        over |= above_q(one)
    above = list(OrgUnit.objects.filter(over).order_by("-level"))
    newest = PlanEdition.objects.filter(plan__unit__in=above).latest_per_plan().exclude(kind=EditionKind.PRELIMINARY)
    nodes = FrozenNode.objects.in_editions(newest).filter(key_figure=figure).select_related("node__plan__unit")
    return Targets(nodes), above


def _line(unit: OrgUnit, above: Iterable[OrgUnit]) -> list[OrgUnit]:
    """The unit and those above it, nearest first."""
    return [one for one in above if one.covers(unit)]


def _is_measured(row: KeyFigureValue) -> bool:
    return row.kind == ValueKind.OUTCOME and row.sex == Sex.TOTAL


def _label(row: KeyFigureValue) -> str:
    return period_label(row.period_from, row.period_to)


def _periods(rows: Iterable[KeyFigureValue]) -> list[str]:
    """The whole periods, and the newest part of a year when it has begun after them; oldest first."""
    listed = sorted(rows, key=lambda row: (row.period_to, -row.period_from.toordinal()))
    return list(dict.fromkeys(_label(row) for row in listed if is_whole(row) or row.period_to == listed[-1].period_to))


def _series(
    figure: KeyFigure,
    unit: OrgUnit,
    rows: Sequence[KeyFigureValue],
    compared: Sequence[KeyFigureValue],
    aims: dict[int, AdoptedTarget],
) -> KeyFigureSeries | None:
    """The last periods and the next targets as a chart with its table; None when nothing has been measured."""
    if not rows:
        return None
    area = compared_area(compared)
    beside = {_label(row): row.value for row in compared if row.area == area}
    own = {_label(row): row for row in rows}
    years = {label: own[label].period_to.year for label in _periods(rows)}
    coming = [year for year in sorted(aims) if year > max(years.values())][:COMING]
    years = dict([*years.items(), *((str(year), year) for year in coming)][-SHOWN:])
    labels = list(years)
    targets = [aims.get(year) for year in years.values()]
    compare = tuple(beside.get(label) for label in labels)
    return KeyFigureSeries(
        name=f"{figure.name}, {unit.name}",
        unit_of_measure=figure.unit_of_measure,
        periods=tuple(labels),
        values=tuple(own[label].value if label in own else None for label in labels),
        own_name=row_head(unit),
        compare=compare if any(value is not None for value in compare) else (),
        compare_name=area or PREFERRED_AREA,
        **target_rows(targets),
        targets_are_examples=any(aim.is_example for aim in targets if aim),
        decimals=figure.decimals,
        source=source_words(figure, rows),
        is_example=any(row.is_example for row in rows),
    )


def _sentence(figure: KeyFigure, rows: Sequence[KeyFigureValue], aims: dict[int, AdoptedTarget]) -> str:
    """What one came to know: "6,1 procent för 2025, bättre än 6,9 för 2024. Målet för 2026 är 5,8, det skiljer 0,3."."""
    known = [row for row in rows if row.value is not None and _label(row) in _periods(rows)]
    if not known:
        return "Det finns inget värde än."
    last, value = known[-1], number(known[-1].value, figure.decimals)
    sentence = f"{value} {figure.unit_of_measure} för {_label(last)}"
    if len(known) > 1 and is_whole(last) == is_whole(known[-2]):
        sentence += f", {_change(figure, known[-2], last)}"
    judgement = judge(figure, last, aims)
    return f"{sentence}. {judgement.words(figure)}".strip() if judgement else f"{sentence}."


def _change(figure: KeyFigure, before: KeyFigureValue, last: KeyFigureValue) -> str:
    was = f"{number(before.value, figure.decimals)} för {_label(before)}"
    step = (last.value or 0) - (before.value or 0)
    if not step:
        return f"oförändrat från {_label(before)}"
    if figure.direction in (Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER):
        is_better = (step > 0) == (figure.direction == Direction.HIGHER_IS_BETTER)
        return f"{'bättre' if is_better else 'sämre'} än {was}"
    return f"{'upp' if step > 0 else 'ned'} från {was}"


def _line_of(
    figure: KeyFigure,
    unit: OrgUnit,
    rows: Sequence[KeyFigureValue],
    aims: dict[int, AdoptedTarget],
    periods: Sequence[str],
) -> UnitLine:
    values = {_label(row): row for row in rows}
    known = [row for row in rows if row.value is not None and _label(row) in periods]
    judgement = judge(figure, known[-1], aims) if known else None
    target = judgement.aim if judgement else None
    year = f" ({target.year})" if target and target.year != known[-1].period_to.year else ""
    return UnitLine(
        name=unit.name,
        url=f"?enhet={unit.pk}",
        cells=tuple((period, _text(figure, values.get(period))) for period in periods),
        target=f"{target.words(figure.decimals)}{year}" if target else "",
        key=judgement.status.key.value if judgement else "",
        word=judgement.status.word if judgement else "",
        is_example=any(row.is_example for row in rows),
    )


def _text(figure: KeyFigure, row: KeyFigureValue | None) -> str:
    return "" if row is None else number(row.value, figure.decimals, missing="")
