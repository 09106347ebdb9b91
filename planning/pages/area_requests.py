"""What is asked for, answered and told of arbetsplaner per verksamhetsområde."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from organisation.models import OrgUnit
from organisation.reach.grants import grants
from planning.area_permissions import (
    IN_AREA,
    may_answer_area_request,
    may_approve_area,
    may_withdraw_approval,
)
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, Plan
from planning.permissions import WRITERS, may_start_plan
from planning.reading.addresses import start_of
from planning.reading.covered import AreaPlan, Members, members_of, planned_in
from planning.reading.periods import running_year
from styrmodell.lib.clock import today


@dataclass(frozen=True, slots=True)
class Askable:
    """A year that a verksamhetsområde may have one arbetsplan for all of its units.

    Attributes:
        approves: the person is the kontorschef, who needs not be asked.
    """

    unit: OrgUnit
    first_year: int
    approves: bool

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return f"{self.unit.pk}-{self.first_year}"

    @property
    def name(self) -> str:
        """ "arbetsplan 2027"."""
        return AreaRequest(unit=self.unit, first_year=self.first_year).name


def askable(user: Any) -> list[Askable]:
    """What the person may ask for, or approve without being asked: this year and the next one that have neither an approval,
    a request nor a plan. Three queries; none for who is no chef.
    """
    if not IN_AREA.somewhere(user):
        return []
    units = list(OrgUnit.objects.filter(IN_AREA.q(user), valid_to=None).in_order())
    if not units:
        return []
    waiting = AreaRequest.objects.filter(unit__in=units).exclude(answer=AreaAnswer.REFUSED)
    plans = Plan.objects.filter(kind=PlanKind.WORK, unit__in=units)
    taken = {*waiting.values_list("unit_id", "first_year"), *plans.values_list("unit_id", "first_year")}
    return [
        Askable(unit, year, may_approve_area(user, unit))
        for unit in units
        for year in _years(unit)
        if (unit.pk, year) not in taken
    ]


def _years(unit: OrgUnit) -> Sequence[int]:
    """The running one and the next."""
    first = running_year(PlanKind.WORK, unit, on=today())
    return (first, first + 1)


def planned_for(user: Any) -> list[AreaPlan]:
    """The verksamhetsområden that write the arbetsplan of the units where the person is the chef, now or next year. Two
    queries, none for who is no chef.
    """
    places = {grant.unit_id: grant for grant in grants(user) if grant.role in WRITERS[PlanKind.WORK].roles}
    if not places:
        return []
    year = today().year
    found = planned_in(places, (year - 1, year, year + 1)).values()
    areas = {(one.area.area.pk, one.area.first_year): one.area for one in found if one.area is not None}
    told = [area for area in areas.values() if area.first_year in _years(area.area)]
    return sorted(told, key=lambda area: (area.area.lft, area.first_year))


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request with what is asked about it.

    Attributes:
        plan: the verksamhetsområde's arbetsplan that the reader may see; None until it is begun.
        start: where the reader begins it; "" when that is not theirs.
    """

    request: AreaRequest
    members: Members
    plan: Plan | None
    may_answer: bool
    may_withdraw: bool
    start: str

    @property
    def status_word(self) -> str:
        """In words, with a capital letter."""
        return capfirst(self.request.get_answer_display())


def request_page(request: AreaRequest, user: Any) -> RequestPage:
    """The page of a request. A fixed number of queries."""
    unit, year = request.unit, request.first_year
    found = Plan.objects.visible_to(user).filter(kind=PlanKind.WORK, unit=unit, first_year=year).first()
    starts = found is None and request.answer == AreaAnswer.APPROVED and may_start_plan(user, PlanKind.WORK, unit)
    return RequestPage(
        request=request,
        members=members_of(unit, year),
        plan=found,
        may_answer=may_answer_area_request(user, request),
        may_withdraw=may_withdraw_approval(user, request),
        start=start_of(PlanKind.WORK, unit.pk, year) if starts else "",
    )
