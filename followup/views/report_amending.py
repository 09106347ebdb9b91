"""Att föra in vad organet gjorde med en del av en rapports handling, eller det som det lade till."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup import permissions
from followup.forms.amendments import AmendedForm, form_of
from followup.pages.amended_part import KINDS, NEW, Handling, Part
from followup.services.report_decisions import ways_of
from followup.views.report_amendments import amended_report
from organisation.enums import Amends
from organisation.permissions import taking
from organisation.requests import LoggedInRequest
from organisation.services import amendments
from organisation.views.amendments import CHANGED_MEANWHILE
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

STRIKE = "stryk"  # the button's name


@accepts("GET", "POST")
def report_amend(request: LoggedInRequest, pk: int, slag: str, subject: str) -> HttpResponse:
    """Ändra or stryk a part of the handling, or change what was added to it."""
    part = Handling(*amended_report(request, pk)).part(KINDS.get(slag, ""), subject)
    if part is None:
        raise Http404
    if STRIKE in request.POST and part.may_be_struck:
        return _strike(request, part)
    return _answer(request, part, "followup/report_amend.html")


@accepts("GET", "POST")
def report_amend_new(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Lägg till a deviation, or with `?under=` an action against one."""
    handling = Handling(*amended_report(request, pk))
    part = handling.new_part(KINDS.get(request.GET.get("slag", ""), ""), request.GET.get("under", ""))
    if part is None:
        raise Http404
    return _answer(request, part, "followup/report_amend_new.html")


def _answer(request: LoggedInRequest, part: Part, template: str) -> HttpResponse:
    form = form_of(part, asked.sent_fields(request))
    draft = drafts.offered(request, part.draft_key, is_sent=form.is_bound)
    if form.is_valid():
        try:
            with taking(permissions.AMENDS, request.user, part.handling.report):
                said = _save(request, part, form)
        except StaleEdit as stale:
            form.meet(stale, form.stored(part.as_in(stale.current)))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, part.draft_key)
            messages.success(request, said)
            return redirect(part.handling.list_url)
    return form_page(request, template, {"part": part, "form": form, "draft": draft})


def _save(request: LoggedInRequest, part: Part, form: AmendedForm) -> str:
    """Keep what the body made of the part; what then was done, in words."""
    values, version = form.amended(), form.seen_version
    if values:
        _amend(request, part, part.subject or f"{NEW}{uuid.uuid4().hex}", part.what, version, {**values, **part.place})
        return "Ändringen är införd."
    if part.made is not None:
        report = part.handling.report
        amendments.take_away(report, ways_of(report), part.made.pk, by=request.user, version=version)
    return f"”{part.title}” står som i handlingen."


def _strike(request: LoggedInRequest, part: Part) -> HttpResponse:
    version = asked.posted_number(request, "version") or 0
    try:
        with taking(permissions.AMENDS, request.user, part.handling.report):
            _amend(request, part, part.subject, Amends.STRIKES, version, {})
    except StaleEdit:
        messages.error(request, CHANGED_MEANWHILE)
        return redirect(part.url)
    messages.success(request, f"”{part.title}” utgår.")
    return redirect(part.handling.list_url)


def _amend(request: LoggedInRequest, part: Part, subject: str, what: str, version: int, values: dict[str, Any]) -> None:
    report = part.handling.report
    about = {"kind": part.kind, "subject": subject, "what": what}
    amendments.amend(report, ways_of(report), **about, by=request.user, version=version, values=values)
