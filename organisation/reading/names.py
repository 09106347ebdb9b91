"""What units and people were called on a day, for a row or for a whole list: expressions, so that no list asks more.

Kommunens own name is read here too: for the frame of a page, and for what is frozen.
"""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf, TruncDate

from organisation.enums import OrgUnitKind
from organisation.models import Decision, OrgUnit, PersonName, UnitName
from organisation.unit_words import words_of
from styrmodell.lib.clock import today

NO_DAY = date.max  # a row of old that lacks its day: the name of today


def unit_name(unit: str, day: Any) -> Coalesce:
    """A unit's name on a day: the newest that had begun by then, else the first there was, else the only one there is.

    Args:
        unit: how the row reaches the unit: "body", "plan__unit".
        day: a date, or an OuterRef to one.
    """
    named = UnitName.objects.filter(unit=OuterRef(unit))
    begun = named.filter(valid_from__lte=Coalesce(day, Value(NO_DAY)))
    return Coalesce(
        Subquery(begun.order_by("-valid_from").values("name")[:1]),
        Subquery(named.order_by("valid_from").values("name")[:1]),
        F("name") if unit == "pk" else F(f"{unit}__name"),
    )


def decider_name(path: str = "") -> Case:
    """Who decided, as they were called on the day of the decision; for a bolag its styrelse.

    Args:
        path: how the row reaches the decision ("matter__decisions__"); empty for decisions.
    """
    day = OuterRef(f"{path}date")
    called = Coalesce(unit_name(f"{path}body", day), person_name(f"{path}person", day))
    before, after = words_of(OrgUnitKind.COMPANY).decides.split("{}")
    styrelse = Concat(Value(before), called, Value(after), output_field=CharField())
    return Case(
        When(**{f"{path}body__kind": OrgUnitKind.COMPANY}, then=styrelse), default=called, output_field=CharField()
    )


def person_name(person: str, day: Any) -> Coalesce:
    """A person's name on a day. Their first holds from before there was anything to tell (`services.names.FIRST_DAY`).

    Args:
        person: how the row reaches the person: "written_by".
        day: a date, or an OuterRef to one.
    """
    begun = PersonName.objects.filter(user=OuterRef(person), valid_from__lte=Coalesce(day, Value(NO_DAY)))
    then = Subquery(begun.order_by("-valid_from").values("name")[:1])
    return Coalesce(then, NullIf(F(f"{person}__name"), Value("")), F(f"{person}__username"))


def of_deciders(path: str) -> dict[str, Case | Coalesce | Subquery]:
    """Columns for who decided, and who registered it, as they were called on the day of the decision; and for who has
    changed what was registered last, and why.

    Args:
        path: how the row reaches the decision ("matter__decisions__").
    """
    registrar = person_name(f"{path}registered_by", OuterRef(f"{path}date"))
    return {"called_then": decider_name(path), "registered_by_then": registrar, "changed_then": _change(path)}


def _change(path: str) -> Subquery:
    """Of a decision's last change: "Bo Ekman: fel inskrivet"."""
    changes = with_who(Decision.history.filter(id=OuterRef(f"{path}pk"), history_type="~"))
    told = Concat(Coalesce("who", Value("Systemet")), Value(": "), "history_change_reason", output_field=CharField())
    return Subquery(changes.order_by("-history_date", "-history_id").annotate(told=told).values("told")[:1])


def with_who(history: QuerySet[Any]) -> QuerySet[Any]:
    """Rows of history with `who` did it, as they were called on the day; None for the system."""
    dated = history.alias(day_then=TruncDate("history_date"))
    return dated.annotate(who=person_name("history_user", OuterRef("day_then")))


def frozen_name(path: str = "") -> Coalesce:
    """What the unit of a plan or report is called in its newest edition, else today: its `unit_name`, as a column.

    Args:
        path: how the row reaches the plan or report: "plan__".
    """
    return Coalesce(NullIf(F(f"{path}unit_then"), Value("")), F(f"{path}unit__name"))


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
