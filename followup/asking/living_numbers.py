"""The numbers of a report that its texts may point at, and its texts with what they point at drawn."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from followup.enums import Content, Extent
from followup.models import Assessment, KeyFigureValue, Report, ReportingRound, ReportText, SectionRule
from followup.money.amounts import Amounts, total_from, total_of
from followup.money.operating_account import SUMS, with_amounts
from followup.reading.series import FollowedFigure, value_of
from followup.rules.living_numbers import (
    FORECAST,
    OUTCOME,
    amount_words,
    drawn,
    drawn_words,
    figure_key,
    figure_of,
    figure_words,
    keys_in,
    sign_of,
)
from followup.rules.sections import reporter_of
from organisation.reach.who_may import any_q
from planning.models import KeyFigure
from styrmodell.lib.intervals import Interval, encloses, within_q
from styrmodell.lib.readings import decimals_of

MONEY = {FORECAST, OUTCOME}
OF_LINES = ("proposals", "signatures")  # sections of lines and no formatted text

Row = TypeVar("Row", bound=ReportText | Assessment)


@dataclass(frozen=True, slots=True)
class LivingNumber:
    """Ett levande tal, as it is chosen from a list.

    Attributes:
        words: what is drawn today.
        is_known: it has a value today.
    """

    key: str
    name: str
    words: str
    is_known: bool = True

    @property
    def sign(self) -> str:
        """What is written in the text."""
        return sign_of(self.key)


def own_numbers(
    figures: Iterable[FollowedFigure], amounts: Amounts, round_: ReportingRound, *, tells_money: bool
) -> tuple[LivingNumber, ...]:
    """A report's own key figures that have values, then its prognos and utfall.

    Args:
        tells_money: the report has an operating account.
    """
    found = [_figure(one) for one in figures if not one.is_judged]
    if tells_money:
        told = _told(amounts, round_)
        found += [LivingNumber(key, name, amount_words(kr), kr is not None) for key, name, kr in told]
    return tuple(found)


def _told(amounts: Amounts, round_: ReportingRound) -> Iterator[tuple[str, str, Decimal | None]]:
    """What may be told of an account: key, name and kr."""
    if round_.has_forecasts:
        yield FORECAST, "Prognos för helåret", amounts.forecast
    yield OUTCOME, f"Utfall {round_.period}", amounts.outcome


def _figure(followed: FollowedFigure) -> LivingNumber:
    figure, value = followed.series.figure, value_of(followed.value)
    words = _words(followed.value, figure)
    return LivingNumber(figure_key(figure.pk), figure.name, words, value is not None)


def _words(row: KeyFigureValue | None, figure: KeyFigure) -> str:
    """As exact as the field shows it."""
    value = value_of(row)
    exact = figure.decimals if value is None else max(figure.decimals, decimals_of(value))
    return figure_words(value, exact, figure.unit_of_measure)


def words_of(numbers: Iterable[LivingNumber]) -> Mapping[str, str]:
    """By key what is drawn."""
    return {one.key: one.words for one in numbers}


def drawn_row(row: Row, words: Mapping[str, str]) -> Row:
    """The row with its text drawn, which is not to be saved; itself where there is nothing to draw."""
    if not keys_in(row.text):
        return row
    found = copy(row)
    found.text = _drawn(row, words)
    return found


def _drawn(row: ReportText | Assessment, words: Mapping[str, str]) -> str:
    are_lines = isinstance(row, ReportText) and row.key in OF_LINES
    return drawn_words(row.text, words) if are_lines else drawn(row.text, words)


def draw_others(rows: Sequence[tuple[Report, Any]]) -> None:
    """Draw texts of several reports that are being written, each with its own unit's numbers, in rows that are only read.

    No query where nothing is to be drawn; else two, and two a round whose money is told.
    """
    wanted = {row: keys for _, row in rows if (keys := keys_in(row.text))}
    if not wanted:
        return
    by_report: dict[Report, set[str]] = defaultdict(set)
    for report, row in rows:
        by_report[report] |= wanted.get(row, frozenset())
    words = _told_by(by_report)
    for report, row in rows:
        if row in wanted:
            row.text = _drawn(row, words[report])


def _told_by(reports: Mapping[Report, Collection[str]]) -> dict[Report, dict[str, str]]:
    found: dict[Report, dict[str, str]] = {report: {} for report in reports}
    rounds = ReportingRound.objects.in_bulk({report.round_id for report in reports})
    values = _values(reports, rounds.values())
    for report, keys in reports.items():
        round_ = rounds[report.round_id]
        for key in keys:
            row = values.get((report.unit_id, figure_of(key), round_.period_from, round_.period_to))
            if row is not None:
                found[report][key] = _words(row, row.figure)
    for round_ in rounds.values():
        asking = [report for report, keys in reports.items() if report.round_id == round_.pk and MONEY & set(keys)]
        for report, amounts in _amounts(asking, round_):
            found[report] |= {key: amount_words(kr) for key, _, kr in _told(amounts, round_)}
    return found


def _values(
    reports: Mapping[Report, Collection[str]], rounds: Iterable[ReportingRound]
) -> dict[tuple[int | None, int | None, date, date], KeyFigureValue]:
    """The units' own values of the figures that are pointed at, by unit, figure and period."""
    figures = {pk for keys in reports.values() for key in keys if (pk := figure_of(key)) is not None}
    rows = KeyFigureValue.objects.outcomes().filter(
        unit__in={report.unit_id for report in reports},
        figure__in=figures,
        period_to__in={one.period_to for one in rounds},
    )
    return {(row.unit_id, row.figure_id, row.period_from, row.period_to): row for row in rows.select_related("figure")}


def _amounts(reports: Sequence[Report], round_: ReportingRound) -> Iterable[tuple[Report, Amounts]]:
    """The accounts of those reports that have one, each added up from the units that the verksamheter lie in."""
    if not reports:
        return []
    rules = SectionRule.objects.filter(
        section__year=round_.year, section__content=Content.OPERATING, round_kind=round_.kind
    )
    telling = set(rules.exclude(extent=Extent.NONE).values_list("reporter", flat=True))
    reports = [report for report in reports if reporter_of(report.unit.kind) in telling]
    within = any_q(within_q(report.unit, path="unit__") for report in reports)
    operations = with_amounts(None, round_).filter(within).order_by()
    summed = list(operations.values("unit__tree_id", "unit__lft", "unit__rght").annotate(**SUMS))
    return [(report, total_of(total_from(row) for row in summed if _lies_in(report, row))) for report in reports]


def _lies_in(report: Report, row: Mapping[str, Any]) -> bool:
    return encloses(report.unit, Interval(row["unit__tree_id"], row["unit__lft"], row["unit__rght"]))
