"""The pictures of a leaflet. What tells parts from each other is light and dark and form, so that they hold without colour."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from styrmodell.lib.documents.leaflet import WHOLE, Share, YearColumns
from styrmodell.lib.documents.svg import circle, line, picture, rect, text
from styrmodell.lib.swedish import MISSING, money_mkr

A_LINE, COIN, COIN_STEP = 50, 0.86, 2.04  # coins in a line of a row, the radius of one, and from one to the next, mm
SIDE, DISC, DISC_STEP = 10, 1.38, 3.5  # of the square
LOOKS = ("own", "lighter", "ring", "bull")  # of the parts, in order; the last one goes on


def coins(row: Share, at: int) -> SafeString:
    """A row of coins; those of few rows are told apart by their looks as well."""
    lines = max(1, -(-row.count // A_LINE))
    discs = [
        _disc(COIN + 0.2 + n % A_LINE * COIN_STEP, COIN + 0.2 + n // A_LINE * COIN_STEP, COIN, at)
        for n in range(row.count)
    ]
    title = f"{row.name}: {row.count} av hundra kronor."
    return picture(A_LINE * COIN_STEP, lines * COIN_STEP, title, discs)


def waffle(rows: Sequence[Share]) -> SafeString:
    """The square, its parts after each other from the top."""
    looks = [at for at, row in enumerate(rows) for _ in range(row.count)]
    discs = [
        _disc(DISC_STEP * (n % SIDE + 0.5), DISC_STEP * (n // SIDE + 0.5), DISC, look) for n, look in enumerate(looks)
    ]
    parts = ", ".join(f"{row.name} {row.count}" for row in rows)
    return picture(SIDE * DISC_STEP, WHOLE // SIDE * DISC_STEP, f"Hundra prickar: {parts}.", discs)


def sample(row: Share, at: int) -> SafeString:
    """How a part of the square looks, beside its name."""
    return picture(
        2 * DISC + 0.4, 2 * DISC + 0.4, f"{row.name}: så ser prickarna ut.", [_disc(DISC + 0.2, DISC + 0.2, DISC, at)]
    )


def _disc(x: float, y: float, radius: float, at: int) -> str:
    look = LOOKS[min(at, len(LOOKS) - 1)]
    if look in ("ring", "bull"):
        inner = circle(x, y, radius * 0.4, "own") if look == "bull" else ""
        return circle(x, y, radius - 0.15, "dot", edge="own-line") + inner
    return circle(x, y, radius, look)


def year_columns(block: YearColumns, width: float = 80, height: float = 38) -> SafeString:
    """Columns from a line at zero, each with its amount in millions and its year; a year without an amount says so."""
    amounts = [float(row.amount) for row in block.rows if row.amount is not None]
    high, low = max([0.0, *amounts]), min([0.0, *amounts])
    top, bottom = 4.2, height - 9.0 if low < 0 else height - 4.6
    per = (bottom - top) / ((high - low) or 1)
    zero, step = top + high * per, width / len(block.rows)
    parts = []
    for at, row in enumerate(block.rows):
        middle = (at + 0.5) * step
        parts.append(text(middle, height - 0.8, row.year, "middle"))
        if row.amount is None:
            parts.append(text(middle, zero - 1.2, MISSING, "middle"))
            continue
        end = zero - float(row.amount) * per
        is_last = at == len(block.rows) - 1
        look = "worse" if row.amount < 0 else "own" if is_last else "lighter"
        parts.append(rect(middle - step * 0.3, min(zero, end), step * 0.6, max(abs(end - zero), 0.35), look))
        parts.append(text(middle, end + 3.2 if row.amount < 0 else end - 1.2, money_mkr(row.amount), "middle"))
    parts.append(line(0, zero, width, zero, "axis", 0.3))
    return picture(width, height, describe(block), parts)


def describe(block: YearColumns) -> str:
    """The alternative text: every year with its amount."""
    said = ", ".join(f"{row.year} {_millions(row.amount)}" for row in block.rows)
    return f"Stapeldiagram, miljoner kronor: {said}."


def _millions(kr: Decimal | None) -> str:
    return MISSING if kr is None else money_mkr(kr)
