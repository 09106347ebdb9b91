"""Tidigare planer: what was adopted before the system was there, entered afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning.forms.earlier_plans import EarlierPlanForm
from planning.permissions import may_enter_earlier
from planning.rules import PLAN_RULES
from planning.services import earlier_plans
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_earlier(request: LoggedInRequest) -> HttpResponse:
    """Skriv in en tidigare plan, with its decision; also of a unit that has ended since."""
    require(may_enter_earlier(request.user))
    kinds = {unit_kind: kind for kind in earlier_plans.ENTERED for unit_kind in PLAN_RULES[kind].units}
    units = OrgUnit.objects.filter(kind__in=kinds).in_order()
    form = EarlierPlanForm(asked.sent_fields(request), [(kinds[unit.kind], unit) for unit in units])
    if form.is_valid():
        kind, unit = form.chosen()
        try:
            edition = earlier_plans.enter(
                kind,
                unit,
                form.cleaned_data["first_year"],
                by=request.user,
                items=form.items,
                figures=form.figures,
                decision=form.decision(),
                prepared=form.prepared(),
                source=form.cleaned_data["source"],
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{edition.plan} är inskriven.")
            return redirect(edition.plan)
    return form_page(request, "planning/plan_earlier.html", {"form": form})
