"""Tasks that come from uppdrag: what a unit has been given, until one of its plans takes care of it."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from followup.reading.assignments import is_left
from planning.models import Plan
from planning.models.assignment import counts_from
from planning.models.plan import OPEN
from planning.permissions import TAKES_CARE
from planning.reading.care import CARING, without_care
from styrmodell.my_work.task import Task, task


def assignment_tasks(user: Any, on: date) -> list[Task]:
    """For who writes the receiver's plan: uppdrag that no plan takes care of and that are not done. One query."""
    within = {"unit": OuterRef("unit"), "period_from__lte": OuterRef("assignment__due_on")}
    written = Plan.objects.filter(**within, kind__in=CARING, status__in=OPEN).order_by("first_year")
    rows = is_left(without_care(TAKES_CARE.q(user, path="unit__")))
    told = rows.annotate(counts=counts_from("assignment__"), plan=Subquery(written.values("pk")[:1]))
    return [_take_on(row, on) for row in told]


def _take_on(row: Any, on: date) -> Task:
    given = row.assignment
    text = f"{row.unit}. Från {given.giver}, klart senast {given.due_on}. Ingen plan tar hand om det än."
    return task(
        on,
        row.counts if row.counts and row.counts > on else None,
        f"Ta hand om uppdraget ”{given}”",
        what=f"uppdraget ”{given}”",
        unit=row.unit.name,
        url=reverse("planning:plan_link", args=[row.plan]) if row.plan else given.get_absolute_url(),
        text=text,
    )
