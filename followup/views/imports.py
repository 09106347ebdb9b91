"""Inläsning av utfall: choose a file, look, consent."""

import io

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst

from followup.forms.imports import ConsentForm, ImportForm
from followup.models import ImportBatch
from followup.money.importing.comparison import Preview
from followup.money.plausible import Doubtful
from followup.pages.imported import ROWS_SHOWN, imported_page
from followup.permissions import may_import
from followup.services import imports
from followup.services.import_undo import undo
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import count_words, join_words
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

BATCHES_SHOWN = 10


@accepts("GET", "POST")
def import_new(request: LoggedInRequest) -> HttpResponse:
    """Choose a file; what its columns must be, an example, and the latest files."""
    require(may_import(request.user))
    is_sent = request.method == "POST"  # without a file there may be nothing in it
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = imports.upload(file.name, file.read(), by=request.user)
        except DomainError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect(batch)
    batches = (
        ImportBatch.objects.visible_to(request.user).with_people().defer("content", "text", "told")[:BATCHES_SHOWN]
    )
    context = {"form": form, "batches": batches, "crumbs": _crumbs()}
    return form_page(request, "followup/import_new.html", context)


@accepts("GET", "POST")
def import_preview(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the file would do, and the consent; afterwards what it did."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.user).with_people(), pk=pk)
    require(may_import(request.user))
    context = {"batch": batch, "crumbs": [*_crumbs(), ("Läs in utfall", reverse("followup:import_new"))]}
    if batch.confirmed_at and request.method == "POST":
        messages.info(request, "Filen är redan inläst.")
        return redirect(batch)
    if batch.confirmed_at:
        lede = "Inläsningen är ångrad." if batch.undone_at else f"Filen är inläst: {_counts(batch)}."
        context |= {"lede": lede, "done": imported_page(batch, request.user), "shown": ROWS_SHOWN}
        return form_page(request, "followup/import_preview.html", context)
    form = ConsentForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            done = imports.confirm(
                batch, by=request.user, skip_errors=form.cleaned_data["skip_errors"], accepted=form.accepted
            )
        except Doubtful as refusal:
            form.doubt(refusal)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Filen är inläst: {_counts(done)}.")
            return redirect(batch)
    seen = imports.preview(batch, by=request.user)
    form.show(seen.remarks)
    context |= {"form": form, "preview": seen, "lede": _sentence(seen), "shown": ROWS_SHOWN}
    return form_page(request, "followup/import_preview.html", context)


@accepts("GET")
def import_file(request: LoggedInRequest, pk: int) -> FileResponse:
    """The file as it was sent."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=pk)
    require(may_import(request.user))
    if not batch.content:
        raise Http404("Filen sparades inte.")
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return FileResponse(
        io.BytesIO(bytes(batch.content)),
        as_attachment=True,
        filename=batch.file_name,
        content_type="text/csv",
        headers=headers,
    )


@accepts("POST")
def import_undo(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Take back what the file changed."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=pk)
    require(may_import(request.user))
    if batch.undone_at:
        messages.info(request, "Inläsningen är redan ångrad.")
        return redirect(batch)
    try:
        undo(batch, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Inläsningen är ångrad. Beloppen är som de var.")
    return redirect(batch)


def _crumbs() -> list[tuple[str, str]]:
    return [("Ekonomi", reverse("followup:economy"))]


def _counts(batch: ImportBatch) -> str:
    return _in_words(batch.new_count, batch.changed_count, batch.unchanged_count)


def _in_words(new: int, changed: int, unchanged: int) -> str:
    kinds = ((new, "ny", "nya"), (changed, "ändrad", "ändrade"), (unchanged, "oförändrad", "oförändrade"))
    parts = [_rows(count, one, many) for count, one, many in kinds if count]
    return join_words(parts) if parts else "inga rader"


def _rows(count: int, one: str, many: str) -> str:
    return f"en {one} rad" if count == 1 else f"{count_words(count)} {many} rader"


def _sentence(seen: Preview) -> str:
    """What reading in would do, in words."""
    counts = _in_words(len(seen.new), len(seen.changed), len(seen.unchanged))
    count = len(seen.errors)
    rows = "En rad" if count == 1 else f"{capfirst(count_words(count))} rader"
    unknown = f"{rows} går inte att läsa in." if count else ""
    odd = "Kontrollera beloppen innan du läser in." if seen.remarks else ""
    sentences = [f"{counts[0].upper()}{counts[1:]}.", unknown, odd, "Inget är inläst än."]
    return " ".join(sentence for sentence in sentences if sentence)
