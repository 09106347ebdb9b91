"""What somebody sent and could not be saved is given back: kept for its writer, or shown at once where it cannot be kept.

A view that knows where its form will stand again says so (`give_back`). What any other view answers with an error and an
address to go on to is kept by `Words`; a page that is answered with shows what was typed by itself (`styrmodell.views`).
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from styrmodell.web.acts import said_since, went_wrong
from styrmodell.web.typed_texts import texts_of

KEPT = "Det du skrev är inte borta: det är sparat som utkast och finns i Mitt arbete."


def give_back(
    request: Any, why: str, url: str, *, key: str, page: str = "", fields: Mapping[str, str] | None = None
) -> HttpResponse:
    """Keep what was sent, say why it is not saved and go on; where it cannot be kept, show it to be copied.

    Args:
        why: in words for the writer.
        url: where to go on to.
        key: the form's, so that it offers the text when it is opened again.
        page: where the form stands; else `url`.
        fields: those that could not be saved, when the others are; else all that was sent.
    """
    request.is_given_back = True
    typed = drafts.typed(request.POST) if fields is None else fields
    if not texts_of(typed):
        messages.error(request, why)
        return redirect(url)
    try:
        drafts.keep_sent(request, key, typed, why=why, page=page or url)
    except DomainError as refusal:
        return _shown(request, f"{why} {refusal}")
    messages.error(request, f"{why} {KEPT}")
    _tell_of_many(request)
    return redirect(url)


class Words:
    """Keep what was typed in a form that was refused, whichever view refused it. Stands within the messages' middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """An error told and an address to go on to: the form is gone, so what was typed in it is kept."""
        if request.method != "POST":
            return self.get_response(request)
        waiting = len(messages.get_messages(request))
        response = self.get_response(request)
        is_left = response.status_code == 302 and not getattr(request, "is_given_back", False)
        if not is_left or not request.user.is_authenticated or not texts_of(request.POST):
            return response
        if not went_wrong(request, after=waiting):
            return response
        why = " ".join(str(message) for message in said_since(request, after=waiting))
        try:
            drafts.keep_sent(
                request, f"form:{request.path}", drafts.typed(request.POST), why=why, page=_page_of(request)
            )
        except DomainError as refusal:
            return _shown(request, str(refusal))
        messages.info(request, KEPT)
        _tell_of_many(request)
        return response


def _tell_of_many(request: Any) -> None:
    """Before there is no room for more."""
    if many := drafts.many(request.user.drafts.count()):
        messages.warning(request, many)


def _page_of(request: HttpRequest) -> str:
    """Where the form stands: its own address, or the page that it was sent from."""
    match = request.resolver_match
    if match is not None and "GET" in getattr(match.func, "accepted", ()):
        return request.get_full_path()
    sent_from = urlsplit(request.headers.get("Referer", ""))
    return sent_from.path if sent_from.netloc == request.get_host() else ""


def _shown(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "not_saved.html", {"why": why, "typed": texts_of(request.POST)}, status=409)
