"""Reads HTML that has been through the sanitiser into blocks, whatever shape it came in."""

import re
from dataclasses import replace
from itertools import islice
from typing import Literal

from lxml import html as lxml_html
from lxml.html import HtmlElement

from styrmodell.lib.richtext import markup
from styrmodell.lib.richtext.blocks import Block, BlockKind, Mark, Run, TableCell
from styrmodell.lib.richtext.runs import as_heading, tidy
from styrmodell.lib.richtext.signed_lists import make_lists
from styrmodell.lib.richtext.tables import table_of

Place = Literal["text", "item", "cell"]

PLAIN = Run()
SPACE = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
INLINE = markup.MARK_ELEMENTS | {
    *("span", "font", "u", "big", "small", "ins", "del", "code", "tt", "cite", "q", "mark", "abbr", "label", "nobr"),
}
LISTS = {"ul", "ol"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MARKS: dict[str, Mark] = {"kept-del": "del", "kept-ins": "ins"}
HEADING_KINDS: dict[str, BlockKind] = {"h3": "h3", "h4": "h4"}


def blocks_from(html: str, sheet: markup.Sheet, *, is_marked: bool = False) -> tuple[Block, ...]:
    """The blocks of sanitised HTML. No heading level is skipped: an h4 before any h3 is raised (PDF/UA, WCAG 1.3.1).

    Args:
        html: what the sanitiser let through.
        sheet: what style sheets that came with the text say of its classes.
        is_marked: it is a comparison of ours, whose `del` and `ins` are kept; in other texts what is deleted is left out.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    if is_marked:
        for element in root.iter("del", "ins"):
            element.tag = f"kept-{element.tag}"
    if sheet:
        markup.styled(root, sheet)
    make_lists(root)
    _level_headings(root)
    blocks: list[Block] = []
    has_heading = False
    for block in _blocks_in(root, "text"):
        if block.kind == "h4" and not has_heading:
            block = replace(block, kind="h3")
        has_heading = has_heading or block.kind == "h3"
        blocks.append(block)
    return tuple(blocks)


def _level_headings(root: HtmlElement) -> None:
    """Make the highest level of another program's headings our Rubrik and those under it our Underrubrik, in their order."""
    headings = [element for element in root.iter(*HEADINGS) if not _is_within(element, "td", "th", "li")]
    highest = min((element.tag for element in headings), default="h3")
    if {element.tag for element in headings} <= {"h3", "h4"}:
        return
    for element in headings:
        element.tag = "h3" if element.tag == highest else "h4"


def _is_within(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


class _Flow:
    """Collects the blocks of one place while its elements are walked; loose text becomes paragraphs."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self.runs: list[Run] = []

    def add_text(self, text: str | None, style: Run) -> None:
        """Add words in the given style; spaces and line ends in the source count as one space."""
        if text:
            self.runs.append(replace(style, text=markup.unwrapped_in(SPACE.sub(" ", text))))

    def add_loose_text(self, text: str | None, style: Run) -> None:
        """Add words that stand in no element: typed between the others without JavaScript, parted by blank lines."""
        first, *others = BLANK_LINE.split(text or "")
        self.add_text(first, style)
        for other in others:
            self.end_paragraph()
            self.add_text(other, style)

    def add_block(self, block: Block | None) -> None:
        """Add a finished list or table after the paragraph before it."""
        self.end_paragraph()
        if block:
            self.blocks.append(block)

    def end_paragraph(self, kind: BlockKind = "p") -> None:
        """Make a block of the text collected so far. In a list or a table a heading becomes ordinary text."""
        runs = tidy(self.runs)
        self.runs = []
        if kind != "p" and self.place == "text" and (words := as_heading(runs)):
            self.blocks.append(Block(kind, words))
            runs = tidy([run for run in runs if run.image])
        if runs:
            self.blocks.append(Block("p", runs))


def _blocks_in(element: HtmlElement, place: Place, style: Run = PLAIN) -> tuple[Block, ...]:
    """The blocks that stand in an element; `style` is the look of the text around it."""
    flow = _Flow(place)
    _walk(element, markup.marked(style, element), flow)
    flow.end_paragraph()
    return tuple(flow.blocks)


def _walk(element: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take the element's text and children in reading order."""
    add_text = flow.add_loose_text if element.getparent() is None else flow.add_text
    add_text(element.text, style)
    for child in element:
        if not markup.is_left_out(child):
            _take(child, markup.marked(style, child), flow)
        add_text(child.tail, style)


def _take(child: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take one element: text that looks different, a break, a picture, a list, a table or a new paragraph."""
    if child.tag in INLINE:
        _walk(child, style, flow)
    elif child.tag in MARKS:
        _walk(child, replace(style, mark=MARKS[child.tag]), flow)
    elif child.tag == "a":
        _walk(child, replace(style, href=child.get("href") or style.href), flow)
    elif child.tag == "br":
        flow.runs.append(Run("\n", mark=style.mark))
    elif child.tag == "img":
        _take_picture(child, style, flow)
    elif child.tag in LISTS:
        flow.add_block(_list_of(child, style))
    elif child.tag == "table":
        _take_table(child, style, flow)
    else:
        flow.end_paragraph()
        _walk(child, style, flow)
        flow.end_paragraph(HEADING_KINDS.get(child.tag, "p"))


def _take_picture(element: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take a picture of ours; one from elsewhere has lost its address in the sanitiser and is left out."""
    if address := element.get("src"):
        alt = SPACE.sub(" ", element.get("alt") or "").strip()
        flow.runs.append(Run(alt, href=style.href, image=address, mark=style.mark))


def _list_of(element: HtmlElement, style: Run) -> Block | None:
    """A list (lista). A list that stands straight in a list, as Outlook writes it, belongs to the item before it."""
    items: list[tuple[Block, ...]] = []
    for child in element:
        if markup.is_left_out(child):
            continue
        if child.tag in LISTS:
            inner = _list_of(child, markup.marked(style, child))
            blocks: tuple[Block, ...] = (inner,) if inner else ()
            if items:
                items[-1] += blocks
                continue
        else:
            blocks = _blocks_in(child, "item", style)
        if blocks:
            items.append(blocks)
    if not items:
        return None
    if element.tag == "ul":
        return Block("ul", items=tuple(items))
    return Block("ol", items=tuple(items), start=_start_of(element), numbering=markup.list_type(element))


def _start_of(element: HtmlElement) -> int:
    """The number that a list begins with: its own, or that of its first item."""
    return int(element.get("start") or next((item.get("value") for item in element[:1]), None) or 1)


def _take_table(element: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take a table. One in a list or in another table, and one too large to be a table, becomes its text.

    A box around a table, as mail programs draw it, is no table.
    """
    flow.end_paragraph()
    if (box := _box(element)) is not None:
        _walk(box, style, flow)
        flow.end_paragraph()
        return
    for caption in element.findall("caption"):
        flow.blocks.extend(_blocks_in(caption, "item", style))
    lines = element.xpath("./thead/tr") + element.xpath("./tr | ./tbody/tr")
    hidden_columns, all_columns = _hidden_columns(element)
    rows = [tuple(_cells_of(row, style, keeps_hidden=bool(hidden_columns))) for row in lines]
    if max((sum(cell.colspan for cell in row) for row in rows), default=0) <= all_columns - len(hidden_columns):
        hidden_columns = []  # their cells are not there
    hidden_rows = [number for number, row in enumerate(lines) if _is_hidden_row(row)]
    head = sum(row.getparent().tag == "thead" for row in lines)
    is_table = flow.place == "text"
    table = table_of(rows, head=head, hidden_rows=hidden_rows, hidden_columns=hidden_columns) if is_table else None
    if table:
        flow.blocks.append(table)
    else:
        seen = [row for number, row in enumerate(rows) if number not in hidden_rows]
        flow.blocks.extend(block for row in seen for cell in row for block in cell.blocks)


def _box(table: HtmlElement) -> HtmlElement | None:
    """The only cell of a table, when another table stands in it."""
    cells = table.xpath("./tr/* | ./tbody/tr/* | ./thead/tr/*")
    is_box = len(cells) == 1 and next(cells[0].iterdescendants("table"), None) is not None
    return cells[0] if is_box else None


def _hidden_columns(table: HtmlElement) -> tuple[list[int], int]:
    """Numbers of the columns that Excel had hidden, and how many columns it names."""
    hidden: list[int] = []
    number = 0
    for column in table.iter("col"):
        if _table_of(column) is not table:
            continue
        count = int(column.get("span") or 1)
        if markup.is_left_out(column):
            hidden.extend(range(number, number + count))
        number += count
    return hidden, number


def _table_of(element: HtmlElement) -> HtmlElement:
    return next(element.iterancestors("table"))


def _is_hidden_row(row: HtmlElement) -> bool:
    parent = row.getparent()
    return markup.is_left_out(row) or (parent.tag != "table" and markup.is_left_out(parent))


def _cells_of(row: HtmlElement, style: Run, *, keeps_hidden: bool) -> list[TableCell]:
    """The cells of a row. All cells of a `thead` are header cells: an empty one is stored as an ordinary cell there.

    A hidden cell is left out, or is an empty one where the table says itself which columns are hidden.
    """
    in_head = row.getparent().tag == "thead"
    style = markup.marked(style, row)
    cells = []
    for cell in row:
        is_hidden = markup.is_left_out(cell)
        if cell.tag not in {"th", "td"} or (is_hidden and not keeps_hidden):
            continue
        blocks = () if is_hidden else _blocks_in(cell, "cell", style)
        colspan, rowspan = int(cell.get("colspan") or 1), _rowspan_of(cell)
        header, scope = in_head or cell.tag == "th", cell.get("scope") or ""
        cells.append(TableCell(blocks, header=header, colspan=colspan, rowspan=rowspan, scope=scope))
    return cells


def _rowspan_of(cell: HtmlElement) -> int:
    """How many rows a cell covers. It ends with the part of the table that its row stands in, as in a browser."""
    wanted = int(cell.get("rowspan") or 1)
    return min(wanted, 1 + sum(1 for _ in islice(cell.getparent().itersiblings("tr"), wanted))) if wanted > 1 else 1
