"""Läget för en enhets aktiviteter och uppdrag: all of them on one page, any day."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from followup.pages import unit_states as pages
from followup.permissions import may_update_status
from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.web.methods import accepts


@accepts("GET")
def unit_states(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What has been told of each, and the way to write it."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_update_status(request.user, unit))
    return render(request, "followup/unit_states.html", {"page": pages.build(unit)})
