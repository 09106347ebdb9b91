"""Skalor: the words of a cycle, which the controllers keep."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from followup.forms.scales import ScaleForm
from followup.pages.scales import scale_sets
from followup.permissions import may_manage_rounds
from followup.reading.scales import words_for
from followup.services import scales
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET")
def scale_list(request: LoggedInRequest) -> HttpResponse:
    """The words that each year's reports are judged with."""
    require(may_manage_rounds(request.user))
    found = scale_sets()
    years = {one.year for one in found}
    coming = next(year for year in range(today().year, scales.YEARS[1]) if year not in years)
    return render(request, "followup/scale_list.html", {"sets": found, "coming": coming})


@accepts("GET", "POST")
def scale_edit(request: LoggedInRequest, year: int) -> HttpResponse:
    """Every step's word and meaning from a year on; a year without words of its own begins with those that hold."""
    require(may_manage_rounds(request.user))
    if not scales.YEARS[0] <= year <= scales.YEARS[1]:
        raise Http404("no such year")
    form = ScaleForm(asked.sent_fields(request), year=year, words=words_for(year))
    if form.is_valid():
        try:
            scales.save(year, form.said(), by=request.user, seen=form.seen_version)
        except StaleEdit as stale:
            form.meet(stale, form.initial)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Orden från {year} är sparade.")
            return redirect("followup:scale_list")
    return form_page(request, "followup/scale_edit.html", {"form": form, "year": year})
