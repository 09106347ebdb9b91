"""Makes a table of cells: which rows name the columns, which column names the rows, and which columns hold figures."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from styrmodell.lib.richtext import markup
from styrmodell.lib.richtext.blocks import Block, TableCell, all_runs
from styrmodell.lib.richtext.grid import Row, Spot, compact, filled, spots_of, width_of, without_columns, without_rows

MAX_COLUMNS = 50
MAX_SQUARES = 20_000  # columns × rows; a short text must not grow into a huge one when its rows are filled up
MAX_HEADER_ROWS = int(markup.TABLE["tables"]["headerRows"])
LONGEST_FIGURE, LONGEST_NAME = 40, 120  # characters


def table_of(
    rows: Sequence[Row], *, head: int = 0, hidden_rows: Collection[int] = (), hidden_columns: Collection[int] = ()
) -> Block | None:
    """The rows as a table block (tabell), or None when nothing stands in them or it is too large to be a table.

    Args:
        rows: the cells of each row, also of those that are covered from above or hidden.
        head: how many of the rows are marked as headings of columns.
        hidden_rows: numbers of the rows that the writer had hidden.
        hidden_columns: numbers of the columns that the writer had hidden.
    """
    width = max((sum(cell.colspan for cell in row) for row in rows), default=0)
    if width > MAX_COLUMNS or width * len(rows) > MAX_SQUARES:
        return None
    spots = compact(without_columns(without_rows(spots_of(rows, head), hidden_rows), hidden_columns))
    if not any(spot.cell.blocks for spot in spots) or width_of(spots) > MAX_COLUMNS:
        return None
    head = _head(spots)
    spots = spots_of(filled(spots))
    figures = _figure_columns(spots, head)
    names_rows = _names_rows(spots, head, figures)
    finished = (
        tuple(_finished(spot, head, figures, names_rows=names_rows) for spot in row)
        for _, row in groupby(spots, attrgetter("row"))
    )
    return Block("table", rows=tuple(finished), head=head)


def _head(spots: Sequence[Spot]) -> int:
    """How many rows name the columns: those that are marked, or else those at the top with header cells only.

    A header cell that covers several rows takes all of them into the head, so that nothing in them moves to another
    column.
    """
    most = min(MAX_HEADER_ROWS, max(spot.below for spot in spots) - 1)
    wanted = max((spot.below for spot in spots if spot.in_head), default=0) or _header_rows(spots, most)
    reach = wanted
    while (further := max((spot.below for spot in spots if spot.row < reach), default=0)) > reach:
        reach = further
    ends = [reach] if reach <= most else range(min(wanted, most), 0, -1)
    return next((end for end in ends if not any(spot.row < end < spot.below for spot in spots)), 0)


def _header_rows(spots: Sequence[Spot], most: int) -> int:
    """How many rows at the top hold header cells only, but for an empty corner.

    A line across the table after that belongs to the rows below it, unless its cell says that it names columns.
    """
    width = width_of(spots)
    for row in range(most):
        cells = [spot for spot in spots if spot.row == row]
        is_line = len(cells) == 1 < width and not any(spot.row < row < spot.below for spot in spots)
        has_names = any(spot.row < row and spot.cell.colspan < width for spot in spots)
        names = [spot for spot in cells if spot.cell.header]
        blanks = [spot for spot in cells if not (spot.cell.header or spot.cell.blocks or spot.column)]
        scopes = {spot.cell.scope for spot in names}
        if not names or len(names) + len(blanks) < len(cells) or scopes == {"row"}:
            return row
        if is_line and has_names and scopes != {"col"}:
            return row
    return most


def _figure_columns(spots: Sequence[Spot], head: int) -> frozenset[int]:
    """The columns that hold figures, and beside them nothing but blanks and signs for what is missing.

    A year that has no figures yet stands as those beside it that have.
    """
    texts: dict[int, list[str]] = {}
    for spot in spots:
        if spot.row >= head and spot.cell.colspan == 1:
            texts.setdefault(spot.column, []).append(words_of(spot.cell))
    years = {spot.column for spot in spots if spot.row < head and markup.is_like("year", words_of(spot.cell))}
    may_be = [
        column
        for column, found in texts.items()
        if all(_is_figure(text) or markup.is_like("nothing", text) for text in found)
    ]
    sure = {column for column in may_be if any(map(_is_figure, texts[column]))}
    return frozenset(sure | (years.intersection(may_be) if sure & years else set()))


def _names_rows(spots: Sequence[Spot], head: int, figures: frozenset[int]) -> bool:
    """True when the first column says what the figures of each row are of."""
    first = [spot.cell for spot in spots if spot.row >= head and spot.column == 0 and spot.cell.colspan == 1]
    named = [cell for cell in first if cell.blocks]
    return bool(named) and bool(figures - {0}) and all(map(_is_name, named))


def _finished(spot: Spot, head: int, figures: frozenset[int], *, names_rows: bool) -> TableCell:
    """The cell as a header or not, and as a figure or not. Below the head a cell without words names nothing."""
    cell = spot.cell
    is_name = cell.header or (names_rows and spot.column == 0 and cell.colspan == 1)
    header = spot.row < head or (is_name and bool(cell.blocks))
    is_figure = figures.issuperset(range(spot.column, spot.beyond)) and not (header and spot.row >= head)
    return replace(cell, header=header, figure=is_figure, scope="")


def words_of(cell: TableCell) -> str:
    """The words of a cell as one looks for figures in them: without notes set above the line."""
    runs = [run for run in all_runs(cell.blocks) if run.position != "sup"]
    left = [run for run in runs if run.mark != "del"] or runs  # in a comparison, where both figures stand
    text = " ".join(run.text for run in left)
    return " ".join(text.split())


def _is_figure(text: str) -> bool:
    return len(text) <= LONGEST_FIGURE and markup.is_like("figure", text)


def _is_name(cell: TableCell) -> bool:
    text = words_of(cell)
    is_short = len(cell.blocks) == 1 and cell.blocks[0].kind == "p" and len(text) <= LONGEST_NAME
    return is_short and (markup.is_like("year", text) or (markup.is_like("name", text) and not _is_figure(text)))
