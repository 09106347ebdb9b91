"""Goal 9: comparing two plans, or two reports, takes time and memory that follow their length."""

import random
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from bench.ground import Ratio, Size, seconds_in_turns
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.document import comparison_document
from styrmodell.lib.comparison.model import Item, Look, Side, Value
from styrmodell.lib.documents.model import Document

TURNS = 3
WORDS_A_PAGE = 400
COMMON = [
    "och",
    "att",
    "i",
    "för",
    "som",
    "med",
    "på",
    "av",
    "en",
    "är",
    "till",
    "det",
    "den",
    "har",
    "ska",
    "kan",
    "vi",
    "under",
    "inom",
    "samt",
]
CHANGED = 0.1  # of the words of a paragraph that somebody has been at
RANDOM = random.Random(9)
RARE = [f"{RANDOM.choice('bdfghklmnprstv')}{RANDOM.choice('aeiouyåäö')}ord{number}" for number in range(4_000)]


def measure(size: Size) -> list[Ratio]:
    """Two plans of 200 items against two of 100, and two reports of 100 pages against two of 50."""
    pairs = {
        ("plan", "half"): _pair(_plan(100)),
        ("plan", "whole"): _pair(_plan(200)),
        ("rapport", "half"): _pair(_report(50)),
        ("rapport", "whole"): _pair(_report(100)),
    }
    works: dict[tuple[str, str], Callable[[], Document]] = {key: partial(_told, *pair) for key, pair in pairs.items()}
    taken = seconds_in_turns(works, TURNS if size.slack == 1 else 1, clock=time.process_time)
    used = {key: _peak(work) for key, work in works.items()}
    names = {"plan": "två planer med 200 poster / med 100", "rapport": "två rapporter på 100 sidor / på 50"}
    found = []
    for what, words in names.items():
        found.append(Ratio(f"jämföra {words}: tid", taken[what, "whole"] / taken[what, "half"], 2.6))
        found.append(Ratio(f"jämföra {words}: minne", used[what, "whole"] / used[what, "half"], 2.6))
    return found


def _told(before: Side, after: Side) -> Document:
    """The comparison, and what differs as it is printed."""
    return comparison_document(compare(before, after))


def _plan(items: int) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{number}",
            "inriktning" if number % 4 == 0 else "prioritering",
            _words(6),
            "Inriktningar",
            f"{number}",
            parent=f"{number - number % 4}" if number % 4 else "",
            values=(
                Value("", Look.RICH, f"<p>{_words(60)}</p>"),
                Value("Bidrar till", Look.LIST, (_words(4), _words(4))),
                Value("Målvärde 2027", Look.NUMBER, Decimal(RANDOM.randrange(100))),
            ),
        )
        for number in range(items)
    )


def _report(pages: int) -> tuple[Item, ...]:
    """A section each fifth page: paragraphs, and a table of a unit's amounts."""
    return tuple(
        Item(f"{number}", "avsnitt", _words(4), "Texter", values=(Value("", Look.RICH, _section()),))
        for number in range(pages // 5)
    )


def _section() -> str:
    paragraphs = "".join(f"<p>{_words(80)}</p>" for _ in range(5 * WORDS_A_PAGE // 100))
    rows = "".join(
        f"<tr><td>{_words(2)}</td>{''.join(f'<td>{RANDOM.randrange(-9_999, 0)}</td>' for _ in range(5))}</tr>"
        for _ in range(40)
    )
    head = "".join(f"<th>{word}</th>" for word in ("", "2024", "2025", "2026", "2027", "2028"))
    return f"{paragraphs}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _words(number: int) -> str:
    return " ".join(RANDOM.choice(COMMON) if RANDOM.random() < 0.4 else RANDOM.choice(RARE) for _ in range(number))


def _pair(items: tuple[Item, ...]) -> tuple[Side, Side]:
    """A text, and the same when people have been at every other item of it, taken some away and put some in."""
    later = [_changed(item) if RANDOM.random() < 0.5 else item for item in items if RANDOM.random() > 0.05]
    place = RANDOM.randrange(len(later))
    later.insert(0, later.pop(place))
    return Side("Före", items), Side("Efter", tuple(later))


def _changed(item: Item) -> Item:
    text = item.values[0]
    words = str(text.value).split(" ")
    anew = (_words(1) if RANDOM.random() < CHANGED and word.isalnum() else word for word in words)
    return replace(item, values=(replace(text, value=" ".join(anew)), *item.values[1:]))


def _peak(work: Callable[[], object]) -> int:
    """The most memory that it holds at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
