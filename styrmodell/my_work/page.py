"""Mitt arbete: the first page, for every role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisation.permissions import administers, only_reads
from organisation.reach.grants import grants
from styrmodell.lib.clock import today
from styrmodell.my_work.latest import newest_plans, newest_reports, own_unit, right_now, without_anybody
from styrmodell.my_work.tasks import sentence, tasks_for
from styrmodell.web import drafts
from styrmodell.web.methods import accepts


@accepts("GET")
def my_work(request: HttpRequest) -> HttpResponse:
    """What there is to do in order of date; for who only reads, what has been decided."""
    tasks = tasks_for(request.user, today())
    to_do = [task for task in tasks if not task.is_done]
    unit = own_unit(request.user)
    unsaved = drafts.unsaved(request.user)
    context = {
        "to_do": to_do,
        "done": [task for task in reversed(tasks) if task.is_done],
        "lede": sentence(to_do),
        "only_reads": only_reads(request.user),
        "administers": administers(request.user),
        "has_roles": bool(grants(request.user)),
        "unsaved": drafts.lines(unsaved),
        "many_unsaved": drafts.many(len(unsaved)),
        "unit": unit,
        "unmanned": without_anybody(unit),
        "right_now": right_now(request.user, unit) if unit else (),
        "reports": newest_reports(request.user),
        "plans": newest_plans(),
    }
    return render(request, "my_work.html", context)
