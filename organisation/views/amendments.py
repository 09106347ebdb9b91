"""Putting in what a body changed: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from organisation.decisions.amending import Amendable, Choices, amending_words
from organisation.decisions.chains import Leads
from organisation.forms.amendments import FinishForm, PartFilter
from organisation.pages.amendments import Amending
from organisation.requests import LoggedInRequest
from organisation.services import amendments
from styrmodell.lib import search
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page

CHANGED_MEANWHILE = "Ändringen har ändrats av någon annan sedan sidan öppnades. Läs den igen."


def amendments_page(request: LoggedInRequest, template: str, page: Amending) -> HttpResponse:
    """Ändringarna: those that have been put in, and the parts of the handling, each a way to change it.

    Args:
        template: the view's own, which extends `decisions/amendments.html`; so too below.
    """
    if request.method == "POST":
        _take_away(request, page)
        return redirect(page.url)
    form = PartFilter(request.GET)
    words = form.wanted["q"]
    parts = [part for part in page.parts if search.is_within(words, f"{part.number} {part.title} {part.word}")]
    context = {"page": page, "form": form, "groups": _grouped(parts), "notice": _notice(page)}
    return render(request, template, context)


def _take_away(request: LoggedInRequest, page: Amending) -> None:
    row, version = asked.posted_number(request, "andring"), asked.posted_number(request, "version")
    try:
        amendments.take_away(page.document, page.ways, row or 0, by=request.user, version=version)
    except StaleEdit:
        messages.error(request, CHANGED_MEANWHILE)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Ändringen är borttagen. Delen står som i handlingen igen.")


def _grouped(parts: list[Amendable]) -> list[tuple[str, list[Amendable]]]:
    groups: dict[str, list[Amendable]] = {}
    for part in parts:
        groups.setdefault(part.group, []).append(part)
    return list(groups.items())


def _notice(page: Amending) -> str:
    return amending_words(page.decision, page.document.noun)


def finish_page(
    request: LoggedInRequest,
    template: str,
    page: Amending,
    *,
    act: Callable[[Choices, str | None], Any],
    done: Callable[[Any], object],
) -> HttpResponse:
    """Ändringarna är införda: what becomes of the handling, what is to hold where something has moved on, and the act.

    Args:
        act: puts them in and gives the edition, if it was the last word; its DomainError is the refusal. Told what was chosen
            and which changes were seen.
        done: what is done with the edition then.
    """
    form = FinishForm(asked.sent_fields(request), moved=page.moved_on(), seen=amendments.mark_of(page.decision))
    if form.is_valid():
        try:
            edition = act(form.choices(), form.cleaned_data["seen"] or None)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            form.seen_now()
        else:
            if edition is not None:
                done(edition)
            messages.success(request, _done_words(edition))
            return redirect(page.document)
    is_last = amendments.leads_to(page.document, page.decision) == Leads.LAST
    context = {"page": page, "form": form, "is_last": is_last, "notice": _notice(page)}
    return form_page(request, template, context)


def _done_words(edition: Any) -> str:
    if edition is None:
        return "Ändringarna är införda. Nästa organ beslutar om texten som den är nu."
    return f"Ändringarna är införda, och utgåva {edition.number} är gjord."
