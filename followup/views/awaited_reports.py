"""Which reports are waited for: Undanta, Stryk and what takes that back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from followup import awaited_permissions
from followup.enums import ReportStatus
from followup.forms.reports import ReasonForm, StrikeForm
from followup.services import awaited
from followup.views.reports import Step, explained, visible_report
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_let_off(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Undanta: nobody waits for this report, and why is told to everybody who follows."""
    report = visible_report(request, pk)
    done = f"{report.unit.name} är undantagen."
    rule = awaited_permissions.LETS_OFF
    step = Step(rule, awaited.let_off, "followup/report_let_off.html", done, leads_to=report.round)
    return explained(request, report, step, ReasonForm(asked.sent_fields(request)))


@accepts("GET", "POST")
def report_strike(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Stryk a report that was never handed in, with why."""
    report = visible_report(request, pk)
    done = f"Rapporten från {report.unit.name} är struken."
    rule = awaited_permissions.STRIKES
    step = Step(rule, awaited.strike, "followup/report_strike.html", done, leads_to=report.round)
    return explained(request, report, step, StrikeForm(asked.sent_fields(request)))


@accepts("POST")
def report_ask_again(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta bort undantaget, or what struck it: the report is waited for all the same."""
    report = visible_report(request, pk)
    require_step(awaited_permissions.ASKS_AGAIN, request.user, report)
    was_let_off = report.status == ReportStatus.LET_OFF
    with taking(awaited_permissions.ASKS_AGAIN, request.user, report):
        awaited.ask_again(report, by=request.user)
    done = f"{report.unit.name} ska rapportera." if was_let_off else "Rapporten är inte längre struken."
    messages.success(request, done)
    return redirect(report)
