"""Two sides put beside each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import escape

from styrmodell.lib.changes import ADDED, CHANGED, TAKEN_AWAY
from styrmodell.lib.comparison.beside import compared_value, compared_words
from styrmodell.lib.comparison.model import (
    SAME,
    ComparedGroup,
    ComparedItem,
    ComparedValue,
    Comparison,
    Item,
    Side,
    Value,
)
from styrmodell.lib.comparison.moves import Moves

NOTHING = (None, "", ())


def compare(before: Side, after: Side) -> Comparison:
    """What differs, item by item and word by word.

    Items are the same when their keys are. One that stands among others of its parent and group in another order than it
    did has moved; that others come or go before it moves nothing.
    """
    old, new = ({item.key: item for item in side.items} for side in (before, after))
    moved = Moves(before.items, after.items)
    lost = _lost(old, new)
    titles = in_order([item.group for item in before.items], [item.group for item in after.items])
    keys: dict[str, tuple[list[str], list[str]]] = {title: ([], []) for title in titles}
    for item in before.items:
        keys[item.group][0].append(item.key)
    for item in after.items:
        keys[item.group][1].append(item.key)
    groups = (
        ComparedGroup(
            title,
            tuple(
                _compared(old.get(key), new.get(key), moved.words(key), lost.get(key, ()))
                for key in in_order(*keys[title])
                if key not in new or new[key].group == title
            ),
        )
        for title in titles
    )
    return Comparison(
        before.name, after.name, _values(before.facts, after.facts), tuple(group for group in groups if group.items)
    )


def in_order(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """All of both, in the order of the newer; what is gone after what it stood after."""
    new_ones = dict.fromkeys(new)
    gone: dict[str | None, list[str]] = defaultdict(list)
    before = None
    for key in dict.fromkeys(old):
        if key in new_ones:
            before = key
        else:
            gone[before].append(key)
    return [*gone[None], *(key for one in new_ones for key in (one, *gone.get(one, ())))]


def _lost(old: Mapping[str, Item], new: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    """Of what is taken away: what stood under it and has not gone with it."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for item in old.values():
        if item.parent and item.parent not in new and item.key in new:
            found[item.parent] += (new[item.key].title,)
    return found


def _compared(old: Item | None, new: Item | None, moved: str, lost: tuple[str, ...]) -> ComparedItem:
    item = new or old
    if item is None:
        raise ValueError("An item stands on one side at least")
    values = _values(old.values if old else (), new.values if new else ())
    title = compared_words(old.title, new.title) if old and new else None
    is_changed = bool(moved or (title and title.is_changed) or any(value.is_changed for value in values))
    return ComparedItem(
        key=item.key,
        word=item.word,
        group=item.group,
        number=item.number,
        title=item.title,
        title_marked=title.marked if title else escape(item.title),
        what=(CHANGED if is_changed else SAME) if title else ADDED if new else TAKEN_AWAY,
        moved=moved,
        values=values,
        lost=lost,
        is_example=item.is_example,
    )


def _values(old: Sequence[Value], new: Sequence[Value]) -> tuple[ComparedValue, ...]:
    """By their labels; what neither side says anything under is left out."""
    before, after = ({value.label: value for value in side} for side in (old, new))
    compared = (compared_value(before.get(label), after.get(label)) for label in in_order(before, after))
    return tuple(value for value in compared if value.before not in NOTHING or value.after not in NOTHING)
