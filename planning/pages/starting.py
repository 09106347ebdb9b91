"""Which plans a person may start now, and what of last year's plan can be brought along."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst

from organisation.enums import PlanningYear
from organisation.models import OrgUnit
from organisation.reach.who_may import any_q
from planning.enums import NodeKind, PlanKind
from planning.models import Plan
from planning.permissions import STARTERS, may_start_plan
from planning.rules import PLAN_RULES
from planning.services import plan_copies
from planning.services.plan_places import period_for
from styrmodell.lib import richtext
from styrmodell.lib.clock import today


@dataclass(frozen=True, slots=True)
class Startable:
    """A plan that the person may start: kind, unit and first year, and last year's plan when there is one."""

    kind: str
    unit: OrgUnit
    first_year: int
    last: Plan | None

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return f"{self.kind}-{self.unit.pk}-{self.first_year}"

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
    """An item of last year's plan."""

    pk: int
    word: str
    title: str
    text: str
    depth: int


def startable(user: Any) -> list[Startable]:
    """Every plan the person may start and that does not exist yet."""
    units = _own_units(user)
    kinds = [(kind, unit) for unit in units for kind in _kinds_of(unit) if may_start_plan(user, kind, unit)]
    plans = list(Plan.objects.filter(unit__in=[unit.pk for _, unit in kinds]).order_by("first_year"))
    return [found for kind, unit in kinds for found in _missing(kind, unit, plans)]


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
    own = [plan for plan in plans if plan.kind == kind and plan.unit_id == unit.pk]
    taken = {plan.first_year for plan in own}
    day = max(today(), unit.valid_from)
    this_year = day.year - 1 if period_for(kind, unit, day.year)[0] > day else day.year  # a läsår begins in July
    for year in range(this_year, this_year + (3 if this_year + 1 in taken else 2)):
        if year not in taken:
            earlier = [plan for plan in own if plan.first_year < year]
            yield Startable(kind, unit, year, earlier[-1] if earlier else None)


def bringable(last: Plan) -> list[Bringable]:
    """The items of last year's plan that may be brought along; ended uppdrag may not. Key figures follow their item."""
    nodes = plan_copies.bringable(last).exclude(kind=NodeKind.KEY_FIGURE)
    rows = nodes.values_list("pk", "kind", "title", "text", "level")
    return [
        Bringable(pk, NodeKind(kind).label, title, richtext.plain(text)[:160], level - 1)
        for pk, kind, title, text, level in rows
    ]
