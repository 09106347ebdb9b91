"""What has been done with an account, by whom and when, for the administrators."""

from typing import Any

from organisation.models import User
from organisation.reading.names import with_who
from styrmodell.lib.changes import Change, HistoryRow

COMPARED = {"username": "Användarnamn", "name": "Namn", "title": "Titel", "email": "E-post"}


def account_changes(person: User) -> list[HistoryRow]:
    """The account's history, the latest first. A save that changed nothing that is shown is left out."""
    history = with_who(person.history.order_by("history_date", "history_id"))
    versions = list(history.values("history_date", "who", "history_change_reason", *COMPARED))
    rows = [_row(version, versions[at - 1] if at else None) for at, version in enumerate(versions)]
    return [row for row in reversed(rows) if row.what or row.changes]


def _row(version: dict[str, Any], earlier: dict[str, Any] | None) -> HistoryRow:
    differing = [name for name in COMPARED if earlier is not None and earlier[name] != version[name]]
    return HistoryRow(
        when=version["history_date"],
        who=version["who"] or "Systemet",
        what=version["history_change_reason"] or ("" if earlier else "Tillagd"),
        changes=tuple(Change(COMPARED[name], earlier[name], version[name]) for name in differing if earlier),
    )
