"""Which verksamhetsområde's arbetsplan covers a unit in a year: the one place that says so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.text import capfirst

from organisation.enums import WORK_KINDS, OrgUnitKind, PlanningYear
from organisation.models import OrgUnit
from planning.enums import PlanKind
from planning.models import AreaRequest, Plan
from styrmodell.lib.intervals import Placed, below_q, encloses
from styrmodell.lib.swedish import join_words
from styrmodell.lib.words import HEAD_OF_OFFICE, WORK_PLAN


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """Arbetsplan per verksamhetsområde: approved, or begun before approvals were kept.

    Attributes:
        request: what the kontorschef approved; None for a plan begun before such were kept.
        plan: None until it has been begun.
    """

    area: OrgUnit
    first_year: int
    request: AreaRequest | None
    plan: Plan | None

    @property
    def name(self) -> str:
        """ "arbetsplan 2027"."""
        request = self.request or AreaRequest(unit=self.area, first_year=self.first_year)
        return request.name

    @property
    def url(self) -> str:
        """Where whoever is covered reads of it: what was approved, else the plan once everybody reads that."""
        if self.request is not None:
            return self.request.get_absolute_url()
        return self.plan.get_absolute_url() if self.plan and self.plan.is_frozen else ""

    @property
    def approved_words(self) -> str:
        """Who approved and when: "godkänd som gemensam arbetsplan av Cilla Berg 2026-11-20"."""
        if self.request is None:
            return f"godkänd som gemensam {WORK_PLAN.one}, godkännandets dag saknas"
        who = f" av {self.request.answered_by}" if self.request.answered_by else ""
        return f"godkänd som gemensam {WORK_PLAN.one}{who} {self.request.answered_on}"

    @property
    def covers_words(self) -> str:
        """For who is covered: "Verksamhetsområdet Förskola skriver arbetsplan 2027 för er, godkänt av kontorschefen 2026-11-20"."""
        day = self.request.answered_on if self.request else "dag saknas"
        return f"Verksamhetsområdet {self.area} skriver {self.name} för er, godkänt av {HEAD_OF_OFFICE.the} {day}"


def covering(units: Collection[OrgUnit], first_year: int) -> dict[int, AreaPlan]:
    """The verksamhetsområde's arbetsplan that covers each unit in a year; by the units' ids, those that none covers left out.

    A unit whose own arbetsplan was begun goes on with that. Three queries at most, one where no area plans for its units.

    Args:
        first_year: of the arbetsplan, for units that plan by läsår the year in which that begins.
    """
    found = covering_in(units, (first_year,))
    return {unit: area for (unit, _), area in found.items()}


def covering_in(units: Collection[OrgUnit], years: Collection[int]) -> dict[tuple[int, int], AreaPlan]:
    """As `covering`, for several years at once; by unit and year."""
    places = [unit for unit in units if unit.kind in WORK_KINDS]
    areas = areas_above(places, years)
    if not areas:
        return {}
    own = Plan.objects.filter(kind=PlanKind.WORK, unit__in=places, first_year__in=years)
    has_own = set(own.values_list("unit_id", "first_year"))
    return {
        (unit.pk, area.first_year): area
        for area in areas  # the nearest comes last
        for unit in places
        if _lies_in(unit, area.area) and (unit.pk, area.first_year) not in has_own
    }


def areas_above(places: Collection[Placed], years: Collection[int]) -> list[AreaPlan]:
    """The verksamhetsområden that some places lie in and that plan for their units in some years, the nearest last. One query
    where there are none, else three.
    """
    requests = AreaRequest.objects.approved().filter(first_year__in=years)
    plans = Plan.objects.filter(kind=PlanKind.WORK, first_year__in=years)
    plan = Exists(requests.filter(unit=OuterRef("pk"))) | Exists(plans.filter(unit=OuterRef("pk")))
    trees = {place.tree_id for place in places}
    areas = OrgUnit.objects.filter(plan, kind=OrgUnitKind.AREA, tree_id__in=trees).order_by("level", "pk")
    units = {area.pk: area for area in areas if any(_lies_in(place, area) for place in places)}
    if not units:
        return []
    asked = requests.filter(unit__in=units).select_related("answered_by", "unit")
    approved = {(one.unit_id, one.first_year): one for one in asked}
    begun = {(one.unit_id, one.first_year): one for one in plans.filter(unit__in=units)}
    return [
        AreaPlan(unit, year, approved.get((pk, year)), begun.get((pk, year)))
        for pk, unit in units.items()
        for year in years
        if (pk, year) in approved or (pk, year) in begun
    ]


def _lies_in(place: Placed, area: OrgUnit) -> bool:
    return encloses(area, place) and place.lft != area.lft


@dataclass(frozen=True, slots=True)
class Members:
    """The units that lie in a verksamhetsområde in a year.

    Attributes:
        covered: those that its arbetsplan is for.
        begun: those that have begun one of their own, and go on with that.
    """

    covered: tuple[OrgUnit, ...]
    begun: tuple[OrgUnit, ...]


def members_of(area: OrgUnit, first_year: int) -> Members:
    """Who an arbetsplan of a verksamhetsområde is for. One query."""
    month, last_year = (7, first_year + 1) if area.planning_year == PlanningYear.SCHOOL else (1, first_year)
    last_day = date(last_year, 6, 30) if month == 7 else date(last_year, 12, 31)
    own = Plan.objects.filter(kind=PlanKind.WORK, unit=OuterRef("pk"), first_year=first_year)
    below = OrgUnit.objects.filter(below_q(area), kind__in=WORK_KINDS)
    valid = below.valid_some_day(since=date(first_year, month, 1), until=last_day)
    rows = list(valid.annotate(has_own=Exists(own)).in_order())
    return Members(tuple(one for one in rows if not one.has_own), tuple(one for one in rows if one.has_own))


def covers_words(plan: Plan) -> str:
    """Who a verksamhetsområde's arbetsplan is for, and who approved that there is one; "" of another's. Two queries at most.

    "Gäller för Ekskolan och Almskolan. Godkänd som gemensam arbetsplan av Cilla Berg 2026-11-20."
    """
    if plan.kind != PlanKind.WORK or plan.unit.kind != OrgUnitKind.AREA:
        return ""
    found = AreaRequest.objects.approved().filter(unit=plan.unit_id, first_year=plan.first_year)
    area = AreaPlan(plan.unit, plan.first_year, found.select_related("answered_by", "unit").first(), plan)
    names = [unit.name for unit in members_of(plan.unit, plan.first_year).covered]
    whose = f"Gäller för {join_words(names)}. " if names else ""
    return f"{whose}{capfirst(area.approved_words)}."
