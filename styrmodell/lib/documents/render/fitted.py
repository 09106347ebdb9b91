"""Gives what a page that is about to be set may not break its place: the tables' columns, and the words of the cover."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from styrmodell.lib.documents.render.shared_out import BEGINS, share_out
from styrmodell.lib.documents.ruler import Ruler
from styrmodell.lib.documents.table_fit import ALWAYS_LYING, UPRIGHT, Fit, fit
from styrmodell.lib.documents.table_grid import GridCell, grid_of

DRAWN = frozenset({"series", "strip"})  # set by the picture above them, or a line of words
# Where the rules of line breaking would part a figure: "2021–" from "2023", "12/" from "15".
PARTED = re.compile(r"[^\s–/-]*\d[^\s–/-]*(?:[–/-]+[^\s–/-]+)+|[^\s–/-]+[–/-]+\d[^\s]*")
HEADS = frozenset({"h2", "h3", "h4", "h5"})
LEADS = frozenset({"chapter-eyebrow", "report-lead", "conclusion", "legend"})
HOLDERS = frozenset({"table", "svg", "img"})
LYING, TOP = "lies-down", "begins-lying"  # classes of a chapter
NOTE, LONGEST_TITLE = "financial-note", 90  # characters of what stands over a part that goes on
LONGEST_BOUND = 40  # characters; a longer one is an address
SHORT = 900  # characters; so little of a chapter stands beside a wide table instead of on a page of its own
SHORT_TABLE = 20  # lines; a table of no more is not divided
FEW_ROWS, HALF_A_PAGE = 10, 26  # rows with the head's, and lines: a table of no more is not divided either
TALL = 16  # lines; a row of more may go on on the next page
LINKS = ((4, 41.0), (3, 55.0), (2, 83.0))  # how many of the cover's steps stand in a row, and how wide each is, mm
LINK_POINTS, LINK_ROOM = {"chain-label": 8.5, "chain-value": 11.0, "chain-paragraph": 9.5}, 2.0
TITLES = (("size-large", 54.0), ("size-middle", 34.0), ("size-small", 20.0))


def fit_tables(root: Element, ruler: Ruler) -> None:
    """Change the page's elements so that no figure in a table is broken."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for table in list(root.iter("table")):
        if not DRAWN & set(_classes(table)):
            if _lies_down(table, parents):
                _mark(table, ALWAYS_LYING)
            how, rows = fit(table, ruler), grid_of(table)
            _set(table, how, rows, ruler)
            heights = _heights(how, rows, ruler)
            _hold_together(table, heights)
            _name_going_on(table, parents)
            _end_where_highest(table, how, rows, ruler)
            if how.step.is_lying:
                first = _lay_down(table, parents)
                if share_out(table, heights, how.step.css):
                    _mark(first, BEGINS)


def _lies_down(element: Element, parents: dict[Element, Element]) -> bool:
    """True in a chapter whose pages lie down."""
    while element.tag not in ("section", "body"):
        element = parents[element]
    return LYING in _classes(element)


def fit_cover(root: Element, ruler: Ruler) -> None:
    """Change the cover so that no word of its title or of its steps is broken."""
    for title in root.iter("h1"):
        words = "".join(title.itertext()).split()
        wanted = next(at for at, (name, _) in enumerate(TITLES) if name in [*_classes(title), TITLES[-1][0]])
        fitting = (name for name, points in TITLES[wanted:] if _widest(words, points, ruler) <= UPRIGHT)
        title.set("class", next(fitting, TITLES[-1][0]))
    for chain in root.iter("div"):
        if "chain" in _classes(chain):
            widest = max((_widest(words, points, ruler) for words, points in _steps(chain)), default=0.0)
            wide_enough = (count for count, width in LINKS if widest + LINK_ROOM <= width)
            _mark(chain, f"of-{next(wide_enough, LINKS[-1][0])}")


def _steps(chain: Element) -> Iterator[tuple[list[str], float]]:
    """The words of each line of the cover's steps, and their size."""
    for line in chain.iter("p"):
        for name in _classes(line):
            yield "".join(line.itertext()).split(), LINK_POINTS.get(name, 0.0)


def _widest(words: Iterable[str], points: float, ruler: Ruler) -> float:
    return max((ruler.width(word, points) for word in words), default=0.0)


def _set(table: Element, how: Fit, rows: Sequence[Sequence[GridCell]], ruler: Ruler) -> None:
    _mark(table, *filter(None, (how.step.css, "is-lying" if how.step.is_lying else "")))
    if how.is_whole:
        for cell in (cell for row in rows for cell in row):
            if cell.is_figure:
                _mark(cell.element, "figure")
                continue
            _bind_figures(cell.element)
            if _holds_a_longer_word(cell, how, ruler):
                _mark(cell.element, "is-parted")
    group = Element("colgroup")
    for width in how.widths:
        SubElement(group, "col", {"style": f"width: {width:.2f}mm"})
    table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)


def _heights(how: Fit, rows: Sequence[Sequence[GridCell]], ruler: Ruler) -> list[int]:
    """About how many lines each row takes."""
    return [max((_height(cell, how, ruler) for cell in cells), default=1) for cells in rows]


def _hold_together(table: Element, heights: Sequence[int]) -> None:
    """Rows stay whole, and so does a short table; but a row that takes much of a page begins where the one above ends."""
    has_few_rows = len(heights) <= FEW_ROWS and sum(heights) <= HALF_A_PAGE
    if has_few_rows or sum(heights) <= SHORT_TABLE:
        _mark(table, "is-whole")
    for element, height in zip(table.iter("tr"), heights, strict=True):
        if height > TALL:
            _mark(element, "is-tall")


def _name_going_on(table: Element, parents: dict[Element, Element]) -> None:
    """Let a note whose table may be divided say so over the part on the next page, as tables with a number do."""
    note = table
    while NOTE not in _classes(note) and note in parents:
        note = parents[note]
    rows = [row for body in table.iter("tbody") for row in body.iter("tr")]
    if NOTE in _classes(note) and "is-beside" not in _classes(note) and len(rows) > 1:
        title = next(one.text or "" for one in note.iter() if "note-title" in _classes(one)).strip()
        rows[0].set("data-goes-on", f"{title if len(title) <= LONGEST_TITLE else f'{title[:LONGEST_TITLE]}…'}, forts.")


def _end_where_highest(table: Element, how: Fit, rows: Sequence[Sequence[GridCell]], ruler: Ruler) -> None:
    """Say where a table ends whose last row may go on over pages: in the highest of its cells."""
    if rows and rows[-1] and "is-tall" in _classes(list(table.iter("tr"))[-1]):
        SubElement(max(rows[-1], key=lambda cell: _height(cell, how, ruler)).element, "div", {"class": "table-end"})


def _holds_a_longer_word(cell: GridCell, how: Fit, ruler: Ruler) -> bool:
    """True when a word of the cell is longer than its column, and so has to be parted."""
    room = sum(how.widths[cell.column : cell.column + cell.colspan]) - how.step.room
    words = (word for line in cell.lines for word in line.tokens)
    return _widest(words, how.step.points, ruler) > room


def _height(cell: GridCell, how: Fit, ruler: Ruler) -> int:
    """About how many lines the cell takes in its column."""
    room = sum(how.widths[cell.column : cell.column + cell.colspan]) - how.step.room
    return sum(ceil(ruler.width(line.words, how.step.points) / max(room - line.before, 1.0)) for line in cell.lines)


def _bind_figures(element: Element) -> None:
    """Keep each figure of running text on one line."""
    children = [child for child in element if child.tag != "svg"]
    for child in children:
        _bind_figures(child)
        child.tail, bound = _bound(child.tail or "")
        _insert(element, list(element).index(child) + 1, bound)
    element.text, bound = _bound(element.text or "")
    _insert(element, 0, bound)


def _insert(element: Element, place: int, spans: Iterable[Element]) -> None:
    for at, span in enumerate(spans, start=place):
        element.insert(at, span)


def _bound(words: str) -> tuple[str, list[Element]]:
    """The words up to the first figure that could be parted, and a span for each with what comes after it."""
    found = list(PARTED.finditer(words))
    if not found:
        return words, []
    spans = []
    for one, after in zip(found, [*(later.start() for later in found[1:]), len(words)], strict=True):
        span = Element("span", {"class": "figure"} if len(one[0]) <= LONGEST_BOUND else {})
        span.text, span.tail = one[0], words[one.end() : after]
        spans.append(span)
    return words[: found[0].start()], spans


def _lay_down(table: Element, parents: dict[Element, Element]) -> Element:
    """Put the table on a page that lies down, with what leads to it and the little that may follow; the first of it."""
    before, after = _around(table, parents)
    whole = [*_head_before(table, parents), *before]
    leading = whole if _is_short(before) else list(_headings_at_the_end(before))[::-1]
    _mark_all(leading)
    if leading == whole:
        _mark_chapter(table, parents)
    if _is_short(after):
        _mark_all(after)
    else:
        notes = [one for one in after[:1] if "table-note" in _classes(one)]
        _mark_all(notes)
        _mark(after[len(notes)], BEGINS)  # WeasyPrint turns no page where a table ends that has gone on from another
    _mark(table, "on-lying-page")
    return leading[0] if leading else table


def _mark_chapter(element: Element, parents: dict[Element, Element]) -> None:
    """Say of the chapter that it begins at the top of its page, where it has no room above."""
    while element.tag not in ("section", "body"):
        element = parents[element]
    _mark(element, TOP)


def _around(element: Element, parents: dict[Element, Element]) -> tuple[list[Element], list[Element]]:
    """What stands before and after the element in its chapter, in reading order."""
    before: list[Element] = []
    after: list[Element] = []
    while element.tag not in ("section", "body"):
        parent = parents[element]
        beside = list(parent)
        at = beside.index(element)
        before, after = [*beside[:at], *before], [*after, *beside[at + 1 :]]
        element = parent
    return before, after


def _head_before(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    """The heading of a document without a cover, when the element stands in its first chapter."""
    while element.tag not in ("section", "body"):
        element = parents[element]
    beside = list(parents.get(element, element))
    at = beside.index(element) if element in beside else 0
    yield from (one for one in beside[max(0, at - 1) : at] if one.tag == "header")


def _is_short(elements: Sequence[Element]) -> bool:
    """True when the elements are words alone, and few."""
    pictures = any(one.tag in HOLDERS or any(inner.tag in HOLDERS for inner in one.iter()) for one in elements)
    return not pictures and sum(len("".join(one.itertext()).strip()) for one in elements) <= SHORT


def _headings_at_the_end(elements: Sequence[Element]) -> Iterator[Element]:
    for one in reversed(elements):
        if one.tag not in HEADS and not LEADS & set(_classes(one)):
            return
        yield one


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _mark_all(elements: Iterable[Element]) -> None:
    for element in elements:
        _mark(element, "on-lying-page")


def _mark(element: Element, *classes: str) -> None:
    if classes:
        element.set("class", " ".join(dict.fromkeys([*_classes(element), *classes])))
