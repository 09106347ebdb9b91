"""Vem svarar för vad: who answers for which section of a report, and what is left."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from followup.asking import questions
from followup.forms.section_duties import DutyForm, SectionsFilter
from followup.models import Report
from followup.pages.report import stage
from followup.pages.report_sections import address, sections_page
from followup.permissions import SUBMITS, may_read_working_report, may_write_report
from followup.services import section_duties
from followup.views.inserting import SAVED
from followup.views.reports import visible_report
from organisation.permissions import require, require_step, taking
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import status_of
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_sections(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Read by whoever reads the working text; who writes in the report chooses who answers, and says what is klart."""
    report = visible_report(request, pk)
    require(may_read_working_report(request.user, report))
    if is_sent := request.method == "POST":
        require_step(SUBMITS, request.user, report)
    writes = may_write_report(request.user, report)
    page = sections_page(report, questions.for_report(report, offers=False), request.user, writes=writes)
    found = SectionsFilter(request.GET)
    # What was sent is saved, also of what the address asks for no longer.
    lines = list(page.lines) if is_sent else page.chosen(found.wanted["visa"])
    made = [DutyForm(asked.sent_fields(request), line, page.writers) for line in lines] if writes else []
    forms = [form for form in made if form.is_sent or not is_sent]
    if is_sent and _save(request, report, forms):
        messages.success(request, SAVED)
        return redirect(f"{address(report, found.wanted['visa'])}{asked.place(request)}")
    rows = [(form.line, form) for form in forms] if writes else [(line, None) for line in lines]
    context = {"report": report, "page": page, "rows": rows, "form": found, "stage": stage(report)}
    context |= {"faulty": [form for form in forms if form.errors or form.stale], "writes": writes}
    return render(request, "followup/report_sections.html", context, status=status_of(*forms))


def press_done(request: LoggedInRequest, report: Report) -> str:
    """Klart, and not klart: the buttons at a section of the page that is written on. Returns the place; "" for none.

    Raises:
        DomainError: the report is not open, or has no such section.
    """
    key = request.POST.get("done") or request.POST.get("undone", "")
    if not key:
        return ""
    is_done = "done" in request.POST
    with taking(SUBMITS, request.user, report):
        said = section_duties.Said({"is_done": is_done}, is_again=True)
        for refusal in section_duties.save(report, {key: said}, by=request.user).values():
            raise refusal
    messages.success(request, f"{SAVED} Avsnittet är klart." if is_done else f"{SAVED} Avsnittet är inte klart.")
    return f"#{key}"


def _save(request: LoggedInRequest, report: Report, forms: Sequence[DutyForm]) -> bool:
    """Save what was changed; what cannot be saved says why in its form. True when nothing is left over."""
    sent = [form for form in forms if form.prefix != request.POST.get("keep")]
    changed = {str(form.prefix): form for form in sent if form.is_valid() and form.has_changed()}
    if changed:
        with taking(SUBMITS, request.user, report):
            refused = section_duties.save(report, {key: one.said for key, one in changed.items()}, by=request.user)
        for key, refusal in refused.items():
            _tell(changed[key], refusal)
    return not any(form.errors or form.stale for form in sent)


def _tell(form: DutyForm, refusal: DomainError) -> None:
    if isinstance(refusal, StaleEdit):
        form.meet(refusal)
    else:
        form.add_error(None, str(refusal))
