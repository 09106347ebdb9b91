"""Roles: give one, end one, and see who has done it."""

from typing import NoReturn

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.forms.people import RoleChangeFilter, RoleEndForm, RoleForm
from organisation.models import RoleAssignment, User
from organisation.pages.facts import person_crumbs
from organisation.pages.role_changes import role_changes, role_rows
from organisation.permissions import READS_ROLE_CHANGES, NotNow, administers, may_administer_unit, require
from organisation.requests import LoggedInRequest
from organisation.services import roles
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 100


@accepts("GET")
def role_history(request: LoggedInRequest) -> HttpResponse:
    """Rollernas historik: who has given whom which role."""
    require(READS_ROLE_CHANGES.somewhere(request.user))
    form = RoleChangeFilter(request.GET)
    page = asked.page_of(request, role_changes(request.user, text=form.wanted["q"]), ROWS_A_PAGE)
    context = {"form": form, "page": page, "rows": role_rows(page)}
    return render(request, "organisation/role_history.html", context)


@accepts("GET", "POST")
def role_new(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ny roll, own or as ställföreträdare, in a unit that the administrator is responsible for."""
    require(administers(request.user))
    person = get_object_or_404(User, pk=pk)
    form = RoleForm(asked.sent_fields(request), person=person, by=request.user, initial={"valid_from": today()})
    if form.is_valid():
        try:
            roles.assign(person, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Rollen är tillagd.")
            return redirect(person)
    context = {"person": person, "form": form, "crumbs": person_crumbs(person)}
    return form_page(request, "organisation/role_new.html", context)


@accepts("GET", "POST")
def role_end(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Avsluta en roll: its last day. One that has not begun is taken away."""
    require(administers(request.user))
    role = RoleAssignment.objects.select_related("user", "unit").filter(pk=pk).first() or _removed(pk)
    require(may_administer_unit(request.user, role.unit))
    form = RoleEndForm(asked.sent_fields(request), initial={"on": today(), "version": role.version})
    if form.is_valid():
        try:
            left = roles.end(role, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Rollen gäller till och med {left.valid_to}." if left else "Rollen är borttagen."
            )
            return redirect(role.user)
    context = {"role": role, "form": form, "crumbs": person_crumbs(role.user)}
    return form_page(request, "organisation/role_end.html", context)


def _removed(pk: int) -> NoReturn:
    """A role that had not begun when it was ended is no more: back to whoever was to have it.

    Raises:
        NotNow: there was one.
        Http404: there never was.
    """
    last = get_object_or_404(RoleAssignment.history.filter(id=pk, history_type="-"))
    raise NotNow("Rollen är redan borttagen.", get_object_or_404(User, pk=last.user_id), leads_back=True)
