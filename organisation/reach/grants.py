"""The roles a user has today, read once per request, and with them what kommunen is called today: every page says it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from organisation.models import RoleAssignment, UnitSuccession
from organisation.reach.successors import ended_q, goes_on_for
from organisation.reading.names import municipality_today
from styrmodell.lib.clock import today

BEFORE = ("unit__took_over_from__predecessor_id", "unit__took_over_from__predecessor__valid_to")
ROLE_AND_UNIT = ("role", "unit_id", "unit__tree_id", "unit__lft", "unit__rght", "unit__kind", "valid_from")


@dataclass(frozen=True, slots=True)
class Grant:
    """One current role of a user, with the interval of its unit in the tree.

    Attributes:
        serves: the nämnder that the unit also works for.
        follows: the ended units that it goes on for.
    """

    role: str
    unit_id: int
    tree_id: int
    lft: int
    rght: int
    kind: str = ""
    since: date | None = None
    serves: tuple[int, ...] = ()
    follows: tuple[int, ...] = ()


def grants(user: Any) -> tuple[Grant, ...]:
    """The user's roles that hold today, own and as ställföreträdare; none for an anonymous or closed account.

    One query, and one more of whoever has a role in a unit that took over from one that had itself taken over.
    """
    if not user.is_authenticated or not user.is_active:
        return ()
    if not hasattr(user, "_grants"):
        further_back = UnitSuccession.objects.filter(ended_q("predecessor__"), successor=OuterRef(BEFORE[0]))
        rows = (
            RoleAssignment.objects.current(on=today())
            .filter(user=user)
            .annotate(municipality=Subquery(municipality_today()), goes_back=Exists(further_back))
            .values_list(*ROLE_AND_UNIT, "unit__also_serves__board_id", *BEFORE, "goes_back", "municipality")
        )
        others: dict[Grant, tuple[dict[int, None], dict[int, None]]] = {}
        heirs_of_heirs = set()
        for *role_and_unit, board, before, ended, goes_back, municipality in rows:
            user._municipality = municipality
            grant = Grant(*role_and_unit)
            serves, follows = others.setdefault(grant, ({}, {}))
            serves |= {board: None} if board else {}
            if ended and ended < today():
                follows |= {before: None}
                heirs_of_heirs |= {grant.unit_id} if goes_back else set()
        further = goes_on_for(heirs_of_heirs)
        user._grants = tuple(
            replace(grant, serves=tuple(serves), follows=tuple(further.get(grant.unit_id, follows)))
            for grant, (serves, follows) in others.items()
        )
    return user._grants


def municipality_name(user: Any) -> str:
    """Kommunens namn today, read with the user's roles. Empty before there is such a unit.

    Args:
        user: who reads the page; for a stranger, and for somebody without roles, it is a question of its own.
    """
    grants(user)
    return getattr(user, "_municipality", None) or municipality_today().first() or ""
