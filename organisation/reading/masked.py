"""Where words stand in what has been frozen, for the controller who is to mask them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst

from organisation.models import Decision, FrozenContent, Masking, Matter, MeetingPaper
from organisation.models.frozen_content import BESIDE
from organisation.models.masking import MaskingQuerySet
from styrmodell.lib.documents.render.json import Unreadable, read, to_json
from styrmodell.lib.masked import personal_numbers, places, texts
from styrmodell.lib.swedish import join_words

ASIDE = "Uppgifter som inte skrivs ut"


@dataclass(frozen=True, slots=True)
class Place:
    """Ett ställe där orden står.

    Attributes:
        where: the headings that it stands under, the outermost first.
        before, words, after: what is written there.
    """

    where: tuple[str, ...]
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """Ett fryst innehåll där orden står.

    Attributes:
        content: its id.
        name: what stands on it ("Utgåva 1 och handling 2"), or of another document what that is called.
    """

    content: int
    name: str
    places: tuple[Place, ...]


def contents_of(document: Any) -> QuerySet[FrozenContent]:
    """All that has been frozen of a plan or a report and is read by somebody."""
    matters = document.matters.order_by().values("pk")
    decided = Decision.objects.order_by().filter(matter__in=matters)
    return FrozenContent.objects.filter(
        Q(pk__in=document.editions.order_by().values("content"))
        | Q(pk__in=MeetingPaper.objects.order_by().filter(matter__in=matters).values("content"))
        | Q(pk__in=Matter.objects.filter(pk__in=matters, content__isnull=False).values("content"))
        | Q(pk__in=decided.filter(content__isnull=False).values("content"))
        | Q(pk__in=decided.filter(amended_content__isnull=False).values("amended_content"))
    ).order_by("pk")


def maskings_of(document: Any) -> MaskingQuerySet:
    """Those that hold in the document, and those that have been lifted; the newest first."""
    return Masking.objects.filter(contents__in=contents_of(document).order_by()).distinct()


def found_in(document: Any, words: str) -> tuple[Found, ...]:
    """Where the words stand in what has been frozen of the document, and is not masked already."""
    found = [(one, tuple(_places(_said(document, one), words))) for one in contents_of(document)]
    return tuple(Found(content.pk, _name(document, content), there) for content, there in found if there)


def found_elsewhere(document: Any, words: str) -> tuple[Found, ...]:
    """The same of other documents, which may have taken the words up from this one."""
    longest = max(re.findall(r"\w+", words), key=len, default="")
    if not longest:
        return ()
    others = FrozenContent.objects.exclude(pk__in=contents_of(document).order_by()).annotate(
        written=Cast("data", TextField())
    )
    # SQLite keeps what is not ASCII escaped, PostgreSQL as it is.
    holding = others.filter(Q(written__contains=longest) | Q(written__contains=json.dumps(longest)[1:-1]))
    found = []
    for content in holding.order_by("pk").iterator(chunk_size=20):
        if there := tuple(_places([content.data], words)):
            found.append(Found(content.pk, _title(content), there))
    return tuple(found)


def numbers_in(document: Any) -> tuple[str, ...]:
    """Personnummer that stand in what has been frozen of the document."""
    found: dict[str, None] = {}
    for content in contents_of(document):
        for data in _said(document, content):
            found |= dict.fromkeys(personal_numbers(data))
    return tuple(found)


def _said(document: Any, content: FrozenContent) -> list[Any]:
    """The data and the covers of what stands on it."""
    covers = MeetingPaper.objects.filter(content=content).order_by("number").values_list("cover", flat=True)
    return [content.data, *covers, *document.editions.filter(content=content).values_list("cover", flat=True)]


def _places(said: Iterable[Any], words: str) -> Iterator[Place]:
    """What is printed first; what stands only in the rows beside it after that."""
    printed, aside = [], []
    for data in said:
        inner = data.get("document", {name: value for name, value in data.items() if name not in BESIDE})
        printed += list(_in_data(inner, words))
        aside += list(_in_data({name: value for name, value in data.items() if name != "document"}, words))
    yield from printed or [Place((ASIDE,), one.before, one.words, one.after) for one in aside]


def _in_data(data: Any, words: str) -> Iterator[Place]:
    for trail, text in texts(data):
        for before, there, after in places(text, words):
            yield Place(trail, before, there, after)


def _name(document: Any, content: FrozenContent) -> str:
    editions = document.editions.filter(content=content).order_by("number").values_list("number", flat=True)
    papers = MeetingPaper.objects.filter(content=content).order_by("number").values_list("number", flat=True)
    names = [*(f"utgåva {number}" for number in editions), *(f"handling {number}" for number in papers)]
    return capfirst(join_words(names)) or "Ligger till beslut"


def _title(content: FrozenContent) -> str:
    document = read(content.data.get("document", content.data))
    return f"Fryst innehåll {content.pk}" if isinstance(document, Unreadable) else f"{document.title}, {document.unit}"


def found_written(document: Any, words: str) -> tuple[Place, ...]:
    """Where the words stand in a text that is being written, which no masking changes.

    Args:
        document: as it would be printed.
    """
    return tuple(_in_data(to_json(document), words))
