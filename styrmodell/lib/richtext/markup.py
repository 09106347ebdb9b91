"""What other programs' markup means: the table `markup.json`, which the editor's paste reads too."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from styrmodell.lib.richtext.blocks import Run

TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "markup.json").read_text())
LIST_TYPES = frozenset(TABLE["lists"]["types"])
MARK_ELEMENTS = frozenset(name for mark in TABLE["marks"].values() for name in mark["elements"])
CHANGES: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "em": {"italic": True},
    "s": {"struck": True},
    "sup": {"position": "sup"},
    "sub": {"position": "sub"},
}
SET_BACK_WITHIN = frozenset(TABLE["setBackWithin"])
SELECTOR = re.compile(r"\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*\Z", re.IGNORECASE)
WRAPPED = [
    (re.compile(one["begins"] + r"[^\s<>\"]*", re.IGNORECASE), one["parameter"]) for one in TABLE["wrappedLinks"]
]
MOST_WRAPPINGS = 3
LONGEST_KEPT = 200  # characters; the styles of a text are few and mostly the same

Sheet = Mapping[str, str]


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def is_like(kind: str, text: str) -> bool:
    """True when the words of a table's cell are of a kind of the table: "figure", "nothing", "year", "name"."""
    return bool(_pattern(TABLE["tables"][kind]).search(text))


def marked(style: Run, element: HtmlElement) -> Run:
    """The look of the text in an element: that of the text around it, with what the element's name and style add."""
    if element.tag not in MARK_ELEMENTS and not element.get("style"):
        return style
    said = declarations(element.get("style") or "")
    for name, mark in TABLE["marks"].items():
        if (element.tag in mark["elements"] and not _any_matches(mark["off"], said)) or _any_matches(mark["on"], said):
            style = replace(style, **CHANGES[name])
    return style


def is_left_out(element: HtmlElement) -> bool:
    """True for what the writer had taken away or hidden: tracked deletions, hidden text, comments in the margin."""
    if element.tag != "del" and not element.attrib:
        return False
    said = declarations(element.get("style") or "")
    classes = set((element.get("class") or "").split())
    return any(
        element.tag in kind["elements"]
        or not classes.isdisjoint(kind["classes"])
        or any(name in element.attrib for name in kind["attributes"])
        or _hides(kind["styles"], said, element)
        for kind in TABLE["leftOut"].values()
    )


def _hides(patterns: Mapping[str, str], said: Mapping[str, str], element: HtmlElement) -> bool:
    """True when the style hides the element, and nothing inside it is set back to be seen."""
    hiding = {name for name, pattern in patterns.items() if name in said and _pattern(pattern).search(said[name])}
    if not hiding or not hiding.issubset(SET_BACK_WITHIN):
        return bool(hiding)
    inner = [declarations(one.get("style")) for one in element.iterdescendants() if one.get("style")]
    return not any(
        name in said and not _pattern(patterns[name]).search(said[name]) for said in inner for name in hiding
    )


def list_type(element: HtmlElement) -> str:
    """How a numbered list counts: "1", or "a", "A", "i" or "I" as HTML writes it."""
    if element.get("type") in LIST_TYPES:
        return str(element.get("type"))
    for one in (element, *element[:1]):
        said = declarations(one.get("style") or "").get("list-style-type", "")
        if found := TABLE["lists"]["styles"].get(said.lower()):
            return str(found)
    return "1"


def sheet_of(html: str) -> Sheet:
    """What the style sheets in the HTML say of classes: Word and Excel keep bold, struck and hidden there.

    Read by looking for the next sign, never back: the time grows with the length alone, whatever was sent.
    """
    sheet: dict[str, str] = {}
    for block in _between(html, "<style", "</style"):
        block = "".join(_outside(block.partition(">")[2].replace("<!--", "").replace("-->", ""), "/*", "*/"))
        for selectors, style in _rules(block):
            for selector in selectors.split(","):
                if found := SELECTOR.match(selector):
                    key = f"{(found[1] or '').lower()}.{found[2]}"
                    sheet[key] = f"{sheet.get(key, '')};{style}"
    return sheet


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and the style of each rule, but of those for print or for some screens only."""
    depth = 0
    for part in css.split("}"):
        selectors, _, style = part.rpartition("{")
        if depth == 0 and part.count("{") == 1:
            yield selectors, style
        depth = max(0, depth + part.count("{") - 1)


def _between(text: str, begins: str, ends: str) -> Iterator[str]:
    """What stands between two signs; the case of letters does not matter."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters have no lower case of their own length
        folded = text
    at = 0
    while (start := folded.find(begins, at)) >= 0 and (end := folded.find(ends, start)) >= 0:
        yield text[start + len(begins) : end]
        at = end


def _outside(text: str, begins: str, ends: str) -> Iterator[str]:
    """The text without what stands between two signs."""
    at = 0
    while (start := text.find(begins, at)) >= 0 and (end := text.find(ends, start + len(begins))) >= 0:
        yield text[at:start]
        at = end + len(ends)
    yield text[at:]


def styled(root: HtmlElement, sheet: Sheet) -> None:
    """Write what the style sheets say of an element's classes into its own style, which has the last word."""
    for element in root.iter():
        for name in (element.get("class") or "").split():
            for key in (f".{name}", f"{element.tag}.{name}"):
                if key in sheet:
                    element.set("style", f"{sheet[key]};{element.get('style') or ''}")


def unwrapped(address: str) -> str:
    """Where a link leads after all: Outlook's SafeLinks go by way of a guard and carry the address of who got the letter."""
    for _ in range(MOST_WRAPPINGS):
        parameter = next((name for begins, name in WRAPPED if begins.match(address)), None)
        if parameter is None:
            return address
        parts = urlsplit(address)
        address = parse_qs(parts.query).get(parameter, [f"{parts.scheme}://{parts.netloc}{parts.path}"])[0]
    return address


def unwrapped_in(text: str) -> str:
    """The text with every such address in it replaced by where it leads."""
    for begins, _ in WRAPPED:
        text = begins.sub(lambda found: unwrapped(found[0]), text)
    return text


def declarations(style: str) -> Mapping[str, str]:
    """What a style says, by property."""
    return _kept(style) if len(style) <= LONGEST_KEPT else _parsed(style)


@lru_cache(maxsize=500)
def _kept(style: str) -> Mapping[str, str]:
    return _parsed(style)


def _parsed(style: str) -> Mapping[str, str]:
    said = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        said[name.strip().lower()] = value.replace("!important", "").strip()
    return said


def _any_matches(patterns: Mapping[str, str], said: Mapping[str, str]) -> bool:
    return any(name in said and _pattern(pattern).search(said[name]) for name, pattern in patterns.items())
