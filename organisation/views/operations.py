"""A unit's verksamheter: read by everybody who is logged in, added and edited by the unit's administrators."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.forms.operations import OperationFilter, OperationForm
from organisation.models import Operation, OrgUnit
from organisation.pages.facts import unit_crumbs
from organisation.permissions import may_administer_unit, require
from organisation.requests import LoggedInRequest
from organisation.services import operations
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.search import is_within
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 100


@accepts("GET")
def operation_list(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Verksamheter of a unit, searched by code or name."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    form = OperationFilter(request.GET)
    found = unit.operations.all() if form.wanted["avslutade"] else unit.operations.in_use(since=today(), until=None)
    rows = [operation for operation in found if is_within(form.wanted["q"], f"{operation.code} {operation.name}")]
    context = {
        "unit": unit,
        "form": form,
        "page": asked.page_of(request, rows, ROWS_A_PAGE),
        "may_administer": may_administer_unit(request.user, unit),
        "crumbs": unit_crumbs(unit, itself=True),
    }
    return render(request, "organisation/operation_list.html", context)


@accepts("GET", "POST")
def operation_new(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ny verksamhet. Proposed from the new year, since the year's first months are read in too."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_administer_unit(request.user, unit))
    initial = {"valid_from": max(unit.valid_from, date(today().year, 1, 1)), "valid_to": unit.valid_to}
    form = OperationForm(asked.sent_fields(request), initial=initial)
    if form.is_valid():
        try:
            operation = operations.add(unit, by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Verksamheten {operation.code} {operation} är tillagd.")
            return redirect("organisation:operation_list", unit.pk)
    context = {"unit": unit, "form": form, "crumbs": unit_crumbs(unit, itself=True)}
    return form_page(request, "organisation/operation_new.html", context)


@accepts("GET", "POST")
def operation_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra verksamhet. A stale save shows both versions."""
    operation = get_object_or_404(Operation.objects.select_related("unit"), pk=pk)
    require(may_administer_unit(request.user, operation.unit))
    initial = {name: getattr(operation, name) for name in (*operations.EDITABLE, "version")}
    form = OperationForm(asked.sent_fields(request), initial=initial)
    if form.is_valid():
        try:
            operations.edit(operation, by=request.user, version=form.seen_version, fields=form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Verksamheten är sparad.")
            return redirect("organisation:operation_list", operation.unit_id)
    crumbs = unit_crumbs(operation.unit, itself=True)
    context = {"operation": operation, "unit": operation.unit, "form": form, "crumbs": crumbs}
    return form_page(request, "organisation/operation_edit.html", context)
