"""Tables drawn at random: cells over several rows and columns, a head of several rows, hidden rows and columns.

What stands above and beside each cell is known as the table is drawn, and read again from any HTML made of it.
"""

from dataclasses import dataclass

from hypothesis import strategies as st
from lxml import html as lxml_html

Neighbours = dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]
HIDDEN = ' style="display:none"'


@dataclass(frozen=True)
class Drawn:
    """A table as another program would write it.

    Attributes:
        html: the table.
        neighbours: of each cell's word: the words of the head above it, those in its rows and those in its columns.
        hidden: the words that must not come along.
        has_head: some row of the head is seen.
    """

    html: str
    neighbours: Neighbours
    hidden: frozenset[str]
    has_head: bool


@dataclass(frozen=True)
class _Box:
    word: str
    rows: frozenset[int]
    columns: frozenset[int]


@st.composite
def tables(draw: st.DrawFn, *, marked: bool = True) -> Drawn:
    """A table of up to seven rows and six columns.

    Args:
        marked: the head is marked as such; otherwise an editor has to find it.
    """
    head, body, width = draw(st.integers(0, 3)), draw(st.integers(1, 4)), draw(st.integers(1, 6))
    hidden_columns = _some(draw, width)
    hidden_rows = _some(draw, head + body) - {head + body - 1}  # a head without any row is no table
    boxes = [*_partition(draw, range(head), width), *_partition(draw, range(head, head + body), width)]
    seen = [_seen(box, hidden_rows, hidden_columns) for box in boxes]
    shown = [box for box in seen if box.rows and box.columns]
    return Drawn(
        _html(boxes, head, width, hidden_rows, hidden_columns, marked=marked),
        _known(shown, head),
        frozenset(box.word for box, left in zip(boxes, seen, strict=True) if left not in shown),
        bool(set(range(head)) - hidden_rows),
    )


def neighbours(html: str) -> Neighbours:
    """The same, read from HTML as a browser lays it out."""
    if "<table" not in html:
        return {}
    table = lxml_html.fragment_fromstring(html, create_parent="div").find(".//table")
    boxes, taken, head = [], set(), 0
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        head += row.getparent().tag == "thead"
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            down = range(number, number + int(cell.get("rowspan", 1)))
            across = range(column, column + int(cell.get("colspan", 1)))
            taken |= {(one, other) for one in down for other in across}
            if word := " ".join(cell.text_content().split()):
                boxes.append(_Box(word, frozenset(down), frozenset(across)))
    return _known(boxes, head)


def _known(boxes: list[_Box], head: int) -> Neighbours:
    return {
        box.word: (
            frozenset(one.word for one in boxes if max(one.rows) < min(*box.rows, head) and one.columns & box.columns),
            frozenset(one.word for one in boxes if one.rows & box.rows),
            frozenset(one.word for one in boxes if one.columns & box.columns),
        )
        for box in boxes
    }


def _some(draw: st.DrawFn, count: int) -> frozenset[int]:
    """A few numbers below `count`, mostly none and never all."""
    chosen = draw(st.sets(st.integers(0, count - 1), max_size=count - 1)) if draw(st.integers(0, 3)) == 0 else set()
    return frozenset(chosen)


def _partition(draw: st.DrawFn, rows: range, width: int) -> list[_Box]:
    """The squares of some rows, merged at random."""
    free = {(row, column) for row in rows for column in range(width)}
    boxes = []
    while free:
        row, column = min(free)
        across = 1
        while (row, column + across) in free and draw(st.integers(0, 3)) == 0:
            across += 1
        down = 1
        while all((row + down, column + step) in free for step in range(across)) and draw(st.integers(0, 3)) == 0:
            down += 1
        box = _Box(f"r{row}k{column}.", frozenset(range(row, row + down)), frozenset(range(column, column + across)))
        free -= {(one, other) for one in box.rows for other in box.columns}
        boxes.append(box)
    return boxes


def _seen(box: _Box, hidden_rows: frozenset[int], hidden_columns: frozenset[int]) -> _Box:
    return _Box(box.word, box.rows - hidden_rows, box.columns - hidden_columns)


def _html(boxes, head, width, hidden_rows, hidden_columns, *, marked) -> str:
    columns = "".join(f"<col{HIDDEN if number in hidden_columns else ''}>" for number in range(width))
    written = {True: "", False: ""}
    height = 1 + max(max(box.rows) for box in boxes)
    for number in range(height):
        name = "th" if number < head and marked else "td"
        cells = "".join(
            f"<{name} rowspan={len(box.rows)} colspan={len(box.columns)}>{box.word}</{name}>"
            for box in sorted(boxes, key=lambda box: min(box.columns))
            if min(box.rows) == number
        )
        written[number < head and marked] += f"<tr{HIDDEN if number in hidden_rows else ''}>{cells}</tr>"
    thead = f"<thead>{written[True]}</thead>" if written[True] else ""
    return f"<table>{columns}{thead}<tbody>{written[False]}</tbody></table>"
