"""Which paragraphs, points, rows and columns of two texts are the same one, changed or not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise

from styrmodell.lib.comparison.sequences import common, increasing

Pair = tuple[int, int]
Words = Counter[str]
Known = Sequence[Hashable]  # what each thing on one side is known by; None is never the same as another

MOST_OFTEN = 4  # a word that stands in more things than this tells nothing of which is which
LEAST_ALIKE = 0.3  # the share of words that two must have in common


def paired(known: Sequence[tuple[Known, Known]], old: Sequence[Words], new: Sequence[Words]) -> list[Pair]:
    """The places of what belongs together, in order on both sides.

    Args:
        known: what each is known by on the older and on the newer side, the surest first.
        old: the words of each on the older side, for those that nothing of that is the same of.
        new: those on the newer.
    """
    pairs: list[Pair] = []
    size = len(old), len(new)
    for keys in known:
        pairs = within(pairs, size, partial(_by_key, *keys))
    return within(pairs, size, partial(_by_words, old, new))


def within(pairs: list[Pair], size: Pair, find: Callable[[range, range], Iterable[Pair]]) -> list[Pair]:
    """The pairs, with those that are found between each two of them."""
    found: list[Pair] = []
    for before, after in pairwise([(-1, -1), *pairs, size]):
        gap = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        if gap[0] and gap[1]:
            found += find(*gap)
        found.append(after)
    return found[:-1]


def beside(pairs: list[Pair], old: int, new: int) -> Iterator[tuple[int | None, int | None]]:
    """All places of both sides: of what lies between two pairs the older's first, then the newer's."""
    before = (-1, -1)
    for pair in [*pairs, (old, new)]:
        yield from ((place, None) for place in range(before[0] + 1, pair[0]))
        yield from ((None, place) for place in range(before[1] + 1, pair[1]))
        if pair != (old, new):
            yield pair
        before = pair


def _by_key(old: Known, new: Known, here: range, there: range) -> Iterator[Pair]:
    before = [(0, place) if old[place] is None else (1, old[place]) for place in here]
    after = [(-1, place) if new[place] is None else (1, new[place]) for place in there]
    for stretch in common(before, after):
        yield from ((here[stretch.old + n], there[stretch.new + n]) for n in range(stretch.length))


def _by_words(old: Sequence[Words], new: Sequence[Words], here: range, there: range) -> Iterator[Pair]:
    """For each the most alike on the other side, of those that they name each other and stand in the same order."""
    stands = defaultdict(list)
    for place in here:
        for word in old[place]:
            stands[word].append(place)
    best: dict[int, tuple[float, int]] = {}
    for place in there:
        telling = (stands[word] for word in new[place] if len(stands.get(word, ())) <= MOST_OFTEN)
        near = Counter(chain.from_iterable(telling)).most_common(MOST_OFTEN)
        alike = [(_alike(old[other], new[place]), -other) for other, _ in near]
        if alike and max(alike)[0] >= LEAST_ALIKE:
            share, other = max(alike)
            best[-other] = max(best.get(-other, (0.0, 0)), (share, -place))
    chosen = sorted((other, -place) for other, (_, place) in best.items())
    yield from (chosen[number] for number in increasing([place for _, place in chosen]))


def _alike(one: Words, other: Words) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())
