"""Who may have one arbetsplan made for a whole verksamhetsområde (docs/who-may.md). Each docstring lists who."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from organisation.enums import Role
from organisation.models import OrgUnit
from organisation.reach.conditions import Condition, where
from organisation.reach.who_may import in_or_above, own
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, Plan
from planning.permissions import AREA

IS_ASKED = where(answer=AreaAnswer.ASKED).told(lambda request: f"Begäran är redan {request.get_answer_display()}.")
IS_APPROVED = where(answer=AreaAnswer.APPROVED).told(lambda _: "Begäran är inte godkänd.")


def _plans(unit: Any, first_year: Any) -> Any:
    return Plan.objects.filter(kind=PlanKind.WORK, unit=unit, first_year=first_year)


IS_NOT_BEGUN = Condition(
    lambda request: not _plans(request.unit_id, request.first_year).exists(),
    lambda path: ~Q(Exists(_plans(OuterRef(f"{path}unit"), OuterRef(f"{path}first_year")))),
).told(lambda _: "Planen är påbörjad, så godkännandet står fast. Ta bort planen först.")

# The verksamhetsområde's own chef, who begins the plan once it is approved. What is asked for is read by `READS_OF_AREA`.
ASKS_FOR_AREA = own(Role.UNIT_MANAGER).when(AREA)
APPROVES_AREA = in_or_above(Role.HEAD_OF_OFFICE).when(AREA)
IN_AREA = ASKS_FOR_AREA | APPROVES_AREA
ANSWERS_AREA_REQUEST = APPROVES_AREA.at("unit").when(IS_ASKED)
WITHDRAWS_APPROVAL = APPROVES_AREA.at("unit").when(IS_APPROVED & IS_NOT_BEGUN)
STARTS_APPROVED = ASKS_FOR_AREA.at("unit").when(IS_APPROVED & IS_NOT_BEGUN)


def may_approve_area(user: Any, unit: OrgUnit) -> bool:
    """The kontorschef above the verksamhetsområde, asked or not."""
    return APPROVES_AREA.allows(user, unit)


def may_answer_area_request(user: Any, request: AreaRequest) -> bool:
    """The kontorschef above, while it waits for an answer."""
    return ANSWERS_AREA_REQUEST.allows(user, request)


def may_withdraw_approval(user: Any, request: AreaRequest) -> bool:
    """The kontorschef above, until the plan is begun."""
    return WITHDRAWS_APPROVAL.allows(user, request)
