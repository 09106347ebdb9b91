"""A stored document with a change put in: what the change causes and nothing else (a merge of three).

What is made anew from the same facts may differ from what was once stored: the words of scales, names and reckonings have
gone on since. So the document is made twice, with the change and without it, and only where those two differ is the stored
one given up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

from styrmodell.lib.documents.accounts import Stated

T = TypeVar("T")

# What a part is known by among others of its type: the first of these that says something.
NAMES = ("key", "code", "number", "name", "heading", "sentence", "title", "label", "unit")


def merged(stored: T, before: T, after: T) -> T:
    """The stored one with done to it what leads from `before` to `after`.

    Where those two say the same the stored one stands, whatever it says; where they differ `after` stands. Frozen
    dataclasses are merged field by field and tuples part by part; a part that only the stored one has stays in its place.
    A table that has other columns in one of them is taken as it is in `after`: its amounts stand under them.
    """
    if before == after:
        return stored
    if len({len(getattr(each, "columns", ())) for each in (stored, before, after)}) > 1:
        return after
    if type(stored) is type(before) is type(after):
        if is_dataclass(after) and not isinstance(after, type):
            told = {
                one.name: merged(*(getattr(each, one.name) for each in (stored, before, after)))
                for one in fields(after)
            }
            return replace(after, **told)
        if isinstance(stored, tuple) and isinstance(before, tuple) and isinstance(after, tuple):
            return type(after)(_parts(stored, before, after))
    return after


def _parts(stored: Sequence[Any], before: Sequence[Any], after: Sequence[Any]) -> Iterable[Any]:
    """In the order of `after`; what only the stored one has follows the part that it followed."""
    was, stood = _pairs(after, before), _pairs(before, stored)
    kept = {stood[there]: here for here, there in was.items() if there in stood}
    followers = _followers(stored, kept, set(stood.values()))
    last: int | None = None
    for here, part in enumerate(after):
        there = was.get(here)
        if there is not None and there in stood:
            yield from followers.pop(last, ())
            last = here
            yield merged(stored[stood[there]], before[there], part)
        elif there is None or before[there] != part:  # else the stored one lacks it, and the change is not about it
            yield part
    yield from followers.pop(last, ())


def _followers(stored: Sequence[Any], kept: dict[int, int], known: set[int]) -> dict[int | None, list[Any]]:
    """What only the stored one has, by the place in `after` of the part that it comes after; None at the start."""
    found: dict[int | None, list[Any]] = {}
    last: int | None = None
    for place, part in enumerate(stored):
        if place in kept:
            last = kept[place]
        elif place not in known:
            found.setdefault(last, []).append(part)
    return found


def _pairs(left: Sequence[Any], right: Sequence[Any]) -> dict[int, int]:
    """Which parts are the same one in both: values of as many by their places, else what is equal, then what has the same
    name.
    """
    if len(left) == len(right) and all(map(_is_value, (*left, *right))):
        return dict(enumerate(range(len(right))))
    found: dict[int, int] = {}
    for start, other, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        found.update(zip(range(start, start + size), range(other, other + size), strict=True))
    taken = set(found.values())
    named = {name: place for place, name in _named(right) if place not in taken}
    for place, name in _named(left):
        if place not in found and name in named:
            found[place] = named.pop(name)
    return found


def _is_value(part: Any) -> bool:
    """True of what has nothing but its place to be known by: text, a number, an amount of the accounts."""
    return isinstance(part, Stated) or not is_dataclass(part)


def _named(parts: Sequence[Any]) -> Iterable[tuple[int, tuple[Any, ...]]]:
    """Each with its place and its name, of those with the same name which it is."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for place, part in enumerate(parts):
        of_itself = None if is_dataclass(part) else part
        name = (type(part), next(filter(None, (getattr(part, one, "") for one in NAMES)), of_itself))
        yield place, (*name, seen[name])
        seen[name] += 1
