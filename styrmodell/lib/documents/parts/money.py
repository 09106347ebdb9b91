"""The parts of the blocks that hold money and key figures: their tables. A picture shows nothing that does not stand there."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from styrmodell.lib.documents import figures
from styrmodell.lib.documents.figures import KeyFigureRow, KeyFigureSeries, LedgerRow, between
from styrmodell.lib.documents.parts.marks import EXAMPLE, Namer, marked
from styrmodell.lib.documents.parts.model import (
    NOTE,
    Cell,
    Heading,
    Part,
    Row,
    Table,
    Words,
    day,
    figure,
    millions,
    thousands,
)
from styrmodell.lib.swedish import MISSING, bind

Column = tuple[str, Callable[[LedgerRow], Cell]]


def charts(block: figures.KeyFigureCharts) -> Iterator[Part]:
    """Nyckeltal över tid."""
    for series in block.figures:
        yield Heading(marked(series.name, series), 3)
        if series.conclusion:
            judged = f"{series.status.word}. " if series.status else ""
            yield Words(judged + bind(series.conclusion))
        yield _series(series)
        if series.source:
            yield Words(bind(series.source), NOTE)


def _series(series: KeyFigureSeries) -> Table:
    rows = [Row((Cell(series.own_name), *_values(series, series.values)))]
    if series.compare:
        rows.append(Row((Cell(series.compare_name), *_values(series, series.compare))))
    if series.targets:
        name = f"Mål ({EXAMPLE})" if series.targets_are_examples else "Mål"
        rows.append(Row((Cell(name), *_targets(series)), name="Mål"))
    heads = (series.unit_of_measure, *series.periods)
    return Table(series.name, heads, tuple(rows), frozenset(range(1, len(heads))))


def _values(series: KeyFigureSeries, values: tuple[figures.Value, ...]) -> Iterator[Cell]:
    """A year that has not come lacks nothing: it has its target alone."""
    known = len(values) - series.coming
    for at, value in enumerate(values):
        yield figure(value, series.decimals, missing=MISSING if at < known else "")


def _targets(series: KeyFigureSeries) -> Iterator[Cell]:
    """The targets; one that lies between two is words."""
    for value, words in zip(series.targets, series.target_words, strict=True):
        yield Cell(words) if series.upper_targets else figure(value, series.decimals, missing="")


def key_figures(block: figures.KeyFigureTable) -> Iterator[Part]:
    """Nyckeltal i tabell."""
    name = Namer(block)
    judged = ("Läge",) if block.has_statuses else ()
    heads = ("Nyckeltal", block.previous_heading, block.value_heading, block.target_heading, *judged)
    rows = []
    for row in block.rows:
        status = (Cell(row.status.word if row.status else ""),) if judged else ()
        rows.append(Row((*_key_figure(row, name), *status), name=row.name))
    yield Table(block.heading, heads, tuple(rows), frozenset({1, 2, 3}))


def _key_figure(row: KeyFigureRow, name: Namer) -> tuple[Cell, ...]:
    words = ", ".join(filter(None, (row.name, row.unit_of_measure)))
    value = Cell("inget värde än") if row.is_unavailable else figure(row.value, row.decimals)
    target = figure(row.target, row.decimals, missing="")
    if row.target is not None and row.upper_target is not None:
        target = Cell(between(row.target, row.upper_target, row.decimals))
    previous = figure(row.previous, row.decimals, missing="")
    return name(words, row, bind(row.comment)), previous, value, target


def ledger(block: figures.Ledger) -> Iterator[Part]:
    """Driftredovisning; a year that is over has no forecast to tell, and the year's budget is the period's."""
    period = f" {block.period}" if block.period else ""
    columns: list[Column] = [
        (f"Utfall{period}", lambda row: thousands(row.outcome)),
        (f"Budget{period}", lambda row: thousands(row.budget)),
        (f"Avvikelse{period}", lambda row: thousands(row.deviation)),
    ]
    if not block.is_over:
        columns.append(("Prognos helår", lambda row: thousands(row.forecast)))
    if block.has_year_budget:
        columns.append(("Årsbudget", lambda row: thousands(row.year_budget)))
    if not block.is_over:
        columns.append(("Avvikelse helår", lambda row: thousands(row.year_deviation)))
    yield _amounts(block, block.rows, columns, total=block.total)


def bars(block: figures.BudgetBars) -> Iterator[Part]:
    """Budget, utfall och prognos."""
    columns: list[Column] = [
        ("Årsbudget, tkr", lambda row: thousands(row.year_budget)),
        (f"Utfall {block.period}, tkr" if block.period else "Utfall, tkr", lambda row: thousands(row.outcome)),
    ]
    if block.is_over:
        columns.append(("Utfall mot budget, tkr", lambda row: thousands(row.deviation, signed=True)))
    else:
        columns.append(("Årsprognos, tkr", lambda row: thousands(row.forecast)))
        columns.append(("Prognos mot budget, tkr", lambda row: thousands(row.year_deviation, signed=True)))
    yield _amounts(block, block.rows, columns)


def _amounts(
    block: figures.Ledger | figures.BudgetBars,
    rows: Iterable[LedgerRow],
    columns: Sequence[Column],
    *,
    total: LedgerRow | None = None,
) -> Table:
    name = Namer(block)
    lines = [Row((name(row.name, row), *(cell(row) for _, cell in columns)), name=row.name) for row in rows]
    if total:
        cells = (name(total.name, total), *(cell(total) for _, cell in columns))
        lines.append(Row(cells, is_sum=True, name=total.name))
    heads = (block.name_heading, *(head for head, _ in columns))
    return Table(block.heading, heads, tuple(lines), frozenset(range(1, len(heads))))


def waterfall(block: figures.Waterfall) -> Iterator[Part]:
    """Från budget till prognos."""
    rows = [Row((Cell(step.name), millions(step.amount, signed=bool(at)))) for at, step in enumerate(block.steps)]
    rows.append(Row((Cell(block.result_name), millions(block.result)), is_sum=True))
    yield Table(block.heading, (block.steps_heading, "mkr"), tuple(rows), frozenset({1}))


def deviations(block: figures.DeviationTable) -> Iterator[Part]:
    """Avvikelser och åtgärder."""
    name = Namer(block)
    money = (f"{block.amount_of} mot budget, tkr",) if block.has_amounts else ()
    rows = []
    for row in block.rows:
        amount = (thousands(row.amount, signed=True, missing=""),) if money else ()
        words = (Cell(html=row.cause), Cell(html=row.action), Cell(row.responsible), day(row.due))
        rows.append(Row((name(row.name, row, row.unit), *amount, *words), name=row.name))
    heads = (block.name_heading, *money, "Orsak", "Åtgärd", "Ansvarig", "Klart senast")
    yield Table(block.heading, heads, tuple(rows), frozenset({1} if money else ()))
