"""Key figures in a report: as charts with their tables, and as rows where they are many or there is nothing to draw."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile

from followup.asking.material import Material
from followup.enums import Reporter, ScaleDimension
from followup.models import KeyFigureValue, Report, SectionRule
from followup.reading.series import FollowedFigure, row_head, value_of
from followup.reading.targets import judge
from followup.rules.sections import reporter_of
from styrmodell.lib.documents.blocks import StatusRow, StatusTable
from styrmodell.lib.documents.figures import KeyFigureCharts, KeyFigureRow, KeyFigureSeries, KeyFigureTable
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import measure_beside, number, period_label

COLUMNS = 7  # years beside each other: what a half page holds
NOT_YET = "Ingen bedömning än."
MANY_FIGURES = 6  # more than this and they stand in a table instead of as charts


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """The figures that stand with no goal."""
    goals = {node.node_id for node in read.goals}
    figures = [figure for figure in read.figures if figure.stands_under not in goals]
    if not figures:
        return []
    reporter = reporter_of(read.report.unit.kind)
    with_charts = reporter not in (Reporter.UNIT, Reporter.OFFICE)
    blocks = told(read, figures, with_charts=with_charts and len(figures) <= MANY_FIGURES)
    return [Chapter(one.section.key.replace("_", "-"), one.title, tuple(blocks))]


def told(
    read: Material, figures: Sequence[FollowedFigure], *, with_charts: bool
) -> list[KeyFigureCharts | KeyFigureTable | StatusTable]:
    """Those that have values as charts or as rows, then the bedömningar with their steps and texts."""
    counted = [figure for figure in figures if not figure.is_judged]
    judged = [figure for figure in figures if figure.is_judged]
    blocks: list[KeyFigureCharts | KeyFigureTable | StatusTable] = []
    if counted:
        blocks.extend(charts(counted, read.report) if with_charts else [table(counted, read.report)])
    if judged:
        blocks.append(StatusTable(tuple(_judged(read, one) for one in judged), "Bedömningar", "Bedömning"))
    return blocks


def _judged(read: Material, followed: FollowedFigure) -> StatusRow:
    """A bedömning: never as a value that is missing."""
    row = followed.value
    return StatusRow(
        followed.series.figure.name,
        html=(row.text or (NOT_YET if row.is_unavailable else "")) if row else "",
        status=read.words.status(ScaleDimension.ATTAINMENT, row.step) if row else None,
        is_example=followed.is_example or bool(row and row.is_example),
    )


def charts(figures: Sequence[FollowedFigure], report: Report) -> list[KeyFigureCharts | KeyFigureTable]:
    """The figures that have values to compare as charts, the others as rows: one value alone shows no line."""
    drawn = [figure for figure in figures if len(figure.series.known) > 1]
    others = [figure for figure in figures if len(figure.series.known) <= 1]
    blocks: list[KeyFigureCharts | KeyFigureTable] = []
    if drawn:
        blocks.append(KeyFigureCharts(tuple(as_chart(figure, row_head(report.unit)) for figure in drawn)))
    if others:
        blocks.append(table(others, report, heading="Andra nyckeltal" if drawn else "Nyckeltal"))
    return blocks


def table(figures: Iterable[FollowedFigure], report: Report, heading: str = "Nyckeltal") -> KeyFigureTable:
    """The figures as rows."""
    rows = tuple(as_row(figure) for figure in figures)
    return KeyFigureTable(rows, heading, value_heading="Utfall", target_heading=f"Mål {report.round.year}")


def as_chart(followed: FollowedFigure, own_name: str) -> KeyFigureSeries:
    """The figure as a chart with its table: the last periods with a value, and the round's own."""
    series = followed.series
    judgement = series.judgement
    columns = _columns(followed)
    drawn = series.drawn(columns, name=series.figure.name, own_name=own_name)
    return replace(drawn, conclusion=conclusion(followed, columns), status=judgement.status if judgement else None)


def _columns(followed: FollowedFigure) -> dict[str, int]:
    """The periods with the year whose target is meant: the round's own is that of its year.

    The year's target stands there before its value has come, and no year stands first whose value nobody knows.
    """
    round_, series = followed.round, followed.series
    this = period_label(round_.period_from, round_.period_to)
    ends = {row.period_label: row.period_to for row in (*series.own.values(), *series.compared.values())}
    labels = sorted(ends, key=lambda label: ends[label]) or [this]
    columns = {label: round_.year if label == this else ends[label].year for label in labels}
    if followed.target and round_.year not in columns.values():
        columns[str(round_.year)] = round_.year
    shown = list(columns.items())[-COLUMNS:]
    known = {row.period_label for row in (*series.own.values(), *series.compared.values()) if row.value is not None}
    return dict(dropwhile(lambda column: column[0] not in known and column[1] != round_.year, shown))


def as_row(followed: FollowedFigure) -> KeyFigureRow:
    """The figure as one line: the last whole period, the round's value and the year's target."""
    row, earlier, target, series = followed.value, followed.earlier, followed.target, followed.series
    judgement = judge(series.figure, row, series.targets) if row else None
    return KeyFigureRow(
        name=series.figure.name,
        unit_of_measure=measure_beside(series.figure.name, series.figure.unit_of_measure),
        previous=earlier[-1].value if earlier else None,
        value=value_of(row),
        is_unavailable=bool(row and row.is_unavailable),
        target=target.value if target else None,
        upper_target=target.upper if target else None,
        decimals=series.figure.decimals,
        status=judgement.status if judgement else None,
        comment=row.comment if row else "",
        is_example=followed.is_example or bool(row and row.is_example),
    )


def conclusion(followed: FollowedFigure, shown: Container[str] = ()) -> str:
    """What the picture shows, in words: from the first known value to the last, and against the target.

    Args:
        shown: the periods in the picture; all that are known where it is not said.
    """
    known, decimals = followed.series.known, followed.series.figure.decimals
    if not known:
        return "Det finns inget värde än."
    first, last = next((row for row in known if row.period_label in shown), known[0]), known[-1]
    sentence = f"Värdet är {number(last.value, decimals)} för {last.period_label}"
    if len(known) > 1 and first.is_whole == last.is_whole:  # some months are not to be held against a year
        sentence += f", {_change(first, last)} från {number(first.value, decimals)} för {first.period_label}"
    return " ".join(filter(None, [f"{sentence}.", _missing_words(followed.value), _target_words(followed)]))


def _change(first: KeyFigureValue, last: KeyFigureValue) -> str:
    step = (last.value or 0) - (first.value or 0)
    return "upp" if step > 0 else "ned" if step < 0 else "oförändrat"


def _missing_words(row: KeyFigureValue | None) -> str:
    return f"För {row.period_label} finns inget värde än." if row and row.is_unavailable else ""


def _target_words(followed: FollowedFigure) -> str:
    judgement, target = followed.series.judgement, followed.target
    if judgement:
        return judgement.words
    return f"Målet för {target.year} är {target.words(followed.series.figure.decimals)}." if target else ""
