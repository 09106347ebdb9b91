"""Attaching files, fetching them and taking them away: the same for plans and reports, whose views say which and who may."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.decisions.documents import Document, decisions_about
from organisation.forms.attachments import AttachForm
from organisation.models import Attachment, Decision
from organisation.pages.attachments import groups_of
from organisation.requests import LoggedInRequest
from organisation.services.attachments import Origin, standing
from organisation.views.papers import Crumbs
from styrmodell.lib.errors import DomainError
from styrmodell.web.files import served
from styrmodell.web.forms import form_page

FOLLOWS = "text"  # in the form: it goes with the document's next handling and edition, and with no decision


def attachments_page(
    request: LoggedInRequest,
    template: str,
    document: Document,
    *,
    act: Callable[..., Sequence[Attachment]],
    takes_files: bool,
    name: str,
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """Bilagor: what has been attached to the document and its decisions, and the form for more.

    Args:
        template: the view's own, which extends `papers/attachments.html`.
        act: attaches the files; its DomainError is the refusal.
        takes_files: the document takes files for its next handling and edition; its decisions always do.
        name: what it is, and whose; `url` its address.
    """
    decisions = list(decisions_about(document))[::-1]  # what is attached comes from the newest meeting
    places = _places(decisions, takes_files=takes_files)
    is_sent = request.method == "POST"
    form = AttachForm(request.POST, request.FILES, places=places) if is_sent else AttachForm(places=places)
    if form.is_valid():
        chosen = next((one for one in decisions if str(one.pk) == form.cleaned_data["place"]), None)
        said = {field: form.cleaned_data[field] for field in ("kind", "title")}
        origin = Origin(*(form.cleaned_data[field] for field in ("sender", "dated", "registry_number")))
        try:
            rows = act(form.cleaned_data["attached"], decision=chosen, by=request.user, origin=origin, **said)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            told = "Bilagan är bifogad." if len(rows) == 1 else f"{len(rows)} bilagor är bifogade."
            messages.success(request, told)
            return redirect(f"{url}bilagor/")
    groups = groups_of(document, decisions, url, takes_files=takes_files)
    context = {"form": form, "groups": groups, "takes_any": bool(places), "noun": document.noun}
    return form_page(request, template, context | {"name": name, "url": url, "crumbs": crumbs})


def _places(decisions: Sequence[Decision], *, takes_files: bool) -> list[tuple[str, str]]:
    following = [(FOLLOWS, "Nästa handling och utgåva")] if takes_files else []
    return [
        *following,
        *((str(one.pk), f"Beslutet {one.decider_name} {one.date or ''} {one.paragraph}") for one in decisions),
    ]


def attachment_file(request: LoggedInRequest, readable: QuerySet[Attachment], pk: int) -> HttpResponse:
    """A file that somebody attached, for keeping and never for showing.

    Args:
        readable: those of its document that the reader may read.
    """
    return served(request, get_object_or_404(readable, pk=pk), is_saved=True, is_foreign=True)


def removal_page(
    request: LoggedInRequest,
    template: str,
    document: Document,
    pk: int,
    *,
    act: Callable[[Attachment], object],
    url: str,
    crumbs: Crumbs,
) -> HttpResponse:
    """Ta bort en bilaga, after a question.

    Args:
        template: the view's own, which extends `papers/attachment_remove.html`.
        act: takes it away; its DomainError is the refusal.
        url: the document's address.
    """
    attachment = get_object_or_404(standing(document).defer("content"), pk=pk)
    if request.method == "POST":
        try:
            act(attachment)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{attachment} är borttagen.")
        return redirect(f"{url}bilagor/")
    crumbs = (*crumbs, ("Bilagor", f"{url}bilagor/"))
    return render(request, template, {"attachment": attachment, "url": f"{url}bilagor/", "crumbs": crumbs})
