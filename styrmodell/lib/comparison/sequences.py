"""What two sequences have in common, in a time that follows their length."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# difflib finds what a person would, in a time that follows how many pairs of equal things there are and how often all is
# gone through, once for each stretch that is found: the square of the length. So a long text is parted first where a few
# words in a row stand once on each side (patience diff).
MOST_PAIRS, LONGEST = 10_000, 2_000
IN_A_ROW = (4, 1)


class Stretch(NamedTuple):
    """Places that are equal, one by one: so many from `old` and from `new` on."""

    old: int
    new: int
    length: int


class Room(NamedTuple):
    """A part of each side that is not compared yet."""

    old: int
    old_end: int
    new: int
    new_end: int


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """The stretches that stand on both sides, in their order."""
    found: list[Stretch] = []
    rooms = [Room(0, len(old), 0, len(new))]
    while rooms:
        room = rooms.pop()
        start, end = _equal_ends(old, new, room)
        inner = Room(room.old + start, room.old_end - end, room.new + start, room.new_end - end)
        found += [Stretch(room.old, room.new, start), Stretch(inner.old_end, inner.new_end, end)]
        if inner.old == inner.old_end or inner.new == inner.new_end:
            continue
        if _is_short(inner) and _pairs(old, new, inner) <= MOST_PAIRS:
            found += _by_difflib(old, new, inner)
        else:
            rooms += _parted(old, new, inner)
    return _joined(sorted(stretch for stretch in found if stretch.length))


def increasing(numbers: Sequence[int]) -> list[int]:
    """The places of the longest run of numbers that only grow, though others stand between them."""
    ends: list[int] = []  # the smallest number that a run of each length ends with
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    place, found = (places[-1] if places else -1), []
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _equal_ends(old: Sequence[Hashable], new: Sequence[Hashable], room: Room) -> tuple[int, int]:
    """How many are equal at the beginning and at the end of the room."""
    most = min(room.old_end - room.old, room.new_end - room.new)
    start = next((n for n in range(most) if old[room.old + n] != new[room.new + n]), most)
    left = most - start
    end = next((n for n in range(left) if old[room.old_end - 1 - n] != new[room.new_end - 1 - n]), left)
    return start, end


def _is_short(room: Room) -> bool:
    return room.old_end - room.old + room.new_end - room.new <= LONGEST


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable], room: Room) -> int:
    """How many pairs of equal things there are in the room."""
    counted = Counter(new[room.new : room.new_end])
    return sum(counted[thing] for thing in old[room.old : room.old_end])


def _by_difflib(old: Sequence[Hashable], new: Sequence[Hashable], room: Room) -> Iterator[Stretch]:
    sides = old[room.old : room.old_end], new[room.new : room.new_end]
    for match in SequenceMatcher(None, *sides, autojunk=False).get_matching_blocks():
        yield Stretch(room.old + match.a, room.new + match.b, match.size)


def _parted(old: Sequence[Hashable], new: Sequence[Hashable], room: Room) -> list[Room]:
    """The room parted at what stands once on each side, in the same order; nothing when there is no such thing."""
    for size in IN_A_ROW:
        here, there = _only_ones(old, room.old, room.old_end, size), _only_ones(new, room.new, room.new_end, size)
        both = [(place, there[things]) for things, place in here.items() if things in there]
        if kept := [both[number] for number in increasing([place for _, place in both])]:
            starts = [(room.old, room.new), *kept]
            return [Room(*pair) for pair in _rooms_between(starts, [*kept, (room.old_end, room.new_end)])]
    return []


def _rooms_between(starts: list[tuple[int, int]], ends: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    for (old, new), (old_end, new_end) in zip(starts, ends, strict=True):
        yield old, old_end, new, new_end


def _only_ones(things: Sequence[Hashable], start: int, end: int, size: int) -> dict[tuple[Hashable, ...], int]:
    """What stands once, so many in a row, and where, in its order."""
    rows = [tuple(things[place : place + size]) for place in range(start, end - size + 1)]
    counted = Counter(rows)
    return {row: start + number for number, row in enumerate(rows) if counted[row] == 1}


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Those that go on where the one before ends, as one."""
    out: list[Stretch] = []
    for stretch in stretches:
        last = out[-1] if out else None
        if last and (last.old + last.length, last.new + last.length) == (stretch.old, stretch.new):
            out[-1] = Stretch(last.old, last.new, last.length + stretch.length)
        else:
            out.append(stretch)
    return out
