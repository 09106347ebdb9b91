"""What has moved between two sides, and from where, in words."""

from collections import defaultdict
from collections.abc import Sequence

from styrmodell.lib.comparison.model import Item
from styrmodell.lib.comparison.sequences import increasing
from styrmodell.lib.comparison.wording import is_neuter

Place = tuple[str, str]  # an item's parent and its group


class Moves:
    """Of the items that both sides have, those that stand in another place: as few as can be."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item]) -> None:
        self._old = {item.key: item for item in before}
        self._new = {item.key: item for item in after}
        self._was, self._now = _numbers(before), _numbers(after)
        self._moved = {item.key for item in after if self._has_other_place(item)}
        together: dict[Place, list[str]] = defaultdict(list)
        for item in after:
            if item.key in self._old and item.key not in self._moved:
                together[item.parent, item.group].append(item.key)
        for keys in together.values():
            kept = set(increasing([self._was[key] for key in keys]))
            self._moved.update(key for number, key in enumerate(keys) if number not in kept)

    def words(self, key: str) -> str:
        """ "Flyttad från plats 3 till plats 2"; "" for what stands where it stood."""
        if key not in self._moved:
            return ""
        old, new = self._old[key], self._new[key]
        word = "Flyttat" if is_neuter(new.word) else "Flyttad"
        if old.parent != new.parent and old.parent in self._old:
            above = self._old[old.parent]
            return f"{word} från {' '.join(filter(None, (above.word, above.number, above.title)))}"
        if old.group != new.group:
            return f"{word} från {old.group}"
        if old.parent != new.parent:
            return f"{word} hit, stod för sig"
        was, now = self._was[key], self._now[key]
        if was != now:
            return f"{word} från plats {was} till plats {now}"
        return f"{word} bland de andra, också nu på plats {now}"

    def _has_other_place(self, item: Item) -> bool:
        old = self._old.get(item.key)
        return old is not None and (old.parent, old.group) != (item.parent, item.group)


def _numbers(items: Sequence[Item]) -> dict[str, int]:
    """The place of each among those with the same parent and group, from 1."""
    counted: dict[Place, int] = defaultdict(int)
    found = {}
    for item in items:
        counted[item.parent, item.group] += 1
        found[item.key] = counted[item.parent, item.group]
    return found
