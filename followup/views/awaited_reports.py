"""Which reports are waited for, and until when: Undanta, Ge mer tid, Stryk and what takes that back."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from followup import awaited_permissions
from followup.enums import ReportStatus
from followup.forms.reports import ExtensionForm, ReasonForm, StrikeForm
from followup.models import Report
from followup.services import awaited
from followup.views.reports import Step, explained, visible_report
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
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
def report_extend(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ge mer tid: one unit's own last day."""
    report = visible_report(request, pk)
    require_step(awaited_permissions.EXTENDS, request.user, report)
    own = {name: getattr(report, name) for name in ("extended_to", "extension_reason", "version")}
    form = ExtensionForm(asked.sent_fields(request), initial=own)
    if form.is_valid():
        until, reason = form.cleaned_data["extended_to"], form.cleaned_data["extension_reason"]
        try:
            with taking(awaited_permissions.EXTENDS, request.user, report):
                awaited.extend(report, by=request.user, until=until, reason=reason, version=form.seen_version)
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error("extended_to", str(refusal))
        else:
            messages.success(request, _extended(report, until))
            return redirect(report.round)
    return form_page(request, "followup/report_extend.html", {"report": report, "form": form})


def _extended(report: Report, until: date | None) -> str:
    name = report.unit.name
    return f"{name} har tid till {until}." if until else f"{name} har samma tid som de andra."


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
