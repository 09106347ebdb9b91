"""Ett nyckeltals sida: the units' newest values against their targets, and the whole series of one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue
from followup.reading.series import Series, newest_periods, row_head, series_of
from followup.reading.targets import Targets, judge
from organisation.models import OrgUnit
from planning.enums import Direction, EditionKind
from planning.models import FrozenNode, HandedDown, KeyFigure, PlanEdition
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
    series = _series(figure, shown, [row for row in rows if row.is_in_series])
    own, listed = series[chosen], [series[one] for one in units.object_list]
    periods = _periods(listed)
    columns = _columns(own)
    return KeyFigurePage(
        chosen=chosen,
        series=own.drawn(columns, name=f"{figure.name}, {chosen.name}", own_name=row_head(chosen)) if own.own else None,
        coming=len(columns.keys() - own.own.keys()),
        sentence=_sentence(own),
        target_owner=next((target.owner for target in own.targets.values() if target.owner != chosen.name), ""),
        rows=tuple(row for row in reversed(rows) if row.unit_id == chosen.pk),
        units=units,
        periods=tuple(periods),
        lines=tuple(_line_of(one, series[one], periods) for one in units.object_list),
    )


def _rows(visible: Any, chosen: OrgUnit, shown: Sequence[OrgUnit]) -> list[KeyFigureValue]:
    measured = Q(kind=ValueKind.OUTCOME, sex=Sex.TOTAL) & (Q(unit__in=shown) | Q(unit=None))
    rows = visible.filter(measured | Q(unit=chosen)).select_related("round")
    return list(rows.order_by("period_to", "-period_from", "kind", "sex"))


def _series(figure: KeyFigure, shown: Sequence[OrgUnit], rows: Iterable[KeyFigureValue]) -> dict[OrgUnit, Series]:
    """Each unit's series, its targets its own or those of the nearest above it. Three queries."""
    by_unit: dict[int | None, list[KeyFigureValue]] = {}
    for row in rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    over = Q(pk__in=[one.pk for one in shown])
    for one in shown:
        over |= above_q(one)
    above = list(OrgUnit.objects.filter(over).order_by("-level"))
    newest = PlanEdition.objects.filter(plan__unit__in=above).latest_per_plan().exclude(kind=EditionKind.PRELIMINARY)
    # An edition may still have what has been taken back or got another target, and an area's what its units have been given.
    nodes = FrozenNode.objects.in_editions(newest).filter(key_figure=figure).select_related("node__plan__unit")
    handed = HandedDown.objects.standing().filter(figure=figure, unit__in=above).order_by("period_from")
    targets = Targets(nodes.filter(node__handed_down=None), handed.select_related("giver"))
    compared = by_unit.get(None, [])
    return {
        one: series_of(
            figure,
            [*by_unit.get(one.pk, []), *compared],
            targets.of(figure, [unit for unit in above if unit.covers(one)]),
        )
        for one in shown
    }


def _periods(listed: Iterable[Series]) -> list[str]:
    """The heads of the units' table, oldest first."""
    rows = [row for series in listed for row in series.own.values()]
    rows.sort(key=lambda row: (row.period_to, -row.period_from.toordinal()))
    return list(dict.fromkeys(row.period_label for row in newest_periods(rows)))[-OVERVIEW:]


def _columns(series: Series) -> dict[str, int]:
    """The last periods of the chart and the next years with a target."""
    years = {label: row.period_to.year for label, row in series.own.items()}
    last = max(years.values(), default=0)
    coming = [year for year in sorted(series.targets) if year > last][:COMING]
    return dict([*years.items(), *((str(year), year) for year in coming)][-SHOWN:])


def _sentence(series: Series) -> str:
    """What one came to know: "6,1 procent för 2025, bättre än 6,9 för 2024. Målet för 2026 är 5,8, det skiljer 0,3."."""
    figure, known = series.figure, series.known
    if not known:
        return "Det finns inget värde än."
    last = known[-1]
    sentence = f"{number(last.value, figure.decimals)} {figure.unit_of_measure} för {last.period_label}"
    if len(known) > 1 and last.is_whole == known[-2].is_whole:
        sentence += f", {_change(figure, known[-2], last)}"
    judgement = series.judgement
    return f"{sentence}. {judgement.words}" if judgement else f"{sentence}."


def _change(figure: KeyFigure, before: KeyFigureValue, last: KeyFigureValue) -> str:
    was = f"{number(before.value, figure.decimals)} för {before.period_label}"
    step = (last.value or 0) - (before.value or 0)
    if not step:
        return f"oförändrat från {before.period_label}"
    if figure.direction in (Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER):
        is_better = (step > 0) == (figure.direction == Direction.HIGHER_IS_BETTER)
        return f"{'bättre' if is_better else 'sämre'} än {was}"
    return f"{'upp' if step > 0 else 'ned'} från {was}"


def _line_of(unit: OrgUnit, series: Series, periods: Sequence[str]) -> UnitLine:
    """What the table has room for: a value that is older is not judged."""
    known = [row for row in series.known if row.period_label in periods]
    judgement = judge(series.figure, known[-1], series.targets) if known else None
    return UnitLine(
        name=unit.name,
        url=f"?enhet={unit.pk}",
        cells=tuple((period, _text(series.figure, series.own.get(period))) for period in periods),
        target=judgement.target_words if judgement else "",
        key=judgement.status.key.value if judgement else "",
        word=judgement.status.word if judgement else "",
        is_example=series.is_example,
    )


def _text(figure: KeyFigure, row: KeyFigureValue | None) -> str:
    return "" if row is None else number(row.value, figure.decimals, missing="")
