"""The steps that the reader of a plan's page may take with it."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from organisation.permissions import reads_working_text
from planning import permissions
from planning.models import Plan
from planning.rules import COLLABORATING_PLANS, HANDING_DOWN

BESIDE = (
    "plan_link",
    "plan_edit",
    "plan_delegate",
    "plan_take_back",
    "plan_remove",
    "plan_hand_down",
)  # steps that no plan waits for


@dataclass(frozen=True, slots=True)
class Action:
    """A step the reader may take with the plan."""

    label: str
    url: str
    is_main: bool = False


def actions_of(plan: Plan, user: Any, *, compares: bool) -> list[Action]:
    """What this person may do now; the first is the page's main action.

    Args:
        compares: there is something to compare.
    """
    word = "Registrera beslut" if plan.body_decides else "Godkänn"
    delegation = "Ta tillbaka delegeringen" if plan.approval_delegated else "Delegera godkännandet"
    steps = [
        (permissions.may_submit_plan, "Lämna in", "plan_submit"),
        (permissions.may_adopt_plan, word, "plan_adopt"),
        (permissions.may_amend_plan, "För in ändringarna", "plan_amendments"),
        (permissions.may_send_out_plan, "Skicka ut", "plan_send_out"),
        (permissions.may_return_plan, "Återlämna", "plan_return"),
        (permissions.may_take_back_plan, "Ta tillbaka", "plan_take_back"),
        (permissions.may_revise_plan, "Öppna för revidering", "plan_revise"),
        (permissions.may_cancel_revision, "Avbryt revideringen", "plan_cancel_revision"),
        (permissions.may_edit_plan, "Koppla till mål", "plan_link"),
        (hands_down, "Dela ut nyckeltal", "plan_hand_down"),
        (permissions.may_describe_plan, "Datum och diarienummer" if plan.body_decides else "Datum", "plan_edit"),
        (permissions.may_delegate_approval, delegation, "plan_delegate"),
    ]
    if not plan.has_papers:  # one that has been laid before a body stays
        steps.append((permissions.may_remove_plan, "Ta bort planen", "plan_remove"))
    allowed = [(label, name) for may, label, name in steps if may(user, plan)]
    actions = [Action(label, reverse(f"planning:{name}", args=[plan.pk])) for label, name in allowed]
    if plan.parent_id is None:
        actions = [action for action in actions if action.label != "Koppla till mål"]
    onward = [("Samverkan", "plan_collaboration")] if collaborates(plan, user) else []
    onward += [("Jämför", "plan_compare")] if compares else []
    onward.append(("Utgåvor och historik", "plan_history"))
    if allowed and allowed[0][1] not in BESIDE:
        actions[0] = replace(actions[0], is_main=True)
    return [*actions, *(Action(label, reverse(f"planning:{name}", args=[plan.pk])) for label, name in onward)]


def collaborates(plan: Plan, user: Any) -> bool:
    """True when the reader may see whom the plan names, and what they answer."""
    return plan.kind in COLLABORATING_PLANS and reads_working_text(user, plan.unit)


def hands_down(user: Any, plan: Plan) -> bool:
    """True when the person hands key figures down for the plan's unit, whatever state the plan is in."""
    return plan.kind in HANDING_DOWN and permissions.may_hand_down(user, plan.unit)
