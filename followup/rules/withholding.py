"""What is withheld of a unit's people: a group of fewer than five, and what it could be worked out from.

A reader knows what is told, that "färre än 5" is one to four and that what is empty may be anything; that a division's parts are
everybody, and that everybody is as many in each division. No group that is withheld may then be only one number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from followup.rules.personnel import BESIDE, DIVISIONS, FEW, FEWEST, LINES, NOT_SAID, TOTAL, Said

MANY = 10**9  # more than there are anywhere


@dataclass(frozen=True, slots=True)
class Span:
    """How many they may be, at least and at most."""

    least: int
    most: int

    @property
    def is_one(self) -> bool:
        """True when it is a single number."""
        return self.least == self.most


def withheld(said: Mapping[str, Said]) -> dict[str, Said]:
    """What may be told: a group of fewer than five is withheld, with what is told of it, and as much more as it takes that it
    cannot be worked out.

    Args:
        said: a line's key → what is said there; those that are left out are not said.
    """
    found = {key: one for key, one in said.items() if not one.is_missing}
    for line in LINES:
        one = found.get(line.key)
        if not line.group and one and one.value is not None and 0 < one.value < FEWEST:
            found[line.key] = FEW
    if found.get(TOTAL) == FEW:
        return {**said, **dict.fromkeys(found, FEW)}
    found |= dict.fromkeys(_few_unsaid(found), FEW)
    while more := _one_more(found):
        found |= more
    for line in LINES:
        group = found.get(line.group, NOT_SAID)
        if line.key in found and group.is_withheld:
            found[line.key] = group
    for division in DIVISIONS:
        _hide_one_share(found, division)
    return {**said, **found}


def _few_unsaid(found: Mapping[str, Said]) -> Iterator[str]:
    """The groups that nobody has counted, of which the others tell that they are few."""
    whole = _wholes(found)[0]
    for division in DIVISIONS:
        unsaid = [key for key in division if key not in found]
        told = sum(_span(found.get(key, NOT_SAID)).least for key in division)
        is_told = all(key in unsaid or found[key].value is not None for key in division)
        if whole.is_one and len(unsaid) == 1 and is_told and 0 < whole.least - told < FEWEST:
            yield unsaid[0]


def _one_more(found: Mapping[str, Said]) -> dict[str, Said]:
    """What is to be withheld besides, or said in fewer words, while some group can still be worked out; nothing when none can."""
    for division in DIVISIONS:
        if not _tells(found, division):
            continue
        hidden = [key for key in division if key in found and found[key].is_withheld]
        if len(hidden) > 1 and any(found[key] == FEW for key in hidden):
            return dict.fromkeys(hidden, BESIDE)  # that one of them is few tells too much
        if smallest := _smallest(found, division):
            return {smallest: BESIDE}
        if found.get(TOTAL, NOT_SAID).value is not None:
            return {TOTAL: BESIDE}
        for other in DIVISIONS:  # which tells how many everybody is
            if _sum(found, other).is_one and (smallest := _smallest(found, other)):
                return {smallest: BESIDE}
    return {}


def _tells(found: Mapping[str, Said], division: Sequence[str]) -> bool:
    """True when a part that is withheld can be only one number, or two that are few in all can be told apart."""
    spans = {key: _span(found.get(key, NOT_SAID), is_alike=_is_alike(found, division)) for key in division}
    hidden = [key for key in division if key in found and found[key].is_withheld]
    for whole in _wholes(found):
        for key in hidden:
            least = whole.least - sum(span.most for other, span in spans.items() if other != key)
            most = whole.most - sum(span.least for other, span in spans.items() if other != key)
            if max(least, spans[key].least) == min(most, spans[key].most):
                return True
        told = sum(spans[key].least for key in division if key not in hidden)
        are_few = whole.is_one and whole.least - told < 2 * FEWEST and all(key in found for key in division)
        if len(hidden) == 2 and are_few and not _is_alike(found, division):
            return True
    return False


def _is_alike(found: Mapping[str, Said], division: Sequence[str]) -> bool:
    """True when nothing that is withheld in the division is said to be few."""
    return all(found.get(key) != FEW for key in division)


def _wholes(found: Mapping[str, Said]) -> list[Span]:
    """How many everybody may be: as all that is told has it, or where that disagrees as each has it."""
    sources = [_span(found.get(TOTAL, NOT_SAID)), *(_sum(found, division) for division in DIVISIONS)]
    least, most = max(one.least for one in sources), min(one.most for one in sources)
    return [Span(least, most)] if least <= most else sources


def _sum(found: Mapping[str, Said], division: Sequence[str]) -> Span:
    spans = [_span(found.get(key, NOT_SAID), is_alike=_is_alike(found, division)) for key in division]
    return Span(sum(one.least for one in spans), min(sum(one.most for one in spans), MANY))


def _span(one: Said, *, is_alike: bool = True) -> Span:
    """How many it may be for who reads it.

    Args:
        is_alike: no other in its division is said to be few; then one that is "visas inte" may be.
    """
    if one.value is not None:
        return Span(int(one.value), int(one.value))
    if one == FEW:
        return Span(1, FEWEST - 1)
    return Span(0 if one.is_missing else 1 if is_alike else FEWEST, MANY)


def _smallest(found: Mapping[str, Said], division: Sequence[str]) -> str:
    """The smallest group of which it is told how many it is, one that is nobody last; "" when none is told."""
    told = {key: value for key in division if (value := found.get(key, NOT_SAID).value) is not None}
    return min(told, key=lambda key: (told[key] == 0, told[key]), default="")


def _hide_one_share(found: dict[str, Said], division: Sequence[str]) -> None:
    """Where one group's sjukfrånvaro is withheld, and the whole's and all the others' told: withhold the smallest group's too."""
    shares = {key: found.get(f"sick_{key}", NOT_SAID) for key in division}
    told = {key: one.value for key, one in shares.items() if one.value is not None}
    is_whole = len(told) == len(division) - 1 and found.get("sick_total", NOT_SAID).value is not None
    if is_whole and any(one.is_withheld for one in shares.values()):
        smallest = min(told, key=lambda key: (told[key] == 0, found.get(key, NOT_SAID).value or told[key]))
        found[f"sick_{smallest}"] = BESIDE
