"""Lists as Word and Safari write them, made into lists: paragraphs with a sign before their words, in a style that tells.

The editor does the same with what is pasted (`static/editor/paste_lists.js`); this is for what comes without it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from styrmodell.lib.list_markers import Marker, Markers
from styrmodell.lib.richtext import markup

PLACE = re.compile(r"l(\d+)\s+level(\d+)")
LIST_CLASS = re.compile(r"(^|[\s_])MsoList", re.IGNORECASE)
LENGTH = re.compile(r"([\d.]+)([a-z]*)")
POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
NO_BREAK_SPACE = "\xa0"
BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph that is an item of a list.

    Attributes:
        level: how deep it stands: Word's own number, or where that is lost how far from the margin, in points.
        list: which list of Word's it belongs to.
    """

    paragraph: HtmlElement
    level: float
    list: str
    marker: Marker

    @property
    def kind(self) -> tuple[str, str, str]:
        """Items of one list have the same."""
        return self.list, self.name, self.numbering

    @property
    def name(self) -> str:
        """The name of the list's element."""
        return "ol" if self.marker.place else "ul"

    @property
    def numbering(self) -> str:
        """How it counts, as HTML writes it."""
        return self.marker.style[:1] if self.marker.place else ""


def make_lists(root: HtmlElement) -> None:
    """Put the paragraphs that are items into lists, nested as they were."""
    open_lists: list[tuple[float, tuple[str, str, str], HtmlElement]] = []
    last: HtmlElement | None = None
    for item in list(_items_in(root)):
        if last is None or item.paragraph.getprevious() is not last or (last.tail or "").strip():
            open_lists = []
        while open_lists and open_lists[-1][0] > item.level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == item.level and open_lists[-1][1] != item.kind:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < item.level:
            open_lists.append((item.level, item.kind, _begun(item, open_lists[-1][2] if open_lists else None)))
        _move(item.paragraph, open_lists[-1][2])
        last = open_lists[0][2]


def _begun(item: _Item, around: HtmlElement | None) -> HtmlElement:
    """A new list, in the last item of the one around it or where its first item stands."""
    begun = item.paragraph.makeelement(item.name)
    if item.numbering:
        begun.set("type", item.numbering)
        begun.set("start", str(item.marker.place[-1]))
    if around is None:
        item.paragraph.addprevious(begun)
    else:
        around[-1].append(begun)
    return begun


def _move(paragraph: HtmlElement, into: HtmlElement) -> None:
    """Make the paragraph the list's last item; what stands after it stays where it was."""
    after, paragraph.tail = paragraph.tail, None
    outermost = into
    while outermost.getparent() is not None and outermost.getparent().tag in ("li", "ul", "ol"):
        outermost = outermost.getparent()
    item = into.makeelement("li")
    item.append(paragraph)
    into.append(item)
    outermost.tail = after


def _items_in(root: HtmlElement) -> Iterator[_Item]:
    """The paragraphs that are items, each without its sign; the sign of a numbered heading is taken away too."""
    markers = Markers()
    for paragraph in root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6"):
        if next(paragraph.iterancestors("li"), None) is not None:
            continue
        said = markup.declarations(paragraph.get("style") or "")
        sign = _sign_in(paragraph)
        place = PLACE.search(said.get("mso-list", ""))
        if sign is not None and paragraph.tag != "p":
            sign.drop_tree()
        elif sign is not None and place:
            marker, _ = markers.read(_spaced(sign.text_content().strip()))
            sign.drop_tree()
            yield _Item(paragraph, float(place[2]), place[1], marker)
        elif paragraph.tag == "p" and _is_item(paragraph, said):
            text = paragraph.text_content()
            marker, length = markers.read(_spaced(text.lstrip(BLANK)))
            if length:
                _without_start(paragraph, len(text) - len(text.lstrip(BLANK)) + length)
                yield _Item(paragraph, _indent_of(said), marker.style, marker)


def _sign_in(paragraph: HtmlElement) -> HtmlElement | None:
    spans = (one for one in paragraph.iterdescendants() if one.get("style"))
    return next(
        (one for one in spans if markup.declarations(one.get("style")).get("mso-list", "").lower() == "ignore"), None
    )


def _is_item(paragraph: HtmlElement, said: Mapping[str, str]) -> bool:
    """True when a style that Word gives to items is left, or a sign that hangs to the left of the words."""
    return bool(LIST_CLASS.search(paragraph.get("class") or "")) or said.get("text-indent", "").startswith("-")


def _spaced(text: str) -> str:
    """The text as a line: what stands between the sign and the words is a tab."""
    return text.replace(NO_BREAK_SPACE, "\t").replace("\r", " ").replace("\n", " ")


def _without_start(element: HtmlElement, length: int) -> int:
    """Take away so many of the first characters of the element's text; how many there are left to take."""
    taken = min(length, len(element.text or ""))
    element.text = (element.text or "")[taken:]
    length -= taken
    for child in element:
        if not length:
            break
        length = _without_start(child, length)
        taken = min(length, len(child.tail or ""))
        child.tail = (child.tail or "")[taken:]
        length -= taken
    return length


def _indent_of(said: Mapping[str, str]) -> float:
    """How far the paragraph stands from the margin, in points."""
    margins = said.get("margin", "").split()
    left = said.get("margin-left") or (margins[3] if len(margins) > 3 else margins[1] if len(margins) > 1 else "0")
    found = LENGTH.match(left)
    return round(float(found[1]) * POINTS.get(found[2], 1.0)) if found else 0.0
