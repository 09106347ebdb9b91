"""Koppla: one page where a plan's items are linked to what they serve, saved all at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from organisation.permissions import require_by
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.forms.plan_links import LinkForm, sent_texts
from planning.models import Plan
from planning.pages.links import build
from planning.pages.plan_nav import local_nav
from planning.services import contributions
from planning.views.plan_document import keep_for_closed, was_closed_meanwhile
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back

GONE = "Något som du skrev om togs bort ur planen medan du skrev, och den texten är inte sparad."
UNTICKED = "Du skrev hur något bidrar utan att kryssa i rutan, och den texten är inte sparad."


@accepts("GET", "POST")
def plan_link(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Koppla till mål. A stale save shows both versions of every text."""
    plan = get_object_or_404(
        Plan.objects.with_working_text_for(request.user).select_related("unit", "parent__unit"), pk=pk
    )
    if was_closed_meanwhile(request, plan):
        return keep_for_closed(request, plan, draft_key(plan), request.path)
    require_by(permissions.EDITS, request.user, plan)
    written = sent_texts(request.POST)
    form = LinkForm(asked.sent_fields(request), build(plan, request.user, written=written))
    if form.is_valid():
        try:
            contributions.save_all(
                plan, by=request.user, add=form.add, remove=form.remove, texts=form.texts(), told=form.told()
            )
        except DomainError as refusal:
            form.meet(refusal, build(plan, request.user, written=written))
        else:
            drafts.saved(request, draft_key(plan))
            gone, unticked = form.unasked(plan), form.unticked()
            left = gone | unticked
            messages.success(request, "De andra kopplingarna är sparade." if left else "Kopplingarna är sparade.")
            url = f"{reverse('planning:plan_link', args=[plan.pk])}{asked.place(request)}"
            if left:
                return give_back(request, GONE if gone else UNTICKED, url, key=draft_key(plan), fields=left)
            return redirect(url)
    draft = drafts.offered(request, draft_key(plan), is_sent=form.is_bound)
    beside = local_nav(plan, request.user, "plan_link")
    return form_page(request, "planning/plan_link.html", {"plan": plan, "form": form, "draft": draft, "beside": beside})


def draft_key(plan: Plan) -> str:
    """The name under which what is typed on the page and not saved is kept."""
    return f"plan:{plan.pk}/links"
