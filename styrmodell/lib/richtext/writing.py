"""Writes blocks as the stored HTML, in one way only so that texts can be compared, and as plain text."""

from django.utils.html import escape

from styrmodell.lib.richtext.blocks import Block, Run, TableCell


def html_of(blocks: tuple[Block, ...]) -> str:
    """The blocks as HTML."""
    return "".join(_block_html(block) for block in blocks)


def runs_html(runs: tuple[Run, ...]) -> str:
    """The text of one paragraph as HTML, without an element around it."""
    return "".join(_run_html(run) for run in runs)


def text_of(blocks: tuple[Block, ...]) -> str:
    """The blocks as plain text: a line for each paragraph, point and table row; tabs between the cells of a row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _block_html(block: Block) -> str:
    """One paragraph, heading, list or table."""
    if block.kind == "table":
        return _table_html(block)
    if block.items:
        start = f' start="{block.start}"' if block.start > 1 else ""
        items = "".join(f"<li>{_inner_html(item)}</li>" for item in block.items)
        return f"<{block.kind}{start}>{items}</{block.kind}>"
    return f"<{block.kind}>{runs_html(block.runs)}</{block.kind}>"


def _inner_html(blocks: tuple[Block, ...]) -> str:
    """What stands in an item or a cell; a single paragraph that comes first needs no element of its own."""
    paragraphs = [block for block in blocks if block.kind == "p"]
    if len(paragraphs) == 1 and blocks[0] is paragraphs[0]:
        return runs_html(blocks[0].runs) + html_of(blocks[1:])
    return html_of(blocks)


def _table_html(table: Block) -> str:
    """A table; header cells say with `scope` what they name, which PDF readers and screen readers use."""
    head = "".join(_row_html(row, "col") for row in table.rows[: table.head])
    body = "".join(_row_html(row, "row") for row in table.rows[table.head :])
    return f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _row_html(row: tuple[TableCell, ...], scope: str) -> str:
    """One row of a table."""
    return f"<tr>{''.join(_cell_html(cell, scope) for cell in row)}</tr>"


def _cell_html(cell: TableCell, scope: str) -> str:
    """One cell. An empty header cell is written as an ordinary one: a header without words names nothing."""
    is_header = cell.header and bool(cell.blocks)
    tag = "th" if is_header else "td"
    attributes = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    attributes += f' scope="{scope}"' if is_header else ""
    return f"<{tag}{attributes}>{_inner_html(cell.blocks)}</{tag}>"


def _run_html(run: Run) -> str:
    """One run, with the elements always in the same order."""
    picture = f'<img src="{escape(run.image)}" alt="{escape(run.text)}">'
    html = picture if run.image else escape(run.text).replace("\n", "<br>")
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
    return ["".join(run.text for run in block.runs)]


def _cell_text(cell: TableCell) -> str:
    """The text of a cell on one line."""
    return text_of(cell.blocks).replace("\n", " ")
