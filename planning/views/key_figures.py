"""Nyckeltal: the catalogue. The page of one is followup's, since it shows the values."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.forms.key_figures import KeyFigureFilter, KeyFigureForm
from planning.models import KeyFigure
from planning.services import key_figures
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

FIGURES_A_PAGE = 50
NEW_DRAFT = "key-figure:new"


@accepts("GET")
def key_figure_list(request: LoggedInRequest) -> HttpResponse:
    """Nyckeltal by name."""
    form = KeyFigureFilter(request.GET)
    page = asked.page_of(request, form.apply(KeyFigure.objects.all()), FIGURES_A_PAGE)
    may_define = permissions.may_define_key_figures(request.user)
    return render(request, "planning/key_figure_list.html", {"form": form, "page": page, "may_define": may_define})


@accepts("GET", "POST")
def key_figure_new(request: LoggedInRequest) -> HttpResponse:
    """Add a key figure to the catalogue."""
    require(permissions.may_define_key_figures(request.user))
    form = KeyFigureForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            figure = key_figures.define(by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            drafts.saved(request, NEW_DRAFT)
            messages.success(request, "Nyckeltalet är tillagt.")
            return redirect(figure)
    draft = drafts.offered(request, NEW_DRAFT, is_sent=form.is_bound)
    return form_page(request, "planning/key_figure_new.html", {"form": form, "draft": draft})


@accepts("GET", "POST")
def key_figure_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Change a definition."""
    require(permissions.may_redefine_key_figures(request.user))
    figure = get_object_or_404(KeyFigure, pk=pk)
    instance, shown = KeyFigure.objects.get(pk=pk), {"version": figure.version}
    form = KeyFigureForm(asked.sent_fields(request), instance=instance, initial=shown)
    key = f"key-figure:{figure.pk}"
    draft = drafts.offered(request, key, is_sent=form.is_bound)
    if form.is_valid():
        try:
            key_figures.redefine(figure, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            drafts.saved(request, key)
            messages.success(request, "Nyckeltalet är ändrat.")
            return redirect(figure)
    return form_page(request, "planning/key_figure_edit.html", {"figure": figure, "form": form, "draft": draft})
