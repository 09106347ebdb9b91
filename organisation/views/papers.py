"""Sending out, reading and fetching a handling: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from organisation.decisions.comparison import Tells, paper_against
from organisation.decisions.documents import Document, body_at, decisions_in, place_of_next
from organisation.decisions.words import line_from
from organisation.desk import jobs
from organisation.desk.files import Text
from organisation.desk.paper_files import text_of
from organisation.forms.meeting_papers import SendOutForm
from organisation.models import Job, MeetingPaper, OrgUnit, User
from organisation.pages.attachments import beside, shown_with
from organisation.pages.files import files_of
from organisation.pages.papers import PaperPage, papers_with_matters
from organisation.pages.stages import Reader, stages_now, stages_of
from organisation.permissions import mask_url
from organisation.requests import LoggedInRequest
from organisation.tasks import make_paper_pdf
from organisation.views.files import text_file
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.model import Document as PrintedDocument
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import lower_first
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.lines import Line

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
            messages.success(request, f"{paper} är utskickad till {lower_first(body.body_name)}.")
            return redirect(f"{url}handlingar/{paper.number}/")
    to = lower_first(body.body_name) if body else ""
    context = {"form": form, "to": to, "url": url, "crumbs": crumbs, "name": name, "noun": document.noun}
    return form_page(request, template, context)


def paper_page(
    request: LoggedInRequest,
    template: str,
    paper: MeetingPaper,
    *,
    document: Document,
    readable: QuerySet[MeetingPaper],
    tell: Tells,
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """A handling as it was sent out; the chain stands above, and what differs from what lay before KS.

    Args:
        readable: the document's handlingar that the reader may read.
        tell: what two frozen contents of the document differ in.
    """
    later = paper.matter.papers.filter(body=paper.body, number__gt=paper.number).order_by("-number").first()
    made = decisions_in(paper.matter)
    text = text_of(paper, f"{url}handlingar/{paper.number}/", tuple)
    attached = shown_with(paper.attachments, document)
    reader = Reader(request.user, document, url, papers_with_matters(readable), attached)
    is_open = paper.matter.closed_at is None
    page = PaperPage(
        paper=paper,
        document=_front(text, paper),
        html=mark_safe(paper.html),  # made by our own templates when it was frozen; its checksum covers it
        crumbs=crumbs,
        files=files_of(text),
        attachments=beside(attached, url),
        is_decided=any(decision.paper_id == paper.pk for decision in made),
        stages=stages_now(made, reader) if is_open else stages_of(list(map(line_from, made)), reader),
        compared=paper_against(document, paper, made, readable, tell),
        newer=Line(str(later), f"{url}handlingar/{later.number}/") if later else None,
    )
    return render(request, template, {"page": page, "mask_url": mask_url(request.user, document)})


def _front(text: Text, paper: MeetingPaper) -> PrintedDocument:
    """The handling as a document; by its name alone when it cannot be read as data, and its stored text is what there is."""
    try:
        return text.read()
    except DocumentError:
        return PrintedDocument(kind=str(paper), year="", unit=paper.body.body_name, unit_code=paper.body.code)


def paper_file(
    request: LoggedInRequest, paper: MeetingPaper, form: str, *, document: Any, units: Sequence[int]
) -> HttpResponse:
    """A handling in a format.

    Args:
        document: the plan or report.
        units: whose pictures its text may show.
    """
    text = text_of(paper, _place(paper, document).url, lambda: units)
    return text_file(request, text, form, start=lambda: start_pdf(paper, document, units, by=request.user))


def start_pdf(paper: MeetingPaper, document: Any, units: Sequence[int], *, by: User) -> Job:
    """Start the job that makes the PDF of a handling."""
    place = _place(paper, document)
    args = (paper.pk, place.url, list(units))
    return jobs.enqueue(f"paper-pdf:{paper.pk}", f"PDF av {place}", by=by, task=make_paper_pdf, args=args, about=place)


def _place(paper: MeetingPaper, document: Any) -> "Place":
    url = f"{document.get_absolute_url()}handlingar/{paper.number}/"
    return Place(f"{document}, handling {paper.number}", url)


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
