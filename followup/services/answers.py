"""Saving the answers of a report's page: one question at a time, so that one that is refused stops no other."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from followup.models import Action, Assessment, Deviation, Report, ReportText, StatusUpdate
from followup.reporting.question_kinds import (
    DeviationQuestion,
    FigureQuestion,
    GoalQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from followup.services import assessments, deviations, key_figure_values, reports, status_updates
from organisation.models import User
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.errors import StaleEdit

Fields = Mapping[str, Any]


def save(report: Report, question: Question, fields: Fields, *, by: User) -> None:
    """Save the answer to one question.

    Args:
        fields: the answer's cleaned fields, with the `version` its writer saw.

    Raises:
        DomainError: the answer is refused; says why.
        StaleEdit: somebody else has changed the answer, and this writer changed it too.
    """
    try:
        _save(report, question, fields, by=by)
    except StaleEdit as stale:
        if not _is_untouched(stale.current, fields):
            raise


@transaction.atomic
def append_text(report: Report, question: Question, text: str, *, by: User) -> None:
    """ "Använd texten": put a text of the level below after what is written in a question's own text.

    Raises:
        DomainError: the report is not open.
    """
    current = reports.open_report(report)  # locked before the text is read, so that nobody's words are written over
    match question:
        case TextQuestion():
            written = ReportText.objects.filter(report=current, key=question.key).first()
            reports.save_text(current, question.key, _after(written, text), by=by)
        case GoalQuestion():
            node = PlanNode.objects.get(pk=question.node_id)
            assessment = Assessment.objects.filter(report=current, node=node).first()
            assessments.save(current, node, by=by, text=_after(assessment, text))


def _after(written: ReportText | Assessment | None, text: str) -> str:
    return written.text + text if written else text


def _save(report: Report, question: Question, fields: Fields, *, by: User) -> None:
    match question:
        case TextQuestion():
            reports.save_text(report, question.key, fields["text"], by=by, version=fields["version"])
        case GoalQuestion():
            node = PlanNode.objects.get(pk=question.node_id)
            words = {name: fields[name] for name in ("attainment", "progress", "forecast", "text") if name in fields}
            assessments.save(report, node, by=by, version=fields["version"], **words)
        case StateQuestion() if fields["state"]:
            _save_state(report, question, fields, by=by)
        case FigureQuestion():
            _save_figure(report, question, fields, by=by)


@transaction.atomic
def _save_state(report: Report, question: StateQuestion, fields: Fields, *, by: User) -> None:
    current = reports.open_report(report)
    status_updates.write(
        by=by,
        node=PlanNode.objects.get(pk=question.node_id) if question.node_id else None,
        receiver=AssignmentReceiver.objects.get(pk=question.receiver_id) if question.receiver_id else None,
        state=fields["state"],
        text=fields["text"],
        seen=fields["version"],
    )
    reports.mark_started(current, by=by)


@transaction.atomic
def _save_figure(report: Report, question: FigureQuestion, fields: Fields, *, by: User) -> None:
    current = reports.open_report(report)
    key_figure_values.record(
        question.figure.figure,
        current.unit,
        (current.round.period_from, current.round.period_to),
        by=by,
        value=fields["value"],
        is_unavailable=fields["is_unavailable"],
        version=fields["version"],
    )
    reports.mark_started(current, by=by)


def save_deviation(report: Report, question: DeviationQuestion, fields: Fields, *, by: User) -> Deviation | None:
    """Add, change or remove a deviation; None when it is removed.

    Raises:
        DomainError: the report is not open, or the deviation has no name.
        StaleEdit: somebody else has changed it.
    """
    known = {name: fields[name] for name in ("kind", "title", "cause", "operation") if name in fields}
    if question.deviation is None:
        return deviations.add(report, by=by, **known)
    if fields.get("is_removed"):
        deviations.remove(question.deviation, by=by, version=fields["version"])
        return None
    return deviations.edit(question.deviation, by=by, version=fields["version"], **known)


def save_action(deviation: Deviation, action: Action | None, fields: Fields, *, by: User) -> None:
    """Change an action, or add one when `action` is None.

    Raises:
        DomainError: the report is not open, or the action says nothing.
        StaleEdit: somebody else has changed it.
    """
    known = {name: fields[name] for name in ("text", "responsible", "due_on")}
    if action is not None:
        deviations.edit_action(action, by=by, version=fields["version"], **known)
    else:
        deviations.add_action(deviation, by=by, **known)


def _is_untouched(current: Any, fields: Fields) -> bool:
    """True when the writer sends back exactly what stood there when the page was shown: then there is nothing to save."""
    names = [name for name in fields if name != "version" and hasattr(current, name)]
    seen = fields["version"]
    pk, version = current.pk, seen
    if isinstance(current, StatusUpdate):
        pk, _, version = str(seen).partition(".")
    if not version or not str(version).isdecimal() or not str(pk).isdecimal():
        return not any(fields[name] for name in names)
    shown = type(current).history.filter(id=pk, version=version).order_by("-history_id").first()
    return shown is not None and all(getattr(shown, name) == fields[name] for name in names)
