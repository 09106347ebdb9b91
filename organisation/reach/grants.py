"""The roles a user has today, read once per request, and with them what kommunen is called today: every page says it."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Subquery

from organisation.models import RoleAssignment
from organisation.reading.names import municipality_today
from styrmodell.lib.clock import today

ROLE_AND_UNIT = ("role", "unit_id", "unit__tree_id", "unit__lft", "unit__rght", "unit__kind")


@dataclass(frozen=True, slots=True)
class Grant:
    """One current role of a user, with the interval of its unit in the tree and the nämnder the unit also serves."""

    role: str
    unit_id: int
    tree_id: int
    lft: int
    rght: int
    kind: str = ""
    serves: tuple[int, ...] = ()


def grants(user: Any) -> tuple[Grant, ...]:
    """The user's roles that hold today, own and as ställföreträdare; none for an anonymous or closed account."""
    if not user.is_authenticated or not user.is_active:
        return ()
    if not hasattr(user, "_grants"):
        rows = (
            RoleAssignment.objects.current(on=today())
            .filter(user=user)
            .annotate(municipality=Subquery(municipality_today()))
            .values_list(*ROLE_AND_UNIT, "unit__also_serves__board_id", "municipality")
        )
        served: dict[Grant, list[int]] = {}
        for *role_and_unit, board, municipality in rows:
            user._municipality = municipality
            served.setdefault(Grant(*role_and_unit), []).extend([board] if board else [])
        user._grants = tuple(replace(grant, serves=tuple(boards)) for grant, boards in served.items())
    return user._grants


def municipality_name(user: Any) -> str:
    """Kommunens namn today, read with the user's roles. Empty before there is such a unit.

    Args:
        user: who reads the page; for a stranger, and for somebody without roles, it is a question of its own.
    """
    grants(user)
    return getattr(user, "_municipality", None) or municipality_today().first() or ""
