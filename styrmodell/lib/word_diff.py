"""Two versions of a text word by word, with long stretches that are the same left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

CONTEXT = 12  # words kept on each side of a change
MOST_WORDS = 4000  # comparing costs the square of the length; a longer text is shown whole, before and after
SPACE = r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
# A number is one word, however its thousands are parted: "1 234 500" is changed as a whole or not at all.
WORD = re.compile(rf"(?:(?<!\d)\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\S)+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words that both versions have, or only the earlier (removed) or the later (added) one."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_diff(before: str, after: str) -> tuple[Part, ...]:
    """What was taken away and what was put in, in reading order."""
    old, new = _words(before), _words(after)
    if len(old) + len(new) > MOST_WORDS:
        return tuple(_replaced(old, new))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(part for step in steps for part in _parts(step, old, new))


def _words(text: str) -> list[str]:
    return [re.sub(SPACE, "\N{NO-BREAK SPACE}", word) for word in WORD.findall(text)]


def _parts(step: tuple[str, int, int, int, int], old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    tag, old_from, old_to, new_from, new_to = step
    if tag != "equal":
        yield from _replaced(old[old_from:old_to], new[new_from:new_to])
        return
    words = new[new_from:new_to]
    head = words[:CONTEXT] if new_from or old_from else []
    tail = words[-CONTEXT:] if new_to < len(new) or old_to < len(old) else []
    left_out = len(words) - len(head) - len(tail)
    yield Part("same", " ".join([*head, "…", *tail] if left_out > 1 and (head or tail) else words))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    if old:
        yield Part("removed", " ".join(old))
    if new:
        yield Part("added", " ".join(new))
