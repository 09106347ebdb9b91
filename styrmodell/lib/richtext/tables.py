"""Makes a table regular: every row covers the same columns, which accessible PDF requires."""

from dataclasses import replace

from styrmodell.lib.richtext.blocks import Block, TableCell

MAX_COLUMNS = 50
MAX_SQUARES = 20_000  # columns × rows; a short text must not grow into a huge one when its rows are filled up
MAX_HEADER_ROWS = 2

Row = tuple[TableCell, ...]


def table_of(rows: list[Row]) -> Block | None:
    """The rows as a table block (tabell), or None when nothing stands in them or it is too large to be a table."""
    rows = [row for row in rows if row]
    if not any(cell.blocks for row in rows for cell in row):
        return None
    head = 0
    while head < min(MAX_HEADER_ROWS, len(rows) - 1) and all(cell.header for cell in rows[head]):
        head += 1
    width = max(sum(cell.colspan for cell in row) for row in rows)
    if width > MAX_COLUMNS or width * len(rows) > MAX_SQUARES:
        return None
    parts = [_placed(rows[:head]), _placed(rows[head:])]  # a cell cannot reach from the header into the body
    width = max(len(line) for part in parts for line in part[1])
    if width > MAX_COLUMNS:
        return None
    header = _filled(*parts[0], width=width, empty=TableCell(header=True))
    body = [tuple(_without_empty_header(row)) for row in _filled(*parts[1], width=width, empty=TableCell())]
    return Block("table", rows=(*header, *body), head=head)


def _placed(rows: list[Row]) -> tuple[list[Row], list[list[bool]]]:
    """The rows with spans cut to what there is room for, and which squares of each row they cover."""
    covered: list[list[bool]] = [[] for _ in rows]
    placed = []
    for number, row in enumerate(rows):
        cells = []
        for cell in row:
            column = _first_free(covered[number])
            free = _free_from(covered[number], column, cell.colspan)
            cell = replace(cell, colspan=free, rowspan=min(cell.rowspan, len(rows) - number))
            for line in covered[number : number + cell.rowspan]:
                line.extend([False] * (column + free - len(line)))
                line[column : column + free] = [True] * free
            cells.append(cell)
        placed.append(tuple(cells))
    return placed, covered


def _first_free(line: list[bool]) -> int:
    """The first square of the row that no cell covers."""
    return line.index(False) if False in line else len(line)


def _free_from(line: list[bool], column: int, wanted: int) -> int:
    """How many squares in a row are free from the column on, at most as many as wanted."""
    return next((offset for offset, is_taken in enumerate(line[column : column + wanted]) if is_taken), wanted)


def _filled(rows: list[Row], covered: list[list[bool]], *, width: int, empty: TableCell) -> list[Row]:
    """The rows with an empty cell in every square that is left over."""
    return [row + (empty,) * (width - sum(line)) for row, line in zip(rows, covered, strict=True)]


def _without_empty_header(row: Row) -> list[TableCell]:
    """The cells of a body row; one without words names no row."""
    return [replace(cell, header=cell.header and bool(cell.blocks)) for cell in row]
