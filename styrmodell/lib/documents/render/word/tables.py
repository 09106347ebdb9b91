"""Tables in Word: a header row that is repeated on every page, rows that are never divided, cells that cover others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Length
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from styrmodell.lib.documents.render.word.blank import (
    CROWDED_HEAD,
    IN_CROWDED,
    IN_TABLE,
    TABLE_HEAD,
    TEXT_WIDTH,
    set_style,
)
from styrmodell.lib.richtext.grid import Spot, width_of

EDGES = (
    f"<w:tblBorders {nsdecls('w')}>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="B4BCC0"/>' for edge in ("top", "bottom", "insideH")
    )
    + "</w:tblBorders>"
)
# In characters of the table's type: what fits beside each other on the page, around each cell, and in a column.
ROOM, PADDING = 86, 3.0
LEAST, MOST, LONGEST_WORD = 4, 90, 24
STEP_IN = Cm(0.35)
SHORT = 20  # lines; a table of no more stands on one page, as on paper
STYLES = ((IN_TABLE, TABLE_HEAD), (IN_CROWDED, CROWDED_HEAD))
WORD_END = re.compile(r"[ \n\t]")  # a no-break space and a hyphen end none: figures and days are one word


def begin(
    place: WordDocument | WordCell,
    title: str,
    spots: Sequence[Spot],
    weights: Sequence[float],
    *,
    width: Length = TEXT_WIDTH,
) -> dict[tuple[int, int], WordCell]:
    """A table in the document or in a cell, with an empty cell for each spot, by its row and column.

    Args:
        title: what it is called, for who does not see it.
        spots: where its cells stand; together they cover every square.
        weights: how wide each column is beside the others.
        width: what the page has room for, when it stands in no cell.
    """
    table = place.add_table(0, width_of(spots))
    _describe(table, title, has_head=any(spot.in_head for spot in spots))
    widths = _widths(weights, width if isinstance(place, WordDocument) else place.width or TEXT_WIDTH)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    height = max(spot.below for spot in spots)
    placed: dict[tuple[int, int], WordCell] = {}
    covering: dict[int, list[Spot]] = {row: [] for row in range(height)}
    for spot in spots:
        for row in range(spot.row, spot.below):
            covering[row].append(spot)
    for row in range(height):
        line = table._tbl.add_tr()
        _keep_together(line, is_head=any(spot.in_head for spot in covering[row] if spot.row == row))
        for spot in sorted(covering[row], key=lambda one: one.column):
            cell = _cell(table, line, spot, row, widths)
            if spot.row == row:
                placed[spot.row, spot.column] = cell
    return placed


def weights_of(spots: Sequence[Spot], texts: Iterable[str], *, width: Length = TEXT_WIDTH) -> list[float]:
    """How wide the columns are beside each other: each has room for its longest word, and prose gets what is left.

    Args:
        texts: what stands in each spot's cell, in the same order.
        width: what there is room for.
    """
    count = width_of(spots)
    least, wanted = [LEAST] * count, [LEAST] * count
    for spot, text in zip(spots, texts, strict=True):
        if spot.cell.colspan == 1:
            words = WORD_END.split(text)
            least[spot.column] = max(least[spot.column], min(max(map(len, words)), LONGEST_WORD))
            wanted[spot.column] = max(wanted[spot.column], min(len(text), MOST))
    room = max(_room(width) - sum(least) - PADDING * count, 0)
    more = [max(0, want - word) for want, word in zip(wanted, least, strict=True)]
    share = min(1.0, room / (sum(more) or 1))
    return [word + PADDING + extra * share for word, extra in zip(least, more, strict=True)]


def is_crowded(weights: Sequence[float], *, width: Length = TEXT_WIDTH) -> bool:
    """True when the longest words of the columns do not fit beside each other in the size that tables have."""
    return sum(weights) > _room(width)


def keep_if_short(
    placed: Mapping[tuple[int, int], WordCell], spots: Sequence[Spot], texts: Iterable[str], weights: Sequence[float]
) -> None:
    """Keep a short table, once it is written, and what stands right above it, on one page.

    Args:
        placed: its cells, by row and column.
        texts: what stands in each spot's cell, in the same order.
        weights: how many characters wide each column is.
    """
    lines: dict[int, int] = {}
    for spot, text in zip(spots, texts, strict=True):
        needed = ceil(len(text) / sum(weights[spot.column : spot.beyond]))
        lines[spot.row] = max(lines.get(spot.row, 1), needed)
    if sum(lines.values()) > SHORT:
        return
    for (row, _), cell in placed.items():
        for paragraph in cell.paragraphs if row < max(lines) else ():
            paragraph.paragraph_format.keep_with_next = True


def _room(width: Length) -> float:
    """How many characters there are on a line."""
    return ROOM * width / TEXT_WIDTH


def style_cell(cell: WordCell, *, is_bold: bool, is_figure: bool, is_crowded: bool, depth: int = 0) -> None:
    """The look of what stands in a cell, once it is written; `depth` is how many steps it is moved in."""
    for paragraph in cell.paragraphs:
        if paragraph._p.style is None:
            set_style(paragraph, STYLES[is_crowded][is_bold])
        if is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if depth:
            paragraph.paragraph_format.left_indent = STEP_IN * depth


def _describe(table: WordTable, title: str, *, has_head: bool) -> None:
    properties = table._tbl.tblPr
    properties.append(parse_xml(EDGES))
    look = OxmlElement("w:tblLook")
    for name, value in (("firstRow", has_head), ("firstColumn", True), ("noHBand", True), ("noVBand", True)):
        look.set(qn(f"w:{name}"), str(int(value)))
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(look)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(caption)


def _keep_together(line: CT_Row, *, is_head: bool) -> None:
    properties = line.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _cell(table: WordTable, line: CT_Row, spot: Spot, row: int, widths: Sequence[Length]) -> WordCell:
    made = line.add_tc()
    made.width = Length(sum(widths[spot.column : spot.beyond]))
    if spot.cell.colspan > 1:
        made.grid_span = spot.cell.colspan
    if spot.cell.rowspan > 1:
        made.vMerge = "restart" if spot.row == row else "continue"
    return WordCell(made, table)


def _widths(weights: Sequence[float], room: int) -> list[Length]:
    whole = sum(weights)
    return [Length(int(room * weight / whole)) for weight in weights]
