"""Key figures that are put on a page from the catalogue: ticked in a list, or where they are too many written by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import QueryDict

from planning.models import KeyFigure
from planning.pages.hand_down import MOST_LISTED, HandDownPage, catalogue_beside
from styrmodell.lib.swedish import join_words
from styrmodell.lib.texts import line_in, text_in
from styrmodell.web import asked

NAME, WRITTEN = "nyckeltal", "nyckeltal_namn"  # what they are sent as: ids, or names a line each
MOST_ASKED = 300  # more than are listed
MOST_WRITTEN = 100  # lines
LONGEST = 200  # letters of a name


@dataclass(frozen=True, slots=True)
class SentFigures:
    """What was asked for.

    Attributes:
        unknown: names that no figure of the catalogue has, as they were written.
    """

    figures: frozenset[int]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be put on the page.

    Attributes:
        listed: ids and names; none when they are too many to be listed.
        is_written: True when they are, and names are written.
        typed: the names that were written and not found; `why`: a sentence about them.
    """

    listed: tuple[tuple[int, str], ...]
    is_written: bool
    typed: str
    why: str


def sent_figures(address: QueryDict, form: QueryDict) -> SentFigures:
    """The figures asked for in the address and in the form."""
    texts = [part for data in (address, form) for text in data.getlist(NAME) for part in text.split(",")]
    figures = {found for found in map(asked.parsed, texts[:MOST_ASKED]) if found is not None}
    names = list(_lines(form.get(WRITTEN, "")))[:MOST_WRITTEN]
    known = _called(names)
    unknown = tuple(name for name in names if name.lower() not in known)
    return SentFigures(frozenset(figures | set(known.values())), unknown)


def beside(page: HandDownPage, sent: SentFigures) -> Catalogue:
    """What may be put on the page beside what stands there. One query."""
    rest = catalogue_beside(page)
    is_written = len(rest) > MOST_LISTED or bool(sent.unknown)
    names = join_words([f"”{name}”" for name in sent.unknown])
    why = f"Inget nyckeltal i katalogen heter {names}." if sent.unknown else ""
    return Catalogue(() if is_written else tuple(rest), is_written, "\n".join(sent.unknown), why)


def _lines(text: str) -> Iterable[str]:
    return (line_in(line)[:LONGEST] for line in text_in(text).split("\n") if line.strip())


def _called(names: Iterable[str]) -> dict[str, int]:
    """The figures with these names, however their letters are written. One query, none without names."""
    wanted = [name.lower() for name in names]
    if not wanted:
        return {}
    called = reduce(or_, (Q(name__iexact=name) for name in wanted))
    found = KeyFigure.objects.filter(called)
    return {name.lower(): pk for pk, name in found.values_list("pk", "name")}
