"""Finds pages that are mostly white because the next chapter was kept whole or begun on a page of its own, and lets it flow."""

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
        if chapter is None or _first_chapter(page) is None or _share(page) >= LEAST:
            continue
        classes = (chapter.get("class") or "").split()
        if "data-part" not in chapter.attrib and KEEPING & set(classes):
            chapter.set("class", " ".join(name for name in classes if name not in KEEPING))
            found = True
    return _took_along(pages) or found


def _took_along(pages: list[Any]) -> bool:
    """Let the last item of a plan go with a few lines that stand alone on the last page; True when it was moved now."""
    if len(pages) < 2 or _share(pages[-1]) > ALONE or not any(_of_class("is-with-the-last", pages[-1])):
        return False
    items = list(dict.fromkeys(_of_class("plan-item", pages[-2])))  # an element has several boxes
    if len(items) < 2 or "begins-page" in (items[-1].get("class") or ""):
        return False
    items[-1].set("class", f"{items[-1].get('class')} begins-page")
    return True


def _of_class(name: str, page: Any) -> Iterator[Element]:
    """The elements of a class that stand on the page."""
    for box in page._page_box.descendants():
        if isinstance(box.element, Element) and name in (box.element.get("class") or "").split():
            yield box.element


def _first_chapter(page: Any) -> Element | None:
    """The chapter that the page begins with; None for a cover."""
    for box in page._page_box.descendants():
        if box.element_tag == "section" and "chapter" in (box.element.get("class") or "").split():
            return box.element
    return None


def _share(page: Any) -> float:
    """How much of the height between the margins is used."""
    box = page._page_box
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
