"""Who goes on for a unit that has ended: the one place that says which day decides.

A unit's own people write and decide to the end of its last day. From the day after, what it has not finished is finished in
its name by those who took over and have not ended themselves; where there are none, by the controller above it, and KS
decides. Who took over is asked today, of what a body decided on the day of the decision.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, UnitSuccession
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.conditions import Condition
from styrmodell.lib.clock import today

# The units that hold all others: they have a controller of their own, and take nobody's reports over.
WHOLE_KINDS = (OrgUnitKind.GROUP, OrgUnitKind.MUNICIPALITY)


def has_ended(unit: OrgUnit) -> bool:
    """True from the day after the unit's last day."""
    return unit.valid_to is not None and unit.valid_to < today()


def ended_q(path: str = "") -> Q:
    """The same as a filter."""
    return Q(**{f"{path}valid_to__lt": today()})


def going_on(unit: OrgUnit) -> list[OrgUnit]:
    """Those who go on for a unit that has ended, in the tree's order; none while it holds. At most one query a row."""
    if not has_ended(unit):
        return []
    if not hasattr(unit, "_going_on"):
        unit._going_on = list(_successors().filter(took_over_from__predecessor=unit).in_order())
    found: list[OrgUnit] = unit._going_on
    return found


def going_on_ids(unit: OrgUnit) -> QuerySet[Any, Any]:
    """The same as a subquery of ids, whether or not the unit has ended."""
    return _successors().filter(took_over_from__predecessor=unit.pk).order_by().values("pk")


def ended_by_then(body: OrgUnit, day: date | None) -> bool:
    """True when the body could not decide on the day any more."""
    return day is not None and body.valid_to is not None and body.valid_to < day


def _successors() -> OrgUnitQuerySet:
    return OrgUnit.objects.exclude(kind__in=WHOLE_KINDS).exclude(ended_q())


def _has_none_q(path: str) -> Q:
    followed = UnitSuccession.objects.filter(predecessor=OuterRef(f"{path}pk"), successor__in=_successors().order_by())
    return ended_q(path) & ~Q(Exists(followed))


# Asked of a unit.
HAS_NO_SUCCESSOR = Condition(lambda unit: has_ended(unit) and not going_on(unit), _has_none_q)
