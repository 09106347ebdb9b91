"""The form of the linking page: what each item serves, and so bidrar vi for each link."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict

from planning.models import Contribution, Plan
from planning.pages.links import Explained, LinkPage, OwnItem
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.text_field import TextField
from styrmodell.web import asked
from styrmodell.web.seen import SeenField, Stale, both, both_texts, sent_anew

PAIR = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")
MAX_TEXT = 5000


def sent_texts(data: Mapping[str, Any]) -> dict[int, str]:
    """Link id → so bidrar vi, as sent. "Behåll det sparade" sends `keep` with the link whose text stays as it is."""
    found, kept = {}, asked.parsed(data.get("keep", ""))
    for name in data:
        link = asked.parsed(name.removeprefix("text-")) if name.startswith("text-") else None
        if link is not None and link != kept:
            found[link] = str(data[name]).strip()
    return found


class PairsField(forms.Field):
    """Pairs of ids, own item and aim; whatever is not a pair is left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Iterable[str] | None) -> set[tuple[int, int]]:
        """The pairs of everything that was sent under the name."""
        return {(int(pair[1]), int(pair[2])) for pair in PAIR.finditer(" ".join(value or ()))}


@dataclass(frozen=True, slots=True)
class TextLine:
    """A link's own words with their fields."""

    link: Explained
    text: forms.BoundField
    version: forms.BoundField
    stale: Stale | None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its boxes as this person has ticked them, and its fields."""

    item: OwnItem
    texts: tuple[TextLine, ...]


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
        self.add: set[tuple[int, int]] = set()
        self.remove: set[tuple[int, int]] = set()
        self._sent = sent_texts(self.data)
        self._overtaken: dict[int, Stale | None] = {}
        self._show(page)

    def _show(self, page: LinkPage) -> None:
        """The fields of the page's links; those that this person's page lacked, or that are kept, as they are stored."""
        self.page = page
        as_stored: dict[str, str] = {}
        for link in page.links:
            text, version = f"text-{link.pk}", f"version-{link.pk}"
            words = forms.Textarea(attrs={"rows": 2})
            self.fields[text] = TextField(
                label=f"Så bidrar vi till {link.aim}",
                required=False,
                max_length=MAX_TEXT,
                initial=link.text,
                widget=words,
            )
            self.fields[version] = SeenField(initial=link.version)
            if link.pk not in self._sent:
                as_stored |= {text: link.text, version: str(link.version)}
        sent_anew(self, as_stored)

    def clean(self) -> dict[str, Any]:
        """What differs from what the page showed. What it does not offer, or is not linked, is left out: whether it is not
        there or only not this person's to see, the answer is the same.
        """
        cleaned = super().clean() or {}
        self.add = (cleaned["link"] - cleaned["seen"]) & self.page.offered
        self.remove = (cleaned["seen"] - cleaned["link"]) & self.page.linked
        return cleaned

    def texts(self) -> dict[int, tuple[int, str]]:
        """Link id → the version that was seen and the text, for the service; after `is_valid`."""
        typed = self.cleaned_data
        links = [link.pk for link in self.page.links if link.pk in self._sent]
        return {link: (typed[f"version-{link}"], typed[f"text-{link}"]) for link in links}

    def unasked(self, plan: Plan) -> dict[str, str]:
        """What was written for links that the page has no more, by field: their items were removed meanwhile."""
        shown = {link.pk for link in self.page.links}
        sent = {link: text for link, text in self._sent.items() if text and link not in shown}
        if not sent:
            return {}
        links = Contribution.objects.filter(from_node__plan=plan, pk__in=sent)
        stored = dict(links.values_list("pk", "text"))  # only sent along, as it stood
        return {f"text-{link}": text for link, text in sent.items() if text != stored.get(link)}

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
        overtaken = [link for link in page.links if _is_overtaken(link, mine)]
        stored = Contribution.objects.in_bulk([link.pk for link in overtaken])
        for link in overtaken:
            texts = both_texts(self.fields[f"text-{link.pk}"], mine[link.pk][1], link.text)
            self._overtaken[link.pk] = None if link.is_removed else both(stored[link.pk], [texts])
        sent_anew(self, {f"version-{link.pk}": str(link.version) for link in overtaken})

    @property
    def stale(self) -> list[TextLine]:
        """The texts that somebody else saved or took away first."""
        return [self._text_line(link) for link in self.page.links if link.pk in self._overtaken]

    @property
    def lines(self) -> Iterator[ItemLine]:
        """The page's items."""
        for item in self.page.items:
            texts = tuple(self._text_line(link) for link in item.texts)
            yield ItemLine(self._as_ticked(item) if self.is_bound else item, texts)

    def _as_ticked(self, item: OwnItem) -> OwnItem:
        groups = []
        for group in item.groups:
            ticks = []
            for tick in group.ticks:
                pair = (item.pk, tick.aim.pk)
                is_on = pair in self.add or (tick.is_on and pair not in self.remove)
                ticks.append(replace(tick, is_on=is_on))
            groups.append(replace(group, ticks=tuple(ticks)))
        return replace(item, groups=tuple(groups))

    def _text_line(self, link: Explained) -> TextLine:
        return TextLine(link, self[f"text-{link.pk}"], self[f"version-{link.pk}"], self._overtaken.get(link.pk))


def _is_overtaken(link: Explained, mine: Mapping[int, tuple[int, str]]) -> bool:
    """True when somebody else saved another text than this person has written, or took the link away."""
    seen, text = mine.get(link.pk, (link.version, link.text))
    return seen != link.version and text != link.text
