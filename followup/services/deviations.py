"""Deviations in a report, and the actions against them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from followup.enums import DeviationKind
from followup.models import Action, Deviation, Report
from followup.reading.material import asks_about
from followup.services.reports import mark_started, open_report
from followup.services.status_updates import wait_for
from organisation.models import User
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_new, signed
from styrmodell.lib.texts import text_in


@transaction.atomic
def add(report: Report, *, by: User | None, kind: str, title: str, cause: str = "", **details: Any) -> Deviation:
    """Add a deviation. The amount of an economic one is computed from the accounts of its verksamhet, never typed.

    Args:
        details: node_id, operation, is_example.

    Raises:
        DomainError: the report is not open, or the deviation has no name.
    """
    current = open_report(report)
    fields = _known({"kind": kind, "title": title, "cause": cause, **details}, current)
    deviation = Deviation(report=current, **fields)
    save_new(deviation, by=by)
    mark_started(current, by=by)
    return deviation


@transaction.atomic
def edit(deviation: Deviation, *, by: User | None, version: int | None = None, **fields: Any) -> Deviation:
    """Change a deviation.

    Raises:
        DomainError: the report is not open, or the deviation has no name.
        StaleEdit: somebody else has changed it.
    """
    current = open_report(deviation.report)
    row = _reload(Deviation, deviation.pk)
    if fields.get("node_id") == row.node_id:  # it may be about what is followed up no longer
        fields.pop("node_id", None)
    save_changes(row, _known(fields, current), by=by, version=version)
    return row


@transaction.atomic
def remove(deviation: Deviation, *, by: User | None, version: int | None = None) -> None:
    """Take a deviation out of an open report, with its actions and how these went; the history keeps them.

    Raises:
        DomainError: the report is not open, or an action has been followed up in another report since.
        StaleEdit: somebody else has changed it since the user saw it.
    """
    open_report(deviation.report)
    row = _reload(Deviation, deviation.pk)
    if version is not None and version != row.version:
        raise StaleEdit(row)
    delete(row, by=by)


def delete(deviation: Deviation, *, by: User | None, reason: str = "") -> None:
    """Delete a deviation with its actions; each is kept in the history.

    Raises:
        DomainError: an action has been followed up in another report since.
    """
    actions = list(deviation.actions.all())
    wait_for(nodes=(), receivers=(), actions=[action.pk for action in actions])
    for action in actions:
        delete_action(action, by=by, reason=reason)
    signed(deviation, by=by, reason=reason).delete()


def delete_action(action: Action, *, by: User | None, reason: str = "") -> None:
    """Delete an action with how it went; each is kept in the history.

    Raises:
        DomainError: it has been followed up in another report since.
    """
    try:
        for gone in [*action.status_updates.all(), action]:
            signed(gone, by=by, reason=reason).delete()
    except ProtectedError as kept:  # something frozen tells how it went
        raise DomainError(
            f"Åtgärden ”{action}” har följts upp i en senare rapport och kan inte tas bort. Skriv i stället att den utgår."
        ) from kept


@transaction.atomic
def add_action(
    deviation: Deviation, *, by: User | None, text: str, responsible: str = "", due_on: date | None = None
) -> Action:
    """Add an action (åtgärd): what, who and when.

    Raises:
        DomainError: the report is not open, or the action says nothing.
    """
    open_report(deviation.report)
    action = Action(deviation=deviation, text=_words(text), responsible=responsible.strip(), due_on=due_on)
    save_new(action, by=by)
    return action


@transaction.atomic
def edit_action(
    action: Action,
    *,
    by: User | None,
    text: str,
    responsible: str = "",
    due_on: date | None = None,
    version: int | None = None,
) -> Action:
    """Change an action.

    Raises:
        DomainError: the report is not open, or the action says nothing.
        StaleEdit: somebody else has changed it.
    """
    open_report(action.deviation.report)
    row = _reload(Action, action.pk)
    fields = {"text": _words(text), "responsible": responsible.strip(), "due_on": due_on}
    save_changes(row, fields, by=by, version=version)
    return row


def _reload(model: Any, pk: int) -> Any:
    row = model.objects.filter(pk=pk).first()
    if row is None:
        raise DomainError("Det som du ändrade har tagits bort av någon annan.")
    return row


def _words(text: str) -> str:
    if not text.strip():
        raise DomainError("Skriv vad som ska göras.")
    return text.strip()


def _known(fields: dict[str, Any], report: Report) -> dict[str, Any]:
    if "title" in fields:
        if not fields["title"].strip():
            raise DomainError("Skriv vad avvikelsen gäller.")
        fields["title"] = fields["title"].strip()
    if "kind" in fields and fields["kind"] not in DeviationKind.values:
        raise DomainError("Välj vad avvikelsen gäller.")
    if "cause" in fields:
        fields["cause"] = text_in(fields["cause"]).strip()
    operation = fields.get("operation")
    if operation is not None and not report.unit.covers(operation.unit):
        raise DomainError("Verksamheten hör till en annan enhet.")
    node = fields.get("node_id")
    if node is not None and not asks_about(report, node):
        raise DomainError("Rapporten följer inte upp det målet eller uppdraget.")
    return fields
