"""Which plans a person may start now, and what of last year's plan can be brought along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.text import capfirst

from organisation.enums import OrgUnitKind, PlanningYear
from organisation.models import OrgUnit
from organisation.reach.who_may import any_q
from planning.area_permissions import may_approve_area
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.models import AreaRequest, Plan
from planning.permissions import STARTERS, may_start_plan
from planning.reading.addresses import start_key
from planning.reading.covered import covering_in
from planning.reading.periods import running_year
from planning.rules import PLAN_RULES
from planning.services import last_year
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import join_words


@dataclass(frozen=True, slots=True)
class Startable:
    """A plan that the person may start: kind, unit and first year.

    Attributes:
        earlier: what it may be started from: last year's plan, and what those that the unit takes over from adopted.
    """

    kind: str
    unit: OrgUnit
    first_year: int
    earlier: tuple[Plan, ...] = ()

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return start_key(self.kind, self.unit.pk, self.first_year)

    @property
    def last(self) -> Plan | None:
        """The first that it may be started from."""
        return self.earlier[0] if self.earlier else None

    @property
    def from_words(self) -> str:
        """What it may be started from: "2026–2028", and whose where it is another unit's."""
        return join_words([plan.years if plan.unit_id == self.unit.pk else whose(plan) for plan in self.earlier])

    @property
    def name(self) -> str:
        """ "Verksamhetsplan 2028–2030"."""
        final = self.first_year + PLAN_RULES[self.kind].years - 1
        years = str(self.first_year) if final == self.first_year else f"{self.first_year}–{final}"
        if self.kind == PlanKind.WORK and self.unit.planning_year == PlanningYear.SCHOOL:
            years = f"{self.first_year}/{(self.first_year + 1) % 100:02d}"
        return f"{capfirst(PlanKind(self.kind).label)} {years}"


@dataclass(frozen=True, slots=True)
class Bringable:
    """An item of last year's plan; whose, where there are several plans."""

    pk: int
    word: str
    title: str
    text: str
    depth: int
    whose: str = ""


def whose(plan: Plan) -> str:
    """Another unit's plan: "Kulturnämnden 2027–2029"."""
    return f"{plan.unit} {plan.years}"


def startable(user: Any) -> list[Startable]:
    """Every plan the person may start and that does not exist yet."""
    units = _own_units(user)
    kinds = [(kind, unit) for unit in units for kind in _kinds_of(unit) if may_start_plan(user, kind, unit)]
    own = [unit.pk for _, unit in kinds]
    before = Q(unit__followed_by__successor__in=own, status=PlanStatus.ADOPTED)
    plans = (
        Plan.objects.filter(Q(unit__in=own) | before).select_related("unit").order_by("first_year", "unit__lft", "pk")
    )
    found = list(plans.annotate(heir=F("unit__followed_by__successor")))
    missing = [
        one for kind, unit in kinds for one in _missing(kind, unit, [plan for plan in found if plan.kind == kind])
    ]
    return _without_areas(missing, user)


def _without_areas(missing: Sequence[Startable], user: Any) -> list[Startable]:
    """Those that are not written by the verksamhetsområde that the unit lies in, and of a verksamhetsområde's own those that
    it may write.
    """
    own = [one for one in missing if one.kind == PlanKind.WORK]
    years = sorted({one.first_year for one in own})
    covered = covering_in(list({one.unit.pk: one.unit for one in own}.values()), years) if own else {}
    waiting = {one.key for one in own if one.unit.kind == OrgUnitKind.AREA and not may_approve_area(user, one.unit)}
    approved = _approved(own) if waiting else set()
    return [
        one
        for one in missing
        if one.kind != PlanKind.WORK
        or ((one.unit.pk, one.first_year) not in covered and (one.key not in waiting or one.key in approved))
    ]


def _approved(own: Sequence[Startable]) -> set[str]:
    """The keys of those that the kontorschef has approved."""
    requests = AreaRequest.objects.approved().filter(unit__in=[one.unit.pk for one in own])
    found = set(requests.values_list("unit_id", "first_year"))
    return {one.key for one in own if (one.unit.pk, one.first_year) in found}


def starts_plans(user: Any) -> bool:
    """True when the person may start some kind of plan, whether or not one is missing just now."""
    return any(may_start_plan(user, kind, unit) for unit in _own_units(user) for kind in _kinds_of(unit))


def _own_units(user: Any) -> Iterable[OrgUnit]:
    """The units where the person starts some kind of plan.

    Not those that are to end: what were begun there would not be handed over with the rest of their work. One that is to
    come writes its plan before its first day.
    """
    found = any_q(Q(kind__in=PLAN_RULES[kind].units) & rule.q(user) for kind, rule in STARTERS.items())
    return OrgUnit.objects.filter(found, valid_to=None).in_order()


def _kinds_of(unit: OrgUnit) -> list[str]:
    """Those that a unit has one of a year; a styrdokument is begun in its catalogue."""
    return [kind for kind, rule in PLAN_RULES.items() if unit.kind in rule.units and not rule.is_named]


def _missing(kind: str, unit: OrgUnit, plans: list[Plan]) -> Iterable[Startable]:
    """The running year's and the next one's, counted from the unit's first day when that is to come; and when the next
    one's is begun, the one after it.
    """
    own = list({plan.pk: plan for plan in plans if plan.unit_id == unit.pk}.values())
    theirs = [plan for plan in plans if plan.heir == unit.pk and plan.unit_id != unit.pk]
    taken = {plan.first_year for plan in own}
    day = max(today(), unit.valid_from)
    this_year = running_year(kind, unit, on=day)
    for year in range(this_year, this_year + (3 if this_year + 1 in taken else 2)):
        if year not in taken:
            last = [plan for plan in own if plan.first_year < year][-1:]
            yield Startable(kind, unit, year, (*last, *_taken_over(theirs, last, year)))


def _taken_over(theirs: Sequence[Any], last: Sequence[Plan], year: int) -> list[Plan]:
    """The newest that each of the units before adopted for the year or an earlier one, as long as the unit has not planned
    for a year that began after they had ended.
    """
    begun = last[0].period_from if last else None
    newest = {plan.unit_id: plan for plan in theirs if plan.first_year <= year}
    return [plan for plan in newest.values() if begun is None or plan.unit.is_valid(on=begun)]


def bringable(lasts: Sequence[Plan]) -> list[Bringable]:
    """The items of last year's plans that may be brought along, one plan after the other; ended uppdrag may not. Key figures
    follow their item.
    """
    nodes = last_year.bringable(*lasts).exclude(kind=NodeKind.KEY_FIGURE, level__gt=1)
    rows = list(nodes.values_list("plan", "pk", "kind", "title", "text", "level"))
    names = {plan.pk: whose(plan) if len(lasts) > 1 else "" for plan in lasts}
    return [
        Bringable(pk, NodeKind(kind).label, title, richtext.plain(text)[:160], level - 1, name)
        for last, name in names.items()
        for plan, pk, kind, title, text, level in rows
        if plan == last
    ]
