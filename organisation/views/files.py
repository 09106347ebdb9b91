"""Fetching a text as a file, and what its checksums are of: the same for editions, working texts and handlingar."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from organisation.desk.files import PDF, Text, make
from organisation.models import Job
from organisation.reading.frozen_files import frozen_file
from organisation.requests import LoggedInRequest
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.web import asked
from styrmodell.web.files import served

NO_PDF = "Det finns ingen PDF än. Välj Skapa PDF."


def text_file(request: LoggedInRequest, text: Text, form: str, *, start: Callable[[], Job]) -> HttpResponse:
    """A text in a format; its PDF is made by the worker when it is asked for (POST), and kept.

    Args:
        start: starts the job that makes its PDF.

    Raises:
        Http404: the text cannot be read as data.
    """
    if request.method == "POST":
        is_kept = form != PDF or (text.is_frozen and text.kept.exists())
        return redirect(text.address(form) if is_kept else start())
    if form != PDF:
        try:
            return served(request, make(text, form), is_saved=True)
        except DocumentError as fault:
            raise Http404(str(fault)) from fault
    file = text.kept.first()
    if file is None:
        messages.info(request, NO_PDF)
        return redirect(f"{text.url}{text.asked}")
    return served(request, file)


def frozen_content(request: LoggedInRequest, document: Any, name: str) -> HttpResponse:
    """What the checksums of an edition are of: its content as data, or the edition as a whole (`?del=helhet`).

    Args:
        document: the plan or report; which edition is asked for in the address.
        name: what it is called in the file's name.

    Raises:
        Http404: there is no such edition.
    """
    number = asked.number(request, "utgava")
    edition = document.editions.select_related("content").filter(number=number).first() if number is not None else None
    if edition is None:
        raise Http404("Det finns ingen sådan utgåva.")
    file = frozen_file(edition, f"{name} utgåva {edition.number}", request.GET.get("del", ""))
    return served(request, file, is_saved=True)
