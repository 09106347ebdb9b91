"""The buttons of the page that is written on: each does what it says after the answers are saved, and tells of it."""

from django.contrib import messages

from followup.asking.kinds import GoalQuestion
from followup.forms.answer_sheet import AnswerSheet
from followup.pages.last_year import text_last_year
from followup.services import answers
from followup.views import inserting, report_last_year, report_sections, rows, unit_parts
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError


def press(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """Do what the button that was pressed says. Returns the place on the page; "" where it only saves.

    Raises:
        DomainError: the report is not open, or something else stands in the way.
    """
    told = (
        inserting.act(request, sheet)
        or unit_parts.press(request, sheet.report)
        or report_sections.press_done(request, sheet.report)
        or rows.press(request, sheet.report)
    )
    if told:
        return told
    place = _use_again(request, sheet) or _take_suggestion(request, sheet) or _begin_with(request, sheet)
    messages.success(request, inserting.SAVED)
    return place


def _use_again(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """ "Använd förra gångens text": put it after what is written. Returns the place on the page."""
    entry = sheet.entry(request.POST.get("again", ""))
    if entry is None or entry.question.earlier is None or not entry.question.earlier.text:
        return ""
    answers.append_text(sheet.report, entry.question, entry.question.earlier.text, by=request.user)
    return f"#{entry.question.prefix}"


def _take_suggestion(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """ "Ta förslaget": the bedömning that what lies below points to. Returns the place on the page."""
    entry = sheet.entry(request.POST.get("take", ""))
    if entry is None or not isinstance(entry.question, GoalQuestion):
        return ""
    if request.POST.get(f"{entry.question.prefix}-version", "") not in ("", str(entry.question.version)):
        raise DomainError("Någon annan har bedömt målet sedan sidan visades. Läs bedömningen, och välj på nytt.")
    answers.take_suggestion(sheet.report, entry.question, by=request.user)
    return f"#{entry.question.prefix}"


def _begin_with(request: LoggedInRequest, sheet: AnswerSheet) -> str:
    """ "Börja med förra årets text": put it in where nothing is written. Returns the place on the page."""
    key = request.POST.get("begin", "")
    text = text_last_year(sheet.report, key) if key else None
    if text is None:
        return ""
    report_last_year.begin(sheet.report, text, by=request.user)
    return f"#{text.place}"
