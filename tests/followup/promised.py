"""Åtgärder that have been handed in: a deviation in a report with what is to be done about it."""

from datetime import date
from typing import Any

from followup.enums import DeviationKind
from followup.models import Action, Report
from followup.services import deviations
from tests import build_followup


def promised(report: Report, *texts: str, title: str = "Besöken minskar", due_on: date | None = None) -> list[Any]:
    """The report handed in with the actions, as they are read then."""
    row = deviations.add(report, by=None, kind=DeviationKind.OTHER, title=title)
    made = [
        deviations.add_action(row, by=None, text=text, responsible="Enhetschefen", due_on=due_on).pk for text in texts
    ]
    build_followup.submitted(report)
    return list(Action.objects.select_related("deviation__report__unit").filter(pk__in=made).order_by("pk"))
