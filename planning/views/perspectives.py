"""Perspektiv: what the goals of a cycle are gathered under, which the controllers keep."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning.forms.perspectives import FIRST, PerspectiveForm, initial_of
from planning.models import Perspective
from planning.pages.perspectives import cycles
from planning.permissions import may_keep_perspectives
from planning.services import perspectives
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET")
def perspective_list(request: LoggedInRequest) -> HttpResponse:
    """Every cycle's perspektiv, the newest first."""
    require(may_keep_perspectives(request.user))
    return render(request, "planning/perspective_list.html", {"cycles": cycles()})


@accepts("GET", "POST")
def perspective_new(request: LoggedInRequest) -> HttpResponse:
    """Nytt perspektiv, from next year and last in order unless something else is chosen."""
    require(may_keep_perspectives(request.user))
    following = today().year + 1
    others = list(Perspective.objects.between(today().year, None).order_by("rank", "pk"))
    initial = {"first_year": following, "after": str(others[-1].pk) if others else FIRST}
    form = PerspectiveForm(asked.sent_fields(request), others=others, initial=initial)
    if form.is_valid():
        try:
            made = perspectives.add(by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"”{made}” är tillagt.")
            return redirect("planning:perspective_list")
    return form_page(request, "planning/perspective_new.html", {"form": form})


@accepts("GET", "POST")
def perspective_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra a perspektiv: its name, when it holds and where it stands."""
    require(may_keep_perspectives(request.user))
    perspective = get_object_or_404(Perspective, pk=pk)
    form = _form_of(perspective, asked.sent_fields(request))
    if form.is_valid():
        try:
            saved = perspectives.edit(perspective, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale, initial_of(stale.current, perspectives.of_same_years(stale.current)))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"”{saved}” är ändrat.")
            return redirect("planning:perspective_list")
    return form_page(request, "planning/perspective_edit.html", {"form": form, "perspective": perspective})


def _form_of(perspective: Perspective, data: Any) -> PerspectiveForm:
    others = perspectives.of_same_years(perspective)
    return PerspectiveForm(data, others=others, initial=initial_of(perspective, others))
