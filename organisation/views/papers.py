"""Sending out, reading and fetching a handling: the same for plans and reports, whose views say which and who may."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from organisation.decisions.documents import Document, body_at, decisions_in, place_of_next
from organisation.decisions.words import decision_words
from organisation.desk import pictures
from organisation.forms.meeting_papers import SendOutForm
from organisation.models import MeetingPaper, OrgUnit
from organisation.pages.papers import FORMS, PaperPage
from organisation.requests import LoggedInRequest
from organisation.services.frozen_contents import document_in
from styrmodell.lib.documents.formats import FORMATS, written
from styrmodell.lib.documents.render.pdf import file_name
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.files import served
from styrmodell.web.forms import form_page
from styrmodell.web.lines import Line

Crumbs = tuple[tuple[str, str], ...]


def send_out_page(
    request: LoggedInRequest,
    template: str,
    document: Document,
    *,
    act: Callable[[OrgUnit, date], MeetingPaper],
    proposed: date | None,
    name: str,
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """Skicka ut: the body in turn and its meeting day; then the handling is read by the body's förtroendevalda.

    Args:
        template: the view's own, which extends `papers/send_out.html`; so too below.
        act: sends out to the body for the day; its DomainError is the refusal.
        proposed: the meeting day, when it is known.
        name: what is sent out, and whose; `url` its address.
    """
    body = body_at(document, place_of_next(document))
    form = SendOutForm(asked.sent_fields(request), initial={"meeting_on": proposed})
    if body is not None and form.is_valid():
        try:
            paper = act(body, form.cleaned_data["meeting_on"])
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{paper} är utskickad till {body.body_name}.")
            return redirect(f"{url}handlingar/{paper.number}/")
    context = {"form": form, "body": body, "url": url, "crumbs": crumbs, "name": name, "noun": document.noun}
    return form_page(request, template, context)


def paper_page(
    request: LoggedInRequest, template: str, paper: MeetingPaper, *, url: str, crumbs: Crumbs
) -> HttpResponse:
    """A handling as it was sent out; what its body decided on it stands above."""
    later = paper.matter.papers.filter(body=paper.body, number__gt=paper.number).order_by("-number").first()
    made = [decision for decision in decisions_in(paper.matter) if decision.paper_id == paper.pk]
    page = PaperPage(
        paper=paper,
        document=document_in(paper.content, paper.cover),
        html=mark_safe(paper.html),  # made by our own templates when it was frozen; its checksum covers it
        crumbs=crumbs,
        url=f"{url}handlingar/{paper.number}/",
        decided=tuple(decision_words(one, one.decider_name) for one in made),
        newer=Line(str(later), f"{url}handlingar/{later.number}/") if later else None,
    )
    return render(request, template, {"page": page})


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file made of a handling, with its checksum."""

    file_name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


def paper_file(request: LoggedInRequest, paper: MeetingPaper, form: str, shown: Any) -> HttpResponse:
    """A handling in a format of `FORMS`.

    Args:
        shown: the pictures that its document may show.

    Raises:
        Http404: there is no such format.
    """
    if form not in FORMS:
        raise Http404("Handlingen finns inte i det formatet.")
    document = document_in(paper.content, paper.cover)
    reader = pictures.reader(shown)
    name = file_name(document).removesuffix(".pdf")
    content = written(document, form, pictures=reader)
    made = FORMATS[form]
    named = f"handling-{paper.number}-{name}.{made.extension}"
    return served(request, PaperFile(named, made.media_type, content), is_saved=True)
