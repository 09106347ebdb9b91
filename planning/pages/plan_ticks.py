"""What a plan's writer has ticked on its page, and may: who reads it and writes on it while it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from planning import sharing
from planning.enums import PlanKind
from planning.models import Plan
from styrmodell.lib.words import OFFICE


@dataclass(frozen=True, slots=True)
class PageTick:
    """A sentence of how it is, and the button that changes it; `label` is empty for those who only read."""

    text: str
    label: str
    url: str
    is_on: bool


def ticks_of(plan: Plan, user: Any) -> Iterator[PageTick]:
    """What is said of the working text. No query. Only for those who may read it."""
    if plan.kind == PlanKind.OFFICE:
        label = "Sluta dela" if plan.is_shared else "Dela med enheterna"
        may, is_on = sharing.may_share_plan(user, plan), sharing.IS_SHARED.test(plan)
        text = (
            "Delas med enheterna: de läser rubriker och prioriteringar, och kan koppla till dem."
            if is_on
            else "Enheterna läser planen först när den är godkänd."
        )
        yield from _tick(text, label, "plan_share", plan, may=may, is_on=is_on)
    elif plan.kind == PlanKind.OPERATIONAL:
        may, is_on = sharing.may_let_office_write(user, plan), plan.office_drafts
        label = f"Skriv utan {OFFICE.the}" if is_on else f"Låt {OFFICE.the} skriva"
        text = (
            f"{capfirst(OFFICE.the)} skriver också på planen. Sekreteraren lämnar in den."
            if is_on
            else f"{capfirst(OFFICE.the)} läser planen, men skriver inte i den."
        )
        yield from _tick(text, label, "plan_office_drafts", plan, may=may, is_on=is_on)


def _tick(text: str, label: str, name: str, plan: Plan, *, may: bool, is_on: bool) -> Iterator[PageTick]:
    if may or (is_on and plan.is_open):
        yield PageTick(text, label if may else "", reverse(f"planning:{name}", args=[plan.pk]), is_on)
