"""What has been done with an account, by whom and when, for the administrators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from organisation.models import User
from styrmodell.lib.word_diff import Part, word_diff

COMPARED = {"username": "Användarnamn", "name": "Namn", "title": "Titel", "email": "E-post"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what was taken away and put in."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AccountChange:
    """Who did what with the account, and when."""

    when: datetime
    who: str
    what: str
    changes: tuple[FieldChange, ...]


def account_changes(person: User) -> list[AccountChange]:
    """The account's history, the latest first. A save that changed nothing that is shown is left out."""
    fields = ("history_date", "history_user__name", "history_user__username", "history_change_reason", *COMPARED)
    versions = list(person.history.order_by("history_date", "history_id").values(*fields))
    rows = [_row(version, versions[at - 1] if at else None) for at, version in enumerate(versions)]
    return [row for row in reversed(rows) if row.what or row.changes]


def _row(version: dict[str, Any], earlier: dict[str, Any] | None) -> AccountChange:
    differing = [name for name in COMPARED if earlier is not None and earlier[name] != version[name]]
    return AccountChange(
        when=version["history_date"],
        who=version["history_user__name"] or version["history_user__username"] or "Systemet",
        what=version["history_change_reason"] or ("" if earlier else "Tillagd"),
        changes=tuple(
            FieldChange(COMPARED[name], word_diff(earlier[name], version[name])) for name in differing if earlier
        ),
    )
