"""The form of the linking page: what each item serves, and so bidrar vi for each link, typed with the tick."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from planning.models import Contribution, Plan
from planning.pages.links import Cell, Explained, LinkPage, OwnItem, Pair
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.text_field import TextField
from styrmodell.lib.texts import text_in
from styrmodell.web import asked
from styrmodell.web.seen import SeenField, Stale, both, both_texts, sent_anew

PAIR = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")
MAX_TEXT = 5000
NEVER_SEEN = "0"  # the version of a link that this person's page did not show


def sent_texts(data: Mapping[str, Any]) -> dict[int, str]:
    """Link id → so bidrar vi, as sent. "Behåll det sparade" sends `keep` with the link whose text stays as it is."""
    found, kept = {}, asked.parsed(data.get("keep", ""))
    for name in data:
        link = asked.parsed(name.removeprefix("text-")) if name.startswith("text-") else None
        if link is not None and link != kept:
            found[link] = text_in(str(data[name])).strip()
    return found


def told_texts(data: Mapping[str, Any]) -> dict[Pair, str]:
    """Pair → so bidrar vi, as sent for what the page showed as not linked."""
    found = {}
    for name in data:
        pair = PAIR.fullmatch(name.removeprefix("text-")) if name.startswith("text-") else None
        if pair:
            found[int(pair[1]), int(pair[2])] = text_in(str(data[name])).strip()
    return found


class PairsField(forms.Field):
    """Pairs of ids, own item and aim; whatever is not a pair is left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Iterable[str] | None) -> set[Pair]:
        """The pairs of everything that was sent under the name."""
        return {(int(pair[1]), int(pair[2])) for pair in PAIR.finditer(" ".join(value or ()))}


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand by themselves and not in a box: with what somebody else wrote, or what is wrong with them.

    Attributes:
        item: whose words they are, as it is headed.
        link: None for a pair that is not linked yet.
    """

    item: str
    link: Explained | None
    text: forms.BoundField
    version: forms.BoundField | None = None
    stale: Stale | None = None


@dataclass(frozen=True, slots=True)
class CellLine:
    """A box as this person has ticked it, with the words that stand in it.

    Attributes:
        field: the name of the field of the words; empty where they stand by themselves.
        version: the version of the link that is shown; None where nothing is linked.
    """

    cell: Cell
    is_on: bool
    field: str
    text: str
    version: str | None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its boxes as this person has ticked them."""

    item: OwnItem
    cells: tuple[CellLine, ...]

    @property
    def serves_something(self) -> bool:
        """False for an item that stands out."""
        return any(cell.is_on for cell in self.cells)


class LinkForm(forms.Form):
    """Koppla till mål: everything on the page, saved at once.

    Attributes:
        page: both sides as they are stored now.
        add, remove: pairs that this person ticked and unticked, of what the page showed them; after `is_valid`.
    """

    seen = PairsField()
    link = PairsField()

    def __init__(self, data: QueryDict | None, page: LinkPage) -> None:
        super().__init__(data, auto_id="%s")
        self.add: set[Pair] = set()
        self.remove: set[Pair] = set()
        self._ticked = PairsField().clean(data.getlist("link") if data else None)
        self._sent = sent_texts(self.data)
        self._told = told_texts(self.data)
        self._overtaken: dict[int, Stale | None] = {}
        self._show(page)

    def _show(self, page: LinkPage) -> None:
        """The fields of the page's links; those that this person's page lacked, or that are kept, as they are stored."""
        self.page = page
        anew = self._linked_meanwhile()
        for link in page.links:
            text, version = f"text-{link.pk}", f"version-{link.pk}"
            self.fields[text] = _words_field(link.aim, link.text)
            self.fields[version] = SeenField(initial=link.version)
            if link.pk not in self._sent:
                anew |= {text: link.text, version: str(link.version)}
        for pair in (self._ticked | self._taken()) & self._told.keys() & page.cells.keys():
            cell = page.cells[pair]
            if not cell.is_on:
                self.fields[_field_of(cell)] = _words_field(cell.aim, cell.text)
        sent_anew(self, anew)

    def _linked_meanwhile(self) -> dict[str, str]:
        """Words for what somebody else has linked since: they are words of that link, which this person has not seen."""
        anew: dict[str, str] = {}
        for pair in self._ticked & self._told.keys():
            link = self.page.cells[pair].link if pair in self.page.cells else None
            if link is not None and link.pk not in self._sent and self._told[pair]:
                self._sent[link.pk] = self._told[pair]
                seen = NEVER_SEEN if link.text else str(link.version)
                anew |= {f"text-{link.pk}": self._told[pair], f"version-{link.pk}": seen}
        return anew

    def clean(self) -> dict[str, Any]:
        """What differs from what the page showed. What it does not offer, or is not linked, is left out: whether it is not
        there or only not this person's to see, the answer is the same.
        """
        cleaned = super().clean() or {}
        self.add = (cleaned["link"] - cleaned["seen"]) & self.page.cells.keys() | self._taken()
        self.remove = (cleaned["seen"] - cleaned["link"]) & self.page.linked
        return cleaned

    def _taken(self) -> set[Pair]:
        """Last year's links, where "Ta med" of an item or of the whole page was pressed."""
        take = self.data.get("take", "")
        if take == "all":
            return self.page.takes
        return {pair for pair in self.page.takes if str(pair[0]) == take}

    def texts(self) -> dict[int, tuple[int, str]]:
        """Link id → the version that was seen and the text, for the service; after `is_valid`."""
        typed = self.cleaned_data
        links = [link.pk for link in self.page.links if link.pk in self._sent]
        return {link: (typed[f"version-{link}"], typed[f"text-{link}"]) for link in links}

    def told(self) -> dict[Pair, str]:
        """Pair → the words that were typed with the tick, for the service; after `is_valid`."""
        typed, taken = self.cleaned_data, self._taken()
        found: dict[Pair, str] = {}
        for cell in (self.page.cells[pair] for pair in self.add):
            if not cell.is_on and _field_of(cell) in typed:
                found[cell.pair] = typed[_field_of(cell)]
            elif cell.pair in taken:
                found[cell.pair] = cell.text
        return found

    def unticked(self) -> dict[str, str]:
        """What was written in boxes that were not ticked, by field; last year's words, which stand there, are nobody's."""
        cells = [self.page.cells[pair] for pair in sorted(self._told.keys() & self.page.cells.keys())]
        left = [cell for cell in cells if not cell.is_on and cell.pair not in self.add]
        return {_field_of(cell): text for cell in left if (text := self._told[cell.pair]) and text != cell.text}

    def unasked(self, plan: Plan) -> dict[str, str]:
        """What was written for links that the page has no more, by field: their items were removed meanwhile."""
        pairs = (self._ticked & self._told.keys()) - self.page.cells.keys()
        gone = {f"text-{item}-{aim}": text for item, aim in sorted(pairs) if (text := self._told[item, aim])}
        shown = {link.pk for link in self.page.links}
        sent = {link: text for link, text in self._sent.items() if text and link not in shown}
        if not sent:
            return gone
        links = Contribution.objects.filter(from_node__plan=plan, pk__in=sent)
        stored = dict(links.values_list("pk", "text"))  # only sent along, as it stood
        return gone | {f"text-{link}": text for link, text in sent.items() if text != stored.get(link)}

    def meet(self, refusal: DomainError, page: LinkPage) -> None:
        """Nothing was saved: the page as it is now, with what this person changed and wrote.

        Every text that somebody else saved meanwhile is shown beside this person's: saving again is to have seen them all.

        Args:
            page: read anew.
        """
        if not isinstance(refusal, StaleEdit):
            self.add_error(None, str(refusal))
        mine = self.texts()
        self._show(page)
        mine = {link: (int(NEVER_SEEN), text) for link, text in self._sent.items()} | mine
        overtaken = [link for link in page.links if _is_overtaken(link, mine)]
        stored = Contribution.objects.in_bulk([link.pk for link in overtaken])
        for link in overtaken:
            texts = both_texts(self.fields[f"text-{link.pk}"], mine[link.pk][1], link.text)
            self._overtaken[link.pk] = None if link.is_removed else both(stored[link.pk], [texts])
        sent_anew(self, {f"version-{link.pk}": str(link.version) for link in overtaken})

    @property
    def stale(self) -> list[TextLine]:
        """The texts that somebody else saved or took away first."""
        links = ((item, link) for item in self.page.items for link in item.links if link.pk in self._overtaken)
        return [self._text_line(item, link, f"text-{link.pk}") for item, link in links]

    @property
    def apart(self) -> list[TextLine]:
        """The texts of boxes that somebody else saved or took away first, and those that something is wrong with."""
        cells = ((item, cell) for item in self.page.items for cell in item.cells if self._is_apart(cell))
        return [self._text_line(item, cell.link, _field_of(cell)) for item, cell in cells]

    @property
    def beside(self) -> list[TextLine]:
        """The texts of links to what has no box."""
        links = ((item, link) for item in self.page.items for link in item.beside)
        return [self._text_line(item, link, f"text-{link.pk}") for item, link in links]

    def _is_apart(self, cell: Cell) -> bool:
        return (cell.link is not None and cell.link.pk in self._overtaken) or _field_of(cell) in self.errors

    @property
    def lines(self) -> Iterator[ItemLine]:
        """The page's items."""
        for item in self.page.items:
            yield ItemLine(item, tuple(self._cell_line(cell) for cell in item.cells))

    def _cell_line(self, cell: Cell) -> CellLine:
        is_on = cell.pair in self.add or (cell.is_on and cell.pair not in self.remove)
        field = "" if self._is_apart(cell) else _field_of(cell)
        if cell.link is None:
            return CellLine(cell, is_on, field, self._told.get(cell.pair, cell.text), None)
        sent = self.data.get(f"version-{cell.link.pk}", str(cell.link.version))
        return CellLine(cell, is_on, field, self.data.get(field, cell.text), sent)

    def _text_line(self, item: OwnItem, link: Explained | None, field: str) -> TextLine:
        if link is None:
            return TextLine(item.title, None, self[field])
        return TextLine(item.title, link, self[field], self[f"version-{link.pk}"], self._overtaken.get(link.pk))


def _words_field(aim: str, stored: str) -> TextField:
    words = forms.Textarea(attrs={"rows": 2})
    return TextField(
        label=f"Så bidrar vi till {aim}", required=False, max_length=MAX_TEXT, initial=stored, widget=words
    )


def _field_of(cell: Cell) -> str:
    """The name of the field of a box's words."""
    return f"text-{cell.link.pk if cell.link else cell.name}"


def _is_overtaken(link: Explained, mine: Mapping[int, tuple[int, str]]) -> bool:
    """True when somebody else saved another text than this person has written, or took the link away."""
    seen, text = mine.get(link.pk, (link.version, link.text))
    return seen != link.version and text != link.text
