"""Tasks that come from åtgärder against deviations: to tell how it went, as the day comes when they are to be done."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Subquery, Value
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.text import capfirst

from followup.permissions import REPORTS
from followup.reading.actions import left_to
from styrmodell.lib.swedish import count_words
from styrmodell.my_work.task import Task, task

AHEAD = timedelta(days=14)


def asked_of_actions(user: Any, on: date) -> Mapping[str, BaseExpression]:
    """What the page asks the database about actions, to be read from the unit: how many are due, and since when."""
    if not REPORTS.somewhere(user):
        return {}
    due = left_to(user).filter(due_on__lte=on + AHEAD).order_by().annotate(one=Value(1)).values("one")
    return {
        "actions_due": Subquery(due.annotate(number=Count("pk")).values("number")),
        "actions_due_on": Subquery(due.annotate(first=Min("due_on")).values("first")),
    }


def action_tasks(unit: Any, on: date) -> list[Task]:
    """One task for all the actions that are due: how they went is told in their list. No query.

    Args:
        unit: read with what `asked_of_actions` asks.
    """
    count = getattr(unit, "actions_due", None)
    if not count:
        return []
    words = f"{count_words(count, common=True)} {'åtgärd' if count == 1 else 'åtgärder'}"
    return [
        task(
            on,
            unit.actions_due_on,
            f"Skriv hur det gick med {words}",
            what=f"läget för {words}",
            unit=unit.name,
            url=reverse("followup:action_list"),
            text=f"{capfirst(words)} mot avvikelser ska vara {'klar' if count == 1 else 'klara'}.",
        )
    ]
