"""Inläsning av utfall: choose a file, look, consent."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from followup.forms.imports import ConsentForm, ImportForm
from followup.models import ImportBatch
from followup.money.importing.shown import Shown, shown_in, shown_of
from followup.money.plausible import Doubtful
from followup.pages.imported import imported_page
from followup.permissions import may_import
from followup.services import imports
from followup.services.import_undo import undo
from followup.views.large_imports import start_looking, start_reading, start_undoing, under_way
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.attached.names import FORMS
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import count_words, join_words
from styrmodell.lib.worksheets import is_workbook
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

BATCHES_SHOWN = 10
AGAIN = "again"  # the button that looks at a large file once more
XLSX = FORMS["xlsx"][2]
NOT_LOOKED_AT = "Filen är så stor att den granskas i bakgrunden, och det är inte gjort än. Inget är inläst."


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
            return redirect(start_looking(batch, by=request.user) if batch.is_large else batch)
    batches = (
        ImportBatch.objects.of_ledgers()
        .visible_to(request.user)
        .with_people()
        .defer("content", "text", "told", "seen")[:BATCHES_SHOWN]
    )
    context = {"form": form, "batches": batches, "crumbs": _crumbs()}
    return form_page(request, "followup/import_new.html", context)


@accepts("GET", "POST")
def import_preview(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the file would do, and the consent; afterwards what it did."""
    batches = ImportBatch.objects.of_ledgers().visible_to(request.user).with_people().defer("content")
    batch = get_object_or_404(batches, pk=pk)
    require(may_import(request.user))
    context = {"batch": batch, "crumbs": [*_crumbs(), ("Läs in utfall", reverse("followup:import_new"))]}
    if batch.confirmed_at and request.method == "POST":
        messages.info(request, "Filen är redan inläst.")
        return redirect(batch)
    if batch.confirmed_at:
        if job := under_way(batch, request.user):
            return redirect(job)
        lede = "Inläsningen är ångrad." if batch.undone_at else f"Filen är inläst: {_counts(batch)}."
        context |= {"lede": lede, "done": imported_page(batch, request.user)}
        return form_page(request, "followup/import_preview.html", context)
    if job := under_way(batch, request.user):
        return redirect(job)
    form = ConsentForm(asked.sent_fields(request))
    if request.method == "POST" and batch.is_large and (AGAIN in request.POST or not batch.seen):
        return redirect(start_looking(batch, by=request.user))
    if form.is_valid() and (answer := _consented(request, batch, form)):
        return answer
    seen = shown_in(batch.seen) if batch.is_large else shown_of(imports.preview(batch, by=request.user))
    if seen is None:
        return form_page(request, "followup/import_preview.html", context | {"lede": NOT_LOOKED_AT})
    form.show(seen.remarks, mark=seen.mark, count=seen.remark_count)
    context |= {"form": form, "preview": seen, "lede": _sentence(batch, seen)}
    return form_page(request, "followup/import_preview.html", context)


def _consented(request: LoggedInRequest, batch: ImportBatch, form: ConsentForm) -> HttpResponse | None:
    """The file is read in, or will be; None when it is refused, which the form then tells."""
    said: dict[str, Any] = {"skip_errors": form.cleaned_data["skip_errors"], "accepted": form.accepted}
    try:
        if batch.is_large:
            return _started(request, batch, said)
        done = imports.confirm(batch, by=request.user, **said)
    except Doubtful as refusal:
        form.doubt(refusal)
        return None
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, f"Filen är inläst: {_counts(done)}.")
    return redirect(batch)


def _started(request: LoggedInRequest, batch: ImportBatch, said: dict[str, Any]) -> HttpResponse:
    """A large file is refused by what was shown of it, and once more when it is read in."""
    seen = shown_in(batch.seen)
    if seen is None:
        return redirect(start_looking(batch, by=request.user))
    imports.refuse(seen, **said)
    return redirect(start_reading(batch, by=request.user, **said))


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
        content_type=XLSX if is_workbook(bytes(batch.content)) else "text/csv",
        headers=headers,
    )


@accepts("POST")
def import_undo(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Take back what the file changed."""
    batch = get_object_or_404(ImportBatch.objects.of_ledgers().visible_to(request.user), pk=pk)
    require(may_import(request.user))
    if batch.undone_at:
        messages.info(request, "Inläsningen är redan ångrad.")
        return redirect(batch)
    if batch.is_large:
        return redirect(start_undoing(batch, by=request.user))
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


def _sentence(batch: ImportBatch, seen: Shown) -> str:
    """What reading in would do, in words."""
    counts = _in_words(seen.new_count, seen.changed_count, seen.unchanged_count)
    count = seen.error_count
    rows = "En rad" if count == 1 else f"{capfirst(count_words(count))} rader"
    unknown = f"{rows} går inte att läsa in." if count else ""
    odd = "Kontrollera beloppen innan du läser in." if seen.remarks else ""
    looked = f"Granskad {timezone.localtime(batch.seen_at):%Y-%m-%d %H:%M}." if batch.is_large and batch.seen_at else ""
    sentences = [f"{counts[0].upper()}{counts[1:]}.", unknown, odd, looked, "Inget är inläst än."]
    return " ".join(sentence for sentence in sentences if sentence)
