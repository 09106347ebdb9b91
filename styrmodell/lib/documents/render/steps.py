"""How far the setting of a document has come, chapter by chapter, and only forward.

WeasyPrint lays the pages out from the first to the last, then those anew that hold the number of a page, and only the last time
knows that it was the last. Then it writes them. How long each takes of the whole was measured.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

Progress = Callable[[int, str], None]

# Percent of the setting: when the first page is begun, when all have been laid out once, for the last time, and are written.
BEGUN, FIRST_TIME, LAID_OUT, WRITTEN = 20, 52, 70, 88
COUNTED = frozenset({"", "is-level-1", "is-level-2"})  # the chapters that are counted; those below stand in one of them
READING, LEADING, AGAIN = "Läser in sidorna.", "Sätter de första sidorna.", "Går igenom sidorna en gång till."


class Steps:
    """Tells a reader what is being set, with a share of the whole that never falls.

    Args:
        page: the whole, as WeasyPrint sets it.
    """

    def __init__(self, page: Element, progress: Progress) -> None:
        self.progress = progress
        self.percent = 0.0
        self.places = {element: at for at, element in enumerate(page.iter())}
        self.chapters = list(_chapters(page))
        self.begins = [self.places[chapter] for chapter in self.chapters]
        self.layouts, self.pages, self.before = 0, 1, 0
        self._tell(1, READING)

    def laid_out(self, index: int, page: Any) -> None:
        """A page has been laid out, once more or for the first time.

        Args:
            index: its place among the pages.
        """
        self.layouts += index < self.before or self.layouts == 0
        self.before = index
        self.pages = max(self.pages, index + 1)
        if self.layouts == 1:
            place = self._end_of(page)
            self._tell(BEGUN + (FIRST_TIME - BEGUN) * place / len(self.places), self._words(place))
            return
        before = LAID_OUT - (LAID_OUT - FIRST_TIME) / (self.layouts - 1)
        after = LAID_OUT - (LAID_OUT - FIRST_TIME) / self.layouts
        self._tell(before + (after - before) * (index + 1) / self.pages, AGAIN)

    def written(self, index: int, count: int) -> None:
        """A page is written to the file, of so many."""
        self._tell(LAID_OUT + (WRITTEN - LAID_OUT) * (index + 1) / count, f"Skriver sida {index + 1} av {count}.")

    def _end_of(self, page: Any) -> int:
        """Where in the whole the page ends."""
        box, place = page, 0
        while children := getattr(box, "children", None):
            box = children[0] if box is page else children[-1]  # beside what is set, a page has room for notes
            place = max(place, self.places.get(box.element, 0) if isinstance(box.element, Element) else 0)
        return place

    def _words(self, place: int) -> str:
        number = bisect_right(self.begins, place)
        if number == 0:
            return LEADING
        chapter = self.chapters[number - 1]
        return f"Sätter kapitel {number} av {len(self.chapters)}: {_name(chapter)}."

    def _tell(self, percent: float, words: str) -> None:
        self.percent = max(self.percent, percent)
        self.progress(int(self.percent), words)


def _chapters(page: Element) -> Iterator[Element]:
    for one in page.iter("section"):
        classes = (one.get("class") or "").split()
        level = next((name for name in classes if name.startswith("is-level-")), "")
        if "chapter" in classes and level in COUNTED and _has_address(one):
            yield one


def _has_address(chapter: Element) -> bool:
    """The contents have none, and are no chapter to a reader."""
    return any("id" in one.attrib for one in chapter if one.get("class") == "chapter-title")


def _name(chapter: Element) -> str:
    """What it is called, without the number that the contents give it."""
    numbers = (one.text or "" for one in chapter.iter("span") if one.get("class") == "chapter-number")
    return (chapter.get("data-label") or "").removeprefix(next(numbers, "")).strip()
