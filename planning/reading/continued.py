"""Which items of a plan are those of the plan that it continues: what is compared from one year to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planning.enums import NodeKind
from planning.reading.stories import stories
from planning.reading.tree import Row, titled
from styrmodell.lib.comparison.model import Look, Value

# What is the same from year to year without anybody having said so: the row of the catalogue, or a text by its heading.
Known = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Par av poster: id of the later plan's item → id of the earlier's that it goes on from, one to one.

    Attributes:
        before, after: what is said of items that were split or merged, by node; both sides together know it.
    """

    keys: Mapping[int, int]
    before: Mapping[int, tuple[Value, ...]]
    after: Mapping[int, tuple[Value, ...]]


def pairs(before: Sequence[Row], after: Sequence[Row]) -> Pairs:
    """Who goes on from whom, however many years lie between. One query.

    Of what is split the part that has kept the heading is the one that goes on, else the first of them, and the others are
    new; of what is merged the first goes on, and the others are gone. Both are told.
    """
    old = {row.pk: row for row in before}
    told = stories([row.pk for row in after if row.pk not in old])
    earlier = {pk: [one for one in old if one in story.earlier] for pk, story in told.items()}
    keys = _one_to_one(old, after, earlier)
    _add_known(keys, before, after)
    split, merged = _told(old, {row.pk: row for row in after}, keys, earlier)
    return Pairs(keys, before=merged, after=split)


def _one_to_one(old: Mapping[int, Row], after: Sequence[Row], earlier: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """First those that are called what they were, then in order."""
    keys: dict[int, int] = {row.pk: row.pk for row in after if row.pk in old}
    for is_strict in (True, False):
        taken = set(keys.values())
        for row in after:
            free = [one for one in earlier.get(row.pk, ()) if one not in taken and row.pk not in keys]
            found = next((one for one in free if not is_strict or old[one].title == row.title), None)
            if found is not None:
                keys[row.pk] = found
                taken.add(found)
    return keys


def _add_known(keys: dict[int, int], before: Sequence[Row], after: Sequence[Row]) -> None:
    """Uppdrag, nyckeltal and texts that go on as they are: those that stand where they stood first."""
    for is_strict in (True, False):
        taken = set(keys.values())
        free: dict[Known, list[Row]] = {}
        for row in before:
            if row.pk not in taken and (known := _known(row)):
                free.setdefault(known, []).append(row)
        for row in after:
            if row.pk in keys or (known := _known(row)) is None:
                continue
            above = keys.get(row.parent) if row.parent else None
            there = [one for one in free.get(known, ()) if not is_strict or one.parent == above]
            if there:
                keys[row.pk] = there[0].pk
                free[known].remove(there[0])


def _known(row: Row) -> Known | None:
    if row.task is not None:
        return "task", row.task.pk
    if row.figure is not None:
        return "figure", row.figure.pk
    return ("text", row.title) if row.kind == NodeKind.SECTION else None


def _told(
    old: Mapping[int, Row],
    new: Mapping[int, Row],
    keys: Mapping[int, int],
    earlier: Mapping[int, Sequence[int]],
) -> tuple[dict[int, tuple[Value, ...]], dict[int, tuple[Value, ...]]]:
    """What is said of the later items that come from others beside their own, and of the earlier that go on in another's."""
    kept = set(keys.values())
    split: dict[int, tuple[Value, ...]] = {}
    merged: dict[int, tuple[Value, ...]] = {}
    for pk, sources in earlier.items():
        others = [one for one in sources if keys.get(pk) != one]
        if others:
            label = "Sammanförd med" if pk in keys else "Kommer ur"
            split[pk] = (_names(label, (old[one] for one in others)),)
    for one in old.keys() - kept:
        into = [new[pk] for pk, sources in earlier.items() if one in sources]
        if into:
            merged[one] = (_names("Går upp i", into),)
    return split, merged


def _names(label: str, rows: Iterable[Row]) -> Value:
    return Value(label, Look.LIST, tuple(titled(row) for row in rows))
