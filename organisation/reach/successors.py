"""Who goes on for a unit that has ended: the one place that says which day decides.

A unit's own people write and decide to the end of its last day. From the day after, what it has not finished is finished in
its name by those who took over; for one of them that has ended too, by those who took over from it, and so on. Where nobody
is left it is the controller above it, and KS decides. Who took over is asked today, of what a body decided on the day of the
decision.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, UnitSuccession
from organisation.reach.conditions import Condition
from styrmodell.lib.clock import today

# The units that hold all others: they have a controller of their own, and take nobody's reports over.
WHOLE_KINDS = (OrgUnitKind.GROUP, OrgUnitKind.MUNICIPALITY)

# From each unit to every one that its successors lead to, by way of those that have ended, or of all of them; and of the
# former those that go on. UNION takes each step once, so that even a ring, which the service refuses, ends.
WALK = """
WITH RECURSIVE
walked (before_id, after_id) AS (
    SELECT predecessor_id, successor_id FROM {rows}
    UNION SELECT walked.before_id, step.successor_id FROM walked
        JOIN {units} passed ON passed.id = walked.after_id AND (passed.valid_to < %s OR %s)
        JOIN {rows} step ON step.predecessor_id = passed.id
),
heirs (before_id, after_id) AS (
    SELECT walked.before_id, walked.after_id FROM walked JOIN {units} heir ON heir.id = walked.after_id
    WHERE (heir.valid_to IS NULL OR heir.valid_to >= %s) AND heir.kind NOT IN (%s, %s)
)
"""


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
        unit._going_on = list(OrgUnit.objects.filter(pk__in=going_on_ids(unit)).in_order())
    found: list[OrgUnit] = unit._going_on
    return found


def going_on_ids(unit: OrgUnit) -> RawSQL:
    """The same as a subquery of ids, whether or not the unit has ended."""
    return _asked("SELECT after_id FROM heirs WHERE before_id = %s", unit.pk)


def goes_on_for(units: Collection[int]) -> dict[int, list[int]]:
    """The other way round: the ended units that each of these goes on for, by id. One query, none when there are no units."""
    if not units:
        return {}
    marks = ", ".join(["%s"] * len(units))
    asked = _asked(
        f"""SELECT after_id, before_id FROM heirs JOIN {{units}} ended ON ended.id = before_id
        WHERE ended.valid_to < %s AND after_id IN ({marks}) ORDER BY before_id""",
        today(),
        *units,
    )
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, asked.params)
        for after, before in cursor.fetchall():
            found.setdefault(after, []).append(before)
    return found


def goes_on_for_ids(unit: OrgUnit) -> RawSQL:
    """The same for one unit, as a subquery of ids."""
    asked = """SELECT before_id FROM heirs JOIN {units} ended ON ended.id = before_id
        WHERE ended.valid_to < %s AND after_id = %s"""
    return _asked(asked, today(), unit.pk)


def went_on_for_ids(unit: OrgUnit, *, on: date) -> RawSQL:
    """The units that had ended before a day and that this one went on for on it, as a subquery of ids: what they left was then
    its to tell of, whoever has taken over from it since.
    """
    asked = """SELECT walked.before_id FROM walked JOIN {units} ended ON ended.id = walked.before_id
        WHERE ended.valid_to < %s AND walked.after_id = %s"""
    return _asked(asked, on, unit.pk, day=on)


def comes_after(unit: OrgUnit) -> set[int]:
    """The ids of the units that took over from this one, from those, and so on, ended or not. One query."""
    asked = _asked("SELECT after_id FROM walked WHERE before_id = %s", unit.pk, by_way_of_all=True)
    return set(OrgUnit.objects.filter(pk__in=asked).values_list("pk", flat=True))


def ended_by_then(body: OrgUnit, day: date | None) -> bool:
    """True when the body could not decide on the day any more."""
    return day is not None and body.valid_to is not None and body.valid_to < day


def _asked(question: str, *params: Any, by_way_of_all: bool = False, day: date | None = None) -> RawSQL:
    """A question about who leads to whom, as a subquery.

    Args:
        day: on which it is asked who has ended; today when not given.
    """
    day = day or today()
    tables = {"rows": UnitSuccession._meta.db_table, "units": OrgUnit._meta.db_table}
    names = {name: connection.ops.quote_name(table) for name, table in tables.items()}
    return RawSQL((WALK + question).format(**names), [day, by_way_of_all, day, *WHOLE_KINDS, *params])


def _has_none_q(path: str) -> Q:
    ended = OrgUnit.objects.filter(ended_q()).exclude(pk__in=_asked("SELECT before_id FROM heirs"))
    return Q(**{f"{path}pk__in": ended.order_by().values("pk")})


# Asked of a unit.
HAS_NO_SUCCESSOR = Condition(lambda unit: has_ended(unit) and not going_on(unit), _has_none_q)
