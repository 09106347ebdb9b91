"""Assessments: one report's judgement of one goal or priority."""

from typing import Any

from django.db import transaction
from django.utils.text import capfirst

from followup.enums import Attainment, Forecast, Progress
from followup.models import Assessment, Report
from followup.reading.material import DIRECTIONS, asks_about
from followup.services.reports import mark_started, open_report
from organisation.desk import pictures
from organisation.models import User
from planning.enums import NodeKind
from planning.models import PlanNode
from styrmodell.lib import richtext
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new

ASSESSED = (NodeKind.GOAL, *DIRECTIONS)
ONLY_OF_GOALS = ("attainment", "forecast")
CHOICES = {"attainment": Attainment, "progress": Progress, "forecast": Forecast, "suggested": Attainment}


@transaction.atomic
def save(report: Report, node: PlanNode, *, by: User | None, version: int | None = None, **fields: Any) -> Assessment:
    """Set a goal's or priority's assessment in a report: who and when is kept, with every earlier one in the history.

    Args:
        version: the version the user saw, 0 when there was no assessment yet; None when nobody was shown one.
        fields: attainment, progress, forecast, text, suggested, reason, source and is_example; those left out stay as they are.

    Raises:
        DomainError: the report is not open, this kind of node is not assessed, the report does not ask about it, a word is
            not on the scale, or it is måluppfyllelse of something else than a goal.
        StaleEdit: somebody else has saved another assessment.
    """
    current = open_report(report)
    if node.kind not in ASSESSED:
        raise DomainError(f"{capfirst(node.get_kind_display())} bedöms inte.")
    if by is not None and not asks_about(current, node):  # the system brings in what was assessed before its plans were
        raise DomainError(f"”{node}” följs inte upp i den här rapporten. Ladda om sidan.")
    fields = _known(fields)
    if node.kind in DIRECTIONS and any(fields.get(name) for name in ONLY_OF_GOALS):
        raise DomainError("Måluppfyllelse och prognos bedöms bara för kommunfullmäktiges mål.")
    row = Assessment.objects.filter(report=current, node=node).first()
    if row is None:
        row = Assessment(report=current, node=node, set_by=by, **fields)
        changed = any(fields.values())
        if changed:
            save_new(row, by=by)
    else:
        changed = save_changes(row, fields, by=by, version=version)
        if changed:  # who and when follow the words; the history has its row already
            Assessment.objects.filter(pk=row.pk).update(set_by=by, set_at=now())
    if changed:
        mark_started(current, by=by)
        pictures.attach(richtext.pictures(row.text), unit=current.unit, by=by)
    return row


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    for name, choices in CHOICES.items():
        if fields.get(name) and fields[name] not in choices.values:
            raise DomainError("Välj ett av orden på skalan.")
    if "text" in fields:
        fields = {**fields, "text": richtext.clean(fields["text"])}
    return fields
