"""Writes blocks as the stored HTML, in one way only so that texts can be compared, as HTML to be shown, and as plain text."""

from enum import Enum
from itertools import groupby
from operator import attrgetter

from django.utils.html import escape

from styrmodell.lib.richtext.blocks import Block, Mark, Run, TableCell
from styrmodell.lib.richtext.grid import spots_of

FIGURE = "r"  # the class of a cell that is set to the right
RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
BEFORE = {"sup": "^", "sub": "_"}  # in plain text, before what has no sign of its own


class Look(Enum):
    """What the HTML is for: keeping, a page, or paper, where rows that a cell covers together stay together."""

    STORED = "stored"
    PAGE = "page"
    PAPER = "paper"


def html_of(blocks: tuple[Block, ...], look: Look = Look.STORED) -> str:
    """The blocks as HTML."""
    return "".join(_table_html(block, look) if block.kind == "table" else _block_html(block) for block in blocks)


def runs_html(runs: tuple[Run, ...]) -> str:
    """The text of one paragraph as HTML, without an element around it."""
    stretches = groupby(runs, attrgetter("mark"))
    return "".join(_marked_html(mark, "".join(map(_run_html, stretch))) for mark, stretch in stretches)


def _marked_html(mark: Mark, html: str) -> str:
    """What one side of a comparison has, as one: it is told to the ear once."""
    return f"<{mark}>{html}</{mark}>" if mark else html


def text_of(blocks: tuple[Block, ...]) -> str:
    """The blocks as plain text: a line for each paragraph, point and table row; tabs between the cells of a row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _block_html(block: Block) -> str:
    """One paragraph, heading or list."""
    if block.items:
        attributes = f' start="{block.start}"' if block.start > 1 else ""
        attributes += f' type="{block.numbering}"' if block.numbering != "1" else ""
        items = "".join(f"<li>{_inner_html(item)}</li>" for item in block.items)
        return f"<{block.kind}{attributes}>{items}</{block.kind}>"
    return f"<{block.kind}>{runs_html(block.runs)}</{block.kind}>"


def _inner_html(blocks: tuple[Block, ...]) -> str:
    """What stands in an item or a cell; a single paragraph that comes first needs no element of its own."""
    paragraphs = [block for block in blocks if block.kind == "p"]
    if len(paragraphs) == 1 and blocks[0] is paragraphs[0]:
        return runs_html(blocks[0].runs) + html_of(blocks[1:])
    return html_of(blocks)


def _table_html(table: Block, look: Look) -> str:
    """A table; header cells say with `scope` what they name, which PDF readers and screen readers use."""
    inner = _ending_inside(table) if look is Look.PAPER else frozenset()
    rows = [
        _row_html(row, "col" if number < table.head else "row", look, is_inner=number in inner)
        for number, row in enumerate(table.rows)
    ]
    head, body = "".join(rows[: table.head]), rows[table.head :]
    parts = "".join(f"<tbody{attributes}>{''.join(rows)}</tbody>" for attributes, rows in _parts(table, body, look))
    return f"<table>{f'<thead>{head}</thead>' if head else ''}{parts}</table>"


def _parts(table: Block, body: list[str], look: Look) -> list[tuple[str, list[str]]]:
    """The rows of the body; on paper those that a cell covers together in a part of their own, which is never divided."""
    if look is not Look.PAPER:
        return [("", body)]
    # WeasyPrint lets the part after a head be divided, whatever the style sheet says: so an empty one comes first.
    parts: list[tuple[str, list[str]]] = [("", [])]
    reach = 0
    for number, html in enumerate(body):
        furthest = max((number + cell.rowspan for cell in table.rows[table.head + number]), default=0)
        if number < reach:
            parts[-1][1].append(html)
        elif furthest > number + 1:
            parts.append((' class="kept"', [html]))
        elif parts and not parts[-1][0]:
            parts[-1][1].append(html)
        else:
            parts.append(("", [html]))
        reach = max(reach, furthest)
    return parts


def _ending_inside(table: Block) -> frozenset[int]:
    """The rows whose last cell is not at the table's edge, since one from above is: they keep the room between columns."""
    if all(cell.rowspan == 1 for row in table.rows for cell in row):
        return frozenset()
    ends = {spot.row: spot.beyond for spot in spots_of(table.rows)}
    return frozenset(row for row, end in ends.items() if end < max(ends.values()))


def _row_html(row: tuple[TableCell, ...], scope: str, look: Look, *, is_inner: bool) -> str:
    """One row of a table."""
    attributes = ' class="is-inner"' if is_inner else ""
    return f"<tr{attributes}>{''.join(_cell_html(cell, scope, look) for cell in row)}</tr>"


def _cell_html(cell: TableCell, scope: str, look: Look) -> str:
    """One cell. An empty header cell is written as an ordinary one: a header without words names nothing."""
    is_header = cell.header and bool(cell.blocks)
    tag = "th" if is_header else "td"
    attributes = f' class="{FIGURE}"' if cell.figure and look is not Look.STORED else ""
    attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    attributes += f' scope="{scope}"' if is_header else ""
    return f"<{tag}{attributes}>{_inner_html(cell.blocks)}</{tag}>"


def _run_html(run: Run) -> str:
    """One run, with the elements always in the same order."""
    picture = f'<img src="{escape(run.image)}" alt="{escape(run.text)}">'
    html = picture if run.image else escape(run.text).replace("\n", "<br>")
    if run.position:
        html = f"<{run.position}>{html}</{run.position}>"
    if run.struck:
        html = f"<s>{html}</s>"
    if run.italic:
        html = f"<em>{html}</em>"
    if run.bold:
        html = f"<strong>{html}</strong>"
    if run.href:
        html = f'<a href="{escape(run.href)}">{html}</a>'
    return html


def _lines(block: Block) -> list[str]:
    """The lines of one block as plain text."""
    if block.kind == "table":
        return ["\t".join(_cell_text(cell) for cell in row) for row in block.rows]
    if block.items:
        return [line for item in block.items for part in item for line in _lines(part)]
    return ["".join(_plain_run(run) for run in block.runs)]


def _plain_run(run: Run) -> str:
    """The words of a run, with signs for what its look says: m² is not m2, and what is struck does not hold."""
    text = run.text
    if run.position:
        signs = RAISED if run.position == "sup" else LOWERED
        has_signs = all(ord(letter) in signs or letter == " " for letter in text)
        text = text.translate(signs) if has_signs else f"{BEFORE[run.position]}{text}"
    return f"[struket: {text}]" if run.struck and text.strip() else text


def _cell_text(cell: TableCell) -> str:
    """The text of a cell on one line."""
    return text_of(cell.blocks).replace("\n", " ")
