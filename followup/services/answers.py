"""Saving the answers of a report's page: one question at a time, so that one that is refused stops no other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    ForecastQuestion,
    GoalQuestion,
    Question,
    RowQuestion,
    StateQuestion,
    TextQuestion,
)
from followup.models import (
    Action,
    Assessment,
    Deviation,
    KeyFigureValue,
    OperatingForecast,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.services import (
    assessments,
    deviations,
    key_figure_values,
    operating,
    reports,
    section_rows,
    status_updates,
)
from organisation.models import User
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.errors import DomainError, StaleEdit

WEIGHED = ("step", "source")
ASSESSED = ("attainment", "progress", "forecast", "text", "suggested", "reason")
Fields = Mapping[str, Any]


def save(report: Report, question: Question, fields: Fields, *, by: User) -> None:
    """Save the answer to one question.

    Args:
        fields: the answer's cleaned fields, with the `version` its writer saw.

    Raises:
        DomainError: the answer is refused; says why.
        StaleEdit: somebody else has changed the answer, and this writer changed it too.
    """
    if isinstance(question, StateQuestion | FigureQuestion | JudgedQuestion | ForecastQuestion):
        for refusal in save_short(report, [(question, fields)], by=by).values():
            raise refusal
        return
    if isinstance(question, RowQuestion):
        _save_row(report, question, fields, by=by)
        return
    try:
        _save_long(report, question, fields, by=by)
    except StaleEdit as stale:
        if not _is_untouched(stale.current, fields):
            raise


@transaction.atomic
def save_short(report: Report, given: Sequence[tuple[Question, Fields]], *, by: User) -> dict[str, DomainError]:
    """Save the states, the key figures and the forecasts that are told, in as many queries however many they are.

    Returns:
        by the question's prefix why an answer is refused: what `save` raises. The others are saved.
    """
    try:
        current = reports.open_report(report)
    except DomainError as refusal:
        return {question.prefix: refusal for question, _ in given}
    outcomes = {
        **_save_states(report, given, by=by),
        **_save_figures(current, given, by=by),
        **_save_forecasts(current, given, by=by),
    }
    if any(not isinstance(outcome, DomainError) for outcome in outcomes.values()):
        reports.mark_started(current, by=by)
    answers = {question.prefix: fields for question, fields in given}
    return {
        prefix: refusal
        for prefix, refusal in outcomes.items()
        if isinstance(refusal, DomainError)
        and not (isinstance(refusal, StaleEdit) and _is_untouched(refusal.current, answers[prefix]))
    }


@transaction.atomic
def append_text(report: Report, question: Question, *texts: str, by: User) -> list[str]:
    """Put texts of the level below, or of last time, after what is written in a question's own text: those that do not stand
    there.

    Returns:
        those that were put in.

    Raises:
        DomainError: the report is not open.
    """
    current = reports.open_report(report)  # locked before the text is read, so that nobody's words are written over
    put = list[str]()
    match question:
        case TextQuestion():
            written = ReportText.objects.filter(report=current, key=question.key).first()
            whole, put = _after(written, texts, are_lines=question.is_lines)
            reports.save_text(current, question.key, whole, by=by)
        case GoalQuestion():
            node = PlanNode.objects.get(pk=question.node_id)
            assessment = Assessment.objects.filter(report=current, node=node).first()
            whole, put = _after(assessment, texts)
            assessments.save(current, node, by=by, text=whole)
    return put


@transaction.atomic
def take_suggestion(report: Report, question: GoalQuestion, *, by: User) -> None:
    """ "Ta förslaget": judge the goal as what lies below points to. A reason that was written for another bedömning is kept.

    Raises:
        DomainError: the report is not open.
    """
    if question.suggestion is not None:
        node = PlanNode.objects.get(pk=question.node_id)
        assessments.save(report, node, by=by, attainment=question.suggestion.key, suggested="")


def _after(
    written: ReportText | Assessment | None, texts: Iterable[str], *, are_lines: bool = False
) -> tuple[str, list[str]]:
    """The words with the texts after them, and which those are that did not stand there."""
    words, put = written.text if written else "", list[str]()
    for text in texts:
        if text.strip() not in words:
            words += f"\n{text}" if are_lines and words else text
            put.append(text)
    return words, put


def _save_long(report: Report, question: Question, fields: Fields, *, by: User) -> None:
    match question:
        case TextQuestion():
            weighed = {name: fields[name] for name in WEIGHED if name in fields}
            reports.save_text(report, question.key, fields["text"], by=by, version=fields["version"], **weighed)
        case GoalQuestion():
            node = PlanNode.objects.get(pk=question.node_id)
            words = {name: fields[name] for name in ASSESSED if name in fields}
            assessments.save(report, node, by=by, version=fields["version"], **words)


def _save_row(report: Report, question: RowQuestion, fields: Fields, *, by: User) -> None:
    """Add, change or remove a row beside a section's text."""
    known = {name: value for name, value in fields.items() if name not in ("version", "is_removed", "when")}
    if question.row is None:
        section_rows.add(report, question.kind, by=by, **known)
    elif fields.get("is_removed"):
        section_rows.remove(question.row, by=by, version=fields["version"])
    else:
        section_rows.edit(question.row, by=by, version=fields["version"], **known)


def _save_states(
    report: Report, given: Sequence[tuple[Question, Fields]], *, by: User
) -> dict[str, StatusUpdate | DomainError]:
    """By the question's prefix its row, or why it was refused."""
    told = [(one, fields) for one, fields in given if isinstance(one, StateQuestion) and fields["state"]]
    nodes = PlanNode.objects.select_related("plan__unit").in_bulk([one.node_id for one, _ in told if one.node_id])
    receivers = AssignmentReceiver.objects.select_related("unit").in_bulk(
        [one.receiver_id for one, _ in told if one.receiver_id]
    )
    actions = Action.objects.select_related("deviation__report").in_bulk(
        [one.action_id for one, _ in told if one.action_id]
    )
    gone = {
        one.prefix: DomainError("Åtgärden är borttagen.")
        for one, _ in told
        if one.action_id and one.action_id not in actions
    }
    told = [(one, fields) for one, fields in told if one.prefix not in gone]
    states = [
        status_updates.State(
            state=fields["state"],
            text=fields["text"],
            node=nodes[one.node_id] if one.node_id else None,
            receiver=receivers[one.receiver_id] if one.receiver_id else None,
            action=actions[one.action_id] if one.action_id else None,
            seen=fields["version"],
            asked_of=report.unit,
        )
        for one, fields in told
    ]
    written = status_updates.write_many(states, by=by) if states else []
    return gone | {one.prefix: outcome for (one, _), outcome in zip(told, written, strict=True)}


def _save_figures(
    report: Report, given: Sequence[tuple[Question, Fields]], *, by: User
) -> dict[str, KeyFigureValue | DomainError | None]:
    """By the question's prefix its row, None when there was nothing to record, or why it was refused."""
    told = [(one, fields) for one, fields in given if isinstance(one, FigureQuestion | JudgedQuestion)]
    values = [
        key_figure_values.Told(
            one.figure,
            fields.get("value"),
            fields["is_unavailable"],
            fields["version"],
            fields.get("step", ""),
            fields.get("text", ""),
        )
        for one, fields in told
    ]
    if not values:
        return {}
    period = (report.round.period_from, report.round.period_to)
    recorded = key_figure_values.record_many(values, report.unit, period, by=by)
    return {one.prefix: outcome for (one, _), outcome in zip(told, recorded, strict=True)}


def _save_forecasts(
    report: Report, given: Sequence[tuple[Question, Fields]], *, by: User
) -> dict[str, OperatingForecast | DomainError | None]:
    """By the question's prefix its row, None when there was nothing to save, or why it was refused."""
    told = [(one, fields) for one, fields in given if isinstance(one, ForecastQuestion)]
    inputs = [
        operating.ForecastInput(
            one.row.operation_id,
            fields["amount"],
            fields["comment"],
            fields["version"],
            accepted=fields["odd"] if fields["accept_odd"] else "",
        )
        for one, fields in told
    ]
    if not inputs:
        return {}
    saved = operating.save_own_forecasts(report, inputs, by=by)
    return {one.prefix: saved[one.row.operation_id] for one, _ in told}


def save_deviation(report: Report, question: DeviationQuestion, fields: Fields, *, by: User) -> Deviation | None:
    """Add, change or remove a deviation; None when it is removed.

    Raises:
        DomainError: the report is not open, or the deviation has no name.
        StaleEdit: somebody else has changed it.
    """
    known = {name: fields[name] for name in ("kind", "title", "cause", "operation") if name in fields}
    if "node" in fields:
        known["node_id"] = fields["node"]
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
