"""Räkenskaper ur en fil: the mall to fill in, the file that is sent, what it would do, and the consent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from followup.enums import AccountKind, MoneyUnit
from followup.forms.account_tables import AccountFileForm, TableForm
from followup.forms.account_template import TemplateForm
from followup.models import ImportBatch
from followup.money.account_template import TemplateColumn, accounts_offered, template_file
from followup.pages.account_period import Period
from followup.pages.account_periods import crumbs
from followup.pages.account_targets import Targets, accounts_in, head_in_template, targets_of
from followup.pages.accounts import COMBINED, OWN
from followup.services import account_files, account_undo
from followup.services.account_files import Counts
from followup.services.account_grids import StaleGrids
from followup.views.account_previews import Looked, context_of, looked_at, refuse_empty
from organisation.requests import LoggedInRequest
from styrmodell.lib.attached.names import FORMS
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import slug_words
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

FILES_SHOWN = 10
XLSX = FORMS["xlsx"][2]


@accepts("GET", "POST")
def accounts_file(request: LoggedInRequest, year: int, month: int) -> HttpResponse:
    """Choose a file; how it may look, the mall, and the latest files of the period."""
    period = Period(year, month)
    targets = targets_of(request.user, period)
    is_sent = request.method == "POST"  # without a file there may be nothing in it
    form = AccountFileForm(request.POST, request.FILES) if is_sent else AccountFileForm()
    if form.is_valid() and (batch := _kept(request, form, targets)):
        return redirect(batch)
    files = ImportBatch.objects.of_accounts(year, month).visible_to(request.user).with_people().defer("content")
    context = {
        "targets": targets,
        "form": form,
        "template": TemplateForm(offered=_offered(targets)),
        "crumbs": crumbs(period),
        "batches": files[:FILES_SHOWN],
    }
    return form_page(request, "followup/accounts_file.html", context)


def _kept(request: LoggedInRequest, form: AccountFileForm, targets: Targets) -> ImportBatch | None:
    """The file, kept; None when it holds no accounts, and then the form says so."""
    file, period = form.cleaned_data["file"], targets.period
    data = file.read()
    try:
        read = targets.reader(data)(unit=MoneyUnit.TKR, unit_holds=False, chosen={})
        refuse_empty(read)
    except DomainError as refusal:
        form.add_error("file", str(refusal))
        return None
    count, place = len(read.rows), {"year": period.year, "month": period.month}
    return account_files.upload(file.name, data, row_count=count, by=request.user, **place)


@accepts("GET", "POST")
def accounts_file_preview(request: LoggedInRequest, year: int, month: int, pk: int) -> HttpResponse:
    """What the file would do, and the consent; afterwards what it did."""
    period = Period(year, month)
    targets = targets_of(request.user, period)
    files = ImportBatch.objects.of_accounts(year, month).visible_to(request.user).with_people()
    batch = get_object_or_404(files, pk=pk)
    context = {"targets": targets, "batch": batch, "crumbs": crumbs(period), **context_of(None)}
    if batch.confirmed_at:
        if request.method == "POST":
            messages.info(request, "Filen är redan inläst.")
            return redirect(batch)
        return form_page(request, "followup/accounts_file_preview.html", context)
    form = TableForm(asked.sent_fields(request), whose=targets.units)
    looked = _looked_at(request, form, targets, batch)
    if looked and looked.is_to_save:
        if _read_in(request, looked, targets, batch):
            return redirect(period.url)
        if looked.choices.stale:
            looked = _looked_at(request, form, targets_of(request.user, period), batch)
    context |= {"form": form, **context_of(looked)}
    return form_page(request, "followup/accounts_file_preview.html", context, refusal=context["changed"])


def _looked_at(request: LoggedInRequest, form: TableForm, targets: Targets, batch: ImportBatch) -> Looked | None:
    """What the file says; None when the form is wrong, and then it says so."""
    if form.is_bound and not form.is_valid():
        return None
    return looked_at(request, form, targets, bytes(batch.content))


def _read_in(request: LoggedInRequest, looked: Looked, targets: Targets, batch: ImportBatch) -> bool:
    """Read it in as it was shown; False when it is refused, and then the form says so."""
    preview = looked.preview
    is_combined = any(column.slug.startswith(COMBINED) for column in preview.columns)
    unit = targets.units[COMBINED if is_combined else OWN]
    try:
        account_files.confirm(
            batch, preview.grids(targets, batch.file_name), unit=unit, counts=Counts(*preview.counts), by=request.user
        )
    except StaleGrids:
        looked.choices.stale = True
        return False
    except DomainError as refusal:
        looked.choices.add_error(None, str(refusal))
        return False
    messages.success(request, f"{batch.file_name} är inläst.")
    return True


@accepts("POST")
def accounts_file_undo(request: LoggedInRequest, year: int, month: int, pk: int) -> HttpResponse:
    """Take back what the file changed."""
    targets_of(request.user, Period(year, month))  # not found by who does not write them
    batch = get_object_or_404(ImportBatch.objects.of_accounts(year, month).visible_to(request.user), pk=pk)
    try:
        account_undo.undo(batch, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Inläsningen av {batch.file_name} är ångrad.")
    return redirect(batch)


def _offered(targets: Targets) -> list[AccountKind]:
    """The accounts that there is something to fill in of."""
    kinds = [unit.kind for unit in targets.units.values()]
    offered = [accounts_offered(targets.lines, kind, targets.period.month) for kind in kinds]
    return [one for one in AccountKind if any(one in of for of in offered)]


@accepts("GET")
def accounts_template(request: LoggedInRequest, year: int, month: int) -> HttpResponse:
    """The mall for kommunens accounts, or with `?vems=koncern` koncernens, with what is known filled in.

    Which of them, `?rakenskap=` says; once for each.
    """
    period = Period(year, month)
    targets = targets_of(request.user, period)
    wanted = request.GET.get("vems", "")
    whose = wanted if wanted in targets.units else next(iter(targets.units))
    unit = targets.units[whose]
    columns = [
        TemplateColumn(head_in_template(column.slot), column.sheet.figures, accounts_in(column.slot.kind))
        for column in targets.columns.values()
        if column.slot.unit.pk == unit.pk
    ]
    data = template_file(
        targets.lines,
        columns,
        title=f"{period.name}, {unit.name}",
        kind=unit.kind,
        unit=MoneyUnit.TKR,
        month=period.month,
        accounts=TemplateForm(request.GET, offered=_offered(targets)).wanted,
    )
    headers = {
        "Content-Disposition": f'attachment; filename="{slug_words(f"rakenskaper {period.name} {whose}")}.xlsx"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=XLSX, headers=headers)
