"""Åtgärder: what is to be done about deviations, and how it goes."""

from django.http import HttpResponse
from django.shortcuts import render

from followup.forms.actions import ActionFilter
from followup.models import Action
from followup.reading.actions import as_listed
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.web import asked
from styrmodell.web.methods import accepts

ACTIONS_A_PAGE = 50


@accepts("GET")
def action_list(request: LoggedInRequest) -> HttpResponse:
    """Åtgärder mot avvikelser, by the day they are to be done."""
    visible = Action.objects.visible_to(request.user)
    form = ActionFilter(request.GET, actions=visible)
    page = asked.page_of(request, form.apply(as_listed(visible, request.user)), ACTIONS_A_PAGE)
    return render(request, "followup/action_list.html", {"form": form, "page": page, "today": today()})
