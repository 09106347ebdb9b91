"""Key figures as reports show them: own series, comparison, targets, and the value of the round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue, ReportingRound
from followup.reading.targets import AdoptedTarget, Judgement, aims_of, is_whole, judge
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import FrozenNode, KeyFigure
from styrmodell.lib.documents.figures import KeyFigureRow, KeyFigureSeries
from styrmodell.lib.swedish import EN_DASH, MONTHS, number

COLUMNS = 7  # years beside each other: what a half page holds
PREFERRED_AREA = "Riket"


@dataclass(frozen=True, slots=True)
class FollowedFigure:
    """Nyckeltal som följs upp: a figure, where it stands in the plan, its targets and its values.

    `own` and `compared` go from period label to value row, oldest first; `aims` from year to target.
    """

    figure: KeyFigure
    parent_node_id: int | None
    aims: dict[int, AdoptedTarget]
    is_example: bool
    own: dict[str, KeyFigureValue]
    compared: dict[str, KeyFigureValue]
    area: str = ""

    def value(self, round_: ReportingRound) -> KeyFigureValue | None:
        """The row of the round's own period."""
        return self.own.get(period_label(round_.period_from, round_.period_to))

    def earlier(self, round_: ReportingRound) -> list[tuple[str, KeyFigureValue]]:
        """The whole periods before the round, oldest first."""
        return [(label, row) for label, row in self.own.items() if row.period_to < round_.period_to]


def period_label(period_from: date, period_to: date) -> str:
    """A column's head: "2026", "2025/26" or "jan–aug 2026"."""
    if (period_from.month, period_from.day, period_to.month) == (1, 1, 12) and period_from.year == period_to.year:
        return str(period_to.year)
    if period_to.year == period_from.year + 1 and period_to - period_from > timedelta(days=360):
        return f"{period_from.year}/{period_to.year % 100:02d}"
    first, last = MONTHS[period_from.month - 1][:3], MONTHS[period_to.month - 1][:3]
    return f"{last} {period_to.year}" if first == last else f"{first}{EN_DASH}{last} {period_to.year}"


def followed(nodes: Iterable[FrozenNode], unit: OrgUnit, round_: ReportingRound) -> tuple[FollowedFigure, ...]:
    """The figures of the posts, each once, with the unit's values up to the round. One query."""
    chosen: dict[int, tuple[KeyFigure, FrozenNode]] = {}
    for node in nodes:
        if node.kind == NodeKind.KEY_FIGURE and node.key_figure is not None:
            chosen.setdefault(node.key_figure.pk, (node.key_figure, node))
    values = KeyFigureValue.objects.filter(
        Q(unit=unit) | Q(unit=None),
        figure__in=chosen,
        kind=ValueKind.OUTCOME,
        sex=Sex.TOTAL,
        period_to__lte=round_.period_to,
    ).order_by("period_to", "-period_from")
    rows: dict[int, list[KeyFigureValue]] = {}
    for row in values:
        rows.setdefault(row.figure_id, []).append(row)
    return tuple(_followed(figure, node, rows.get(pk, []), round_) for pk, (figure, node) in chosen.items())


def _followed(
    figure: KeyFigure, node: FrozenNode, rows: Sequence[KeyFigureValue], round_: ReportingRound
) -> FollowedFigure:
    area = compared_area(rows)
    shown = [row for row in rows if is_whole(row) or (row.period_from, row.period_to) == _period(round_)]
    return FollowedFigure(
        figure=figure,
        parent_node_id=node.parent_node_id,
        aims=aims_of(node),
        is_example=node.is_example,
        own={period_label(row.period_from, row.period_to): row for row in shown if not row.area},
        compared={period_label(row.period_from, row.period_to): row for row in shown if area and row.area == area},
        area=area,
    )


def compared_area(rows: Iterable[KeyFigureValue]) -> str:
    """What the values are compared with: Riket when there is such a value, else the first area; empty when none."""
    areas = [row.area for row in rows if row.area]
    return PREFERRED_AREA if PREFERRED_AREA in areas else next(iter(areas), "")


def _period(round_: ReportingRound) -> tuple[date, date]:
    return round_.period_from, round_.period_to


def row_head(unit: OrgUnit) -> str:
    """The unit's name, short enough for one line beside a chart: "Strängnäs" for Strängnäs kommun."""
    return unit.name.removesuffix(" kommun")


def as_series(figure: FollowedFigure, round_: ReportingRound, own_name: str) -> KeyFigureSeries:
    """The figure as a chart with its table: the last periods with a value, and the round's own."""
    this = period_label(round_.period_from, round_.period_to)
    labels = list(dict.fromkeys([*figure.own, *figure.compared]))
    labels = sorted(labels, key=lambda label: _ends(figure, label))[-COLUMNS:] or [this]
    years = [_ends(figure, label).year if label != this else round_.year for label in labels]
    judgement = _judged_last(figure)
    return KeyFigureSeries(
        name=figure.figure.name,
        unit_of_measure=figure.figure.unit_of_measure,
        periods=tuple(labels),
        values=tuple(_value(figure.own.get(label)) for label in labels),
        own_name=own_name,
        compare=tuple(_value(figure.compared.get(label)) for label in labels) if figure.compared else (),
        compare_name=figure.area or PREFERRED_AREA,
        **target_rows([figure.aims.get(year) for year in years]),
        targets_are_examples=figure.is_example,
        decimals=figure.figure.decimals,
        conclusion=conclusion(figure, round_),
        source=source_words(figure.figure, figure.own.values()),
        status=judgement.status if judgement else None,
        is_example=any(row.is_example for row in figure.own.values()),
    )


def target_rows(aims: Sequence[AdoptedTarget | None]) -> dict[str, Any]:
    """The targets of a series' columns as its fields; the upper ones only when some figure is to lie between two."""
    uppers = tuple(aim.upper if aim else None for aim in aims)
    return {
        "targets": tuple(aim.value if aim else None for aim in aims) if any(aims) else (),
        "upper_targets": uppers if any(upper is not None for upper in uppers) else (),
    }


def as_row(figure: FollowedFigure, round_: ReportingRound) -> KeyFigureRow:
    """The figure as one line: the last whole period, the round's value and the year's target."""
    row, earlier = figure.value(round_), figure.earlier(round_)
    aim, judgement = figure.aims.get(round_.year), judge(figure.figure, row, figure.aims) if row else None
    return KeyFigureRow(
        name=figure.figure.name,
        unit_of_measure=figure.figure.unit_of_measure,
        previous=earlier[-1][1].value if earlier else None,
        value=_value(row),
        is_unavailable=bool(row and row.is_unavailable),
        target=aim.value if aim else None,
        upper_target=aim.upper if aim else None,
        decimals=figure.figure.decimals,
        status=judgement.status if judgement else None,
        comment=row.comment if row else "",
        is_example=figure.is_example or bool(row and row.is_example),
    )


def conclusion(figure: FollowedFigure, round_: ReportingRound) -> str:
    """What the picture shows, in words: from the first known value to the last, and against the target."""
    known = [(label, row) for label, row in figure.own.items() if row.value is not None]
    if not known:
        return "Det finns inget värde än."
    decimals = figure.figure.decimals
    (first_label, first), (last_label, last) = known[0], known[-1]
    sentence = f"Värdet är {number(last.value, decimals)} för {last_label}"
    if len(known) > 1 and is_whole(first) == is_whole(last):  # some months are not to be held against a year
        sentence += f", {_change(first, last)} från {number(first.value, decimals)} för {first_label}"
    return " ".join(filter(None, [f"{sentence}.", _missing_words(figure, round_), _target_words(figure, round_)]))


def _change(first: KeyFigureValue, last: KeyFigureValue) -> str:
    step = (last.value or 0) - (first.value or 0)
    return "upp" if step > 0 else "ned" if step < 0 else "oförändrat"


def _missing_words(figure: FollowedFigure, round_: ReportingRound) -> str:
    row = figure.value(round_)
    this = period_label(round_.period_from, round_.period_to)
    return f"För {this} finns inget värde än." if row and row.is_unavailable else ""


def _target_words(figure: FollowedFigure, round_: ReportingRound) -> str:
    judgement, aim = _judged_last(figure), figure.aims.get(round_.year)
    if judgement:
        return judgement.words(figure.figure)
    return f"Målet för {aim.year} är {aim.words(figure.figure.decimals)}." if aim else ""


def _judged_last(figure: FollowedFigure) -> Judgement | None:
    """The last known value against its target."""
    known = [row for row in figure.own.values() if row.value is not None]
    return judge(figure.figure, known[-1], figure.aims) if known else None


def _ends(figure: FollowedFigure, label: str) -> date:
    row = figure.own.get(label) or figure.compared.get(label)
    return row.period_to if row else date.max


def _value(row: KeyFigureValue | None) -> Decimal | None:
    return row.value if row else None


def source_words(figure: KeyFigure, values: Iterable[KeyFigureValue]) -> str:
    """Where the values come from, and when they were last fetched: "Källa: Kolada, hämtat 2026-11-02."."""
    rows = list(values)
    source = next((row.source for row in reversed(rows) if row.source), figure.source)
    fetched = max((row.fetched_on for row in rows if row.fetched_on), default=None)
    if not source:
        return ""
    return f"Källa: {source}, hämtat {fetched}." if fetched else f"Källa: {source}."
