"""Planen as a file, and what an edition's checksums are of."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from organisation.desk import jobs
from organisation.models import Job, User
from organisation.requests import LoggedInRequest
from organisation.views.files import frozen_content, text_file
from planning.models import Plan, PlanEdition
from planning.pages.plan_choice import choose, for_page
from planning.services.plan_files import text_of
from planning.tasks import make_plan_pdf
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_file(request: LoggedInRequest, pk: int, form: str) -> HttpResponse:
    """The text that this person reads on the plan's page, in a format: an edition, or the working text."""
    plan = get_object_or_404(for_page(Plan.objects.visible_to(request.user), request.user), pk=pk)
    working = request.GET.get("text") == "arbetstext"
    choice = choose(plan, request.user, number=asked.number(request, "utgava"), working=working)
    if choice is None:
        raise Http404("no such text for this person")
    edition = plan.editions.get(pk=choice.edition.pk) if choice.edition else None
    return text_file(request, text_of(plan, edition), form, start=lambda: start_pdf(plan, edition, by=request.user))


def start_pdf(plan: Plan, edition: PlanEdition | None, *, by: User) -> Job:
    """Start the job that makes the PDF."""
    which = f"utgåva {edition.number}" if edition else "utkast"
    key = f"plan-pdf:{plan.pk}:{edition.pk if edition else 'utkast'}"
    args = (plan.pk, edition.pk if edition else None)
    return jobs.enqueue(
        key, f"PDF av {plan}, {plan.unit_name}, {which}", by=by, task=make_plan_pdf, args=args, about=plan
    )


@accepts("GET")
def plan_content(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the checksums of an edition are of."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    return frozen_content(request, plan, f"{plan.unit.code} {plan}")
