"""Sending out, reading and fetching a handling: the same for plans and reports, whose views say which and who may."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from organisation.decisions.documents import Document, body_at, decisions_in, place_of_next
from organisation.decisions.words import decision_words
from organisation.desk import jobs, pictures
from organisation.forms.meeting_papers import SendOutForm
from organisation.models import Job, MeetingPaper, MeetingPaperFile, OrgUnit, User
from organisation.pages.papers import FORMS, PaperPage
from organisation.requests import LoggedInRequest
from organisation.services.frozen_contents import document_in
from organisation.tasks import make_paper_pdf
from styrmodell.lib.documents.formats import FORMATS, written
from styrmodell.lib.documents.model import Document as PrintedDocument
from styrmodell.lib.documents.render.pdf import file_name
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.files import served
from styrmodell.web.forms import form_page
from styrmodell.web.lines import Line

PDF = "pdf"
Crumbs = tuple[tuple[str, str], ...]


def send_out_page(
    request: LoggedInRequest,
    template: str,
    document: Document,
    *,
    act: Callable[[OrgUnit, date], MeetingPaper],
    units: Sequence[int],
    proposed: date | None,
    name: str,
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """Skicka ut: the body in turn and its meeting day; then the handling is read by the body's förtroendevalda.

    Args:
        template: the view's own, which extends `papers/send_out.html`; so too below.
        act: sends out to the body for the day; its DomainError is the refusal.
        units: whose pictures its text may show.
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
            start_pdf(paper, document, units, by=request.user)
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
        document=_front(paper) or _unreadable(paper),
        html=mark_safe(paper.html),  # made by our own templates when it was frozen; its checksum covers it
        crumbs=crumbs,
        url=f"{url}handlingar/{paper.number}/",
        has_pdf=MeetingPaperFile.objects.filter(paper=paper).exists(),
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


def paper_file(
    request: LoggedInRequest, paper: MeetingPaper, form: str, *, document: Any, units: Sequence[int]
) -> HttpResponse:
    """A handling in a format of `FORMS`; its PDF is made by the worker when it is asked for (POST), and stored.

    Args:
        document: the plan or report.
        units: whose pictures its text may show.

    Raises:
        Http404: there is no such format, or no PDF yet.
    """
    if form == PDF:
        file = MeetingPaperFile.objects.filter(paper=paper).first()
        if request.method == "POST":
            return redirect(request.path if file else start_pdf(paper, document, units, by=request.user))
        if file is None:
            raise Http404("Handlingen har ingen PDF än.")
        return served(request, file)
    if form not in FORMS or request.method == "POST":
        raise Http404("Handlingen finns inte i det formatet.")
    front = _front(paper)
    if front is None:
        raise Http404("Handlingen går inte att läsa som data i den här versionen av systemet.")
    made = FORMATS[form]
    content = written(front, form, pictures=pictures.reader(pictures.in_texts_of(list(units))))
    name = f"handling-{paper.number}-{file_name(front).removesuffix('.pdf')}.{made.extension}"
    return served(request, PaperFile(name, made.media_type, content), is_saved=True)


def _front(paper: MeetingPaper) -> PrintedDocument | None:
    """The handling as a document; None when it cannot be read as data, and its stored text is what there is."""
    try:
        return document_in(paper.content, paper.cover)
    except ValueError:
        return None


def _unreadable(paper: MeetingPaper) -> PrintedDocument:
    return PrintedDocument(kind=str(paper), year="", unit=paper.body.body_name, unit_code=paper.body.code)


def start_pdf(paper: MeetingPaper, document: Any, units: Sequence[int], *, by: User) -> Job:
    """Start the job that makes the PDF of a handling."""
    place = Place(f"{document}, handling {paper.number}", f"{document.get_absolute_url()}handlingar/{paper.number}/")
    args = (paper.pk, list(units), place.url)
    return jobs.enqueue(f"paper-pdf:{paper.pk}", f"PDF av {place}", by=by, task=make_paper_pdf, args=args, about=place)


@dataclass(frozen=True, slots=True)
class Place:
    """A handling as a job leads back to it: whoever reads it may not read what it was made of."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return self.url
