"""The pages that a plan is written on, beside each other above each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from planning import permissions
from planning.models import Plan
from planning.pages.plan_actions import collaborates, hands_down


@dataclass(frozen=True, slots=True)
class NavPage:
    """One of the pages; `is_here` for the one that is read."""

    label: str
    url: str
    is_here: bool


def _links_upward(plan: Plan, user: Any) -> bool:
    return plan.parent_id is not None and permissions.may_edit_plan(user, plan)


def _always(plan: Plan, user: Any) -> bool:
    return True


# In their order; each with who is led there.
PAGES: tuple[tuple[str, str, Callable[[Plan, Any], bool]], ...] = (
    ("Planen", "plan_detail", _always),
    ("Koppla till mål", "plan_link", _links_upward),
    ("Dela ut nyckeltal", "plan_hand_down", lambda plan, user: hands_down(user, plan)),
    ("Samverkan", "plan_collaboration", collaborates),
)


def local_nav(plan: Plan, user: Any, here: str) -> tuple[NavPage, ...]:
    """The plan's pages that this person may open.

    Args:
        here: the name of the page that is read: "plan_collaboration".
    """
    return tuple(
        NavPage(label, reverse(f"planning:{name}", args=[plan.pk]), name == here)
        for label, name, may in PAGES
        if may(plan, user)
    )
