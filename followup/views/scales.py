"""Skalor: the words that goals are judged with, which the controllers keep."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from followup.forms.scales import ScaleForm, initial_of
from followup.pages.scales import scales_page
from followup.permissions import may_manage_rounds
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
    return render(request, "followup/scale_list.html", {"page": scales_page(on=today())})


@accepts("GET", "POST")
def scale_edit(request: LoggedInRequest, year: int) -> HttpResponse:
    """Ändra the words from a year on. A year without words of its own begins with those that hold."""
    require(may_manage_rounds(request.user))
    if not scales.YEARS[0] <= year <= scales.YEARS[1]:
        raise Http404("no such year")
    form = ScaleForm(asked.sent_fields(request), year=year, holding=scales.holding(year))
    if form.is_valid():
        try:
            is_changed = scales.save(year, form.said(), by=request.user, seen=form.seen_version)
        except StaleEdit as stale:
            form.meet(stale, initial_of(scales.holding(year)))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = f"Orden från {year} är sparade." if is_changed else "Inget är ändrat: orden är de som redan gäller."
            messages.success(request, said)
            return redirect("followup:scale_list")
    return form_page(request, "followup/scale_edit.html", {"form": form, "year": year})
