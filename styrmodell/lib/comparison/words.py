"""Two versions of a text word by word, as a person would mark them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from styrmodell.lib.comparison.sequences import Stretch, common
from styrmodell.lib.richtext.blocks import Run
from styrmodell.lib.swedish import NBSP

CONTEXT = 12  # words kept on each side of a change where long stretches are left out
MOST_BETWEEN = 3  # so few words between two larger changes are read with them
SPACE = rf"[ {NBSP}\N{{NARROW NO-BREAK SPACE}}]"
# A figure is changed as a whole or not at all: "1 234 500", "−450,0", "§ 98", "12 a §", "2026-09-17", "2027–2029", "50 %".
# A word keeps the signs inside it (e-post, KF:s, bl.a); every other sign stands alone.
TOKEN = re.compile(
    rf"""
    (?:§{{1,2}}{SPACE}?)?
    (?:(?<!\w)[−+–-])?
    (?:(?<!\d)\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+)
    (?:[.,:/–-]\d+)*
    (?:{SPACE}?[%‰]|{SPACE}[a-h]\b)?(?:{SPACE}?§(?!{SPACE}?\d))?
    (?:[-:]?[^\W\d_]\w*(?:[-:'’.]\w+)*)?
    |\w+(?:[-:'’.]\w+)*
    |\s+
    |.
    """,
    re.VERBOSE,
)
NOTHING = Stretch(0, 0, 0)
PLAIN = Run()
Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that both versions have, or only the earlier (removed) or the later (added) one."""

    kind: Kind
    text: str


class Token(NamedTuple):
    """A word, a figure or a sign, or the one space that any white space counts as. The look is that of formatted text."""

    text: str
    look: Run = PLAIN

    @property
    def is_space(self) -> bool:
        """True when it parts two others."""
        return self.text == " " and not self.look.image


class Marked(NamedTuple):
    """Tokens that both versions have, or only one of them."""

    kind: Kind
    tokens: list[Token]


def changed_words(before: str, after: str) -> tuple[Part, ...]:
    """What was taken away and what was put in, in reading order, for lists of changes: with long stretches that are the same left
    out, and spaced to be drawn.
    """
    parts = _parts(drawn(marked_texts(before, after)))
    last = len(parts) - 1
    return tuple(
        _shortened(part, head=number > 0, tail=number < last) if part.kind == "same" and last else part
        for number, part in enumerate(parts)
    )


def marked_texts(before: str, after: str) -> list[Marked]:
    """The words of both versions, each with who has it."""
    return marked_tokens(list(tokens_of(before.strip())), list(tokens_of(after.strip())))


def _parts(marked: Iterable[Marked]) -> tuple[Part, ...]:
    return tuple(Part(kind, "".join(token.text for token in tokens)) for kind, tokens in marked)


def drawn(marked: Iterable[Marked]) -> list[Marked]:
    """As it is set on a page: spaces around what comes or goes stand outside the mark, and one stands between what goes and
    what comes in its place.
    """
    out: list[Marked] = []
    for kind, tokens in marked:
        words = tokens[kind != "same" and tokens[0].is_space :]
        is_last = kind == "same" or not words[-1].is_space
        takes_place = kind == "added" and bool(out) and out[-1].kind == "removed"
        _add(out, "same", [Token(" ")] if takes_place or len(words) < len(tokens) else [])
        _add(out, kind, words if is_last else words[:-1])
        _add(out, "same", [] if is_last else [Token(" ")])
    return out


def tokens_of(text: str, look: Run = PLAIN) -> Iterator[Token]:
    """The text as tokens."""
    for match in TOKEN.finditer(text):
        words = match[0]
        yield Token(" " if words.isspace() else re.sub(SPACE, NBSP, words), look)


def marked_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Marked]:
    """The tokens of both versions, each with who has it. Of what is the same the later version's spaces stand."""
    in_old, in_new = _words(old), _words(new)
    pairs = [(-1, -1), *((in_old[one], in_new[other]) for one, other in _pairs(old, new, in_old, in_new))]
    out: list[Marked] = []
    for (old_from, new_from), (old_to, new_to) in pairwise([*pairs, (len(old), len(new))]):
        if new_from >= 0:
            _add(out, "same", [new[new_from]])
        _add_between(out, old[old_from + 1 : old_to], new[new_from + 1 : new_to])
    return out


def _words(tokens: Sequence[Token]) -> list[int]:
    """The places of what is not a space: spaces are not compared, they follow the words."""
    return [place for place, token in enumerate(tokens) if not token.is_space]


def _pairs(
    old: Sequence[Token], new: Sequence[Token], in_old: list[int], in_new: list[int]
) -> Iterator[tuple[int, int]]:
    before, after = [old[place] for place in in_old], [new[place] for place in in_new]
    stretches = _without_islands(_slid(common(before, after), before, after), before, after)
    return ((one + n, other + n) for one, other, length in stretches for n in range(length))


def _slid(stretches: list[Stretch], old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """What comes or goes begins as late as it can: after the full stop, not with it."""
    out = stretches[:1]
    for stretch in stretches[1:]:
        last = out[-1]
        comes, goes = last.old + last.length == stretch.old, last.new + last.length == stretch.new
        side, start, following = (new, last.new, stretch.new) if comes else (old, last.old, stretch.old)
        steps = 0
        if comes != goes:
            while steps < stretch.length - 1 and side[start + last.length + steps] == side[following + steps]:
                steps += 1
        out[-1] = last._replace(length=last.length + steps)
        out.append(Stretch(stretch.old + steps, stretch.new + steps, stretch.length - steps))
    return out


def _without_islands(stretches: list[Stretch], old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """Without a lonely word between two changes that are wider: it is easier read as a part of them."""
    changed = _Widths(old, new)
    kept: list[Stretch] = []
    for following in [*stretches, Stretch(len(old), len(new), 0)]:
        while kept and _is_island(new, changed, [NOTHING, *kept[-2:]][-2:], following):
            kept.pop()
        kept.append(following)
    return kept[:-1]


class _Widths:
    """How many letters there are between two stretches."""

    def __init__(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        self.old = list(accumulate((len(token.text) for token in old), initial=0))
        self.new = list(accumulate((len(token.text) for token in new), initial=0))

    def between(self, before: Stretch, after: Stretch) -> tuple[int, int]:
        """Those that go and those that come."""
        goes = self.old[after.old] - self.old[before.old + before.length]
        return goes, self.new[after.new] - self.new[before.new + before.length]


def _is_island(new: Sequence[Token], changed: _Widths, last: list[Stretch], following: Stretch) -> bool:
    before, stretch = last
    if stretch.length > 2 * MOST_BETWEEN:
        return False
    words = [token.text for token in new[stretch.new : stretch.new + stretch.length]]
    if sum(word[0].isalnum() for word in words if word) > MOST_BETWEEN:
        return False
    sides = changed.between(before, stretch), changed.between(stretch, following)
    if not any(all(side) for side in sides):  # words only come, or only go: none of those between is rewritten
        return False
    return sum(map(len, words)) <= min(map(max, sides))


def _add_between(out: list[Marked], old: Sequence[Token], new: Sequence[Token]) -> None:
    """What stands between two words that are the same: what both sides begin and end it with is not marked."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if not _is_same(old[n], new[n])), most)
    left = most - start
    end = next((n for n in range(left) if not _is_same(old[-1 - n], new[-1 - n])), left)
    goes, comes = old[start : len(old) - end], new[start : len(new) - end]
    _add(out, "same", new[:start])
    _add(out, "removed", [] if _is_blank(goes) else goes)
    _add(out, "same" if _is_blank(comes) else "added", comes)
    _add(out, "same", new[len(new) - end :])


def _is_blank(tokens: Sequence[Token]) -> bool:
    return all(token.is_space for token in tokens)


def _is_same(one: Token, other: Token) -> bool:
    return one == other or (one.is_space and other.is_space)


def _add(out: list[Marked], kind: Kind, tokens: Sequence[Token]) -> None:
    if tokens and out and out[-1].kind == kind:
        out[-1].tokens.extend(tokens)
    elif tokens:
        out.append(Marked(kind, list(tokens)))


def _shortened(part: Part, *, head: bool, tail: bool) -> Part:
    """The words next to the changes before and after it."""
    words = part.text.split(" ")
    first, last = words[: CONTEXT + 1] if head else [], words[-CONTEXT - 1 :] if tail else []
    left_out = len(words) - len(first) - len(last)
    return Part("same", " ".join([*first, "…", *last])) if left_out > 1 else part
