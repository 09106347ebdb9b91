"""Fyll i rapporten: one page with only what this round asks, saved as one goes."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from followup.asking import questions
from followup.asking.accounts import places_on
from followup.asking.gathered import gathered
from followup.asking.kinds import DeviationQuestion
from followup.asking.last_year import content_before
from followup.asking.needs import lacks
from followup.documents import ended
from followup.enums import ReportStatus
from followup.forms.answer_sheet import AnswerSheet
from followup.forms.answers import ActionAnswer, Answer
from followup.forms.odd_amounts import OddAmounts
from followup.forms.sheet_section import Entry, SheetSection
from followup.models import Deviation, Report
from followup.models.report import OPEN_AGAIN
from followup.money.plausible import Doubtful
from followup.pages.account_periods import address_of_accounts
from followup.pages.differing_numbers import numbers_that_differ
from followup.pages.economy import address_of
from followup.pages.hand_in import build as build_hand_in
from followup.pages.hand_in import is_to_be_seen
from followup.pages.last_year import Beside, beside
from followup.pages.lost_references import lost_in
from followup.pages.personnel import people_beside
from followup.pages.report import came_back, stage
from followup.pages.report_sections import line_beside
from followup.pages.section_comments import SectionTalks, talks_in
from followup.pages.section_done import SectionDone, done_beside
from followup.pages.unit_parts import parts_beside
from followup.permissions import SUBMITS, writes_reports
from followup.rules.sections import reporter_of
from followup.services import answers, reports
from followup.views import inserting, pressing, rows
from followup.views.reports import visible_report
from organisation.models import User
from organisation.permissions import require, require_step, taking
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import count_words, join_words
from styrmodell.web import asked, drafts
from styrmodell.web.acts import done_of
from styrmodell.web.forms import status_of
from styrmodell.web.hand_in import SEEN_COMMENT, hand_in, hand_in_page
from styrmodell.web.lines import Line
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_write(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Read: the questions with what is answered. Sent: save everything that was sent, and stay."""
    report = visible_report(request, pk, last_content=content_before(request.user))
    require(writes_reports(request.user, report.unit))
    if request.method != "POST":
        if not report.may_be_written(on=today()):
            messages.info(request, reports.why_not_writable(report, on=today()))
            return redirect(report)
        return _page(request, _stored(request, report))
    sheet = _saved(request, report)
    if sheet.is_left_over:
        return _page(request, sheet)
    try:
        place = pressing.press(request, sheet)
    except DomainError as refusal:
        return _page(request, _stored(request, report), refusal=str(refusal))
    _tell_of_lost(request, sheet)
    key = request.POST.get("preview", "")
    if any(section.key == key for section in sheet.paper.sections):
        return redirect("followup:report_preview", report.pk, key)
    return redirect(f"{reverse('followup:report_write', args=[report.pk])}{place or asked.place(request)}")


@accepts("GET", "POST")
def report_submit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Lämna in: what is left, what is warned of, who gets it, and the act.

    The button of the page that is written on sends its answers along: they are saved first, and what is missing is told
    there, where it is filled in. Where a text says another number than the table, this page is shown before the act.
    """
    report = visible_report(request, pk, last_content=content_before(request.user))
    require(writes_reports(request.user, report.unit))
    sheet = _saved(request, report) if request.method == "POST" else None
    if not (sheet and sheet.sent):
        require_step(SUBMITS, request.user, report)
    if sheet and (first := _before_the_act(request, report, sheet)):
        return first
    page = _written_page if sheet and sheet.sent else _hand_in_page
    handed_in = ReportStatus.SUBMITTED if report.is_decided_by_body else ReportStatus.HANDED_OVER
    return hand_in(
        request,
        report.get_absolute_url(),
        act=partial(_submit, request, report),
        done=f"Rapporten är {handed_in.label}.",
        page=partial(page, request, report),
    )


def _before_the_act(request: LoggedInRequest, report: Report, sheet: AnswerSheet) -> HttpResponse | None:
    """What is shown in place of handing in from the page that is written on: what could not be saved, or the page that tells of
    what there is to look over. That one hands in whatever they say.
    """
    if sheet.is_left_over:
        return _page(request, sheet)
    if not sheet.sent or not report.may_be_written(on=today()):
        return None
    paper = questions.for_report(report)
    if paper.missing or not is_to_be_seen(paper, report.round.year):
        return None
    messages.info(request, "Svaren är sparade, men rapporten är inte inlämnad än. Se över det som står här först.")
    return redirect("followup:report_submit", report.pk)


def _submit(request: LoggedInRequest, report: Report) -> None:
    with taking(SUBMITS, request.user, report):
        reports.submit(report, by=request.user, seen_comment=request.POST.get(SEEN_COMMENT, ""))


def _written_page(request: LoggedInRequest, report: Report, refused: str) -> HttpResponse:
    """The page that is written on, with what was saved."""
    return _page(request, _stored(request, report), refusal=refused, hands_in=True)


def _hand_in_page(request: LoggedInRequest, report: Report, refused: str) -> HttpResponse:
    return hand_in_page(request, "followup/report_submit.html", build_hand_in(report, request.user), refused)


def _stored(request: LoggedInRequest, report: Report) -> AnswerSheet:
    """The fields with what is stored now, which is what one chooses by."""
    return AnswerSheet(report, questions.for_report(report, request.user))


def _saved(request: LoggedInRequest, report: Report) -> AnswerSheet:
    """Save every answer that was sent and differs; what cannot be saved keeps its text and says why."""
    paper = questions.for_report(report, request.user, offers=inserting.is_asked(request))
    sheet = AnswerSheet(report, paper, request.POST)
    entries = [entry for entry in sheet.entries if not entry.is_faulty_as_a_whole]
    _save_short(request, report, [entry for entry in entries if entry.is_short])
    for entry in entries:
        if not entry.is_short:
            _save_entry(request, report, entry)
    if sheet.is_left_over:
        return sheet.as_saved(questions.for_report(report, request.user))
    if sheet.sent:
        drafts.saved(request, draft_key(report))
    return sheet


def _save_short(request: LoggedInRequest, report: Report, entries: Sequence[Entry]) -> None:
    """States and key figures, together."""
    forms = [form for entry in entries for form in entry.forms if _is_to_save(request, form)]
    if not forms:
        return
    given = [(form.question, form.cleaned_data) for form in forms]
    refused = answers.save_short(report, given, by=request.user)
    for form in forms:
        if form.question.prefix in refused:
            _tell(form, refused[form.question.prefix])


def _is_to_save(request: LoggedInRequest, form: Answer) -> bool:
    is_kept = form.prefix == request.POST.get("keep")  # "Behåll det sparade": what somebody else saved first
    is_added = form.prefix in done_of(request)  # when the same was sent before
    return not is_kept and not is_added and form.is_sent and form.is_valid() and form.has_changed()


def _tell(form: Answer, refusal: DomainError) -> None:
    if isinstance(refusal, StaleEdit):
        form.meet(refusal)
    elif isinstance(refusal, Doubtful) and isinstance(form, OddAmounts):
        form.doubt(refusal)
    else:
        form.add_error(None, str(refusal))


def _save_entry(request: LoggedInRequest, report: Report, entry: Entry) -> None:
    """One question: its own fields, then the actions against it when it is a deviation."""
    deviation = getattr(entry.question, "deviation", None)
    for form in entry.forms:
        if not _is_to_save(request, form):
            continue
        try:
            deviation = _save_form(report, form, deviation, by=request.user)
        except DomainError as refusal:
            _tell(form, refusal)
        else:
            if form.is_new and form.prefix:
                done_of(request).add(form.prefix)


def _save_form(report: Report, form: Answer, deviation: Deviation | None, *, by: User) -> Deviation | None:
    """Save one form; returns the deviation that the actions after it belong to."""
    if isinstance(form, ActionAnswer):
        if deviation is not None:
            answers.save_action(deviation, form.action, form.cleaned_data, by=by)
        return deviation
    if isinstance(form.question, DeviationQuestion):
        return answers.save_deviation(report, form.question, form.cleaned_data, by=by)
    answers.save(report, form.question, form.cleaned_data, by=by)
    return None


def _tell_of_lost(request: LoggedInRequest, sheet: AnswerSheet) -> None:
    """Of the texts that were sent: references that lead nowhere, which are printed as such."""
    sent = (
        form.data.get(form.add_prefix("text"), "") for entry in sheet.entries for form in entry.forms if form.is_sent
    )
    if lost := lost_in(sheet.report, sent):
        where = f"{join_words(lost)} leder ingenstans i rapporten som den är nu."
        messages.warning(request, f"{where} Se vad som kan skrivas under Hänvisa till ett annat ställe.")


def draft_key(report: Report) -> str:
    """The name under which the page's unsaved fields are kept."""
    return f"report:{report.pk}/answers"


def _page(request: LoggedInRequest, sheet: AnswerSheet, refusal: str = "", *, hands_in: bool = False) -> HttpResponse:
    report, paper = sheet.report, sheet.paper
    faulty = sheet.faulty
    missing = [Line(one.title, f"#{one.prefix}", lacks(one)) for one in paper.missing]
    context: dict[str, Any] = {
        "report": report,
        "came_back": came_back(report) if report.status in OPEN_AGAIN else "",
        "sheet": sheet,
        "sections": _sections(sheet, request.user),
        "duties": line_beside(report, paper),
        "gathered": gathered(paper, reporter_of(report.unit.kind)),
        "paper": paper,
        "lede": _lede(paper.required),
        "ended": ended.sentences(report),
        "differs": tuple(numbers_that_differ(paper, "", report.round.year)),
        "missing": missing,
        "empty": paper.empty,
        "refusal": refusal,
        "stopping": missing if hands_in else [],
        "faulty": faulty,
        "stage": stage(report),
        "places": places_on(paper.questions),
        "accounts_url": address_of_accounts(report, paper, request.user),
        "economy_url": address_of(report.unit_id, report.round),
        "people": people_beside(report, paper.personnel),
        **parts_beside(report),
        **rows.beside(report, paper),
        "draft": drafts.offered(request, draft_key(report), is_sent=bool(sheet.sent)),
    }
    status = 409 if sheet.unasked else status_of(*faulty, refusal=refusal)
    return render(request, "followup/report_write.html", context, status=status)


def _sections(
    sheet: AnswerSheet, user: User
) -> list[tuple[SheetSection, SectionTalks | None, Beside | None, SectionDone | None]]:
    """The sections, each with what is said of it, for who reads the working text, with last year's text, and that it is klart."""
    parts = list(sheet.sections)
    talks = talks_in(sheet.report, user, [part.section.asked for part in parts])
    by_key = {one.key: one for one in talks.sections} if talks else {}
    before = beside(sheet.report, sheet.paper)
    done = done_beside(sheet.report, sheet.paper)
    for entry in sheet.entries:
        entry.last_year = before.get(entry.question.prefix)
    keyed = [(part, part.section.key) for part in parts]
    return [(part, by_key.get(key), before.get(key), done.get(key)) for part, key in keyed]


def _lede(required: int) -> str:
    """ "Tio frågor ska besvaras." How many are left is counted while one writes, where one hands in."""
    if not required:
        return "Ingenting måste fyllas i."
    return f"{capfirst(count_words(required, common=True))} {'fråga' if required == 1 else 'frågor'} ska besvaras."
