"""Who has given whom which role, and ended it: for revisorer and administrators, the latest first."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from organisation.enums import Role
from organisation.models import RoleAssignment
from organisation.permissions import READS_ROLE_CHANGES
from organisation.reading.names import with_who
from styrmodell.lib.changes import HistoryRow
from styrmodell.lib.search import holds

WHAT = {"+": "Tilldelad", "~": "Ändrad", "-": "Borttagen"}
OF_ROLE = (
    "history_date",
    "history_type",
    "history_change_reason",
    "who",
    "user__name",
    "unit__name",
    "deputy_for__name",
    "role",
    "valid_from",
    "valid_to",
)


def role_changes(user: Any, *, text: str = "") -> QuerySet[Any]:
    """Every change of the roles whose history the user may read, a page at a time for `role_rows`.

    Args:
        text: part of the name of who has the role, who gave it, or the unit.
    """
    changes = with_who(RoleAssignment.history).filter(READS_ROLE_CHANGES.q(user, path="unit__"))
    if text:
        changes = changes.filter(holds(text, "user__name", "history_user__name", "unit__name"))
    return changes.order_by("-history_date", "-history_id").values(*OF_ROLE)


def role_rows(changes: Iterable[Mapping[str, Any]]) -> list[HistoryRow]:
    """A page of them in words: "Tilldelad: Bo Ekman, nämndsekreterare i Kulturnämnden, från 2026-01-01"."""
    return [
        HistoryRow(row["history_date"], row["who"] or "Systemet", f"{_what(row)}: {_role_words(row)}")
        for row in changes
    ]


def _what(row: Mapping[str, Any]) -> str:
    return row["history_change_reason"] or WHAT[row["history_type"]]


def _role_words(row: Mapping[str, Any]) -> str:
    until = f" till och med {row['valid_to']}" if row["valid_to"] else ""
    deputy = f", ställföreträdare för {row['deputy_for__name']}" if row["deputy_for__name"] else ""
    role = Role(row["role"]).label
    return f"{row['user__name']}, {role} i {row['unit__name']}{deputy}, från {row['valid_from']}{until}"
