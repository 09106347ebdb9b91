"""Finds pages that are mostly white because the next chapter was kept whole or begun on a page of its own, and lets it flow.

A chapter that was to begin on a page is let go as soon as the page before it has been set: that page alone is set once more. For
the others the whole document is.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

KEEPING = frozenset({"on-new-page", "is-whole"})
ALONE = 0.2  # of the page's height: a last page of no more takes an item along
LEAST = 0.36  # of the page's height; a third, and what the last line's room makes of it
NEW_PAGE = "on-new-page"
FLOWING = {"is-level-2": 11.0, "is-level-3": 7.0, "": 12.0}  # mm over a chapter that flows, as the style sheets have it
PIXELS = 96 / 25.4  # a millimetre

SetPage = Callable[[int, Any, Any, Any], tuple[Any, Any]]


def filling(set_page: SetPage) -> SetPage:
    """WeasyPrint's way of setting a page, after which the next chapter flows when it would leave the page mostly white."""

    def set_filled(index: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
        going_on = dict(context.broken_out_of_flow)  # what is set of the page before, and used up with this one
        page, resume_at = set_page(index, context, root, html)
        if resume_at is None or _share(page) >= LEAST or not _let_go(_box_at(root, resume_at)):
            return page, resume_at
        context.broken_out_of_flow = going_on
        return set_page(index, context, root, html)

    return set_filled


def _box_at(box: Any, resume_at: Mapping[int, Any] | None) -> Any:
    """What the next page begins with: WeasyPrint tells it by a path of places among the children."""
    while resume_at:
        ((place, resume_at),) = resume_at.items()
        box = box.children[place]
    return box


def _let_go(box: Any) -> bool:
    """Let a chapter flow that was to begin on a page of its own; False when the page begins with something else."""
    classes = (box.element.get("class") or "").split() if isinstance(box.element, Element) else []
    if NEW_PAGE not in classes or "data-part" in box.element.attrib or box.style["break_before"] == "auto":
        return False
    over = next(height for name, height in FLOWING.items() if name in [*classes, ""])
    box.style["break_before"] = "auto"
    box.style["margin_top"] = type(box.style["margin_top"])(over * PIXELS, "px")
    return True


def released(pages: list[Any]) -> bool:
    """Let the chapters flow that leave a page before them mostly white; True when there were any, and it is to be set anew.

    Args:
        pages: WeasyPrint's, as just laid out. The elements they were made from are changed.
    """
    found = False
    for page, after in pairwise(pages):
        chapter = _first_chapter(after)
        if chapter is None or _first_chapter(page) is None or _share(page._page_box) >= LEAST:
            continue
        classes = (chapter.get("class") or "").split()
        if "data-part" not in chapter.attrib and KEEPING & set(classes):
            chapter.set("class", " ".join(name for name in classes if name not in KEEPING))
            found = True
    return _took_along(pages) or found


def _took_along(pages: list[Any]) -> bool:
    """Let the last item of a plan go with a few lines that stand alone on the last page; True when it was moved now."""
    if len(pages) < 2 or _share(pages[-1]._page_box) > ALONE or not any(_of_class("is-with-the-last", pages[-1])):
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


def _share(box: Any) -> float:
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
