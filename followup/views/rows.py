"""Ta med förra årets: a button of the page where a report is written, beside the rows of a section."""

from typing import Any

from django.contrib import messages
from django.utils.text import capfirst

from followup.asking.questionnaire import Questionnaire
from followup.asking.section_rows import rows_before, takeable
from followup.models import Report
from followup.services import section_rows
from organisation.requests import LoggedInRequest
from styrmodell.lib.swedish import count_words


def press(request: LoggedInRequest, report: Report) -> str:
    """Begin with last year's rows where the button was pressed; the place on the page to return to, "" when it was not.

    Raises:
        DomainError: there is nothing to take along, or the report is not open.
    """
    kind = request.POST.get("take_rows", "")
    if not kind:
        return ""
    new = section_rows.begin_with(report, kind, rows_before(report), by=request.user)
    many = "rad" if len(new) == 1 else "rader"
    messages.success(
        request, f"{capfirst(count_words(len(new), common=True))} {many} från förra året står här nu. Se över dem."
    )
    return f"#row-new-{kind.lower()}"


def beside(report: Report, paper: Questionnaire) -> dict[str, Any]:
    """What the page shows beside the rows: of which kinds last year's can be taken along."""
    return {"takeable": takeable(report, paper.rows)}
