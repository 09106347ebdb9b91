"""Lämna in: one page for plans and reports. What is left, what is warned of, who gets it, and the act."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from styrmodell.lib.documents.typeface import unprintable
from styrmodell.lib.errors import DomainError
from styrmodell.web.forms import form_page
from styrmodell.web.lines import Line

SEEN_COMMENT = "seen_comment"  # which comment the page showed, of what came back (components/seen_comment.html)


@dataclass(frozen=True, slots=True)
class NumberDiffers:
    """Ett tal som är ett annat i en text än i tabellen, with the way to both.

    Attributes:
        name: of the number, as the table calls it.
        title: what the text is called.
        said, told: as the text and as the table says it.
        apart: how far from each other they are, of amounts.
    """

    name: str
    title: str
    text_url: str
    said: str
    table_url: str
    told: str
    apart: str = ""


@dataclass(frozen=True, slots=True)
class HandIn:
    """Inlämning: what the page says before the act.

    Attributes:
        heading: "Lämna in planen".
        name: what is handed in, and whose: "Kulturnämnden, Verksamhetsplan 2027–2029".
        crumbs: label and address, from the top down to the document itself.
        came_back, comment: how it came back, and what was to be changed; empty where it did not.
        left: what has to be mended first, with the way there; nothing can be handed in before.
        warnings: what is worth seeing first, but stops nothing.
        goes_to: who gets it.
        afterwards: what then holds.
        url: the document, where "Avbryt" leads.
        mend_url: where what is left is mended.
        differs: numbers to see to, which stop nothing either.
    """

    heading: str
    name: str
    crumbs: tuple[tuple[str, str], ...]
    came_back: str
    comment: str
    left: tuple[Line, ...]
    warnings: tuple[Line, ...]
    goes_to: tuple[Line, ...]
    afterwards: str
    url: str
    mend_url: str
    differs: tuple[NumberDiffers, ...] = ()


def not_printed(texts: Iterable[tuple[str, str, str]]) -> Iterator[Line]:
    """A warning for each text with characters that its PDF will not show, before it is frozen with them.

    Args:
        texts: what each is called, where it is mended, and its words.
    """
    for name, url, words in texts:
        if found := unprintable(words):
            yield Line(name, url, f"tecken som inte går att skriva ut: {' '.join(found)}")


def hand_in(
    request: HttpRequest,
    url: str,
    *,
    act: Callable[[], object],
    done: str,
    page: Callable[[str], HttpResponse],
) -> HttpResponse:
    """Show the page, or hand in and go on to the document; when that is refused, the page says why.

    Args:
        url: the document's address.
        act: hands in; its DomainError is the refusal.
        done: what is said when it is done.
        page: draws the page with why it was refused, "" before the act. Most often `hand_in_page` below.
    """
    if request.method != "POST":
        return page("")
    try:
        act()
    except DomainError as refusal:
        return page(str(refusal))
    messages.success(request, done)
    return redirect(url)


def hand_in_page(request: HttpRequest, template: str, page: HandIn, refused: str) -> HttpResponse:
    """The page; 422 when the act was refused.

    Args:
        template: the view's own, which extends `hand_in.html`.
    """
    return form_page(request, template, {"page": page, "refused": refused}, refusal=refused)
