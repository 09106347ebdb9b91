"""Räkenskapernas rader: what a year's lines are called, and the municipality's own among them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from followup.forms.account_lines import NewLineForm, RenameForm
from followup.models import AccountLine
from followup.pages.account_lines import grouped, lines_of
from followup.pages.account_periods import account_units, crumbs
from followup.permissions import may_manage_rounds
from followup.services import account_lines
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def accounts_lines(request: LoggedInRequest, year: int) -> HttpResponse:
    """A year's lines, account by account; sent: one of the municipality's own is added."""
    account_units(request.user)
    may_change = may_manage_rounds(request.user)
    if request.method == "POST":
        require(may_change)
    rows = lines_of(year)
    if not rows:
        raise Http404("not begun")
    form = NewLineForm(asked.sent_fields(request), rows=rows)
    if form.is_valid():
        under, name, counts = (form.cleaned_data[key] for key in ("under", "name", "counts"))
        try:
            made = account_lines.add(under, by=request.user, name=name, counts=counts == "counts")
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"Raden ”{made.name}” är tillagd {year}.")
            return redirect(_list_of(year))
    context = {"year": year, "groups": grouped(rows), "form": form, "may_change": may_change, "crumbs": crumbs()}
    return form_page(request, "followup/accounts_lines.html", context)


@accepts("GET", "POST")
def accounts_line_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What a line is called from its year on; earlier years keep what it was called."""
    line = _line(request, pk)
    form = RenameForm(asked.sent_fields(request), line=line)
    if form.is_valid():
        try:
            saved = account_lines.rename(line, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as clash:
            form.meet(clash)
        else:
            messages.success(request, f"Raden heter ”{saved.name}” från {saved.year}.")
            return redirect(_list_of(saved.year))
    context = {"line": line, "form": form, "list_url": _list_of(line.year), "crumbs": _crumbs(line)}
    return form_page(request, "followup/accounts_line_edit.html", context)


@accepts("POST")
def accounts_line_remove(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Take away a line of the municipality's own that nothing is said on."""
    line = _line(request, pk)
    try:
        account_lines.remove(line, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Raden ”{line.name}” är borttagen.")
    return redirect(_list_of(line.year))


def _line(request: LoggedInRequest, pk: int) -> AccountLine:
    """The line to change: for those who see the accounts, and may change what is common to all of them."""
    account_units(request.user)
    line = get_object_or_404(AccountLine, pk=pk)
    require(may_manage_rounds(request.user))
    return line


def _list_of(year: int) -> str:
    return reverse("followup:accounts_lines", args=[year])


def _crumbs(line: AccountLine) -> list[tuple[str, str]]:
    return [*crumbs(), (f"Rader {line.year}", _list_of(line.year))]
