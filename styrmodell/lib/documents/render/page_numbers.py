"""Writes the numbers of pages anew wherever they are said, when what they lead to has moved to another page.

WeasyPrint does so itself for an address that stands in the style sheet, but not for one that stands in the page (`attr(href)`):
such a number is written when its own page is set the first two times, and what moves later is not heard of.
"""

from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import Element


class PageNumbers:
    """Sidnummer: on which page each address stands, as long as one document is laid out."""

    def __init__(self) -> None:
        self.context: Any = None
        self.known: dict[str, Any] = {}
        self.said: dict[str, list[Any]] = {}

    def page_set(self, index: int, context: Any) -> None:
        """A page has been set: tell those that say on which page what stands on it is, if they were told otherwise."""
        if context is not self.context:
            self.context, self.known, self.said = context, {}, _said(context)
        for address in context.page_maker[index][-1]["anchors"]:
            if address in self.said:
                page = context.target_collector.target_lookup_items[address].cached_page_counter_values["page"]
                if self.known.setdefault(address, page) != page:
                    self.known[address] = page
                    self._write(address)

    def _write(self, address: str) -> None:
        for number in self.said[address]:
            number.parse_again(number.cached_page_counter_values)
            if number.page_maker_index is not None and number.page_maker_index < len(self.context.page_maker):
                self.context.page_maker[number.page_maker_index][-1]["content_changed"] = True  # it is set anew


def _said(context: Any) -> dict[str, list[Any]]:
    """WeasyPrint's own notes of what says a number, by the address that it leads to."""
    found = defaultdict(list)
    for (box, where), number in context.target_collector.counter_lookup_items.items():
        if where == "content" and isinstance(box.element, Element):
            found[(box.element.get("href") or "").removeprefix("#")].append(number)
    return dict(found)
