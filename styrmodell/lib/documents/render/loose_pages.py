"""Finds pages that are mostly white because the next chapter was kept whole, and lets it flow when the document is set anew."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

KEEPING = frozenset({"on-new-page", "is-whole"})
ALONE = 0.2  # of the page's height: a last page of no more takes an item along
LEAST = 0.36  # of the page's height; a third, and what the last line's room makes of it


def released(pages: list[Any]) -> bool:
    """Let the chapters flow that leave a page before them mostly white; True when there were any, and it is to be set anew.

    Args:
        pages: WeasyPrint's, as just laid out. The elements they were made from are changed.
    """
    found = False
    for page, after in pairwise(pages):
        chapter = _first_chapter(after)
        if chapter is None or _first_chapter(page) is None or share(page._page_box) >= LEAST:
            continue
        classes = classes_of(chapter)
        if "data-part" not in chapter.attrib and KEEPING & set(classes):
            chapter.set("class", " ".join(name for name in classes if name not in KEEPING))
            found = True
    return _took_along(pages) or found


def _took_along(pages: list[Any]) -> bool:
    """Let the last item of a plan go with a few lines that stand alone on the last page; True when it was moved now."""
    if len(pages) < 2 or share(pages[-1]._page_box) > ALONE or not any(_of_class("is-with-the-last", pages[-1])):
        return False
    items = list(dict.fromkeys(_of_class("plan-item", pages[-2])))  # an element has several boxes
    if len(items) < 2 or "begins-page" in (items[-1].get("class") or ""):
        return False
    items[-1].set("class", f"{items[-1].get('class')} begins-page")
    return True


def classes_of(element: Any) -> list[str]:
    """The classes of an element; none of a box that WeasyPrint has added."""
    return (element.get("class") or "").split() if isinstance(element, Element) else []


def _of_class(name: str, page: Any) -> Iterator[Element]:
    """The elements of a class that stand on the page."""
    for box in page._page_box.descendants():
        if isinstance(box.element, Element) and name in classes_of(box.element):
            yield box.element


def _first_chapter(page: Any) -> Element | None:
    """The chapter that the page begins with; None for a cover."""
    for box in page._page_box.descendants():
        if box.element_tag == "section" and "chapter" in classes_of(box.element):
            return box.element
    return None


def share(box: Any) -> float:
    """How much of the height between a page's margins is used."""
    top, height = box.content_box_y(), box.height
    return (max(_ends(box), default=top) - top) / height


def _ends(page_box: Any) -> Iterator[float]:
    """Where the lines and pictures of the page end, its header and footer aside."""
    for child in page_box.children:
        if type(child).__name__ == "MarginBox":
            continue
        for box in (child, *(child.descendants() if hasattr(child, "descendants") else ())):
            if type(box).__name__ in ("LineBox", "BlockReplacedBox", "InlineReplacedBox"):
                yield box.position_y + (box.height if isinstance(box.height, float | int) else 0.0)
