"""Mitt arbete: the first page, for every role."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisation.permissions import administers, only_reads
from organisation.reach.grants import grants
from planning.pages.area_requests import planned_for
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import lower_first
from styrmodell.my_work.action_tasks import action_tasks, asked_of_actions
from styrmodell.my_work.first_steps import Guide, guides, questions
from styrmodell.my_work.latest import newest_plans, newest_reports, own_unit, right_now, without_anybody
from styrmodell.my_work.task import Task, by_day
from styrmodell.my_work.tasks import sentence, tasks_for
from styrmodell.web import drafts
from styrmodell.web.methods import accepts


@accepts("GET")
def my_work(request: HttpRequest) -> HttpResponse:
    """What there is to do in order of date; for who only reads, what has been decided."""
    asked = questions(request.user)
    unit = own_unit(request.user, {**asked, **asked_of_actions(request.user, today())})
    tasks = sorted([*tasks_for(request.user, today()), *action_tasks(unit, today())], key=by_day)
    to_do = [task for task in tasks if not task.is_done]
    begin = guides(request.user, {name: getattr(unit, name) for name in asked}, today())
    unsaved = drafts.unsaved(request.user)
    context = {
        "to_do": to_do,
        "planned_for": planned_for(request.user),
        "begin": begin,
        "done": [task for task in reversed(tasks) if task.is_done],
        "lede": _lede(to_do, begin),
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


def _lede(to_do: Sequence[Task], begin: Sequence[Guide]) -> str:
    """What there is to do; for who begins, and has nothing else yet, the first thing."""
    first = next((guide.next for guide in begin if guide.next), None)
    return f"Börja med det första: {lower_first(first.title)}." if first and not to_do else sentence(to_do)
