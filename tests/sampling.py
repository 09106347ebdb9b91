"""A sample of a matrix: in `make test` so many that everything is looked at, in `make test-full` all of it.

The seed is the day, so that what is looked at changes, and everybody who runs the tests that day looks at the same.
"""

import os
import random
import time
import zlib
from collections.abc import Callable, Hashable, Iterable
from itertools import product
from operator import itemgetter
from typing import TypeVar

# Set before the workers start, so that both draw alike, before and after midnight.
SEED = os.environ.setdefault("TESTS_SEED", time.strftime("%Y-%m-%d"))
PART = 1 / 6  # of the rows of what costs most, each day
NUMBER = zlib.crc32(SEED.encode())  # the same, where a number is asked for

T = TypeVar("T")

is_whole = False  # set by the option --full


def part(things: Iterable[T], row: Callable[[T], Hashable], *, salt: str = "", share: float = PART) -> list[T]:
    """What belongs to a share of the rows of a matrix, others another day; everything when the matrices are whole."""
    return [thing for thing in things if is_among(f"{salt} {row(thing)}", share)]


def drawn(things: Iterable[T], *keys: Callable[[T], Hashable], salt: str = "") -> list[T]:
    """Things drawn at random, in their own order, until every value of every key has come up.

    Args:
        things: the matrix, as a list of its cells.
        keys: what must not be left out: the row of a cell, its column, or both together.
        salt: what tells this matrix from others as large, so that not the same places are drawn in all.
    """
    whole = list(things)
    if is_whole:
        return whole
    order = list(range(len(whole)))
    random.Random(f"{SEED} {salt}").shuffle(order)
    seen: set[tuple[int, Hashable]] = set()
    kept = set()
    for place in order:
        values = {(number, key(whole[place])) for number, key in enumerate(keys)}
        if values - seen:
            seen |= values
            kept.add(place)
    return [thing for place, thing in enumerate(whole) if place in kept]


def is_among(name: str, share: float) -> bool:
    """True for the part of what has a name that is drawn: `share` of it by chance, and all when the matrices are whole."""
    return is_whole or random.Random(f"{SEED} {name}").random() < share


def looks(*widths: int) -> list[tuple[int, str]]:
    """Widths of a page and colour schemes to look at it in: each width and each scheme."""
    return drawn(product(widths, ("light", "dark")), itemgetter(0), itemgetter(1))
