"""Draws a page together a little where that takes in the few lines that would else stand alone on the next one."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from styrmodell.lib.documents.render.loose_pages import share

FEW = 1200  # characters, to the end of a part
GAPS = ("margin_top", "padding_top", "padding_bottom")
LEAST_GAP, TIGHTEST = 7.5, 0.6  # pixels of what is room between things; how much of it has to be left
BELOW = 18.0  # pixels that what stands last takes under its words
CELLS = frozenset({"td", "th"})

Styles = list[tuple[Any, Any]]  # boxes with the style that they had


def few_are_left(root: Any, resume_at: Mapping[int, Any]) -> bool:
    """True when only a few lines are left for the page that begins there, before one is to begin anyhow."""
    left, kind = 0, None
    for box, characters in _left(root, resume_at):
        kind = box.style["page"] if kind is None else kind
        if box.style["break_before"] not in ("auto", "avoid") or box.style["page"] != kind:
            break
        left += characters
        if left > FEW:
            return False
    return left > 0


def draw_together(page: Any, following: Any, root: Any, first: Any) -> Styles:
    """Lessen the room between what stands on the page by so much that what stands on the next one has room there too.

    Args:
        first: what the next page begins with, as it is to be set.

    Returns:
        What was changed, with the style that it had; nothing when that would not do.
    """
    over = first.style["margin_top"]  # which is dropped at the top of a page
    gaps = [*_gaps(page), *_gaps(following), (first, "margin_top", getattr(over, "value", 0.0))]
    lacking = share(following) * following.height + gaps[-1][2] + BELOW - (1 - share(page)) * page.height
    room = sum(gap for _, _, gap in gaps)
    if lacking > room * (1 - TIGHTEST):
        return []
    origins: dict[tuple[Any, str], Any] = {}
    for box in root.descendants():
        origins.setdefault((box.element, box.element_tag), box)
    changed: dict[int, tuple[Any, Any]] = {}
    for box, name, gap in gaps:
        origin = origins.get((box.element, box.element_tag))
        if origin is not None:
            changed.setdefault(id(origin), (origin, origin.style))
            origin.style = origin.style.copy()
            origin.style[name] = type(over)(gap * (1 - max(0.0, lacking) / room), "px")
    return list(changed.values())


def _left(box: Any, resume_at: Mapping[int, Any] | None) -> Iterator[tuple[Any, int]]:
    """What is left of a box from a place in it on, in reading order, with how many characters of its own."""
    ((place, deeper),) = resume_at.items() if resume_at else ((0, None),)
    if hasattr(box, "text"):
        yield box, len(box.text) - place
    for at, child in enumerate(getattr(box, "children", ())[place:]):
        if (at or not deeper) and not hasattr(child, "text"):
            yield child, 0
        yield from _left(child, None if at else deeper)


def _gaps(page: Any) -> Iterator[tuple[Any, str, float]]:
    """The room over, in and under what stands on the page."""
    top = page.content_box_y()
    for box in page.descendants():
        if isinstance(box.element, Element) and box.element_tag not in CELLS and not box.is_floated():
            for name in GAPS:
                gap = getattr(box, name, 0.0)
                if isinstance(gap, float | int) and gap >= LEAST_GAP and box.position_y > top:
                    yield box, name, gap
