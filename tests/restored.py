"""The demo as it was, after something has been tried in it that no transaction undoes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from followup.models import (
    AccountColumn,
    AccountFigure,
    AccountLine,
    BalanceUnit,
    CarryOver,
    EarmarkedEquity,
    ExplainedDifference,
    ImportBatch,
    InvestmentAmount,
    InvestmentForecast,
    InvestmentProject,
    Report,
    ReportAttachment,
    ReportingRound,
    ReportMatter,
    UnitPart,
)
from followup.services import import_undo
from organisation.models import Attachment, Decision, Job, Matter, MeetingPaper
from planning.models import Plan, PlanAttachment, PlanMatter

STATE: dict[type[Any], tuple[str, ...]] = {
    Plan: ("status", "return_comment"),
    Report: ("status", "return_comment", "let_off_reason", "extended_to"),
    ReportingRound: ("due_on", "closes_on"),
    Matter: ("content_id",),  # what lies before the bodies
}


@contextmanager
def restored() -> Iterator[None]:
    """Whatever pages ask for is undone."""
    states = {model: _states(model) for model in STATE}
    decided, laid, matters, attached = (_known(model) for model in (Decision, MeetingPaper, Matter, Attachment))
    made = {model: _known(model) for model in (ImportBatch, Job, ReportingRound)}
    columns, lines = _known(AccountColumn), _known(AccountLine)
    projects, reports, parts = _known(InvestmentProject), _known(Report), _known(UnitPart)
    carried = {model: _known(model) for model in (CarryOver, BalanceUnit, EarmarkedEquity)}
    try:
        yield
    finally:
        _detach(Attachment.objects.exclude(pk__in=attached))
        Decision.objects.exclude(pk__in=decided).filter(is_amended=True).delete()
        MeetingPaper.objects.exclude(pk__in=laid).filter(is_sent_out=False, decisions=None).delete()
        _put_back(states)
        _forget_unit_parts(UnitPart.objects.exclude(pk__in=parts), reports)
        _remove_empty(Matter.objects.exclude(pk__in=matters).filter(papers=None, decisions=None))
        for batch in ImportBatch.objects.exclude(pk__in=made[ImportBatch]).filter(
            confirmed_at__isnull=False, undone_at=None
        ):
            import_undo.undo(batch, by=batch.uploaded_by)
        for model, known in made.items():
            model._default_manager.exclude(pk__in=known).delete()
        for model, known in carried.items():
            model._default_manager.exclude(pk__in=known).delete()
        _forget_projects(InvestmentProject.objects.exclude(pk__in=projects))
        _forget_accounts(AccountColumn.objects.exclude(pk__in=columns), AccountLine.objects.exclude(pk__in=lines))


def _forget_unit_parts(parts: QuerySet[UnitPart], known: set[int]) -> None:
    """What has been taken in, and the reports that were made to be taken in."""
    made = set(parts.values_list("source", flat=True)) - known
    parts.delete()
    Report.objects.filter(pk__in=made).delete()


def _forget_projects(projects: QuerySet[InvestmentProject]) -> None:
    for model in (InvestmentAmount, InvestmentForecast):
        model._default_manager.filter(project__in=projects).delete()
    projects.delete()


def _forget_accounts(columns: QuerySet[AccountColumn], lines: QuerySet[AccountLine]) -> None:
    for model in (AccountFigure, ExplainedDifference):
        model.objects.filter(column__in=columns).delete()
    columns.delete()
    lines.update(part_of=None, explains=None)
    lines.delete()


def _detach(attachments: QuerySet[Attachment]) -> None:
    found = list(attachments)
    for link in (PlanAttachment, ReportAttachment):
        link.objects.filter(attachment__in=found).delete()
    Attachment.objects.filter(pk__in=[one.pk for one in found]).update(removed_at=timezone.now())


def _remove_empty(matters: QuerySet[Matter]) -> None:
    found = list(matters)
    for link in (PlanMatter, ReportMatter):
        link.objects.filter(matter__in=found).delete()
    Matter.objects.filter(pk__in=[matter.pk for matter in found]).delete()


def _put_back(states: dict[type[Any], dict[int, tuple[Any, ...]]]) -> None:
    for model, before in states.items():
        nothing = (None,) if model is Matter else None  # one that is new holds nothing
        for pk, state in _states(model).items():
            was = before.get(pk, nothing)
            if was is not None and state != was:
                model._default_manager.filter(pk=pk).update(**dict(zip(STATE[model], was, strict=True)))


def _known(model: type[Any]) -> set[int]:
    return set(model._default_manager.values_list("pk", flat=True))


def _states(model: type[Any]) -> dict[int, tuple[Any, ...]]:
    return {pk: tuple(state) for pk, *state in model._default_manager.values_list("pk", *STATE[model])}
