"""Shares the rows of a table that goes on over pages that lie down between them, so that the last page is not mostly white."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from xml.etree.ElementTree import Element

PAGE = 158.0  # mm between the margins of a page that lies down
LEADING, FOLLOWING = 30.0, 8.0  # mm that headings take before the table, and a note after it
LINES = {"": 4.4, "is-small": 3.9, "is-smaller": 3.6, "is-smallest": 3.0}  # mm a line, by the table's class
AROUND = 2.2  # mm above and below the words of a row
GUESSES = (0.9, 1.0, 1.1)  # the heights are estimates
WELL_FILLED = 0.45  # of a page
BEGINS = "begins-page"
HELD = frozenset({"subtotal", "total", "sum"})  # rows that stand with those above


def share_out(table: Element, heights: Sequence[int], css: str) -> bool:
    """Let rows begin pages where the last one might be left with few; True when some do. The table is to begin a page, too.

    Args:
        heights: about how many lines each row takes, the head's among them.
        css: the table's class, by which its type is set.
    """
    rows = list(table.iter("tr"))
    head = {row for part in table.iter("thead") for row in part.iter("tr")}
    tall = {row: lines * LINES[css] + AROUND for row, lines in zip(rows, heights, strict=True)}
    body = [row for row in rows if row not in head]
    room = PAGE - sum(tall[row] for row in head)
    needed = LEADING + sum(tall[row] for row in body) + FOLLOWING
    if not _may_end_white(needed, room):
        return False
    pages = ceil(needed * GUESSES[-1] / room)
    ends = list(accumulate((tall[row] for row in body), initial=LEADING))
    begun = False
    for page in range(1, pages):
        place = next((at for at, end in enumerate(ends) if end >= needed * page / pages), len(body))
        row = next(may_begin(body[1 : place + 1]), None)
        if row is not None:
            row.set("class", f"{row.get('class') or ''} {BEGINS}".strip())
            begun = True
    return begun


def _may_end_white(needed: float, room: float) -> bool:
    """True when it takes several pages, and perhaps little of the last one."""
    filled = [needed * guess / room for guess in GUESSES]
    return filled[-1] > 1 and any(one % 1 < WELL_FILLED and one > 1 for one in filled)


def may_begin(rows: Sequence[Element]) -> Iterator[Element]:
    """The last of the rows that may begin a page, and those before it."""
    for at in reversed(range(1, len(rows))):
        is_held = HELD & set((rows[at].get("class") or "").split())
        if not is_held and "heading" not in (rows[at - 1].get("class") or "").split():
            yield rows[at]
