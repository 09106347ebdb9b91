"""What units and people were called on a day, for a row or for a whole list: expressions, so that no list asks more.

Kommunens own name is read here too: for the frame of a page, and for what is frozen.
"""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, PersonName, UnitName
from styrmodell.lib.clock import today

NO_DAY = date.max  # a row of old that lacks its day: the name of today


def unit_name(unit: str, day: Any) -> Coalesce:
    """A unit's name on a day.

    Args:
        unit: how the row reaches the unit: "body", "plan__unit".
        day: a date, or an OuterRef to one.
    """
    return _name("unit", unit, day)


def decider_name(path: str = "") -> Coalesce:
    """Who decided, as they were called on the day of the decision.

    Args:
        path: how the row reaches the decision ("matter__decisions__"); empty for decisions.
    """
    day = OuterRef(f"{path}date")
    person = _name("user", f"{path}person", day)
    return Coalesce(_name("unit", f"{path}body", day), person, F(f"{path}person__username"))


def municipality_names(on: date) -> QuerySet[Any, Any]:
    """Kommunens namn on a day, as a query with one row and one column; no row before there is such a unit."""
    units = OrgUnit.objects.valid(on=on).filter(kind=OrgUnitKind.MUNICIPALITY).in_order()
    return units.annotate(then=unit_name("pk", on)).values_list("then", flat=True)[:1]


def municipality_today() -> QuerySet[Any, Any]:
    """What kommunen is called today, as a query with one row and one column. It costs less than `municipality_names`, and
    every page asks: a new name holds from the day it is given, so today's is the unit's own.
    """
    return (
        OrgUnit.objects.valid(on=today())
        .filter(kind=OrgUnitKind.MUNICIPALITY)
        .in_order()
        .values_list("name", flat=True)[:1]
    )


def over_the_unit(unit: OrgUnit, on: date) -> str:
    """Kommunens namn as it stands over the unit's on a cover: nothing over kommunens own, nor before there is one."""
    return "" if unit.kind == OrgUnitKind.MUNICIPALITY else municipality_names(on).first() or ""


def _name(kind: str, owner: str, day: Any) -> Coalesce:
    """The newest name that had begun by then, else the first one there was, else the only one there is."""
    rows: Any = UnitName.objects.all() if kind == "unit" else PersonName.objects.all()
    named = rows.filter(**{kind: OuterRef(owner)})
    begun = named.filter(valid_from__lte=Coalesce(day, Value(NO_DAY)))
    own = F("name") if owner == "pk" else F(f"{owner}__name")
    return Coalesce(
        Subquery(begun.order_by("-valid_from").values("name")[:1]),
        Subquery(named.order_by("valid_from").values("name")[:1]),
        NullIf(own, Value("")),
    )
