"""Everything a person has to do, from plans, reports and money, in order of date."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst

from followup.models import ReportingRound
from styrmodell.lib.swedish import count_words, join_words
from styrmodell.my_work.area_tasks import area_tasks
from styrmodell.my_work.assignment_tasks import assignment_tasks
from styrmodell.my_work.collaboration_tasks import collaboration_tasks
from styrmodell.my_work.comment_tasks import comment_tasks
from styrmodell.my_work.handed_down_tasks import handed_down_tasks
from styrmodell.my_work.money_tasks import money_tasks
from styrmodell.my_work.paper_tasks import paper_tasks
from styrmodell.my_work.plan_tasks import done_plan_tasks, plan_tasks
from styrmodell.my_work.report_tasks import following_tasks, opening_tasks, report_tasks
from styrmodell.my_work.section_tasks import section_tasks
from styrmodell.my_work.shared_plan_tasks import shared_plan_tasks
from styrmodell.my_work.striking_tasks import striking_tasks
from styrmodell.my_work.task import Task, by_day
from styrmodell.my_work.unit_tasks import handing_over_tasks

MANY_UNITS = 3


def tasks_for(user: Any, on: date) -> tuple[Task, ...]:
    """The user's tasks on a day, the nearest first; done ones among them are ticked. A fixed number of queries."""
    rounds = list(ReportingRound.objects.visible_to(user).open(on=on))
    found = [
        *plan_tasks(user, on),
        *done_plan_tasks(user, on),
        *area_tasks(user, on),
        *assignment_tasks(user, on),
        *collaboration_tasks(user, on),
        *comment_tasks(user, on),
        *handed_down_tasks(user, on),
        *shared_plan_tasks(user, on),
        *opening_tasks(user, on),
        *report_tasks(user, on),
        *section_tasks(user, on),
        *following_tasks(user, on, rounds),
        *striking_tasks(user, on),
        *money_tasks(user, on, rounds),
        *handing_over_tasks(user, on),
        *paper_tasks(user, on),
    ]
    return tuple(sorted(found, key=by_day))


def sentence(open_tasks: Sequence[Task]) -> str:
    """In words: "Fyra saker att göra för Kulturnämnden. Den närmaste är verksamhetsplan 2027–2029, på torsdag."."""
    if not open_tasks:
        return "Inget att göra just nu."
    count = len(open_tasks)
    if count == 1:
        return f"En sak att göra{_for_whom(open_tasks)}: {_with_day(open_tasks[0])}."
    return f"{capfirst(count_words(count))} saker att göra{_for_whom(open_tasks)}. {_nearest(open_tasks)}"


def _for_whom(tasks: Sequence[Task]) -> str:
    units = list(dict.fromkeys(one.unit for one in tasks if one.unit))
    if not units:
        return ""
    return f" för {join_words(units) if len(units) <= MANY_UNITS else f'{count_words(len(units))} enheter'}"


def _nearest(tasks: Sequence[Task]) -> str:
    late = [one for one in tasks if one.is_late]
    if len(late) > 1:
        return f"{capfirst(count_words(len(late)))} av dem är försenade."
    if late:
        return f"En av dem är försenad: {late[0].what}."
    return f"Den närmaste är {_with_day(tasks[0])}."


def _with_day(one: Task) -> str:
    return f"{one.what}, {one.when}" if one.when else one.what
