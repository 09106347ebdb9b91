"""Tasks that come from plans: finish and hand in, register the body's decision, approve."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from organisation.decisions.words import done_words, standing
from organisation.models import Decision
from organisation.reach.responsible import truth_of
from planning.conditions import being_amended
from planning.enums import NodeKind, PlanStatus
from planning.models import Plan, PlanEdition
from planning.permissions import ADOPTS, AMENDS, EDITS, WRITES
from planning.reading.comments import open_in_plan
from styrmodell.lib.swedish import lower_first, month_words
from styrmodell.my_work.task import Task, remarks_words, task

LOOK_BACK = timedelta(days=60)


def plan_tasks(user: Any, on: date) -> list[Task]:
    """Plans the user writes and those that wait for the user's decision. One query."""
    sections = Q(nodes__kind=NodeKind.SECTION, nodes__removal_id=None)
    plans = (
        Plan.objects.filter(EDITS.q(user) | ADOPTS.q(user) | AMENDS.q(user))
        .select_related("unit")
        .annotate(
            sections=Count("nodes", filter=sections),
            written=Count("nodes", filter=sections & ~Q(nodes__text="")),
            is_revision=Exists(PlanEdition.objects.filter(plan=OuterRef("pk"))),
            being_amended=being_amended(),
            hands_in=truth_of(WRITES.q(user)),
            open_talks=open_in_plan(),
        )
    )
    return [_task_of(plan, on) for plan in plans]


def _task_of(plan: Any, on: date) -> Task:
    if plan.is_open:
        return _hand_in(plan, on)
    return _amend(plan, on) if plan.being_amended else _decide(plan, on)


def done_plan_tasks(user: Any, on: date) -> list[Task]:
    """The user's plans that have just been decided. One query."""
    steps = (
        Decision.objects.filter(
            WRITES.q(user, path="matter__plan_link__plan__"),
            matter__plan_editions__isnull=False,
            date__range=(on - LOOK_BACK, on),
        )
        .select_related("matter__plan_link__plan__unit", "body", "person")
        .annotate(edition=F("matter__plan_editions__number"))
        .order_by("pk")
    )
    plans = {step.matter.plan_link.plan_id: step for step in steps if step.matter}
    return [_done(step, on) for step in plans.values()]


def _hand_in(plan: Any, on: date) -> Task:
    text = f"Till beslut {plan.decides_on.day} {month_words(plan.decides_on)}." if plan.decides_on else ""
    if plan.status == PlanStatus.RETURNED:
        text = f"Återlämnad: {plan.return_comment}{remarks_words(plan.open_talks)}"
    elif plan.is_revision:
        text = "Öppnad för revidering."
    due = plan.submit_by or plan.decides_on
    return _task(
        plan,
        on,
        None if plan.is_revision and due and due < on else due,  # the day belonged to the first edition
        f"{'Lämna in' if plan.hands_in else 'Skriv på'} {_name(plan)}",  # one who writes along does not hand in
        url=plan.get_absolute_url(),
        text=text,
        done=plan.written,
        total=plan.sections,
        steps="avsnitt",
    )


def _decide(plan: Any, on: date) -> Task:
    verb = "Registrera beslut om" if plan.body_decides else "Godkänn"
    text = "Paragraf, datum och diarienummer." if plan.body_decides else "Inlämnad och väntar på dig."
    if len(plan.chain.steps) > 1:
        text = standing(plan).words or text
    return _task(
        plan,
        on,
        plan.decides_on,
        f"{verb} {_name(plan)}",
        url=reverse("planning:plan_adopt", args=[plan.pk]),
        text=text,
    )


def _amend(plan: Plan, on: date) -> Task:
    url = reverse("planning:plan_amendments", args=[plan.pk])
    return _task(plan, on, plan.decides_on, f"För in ändringarna i {_name(plan)}", url=url, text=standing(plan).words)


def _done(step: Any, on: date) -> Task:
    plan = step.matter.plan_link.plan
    url = f"{plan.get_absolute_url()}?utgava={step.edition}"
    words = done_words(step, plan)
    text = words if step.decider_name == plan.unit.name else f"{plan.unit}. {words}"
    return task(on, step.date, str(plan), what=_name(plan), unit=plan.unit.name, text=text, url=url, is_done=True)


def _task(plan: Plan, on: date, due: date | None, title: str, *, text: str, **details: Any) -> Task:
    words = f"{plan.unit}. {text}".strip() if text else str(plan.unit)
    return task(on, due, title, what=_name(plan), unit=plan.unit.name, text=words, **details)


def _name(plan: Plan) -> str:
    """In words: "verksamhetsplan 2027–2029"."""
    return lower_first(str(plan))
