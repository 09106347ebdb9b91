"""Kopiera ett år: the rounds of one year once more in another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from followup.forms.round_copies import CopiesForm, YearsFilter
from followup.models import ReportingRound
from followup.permissions import may_manage_rounds
from followup.services import round_copies
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import join_words, lower_first
from styrmodell.web import asked
from styrmodell.web.forms import status_of
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def round_copy_year(request: LoggedInRequest) -> HttpResponse:
    """Which year's rounds, and what they would be; sent: those that are ticked are made."""
    require(may_manage_rounds(request.user))
    known = ReportingRound.objects.order_by().values_list("year", flat=True).distinct()
    chosen = YearsFilter(request.GET, years=known, on=today())
    from_year, to_year = chosen.years
    copied = round_copies.missing_in(to_year, from_year)
    form = CopiesForm(asked.sent_fields(request), copied=copied, year=to_year)
    if form.is_valid():
        picked = [one for one in copied if one.pk in form.cleaned_data["rounds"]]
        try:
            made = round_copies.copy_year(picked, to_year, by=request.user)
        except DomainError as refusal:
            form.add_error("rounds", str(refusal))
        else:
            messages.success(request, f"Upplagt för {to_year}: {join_words([lower_first(str(one)) for one in made])}.")
            return redirect("followup:round_list")
    nothing = f"Inget att kopiera från {from_year} till {to_year}"
    context = {"years": chosen, "form": form, "to_year": to_year, "nothing": nothing}
    return render(request, "followup/round_copy_year.html", context, status=status_of(form))
