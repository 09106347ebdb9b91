"""What must hold of a plan for something to be done with it, whoever does it, with what is told when it does not."""

from django.db.models import Exists, OuterRef, Q

from organisation.decisions.amending import NOT_BEING_AMENDED, STILL_AMENDED
from organisation.decisions.documents import (
    amending_q,
    half_decided_q,
    is_being_amended,
    is_half_decided,
    is_laid,
    laid_q,
)
from organisation.decisions.words import laid_words
from organisation.reach.conditions import Condition, where
from planning.enums import PlanKind, PlanStatus
from planning.models import Plan, PlanEdition
from planning.models.assignment import given_q
from planning.models.plan import OPEN, PlanMatter
from planning.rules import PLAN_RULES


def _how_far(plan: Plan) -> str:
    """For who takes a step that has been taken, or cannot be yet."""
    return "Planen är inte inlämnad än." if plan.status == PlanStatus.DRAFT else f"Planen är redan {plan.status_word}."


def being_amended(path: str = "") -> Exists:
    """True of a plan while what its body changed is being put in.

    Args:
        path: how the row reaches the plan; empty for plans.
    """
    return Exists(PlanMatter.objects.filter(amending_q("matter__decisions__"), plan=OuterRef(f"{path}pk")))


IS_OPEN = where(status__in=OPEN).told(lambda plan: f"Planen är {plan.status_word} och kan inte ändras nu.")
HAS_EDITION = Condition(
    lambda plan: plan.is_published, lambda path: Q(Exists(PlanEdition.objects.filter(plan=OuterRef(f"{path}pk"))))
)
IS_REVISED = IS_OPEN & HAS_EDITION.told(lambda _: "Planen har ingen antagen utgåva att gå tillbaka till.")
IS_BEGUN = IS_OPEN & (~HAS_EDITION).told(lambda _: "Planen har en antagen utgåva. Avbryt revideringen i stället.")
IS_TO_HAND_IN = where(status__in=OPEN).told(_how_far)
IS_SUBMITTED = where(status=PlanStatus.SUBMITTED).told(_how_far)
IS_ADOPTED = where(status=PlanStatus.ADOPTED).told(
    lambda plan: (
        "Planen är redan öppen för revidering."
        if plan.is_open and plan.is_published
        else f"Planen är {plan.status_word}. Den öppnas för revidering först när den är beslutad."
    )
)
IS_UNDECIDED = (~IS_ADOPTED).told(lambda plan: f"Planen är {plan.status_word} och kan inte ändras nu.")
TAKES_FILES = (~where(status=PlanStatus.ADOPTED)).told(
    lambda plan: f"Planen är {plan.status_word}. Bifoga filen till beslutet i stället."
)
MULTI_YEAR_PLANS = Plan.objects.filter(kind=PlanKind.MULTI_YEAR, status=PlanStatus.SUBMITTED)
IS_HALF_DECIDED = Condition(is_half_decided, lambda path: half_decided_q(MULTI_YEAR_PLANS.all(), path))
IS_NOT_BEGUN_ON = (~IS_HALF_DECIDED).told(lambda _: "Kommunstyrelsen har redan beslutat om planen.")
IS_BEING_AMENDED = Condition(is_being_amended, lambda path: Q(being_amended(path))).told(lambda _: NOT_BEING_AMENDED)
IS_NOT_AMENDED = (~IS_BEING_AMENDED).told(lambda _: STILL_AMENDED)
IS_LAID = Condition(
    is_laid, lambda path: Q(Exists(PlanMatter.objects.filter(laid_q("matter__"), plan=OuterRef(f"{path}pk"))))
)
IS_NOT_ACTED_ON = IS_SUBMITTED & (~IS_LAID).told(laid_words)
IS_OFFICE_PLAN = where(kind=PlanKind.OFFICE)
IS_WORK_PLAN = where(kind=PlanKind.WORK)
BODY_DECIDES = where(kind__in=tuple(kind for kind, rule in PLAN_RULES.items() if rule.body_decides))
IS_GIVEN = Condition(lambda assignment: assignment.is_given(), given_q).told(
    lambda _: "Uppdraget är inte beslutat än. Det ändras i den plan som ger det."
)
IS_RUNNING = where(ended_by_id=None).told(lambda _: "Uppdraget är redan avslutat.")
