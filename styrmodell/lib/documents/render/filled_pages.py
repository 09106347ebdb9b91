"""Sets a page that came out mostly white once more, while WeasyPrint lays out the document: no other page is set anew for it.

Two things leave a page mostly white. The next chapter is to begin on a page of its own: then it flows. Or only a little was left
for a page before one that lies down, stands again or begins a chapter: then some of the page before is taken along.
"""

from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from styrmodell.lib.documents.render.drawn_together import draw_together, few_are_left
from styrmodell.lib.documents.render.loose_pages import ALONE, LEAST, classes_of, share
from styrmodell.lib.documents.render.shared_out import may_begin

NEW_PAGE, PAGE = "on-new-page", "page"
FLOWING = {"is-level-2": 11.0, "is-level-3": 7.0, "": 12.0}  # mm over a chapter that flows, as the style sheets have it
PIXELS = 96 / 25.4  # a millimetre
HALF = 0.5  # of a page, which is more than half full before anything is drawn together on it
ENOUGH = LEAST + 0.04  # of a page that has been given some more
STRIP = "strip-scroll"  # what a goal was judged to be, over the words about it
LEADING = frozenset({STRIP, "chapter-title", "chapter-eyebrow", "report-lead", "table-title", "conclusion", "legend"})
LABELLED, LABEL = "text-row", "text-label"
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
FEWEST = 2  # lines of a labelled text
MOVABLE = frozenset({"chapter", "text-row", "financial-note", "table-title"})

SetPage = Callable[[int, Any, Any, Any], tuple[Any, Any]]


class Filling:
    """Sidfyllnad: WeasyPrint's way of setting one page, with ours after it. WeasyPrint calls it once for each page in order."""

    def __init__(self, set_page: SetPage) -> None:
        self.set_page = set_page
        self.before: Any = None  # the page before, as it was set

    def __call__(self, index: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
        """The page, and where the next one begins."""
        going_on = dict(context.broken_out_of_flow)  # what is set of the page before, and used up with this one
        page, resume_at = self.set_page(index, context, root, html)
        if resume_at is not None and (heading := _stranded(page)) is not None:
            _begin_page(_begun_by(_origin(heading, root), root))
            _keep_with_heading(_box_at(root, resume_at))
            page, resume_at = self._anew(index, context, root, html, dict(going_on))
        if resume_at is not None and _move_cut(page, context, root, resume_at):
            page, resume_at = self._anew(index, context, root, html, dict(going_on))
        used = share(page)
        if resume_at is not None and used < LEAST:
            following = _box_at(root, resume_at)
            if _let_go(following):
                page, resume_at = self._anew(index, context, root, html, dict(going_on))
            elif used < (ALONE if _begins_part(following) else LEAST) and self._takes_along(index, context, root, page):
                context.page_maker[index - 1][-1]["content_changed"] = True  # WeasyPrint's own sign for setting it anew
        _forget_undrawn(context, page)
        if resume_at is not None and share(page) > HALF and few_are_left(root, resume_at):
            page, resume_at = self._drawn_together(index, context, root, html, going_on, page, resume_at)
        self.before = page
        return page, resume_at

    def _anew(self, index: int, context: Any, root: Any, html: Any, going_on: dict[Any, Any]) -> tuple[Any, Any]:
        """The page once more, as if it had not been set: WeasyPrint gives a place the page where it first meets it."""
        context.broken_out_of_flow = going_on
        context.page_maker[index][-1].update(anchors=[], content_lookups=[])
        return self.set_page(index, context, root, html)

    def _drawn_together(
        self, index: int, context: Any, root: Any, html: Any, going_on: dict[Any, Any], page: Any, resume_at: Any
    ) -> tuple[Any, Any]:
        """The page with the few lines of the next one, if they have room when it is drawn together; else as it is."""
        following, after = self._seen_ahead(index + 1, context, root, html)
        changed = draw_together(page, following, root, _box_at(root, resume_at))
        if not changed:
            return page, resume_at
        tighter, ends = self._anew(index, context, root, html, dict(going_on))
        if ends == after:
            return tighter, ends
        for box, style in changed:
            box.style = style
        return self._anew(index, context, root, html, dict(going_on))

    def _seen_ahead(self, index: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
        """A page as it would be set next; WeasyPrint is left to meet the numbers on it for the first time when it is."""
        going_on = dict(context.broken_out_of_flow)
        numbers = context.target_collector
        said = [*numbers.counter_lookup_items.values(), *numbers.target_lookup_items.values()]
        known = [dict(vars(one)) for one in said]
        seen = self.set_page(index, context, root, html)
        for one, told in zip(said, known, strict=True):
            vars(one).update(told)
        context.broken_out_of_flow = going_on
        return seen

    def _takes_along(self, index: int, context: Any, root: Any, page: Any) -> bool:
        return index > 0 and _is_between(context, index) and _take_along(self.before, page, root)


def _forget_undrawn(context: Any, page: Any) -> None:
    """Let nothing go on from a page that it does not stand on: WeasyPrint keeps the rest of a label that it began to set there
    before all of it was moved, and would draw that on the next page too.
    """
    drawn = {box.element for box in page.descendants()}
    for key, (box, *_) in list(context.broken_out_of_flow.items()):
        if box.element not in drawn:
            del context.broken_out_of_flow[key]


def _box_at(box: Any, resume_at: Mapping[int, Any] | None) -> Any:
    """What the next page begins with: WeasyPrint tells it by a path of places among the children, and last in a text."""
    while resume_at and not hasattr(box, "text"):
        ((place, resume_at),) = resume_at.items()
        box = box.children[place]
    return box


def _let_go(box: Any) -> bool:
    """Let a chapter flow that was to begin on a page of its own; False when the page begins with something else."""
    classes = classes_of(box.element)
    if NEW_PAGE not in classes or _begins_part(box) or box.style["break_before"] == "auto":
        return False
    over = next(height for name, height in FLOWING.items() if name in [*classes, ""])
    height = type(box.style["margin_top"])(over * PIXELS, "px")
    _restyle(box, {"break_before": "auto", "margin_top": height})
    return True


def _keep_with_heading(box: Any) -> None:
    """Let what was to begin a page follow its heading, which is to begin one itself."""
    classes = set(classes_of(box.element))
    if box.style["break_before"] == PAGE and classes & MOVABLE and NEW_PAGE not in classes:
        _restyle(box, {"break_before": "auto"})


def _move_cut(page: Any, context: Any, root: Any, resume_at: Mapping[int, Any]) -> bool:
    """Let the labelled text that is last on the page begin the next one, where the page would divide its label or keep one
    line of it; False when it does not, or when what stands above would leave the page white.
    """
    row = next((box for box in reversed(list(page.descendants())) if LABELLED in classes_of(box.element)), None)
    if row is None or not (_is_divided(row, context) or (_goes_on(root, resume_at, row) and _lines(row) < FEWEST)):
        return False
    heading = _heading_of(page, above=row.position_y)
    if (heading or row).position_y - page.content_box_y() < LEAST * page.height:
        return False
    _begin_page(_begun_by(_origin(heading, root), root) if heading else _origin(row, root))
    return True


def _is_divided(row: Any, context: Any) -> bool:
    """True when the row's label goes on, on the next page."""
    labels = {child.element for child in row.children if LABEL in classes_of(child.element)}
    return any(box.element in labels for box in context.broken_out_of_flow)


def _goes_on(box: Any, resume_at: Mapping[int, Any] | None, row: Any) -> bool:
    """True when the next page begins within the row."""
    while resume_at and box.element is not row.element and not hasattr(box, "text"):
        ((place, resume_at),) = resume_at.items()
        box = box.children[place]
    return box.element is row.element


def _lines(row: Any) -> int:
    """How many lines of a labelled text there are, its headings aside."""
    texts = (box for box in row.descendants() if str(box.element_tag) not in HEADINGS)
    return sum(type(line).__name__ == "LineBox" for box in texts for line in _children(box))


def _begin_page(box: Any) -> None:
    """Let a box begin a page; a chapter does so at its top, without the room that it has over it elsewhere."""
    changes = {"break_before": PAGE}
    if "chapter" in classes_of(box.element):
        changes["margin_top"] = type(box.style["margin_top"])(0, "px")
    _restyle(box, changes)


def _begun_by(heading: Any, root: Any) -> Any:
    """The chapter that the heading begins; the heading itself where it stands further down."""
    chapters = (
        one for one in root.descendants() if "chapter" in classes_of(one.element) and one.element_tag == "section"
    )
    return next((one for one in chapters if one.children and one.children[0].element is heading.element), heading)


def _restyle(box: Any, changes: Mapping[str, Any]) -> None:
    """Give a box a style of its own: elements that look alike share one."""
    box.style = box.style.copy()
    for name, value in changes.items():
        box.style[name] = value


def _stranded(page: Any) -> Any:
    """The heading that stands last on the page, with those that lead to it the first of them; None when there is none.

    WeasyPrint keeps a heading with what follows it, but not where that begins with a label that floats.
    """
    found = _heading_of(page)
    return found if found is None or found.style["break_before"] != PAGE else None


def _heading_of(page: Any, *, above: float = inf) -> Any:
    """The first of the headings that stand last on the page, or last above a place on it; None where words stand there."""
    found = None
    strips = {
        inner: box for box in page.descendants() if STRIP in classes_of(box.element) for inner in box.descendants()
    }
    lines = [box for box in page.descendants() if any(type(line).__name__ == "LineBox" for line in _children(box))]
    for line in reversed([line for line in lines if line.position_y < above]):
        box = strips.get(line, line)
        if not LEADING & set(classes_of(box.element)) or box.position_y <= page.content_box_y():
            break
        found = box
    return found


def _children(box: Any) -> Any:
    return getattr(box, "children", ())


def _begins_part(box: Any) -> bool:
    return isinstance(box.element, Element) and "data-part" in box.element.attrib


def _is_between(context: Any, index: int) -> bool:
    """True when the page goes on from the one before, and the next one does not go on from it."""
    _, begins, *_ = context.page_maker[index]
    _, ends, *_ = context.page_maker[index + 1]
    _, before, *_ = context.page_maker[index - 1]
    is_turned = ends["page"] != begins["page"]
    goes_on = begins["break"] == "any" and (index == 1 or begins["page"] == before["page"])
    return goes_on and (is_turned or ends["break"] != "any")


def _take_along(before: Any, page: Any, root: Any) -> bool:
    """Let the last of the page before that would fill this one begin it; False when nothing would."""
    top, height = before.content_box_y(), before.height
    lacking = (ENOUGH - share(page)) * height
    end = top + share(before) * height
    for box in reversed(list(_movable(before))):
        if end - box.position_y >= lacking:
            heading = _heading_of(before, above=box.position_y)  # which is not left behind
            if (heading or box).position_y - top < ENOUGH * height or box.style["break_before"] == PAGE:
                return False
            _begin_page(_begun_by(_origin(heading, root), root) if heading else _origin(box, root))
            return True
    return False


def _origin(box: Any, root: Any) -> Any:
    """What the box was set from, in the tree that every page is set from."""
    return next(one for one in root.descendants() if one.element is box.element and one.element_tag == box.element_tag)


def _movable(page: Any) -> Iterator[Any]:
    """What may begin a page, in reading order: a row, a text, a title with its table."""
    rows: dict[Element, None] = {}
    seen: set[Element] = set()
    for box in page.descendants():
        element = box.element
        if not isinstance(element, Element) or element in seen:
            continue
        seen.add(element)
        if box.element_tag == "tr":
            rows[element] = None
            if element in set(may_begin(list(rows)[-2:])) and len(rows) > 2:
                yield box
        elif MOVABLE & set(classes_of(element)):
            rows.clear()
            yield box
