"""Which verksamhetsområde's arbetsplan covers a unit in a year: the one place that says so.

The rule is told in `planned_in`, for units that have been read. `planning_areas` and `covered_units` are the same as subqueries.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst

from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from planning.enums import PlanKind
from planning.models import AreaRequest, Plan
from planning.reading.periods import period_of
from planning.rules import FIGURES_AT_TOP
from styrmodell.lib.intervals import Interval, Placed, at_or_above_q, below_q, encloses
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


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit's arbetsplan, or kontorsplan, of a year. Both None while it is to have one of its own and has not begun it.

    Attributes:
        own: the one that it has begun, and goes on with.
        area: that which covers it; None where none does, or it has begun its own.
    """

    own: Plan | None
    area: AreaPlan | None

    @property
    def plan(self) -> Plan | None:
        """The plan itself; None while it is yet to be begun."""
        return self.area.plan if self.area is not None else self.own


def planned_in(places: Mapping[int, Placed], years: Collection[int]) -> dict[tuple[int, int], Planned]:
    """What each unit plans by in some years; by unit and year. Two queries.

    The nearest verksamhetsområde that plans for its units covers those that have begun no plan of their own, and never
    itself: what it writes is its own.

    Args:
        places: each unit's place in the tree, by its id.
        years: in which the arbetsplaner begin, also of units that plan by läsår.
    """
    trees = {place.tree_id for place in places.values()}
    of_areas = Q(kind=PlanKind.WORK, unit__kind=OrgUnitKind.AREA, unit__tree_id__in=trees)
    begun = Plan.objects.filter(
        Q(kind__in=FIGURES_AT_TOP, unit__in=list(places)) | of_areas, first_year__in=years
    ).select_related("unit")
    plans = {(plan.unit_id, plan.first_year): plan for plan in begun}
    asked = AreaRequest.objects.approved().filter(first_year__in=years, unit__tree_id__in=trees)
    approved = {(one.unit_id, one.first_year): one for one in asked.select_related("answered_by", "unit")}
    units = {key: one.unit for key, one in (*plans.items(), *approved.items()) if one.unit.kind == OrgUnitKind.AREA}
    areas = [AreaPlan(unit, key[1], approved.get(key), plans.get(key)) for key, unit in units.items()]
    areas.sort(key=lambda area: area.area.lft)
    return {
        (pk, year): _planned(pk, place, plans.get((pk, year)), [area for area in areas if area.first_year == year])
        for pk, place in places.items()
        for year in years
    }


def _planned(pk: int, place: Placed, own: Plan | None, areas: Iterable[AreaPlan]) -> Planned:
    """Of one unit and year.

    Args:
        areas: that plan for their units that year, those that lie in another after it.
    """
    around = [area for area in areas if encloses(area.area, place)]
    is_covered = own is None and bool(around) and around[-1].area.pk != pk
    return Planned(own, around[-1] if is_covered else None)


def covering(units: Collection[OrgUnit], first_year: int) -> dict[int, AreaPlan]:
    """The verksamhetsområde's arbetsplan that covers each unit in a year; by the units' ids, those that none covers left out.

    Args:
        first_year: as `planned_in`.
    """
    found = covering_in(units, (first_year,))
    return {unit: area for (unit, _), area in found.items()}


def covering_in(units: Collection[OrgUnit], years: Collection[int]) -> dict[tuple[int, int], AreaPlan]:
    """As `covering`, for several years at once; by unit and year."""
    found = planned_in({unit.pk: unit for unit in units}, years)
    return {key: planned.area for key, planned in found.items() if planned.area is not None}


def planning_areas(first_year: Any) -> OrgUnitQuerySet:
    """The verksamhetsområden that plan for their units in a year: approved, or begun.

    Args:
        first_year: in a subquery, where the outer row has it, seen from two queries down (`OuterRef(OuterRef("year"))`).
    """
    of_it = {"unit": OuterRef("pk"), "first_year": first_year}
    approved = AreaRequest.objects.approved().filter(**of_it)
    begun = Plan.objects.filter(kind=PlanKind.WORK, **of_it)
    return OrgUnit.objects.filter(Exists(approved) | Exists(begun), kind=OrgUnitKind.AREA)


def _lying_in(area: OrgUnit, first_year: int) -> OrgUnitQuerySet:
    """The units below a verksamhetsområde, with whether each `has_own` plan; of those that have none only they that no nearer
    verksamhetsområde plans for, and none that is to plan for its own.
    """
    own = Plan.objects.filter(kind=PlanKind.WORK, unit=OuterRef("pk"), first_year=first_year)
    nearer = planning_areas(first_year).filter(below_q(area), at_or_above_q(Interval.outer()))
    below = OrgUnit.objects.filter(below_q(area), kind__in=WORK_KINDS).annotate(has_own=Exists(own))
    return below.filter(Q(has_own=True) | ~Exists(nearer))


def covered_units(plan: Plan) -> OrgUnitQuerySet:
    """Those whose work the plan holds: its own unit, and where a verksamhetsområde writes it those that it covers."""
    is_areas = plan.kind == PlanKind.WORK and plan.unit.kind == OrgUnitKind.AREA
    covered = _lying_in(plan.unit, plan.first_year).filter(has_own=False).values("pk") if is_areas else ()
    return OrgUnit.objects.filter(Q(pk=plan.unit_id) | Q(pk__in=covered))


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
    first_day, last_day = period_of(area, first_year)
    lying = _lying_in(area, first_year).valid_some_day(since=first_day, until=last_day)
    rows: list[Any] = list(lying.in_order())
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
