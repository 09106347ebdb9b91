"""Reads HTML that has been through the sanitiser into blocks, whatever shape it came in."""

import re
from dataclasses import replace
from typing import Literal

from lxml import html as lxml_html
from lxml.html import HtmlElement

from styrmodell.lib.richtext.blocks import Block, BlockKind, Run, TableCell
from styrmodell.lib.richtext.runs import as_heading, tidy
from styrmodell.lib.richtext.tables import table_of

Place = Literal["text", "item", "cell"]

PLAIN = Run()
SPACE = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
BOLD = {"strong", "b"}
ITALIC = {"em", "i"}
LISTS = {"ul", "ol"}
HEADINGS: dict[str, BlockKind] = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


def blocks_from(html: str) -> tuple[Block, ...]:
    """The blocks of sanitised HTML. No heading level is skipped: an h4 before any h3 is raised (PDF/UA, WCAG 1.3.1)."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    blocks: list[Block] = []
    has_heading = False
    for block in _blocks_in(root, "text"):
        if block.kind == "h4" and not has_heading:
            block = replace(block, kind="h3")
        has_heading = has_heading or block.kind == "h3"
        blocks.append(block)
    return tuple(blocks)


class _Flow:
    """Collects the blocks of one place while its elements are walked; loose text becomes paragraphs."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self.runs: list[Run] = []

    def add_text(self, text: str | None, style: Run) -> None:
        """Add words in the given style; spaces and line ends in the source count as one space."""
        if text:
            self.runs.append(replace(style, text=SPACE.sub(" ", text)))

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


def _blocks_in(element: HtmlElement, place: Place) -> tuple[Block, ...]:
    """The blocks that stand in an element."""
    flow = _Flow(place)
    _walk(element, PLAIN, flow)
    flow.end_paragraph()
    return tuple(flow.blocks)


def _walk(element: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take the element's text and children in reading order."""
    add_text = flow.add_loose_text if element.getparent() is None else flow.add_text
    add_text(element.text, style)
    for child in element:
        _take(child, style, flow)
        add_text(child.tail, style)


def _take(child: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take one element: text that looks different, a break, a picture, a list, a table or a new paragraph."""
    if child.tag in BOLD:
        _walk(child, replace(style, bold=True), flow)
    elif child.tag in ITALIC:
        _walk(child, replace(style, italic=True), flow)
    elif child.tag == "a":
        _walk(child, replace(style, href=child.get("href") or style.href), flow)
    elif child.tag == "br":
        flow.runs.append(Run("\n"))
    elif child.tag == "img":
        _take_picture(child, style, flow)
    elif child.tag in LISTS:
        flow.add_block(_list_of(child))
    elif child.tag == "table":
        _take_table(child, flow)
    else:
        flow.end_paragraph()
        _walk(child, PLAIN, flow)
        flow.end_paragraph(HEADINGS.get(child.tag, "p"))


def _take_picture(element: HtmlElement, style: Run, flow: _Flow) -> None:
    """Take a picture of ours; one from elsewhere has lost its address in the sanitiser and is left out."""
    if address := element.get("src"):
        alt = SPACE.sub(" ", element.get("alt") or "").strip()
        flow.runs.append(Run(alt, href=style.href, image=address))


def _list_of(element: HtmlElement) -> Block | None:
    """A list (lista). A list that stands straight in a list, as Outlook writes it, belongs to the item before it."""
    items: list[tuple[Block, ...]] = []
    for child in element:
        if child.tag in LISTS:
            inner = _list_of(child)
            blocks: tuple[Block, ...] = (inner,) if inner else ()
            if items:
                items[-1] += blocks
                continue
        else:
            blocks = _blocks_in(child, "item")
        if blocks:
            items.append(blocks)
    start = int(element.get("start") or 1) if element.tag == "ol" else 1
    return Block(element.tag, items=tuple(items), start=start) if items else None


def _take_table(element: HtmlElement, flow: _Flow) -> None:
    """Take a table. One in a list or in another table, and one too large to be a table, becomes its text."""
    flow.end_paragraph()
    for caption in element.findall("caption"):
        flow.blocks.extend(_blocks_in(caption, "item"))
    rows = [tuple(_cells_of(row)) for row in element.xpath("./tr | ./thead/tr | ./tbody/tr")]
    table = table_of(rows) if flow.place == "text" else None
    if table:
        flow.blocks.append(table)
    else:
        flow.blocks.extend(block for row in rows for cell in row for block in cell.blocks)


def _cells_of(row: HtmlElement) -> list[TableCell]:
    """The cells of a row. All cells of a `thead` are header cells: an empty one is stored as an ordinary cell there."""
    in_head = row.getparent().tag == "thead"
    return [
        TableCell(
            blocks=_blocks_in(cell, "cell"),
            header=in_head or cell.tag == "th",
            colspan=int(cell.get("colspan") or 1),
            rowspan=int(cell.get("rowspan") or 1),
        )
        for cell in row
        if cell.tag in {"th", "td"}
    ]
