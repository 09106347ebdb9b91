"""What stood right below a unit that has ended, until it was moved to those that took over: the unit's last report tells of it."""

from datetime import date, datetime
from itertools import groupby, pairwise
from operator import itemgetter

from organisation.models import OrgUnit
from organisation.reach.successors import going_on


def moved_on(unit: OrgUnit, *, since: date) -> list[OrgUnit]:
    """The units that stood there some day since then and stand below a successor now. Three queries of an ended unit, else none."""
    heirs = going_on(unit)
    if not heirs:
        return []
    once = OrgUnit.history.filter(parent=unit.pk).values("id")
    history = OrgUnit.history.filter(id__in=once).order_by("id", "history_date", "history_id")
    versions = history.values_list("id", "parent_id", "history_date")
    there = [pk for pk, rows in groupby(versions, key=itemgetter(0)) if _stood_there(list(rows), unit, since)]
    return [one for one in OrgUnit.objects.filter(pk__in=there).in_order() if any(heir.covers(one) for heir in heirs)]


def _stood_there(versions: list[tuple[int, int | None, datetime]], unit: OrgUnit, since: date) -> bool:
    """True when the unit was the parent until some day after `since`."""
    return any(parent == unit.pk and until.date() > since for (_, parent, _), (_, _, until) in pairwise(versions))


def moved_from(unit: OrgUnit) -> list[int]:
    """The ids of the units that this one has stood right below."""
    return list(OrgUnit.history.filter(id=unit.pk).order_by().values_list("parent_id", flat=True).distinct())
