"""The picture of a timeline: numbered points over a scale of months. What came after the period stands past its end, as rings."""

from calendar import monthrange
from datetime import date

from django.utils.safestring import SafeString

from styrmodell.lib.documents.svg import circle, line, picture, text
from styrmodell.lib.documents.timeline import Timeline, TimelineEvent
from styrmodell.lib.swedish import count_words, month_words, period_words

WIDTH, RADIUS = 166.0, 1.15  # mm
LEAST_APART, STEP = 5.4, 5.4  # from one point to the next on a line of them, and from one line to the next, mm
BELOW = 9.0  # mm of names of months and years


def timeline_chart(block: Timeline) -> SafeString:
    """The points, each with its number in the list."""
    months = _months(block)
    wide = WIDTH / len(months)
    places = _places(block, months, wide)
    height = STEP * (1 + max(level for _, level in places)) + 3.2 + BELOW
    zero = height - BELOW
    parts = [*_scale(block, months, wide, zero)]
    for number, (row, (x, level)) in enumerate(zip(block.rows, places, strict=True), start=1):
        y = zero - 2.4 - STEP * level
        parts.append(circle(x, y, RADIUS, "dot" if row.is_after else "own", "own-line" if row.is_after else ""))
        parts.append(text(x, y - RADIUS - 0.7, str(number), "middle"))
    return picture(WIDTH, height, describe(block), parts)


def describe(block: Timeline) -> str:
    """The alternative text; the list says the rest."""
    months = _months(block)
    last = date(*months[-1], monthrange(*months[-1])[1])
    count = count_words(len(block.rows), common=True)
    many = "händelse" if len(block.rows) == 1 else "händelser"
    return f"Tidslinje {period_words(block.period_from, last)} med {count} {many}, numrerade som i listan."


def _months(block: Timeline) -> list[tuple[int, int]]:
    """Those of the period, and as many after it as something is told of."""
    last = max([block.period_to, *(row.day for row in block.rows)])
    first = min([block.period_from, *(row.day for row in block.rows)])
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + at) // 12, (first.month - 1 + at) % 12 + 1) for at in range(count)]


def _places(block: Timeline, months: list[tuple[int, int]], wide: float) -> list[tuple[float, int]]:
    """How far each point stands along the scale, and on which line: one that would touch another stands above it."""
    ends: list[float] = []
    found = []
    for row in block.rows:
        x = min(max(wide * _along(row, months), 2.0), WIDTH - 2.0)
        level = next((at for at, end in enumerate(ends) if x - end >= LEAST_APART), len(ends))
        ends[level : level + 1] = [x]
        found.append((x, level))
    return found


def _along(row: TimelineEvent, months: list[tuple[int, int]]) -> float:
    """In months from the left; one that is known to the month stands in the middle of it."""
    at = months.index((row.day.year, row.day.month))
    return at + (0.5 if row.is_whole_month else (row.day.day - 0.5) / monthrange(row.day.year, row.day.month)[1])


def _scale(block: Timeline, months: list[tuple[int, int]], wide: float, zero: float) -> list[str]:
    parts = [line(0, zero, WIDTH, zero, "axis", 0.3)]
    for at, (year, month) in enumerate(months):
        is_new_year = at == 0 or month == 1
        parts.append(line(at * wide, zero, at * wide, zero + (4.6 if is_new_year else 1.2), "axis"))
        parts.append(text((at + 0.5) * wide, zero + 3.8, month_words(date(year, month, 1))[:3], "middle"))
        if is_new_year:
            parts.append(text((at + 0.5) * wide, zero + 7.6, str(year), "middle"))
    ended = (block.period_to.year, block.period_to.month)
    if ended != months[-1] and ended in months:
        x = (months.index(ended) + 1) * wide
        parts.append(line(x, 0.4, x, zero + 4.6, "forecast", 0.3))
    return parts
