"""Att föra in vad organet gjorde med en post i handlingen, eller en post som det lade till."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from organisation.enums import Amends
from organisation.permissions import taking
from organisation.requests import LoggedInRequest
from organisation.services import amendments
from organisation.views.amendments import CHANGED_MEANWHILE
from planning import permissions
from planning.enums import NodeKind
from planning.forms.amendments import AmendedItemForm, Offers
from planning.item_fields import has_field
from planning.models import KeyFigure, Perspective
from planning.pages.amended_part import Part, new_part, part_of
from planning.reading.amended import NEW, NODE
from planning.reading.amended_links import LINKS
from planning.reading.receivers import possible_receivers
from planning.services.assignments import receivers_of
from planning.services.plan_decisions import WAYS
from planning.services.plan_items import giver_of
from planning.views.plan_amendments import amended_plan
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

STRIKE = "stryk"  # the button's name


@accepts("GET", "POST")
def plan_amend(request: LoggedInRequest, pk: int, subject: str) -> HttpResponse:
    """Ändra or stryk an item of the handling, or change what was added to it."""
    plan, decision = amended_plan(request, pk)
    part = part_of(plan, decision, subject)
    if part is None:
        raise Http404
    if STRIKE in request.POST and part.laid is not None:
        return _strike(request, part)
    return _answer(request, part, "planning/plan_amend.html")


@accepts("GET", "POST")
def plan_amend_new(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Lägg till an item: directly in the plan, or with `?under=` below another."""
    plan, decision = amended_plan(request, pk)
    part = new_part(plan, decision, request.GET.get("slag", ""), request.GET.get("under", ""))
    if part is None:
        raise Http404
    return _answer(request, part, "planning/plan_amend_new.html")


def _answer(request: LoggedInRequest, part: Part, template: str) -> HttpResponse:
    form = _form(part, asked.sent_fields(request))
    draft = drafts.offered(request, part.draft_key, is_sent=form.is_bound)
    if form.is_valid():
        try:
            with taking(permissions.AMENDS, request.user, part.plan):
                said = _save(request, part, form)
        except StaleEdit as stale:
            now = part_of(part.plan, part.decision, stale.current.subject)
            stored = form.values_of(now.stands) if now and now.stands else {}
            form.meet(stale, stored | form.values_of_links(stale.current.values.get(LINKS, {})))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, part.draft_key)
            messages.success(request, said)
            if words := form.against_term():
                messages.warning(request, f"{words} Se efter att det är det som beslutades.")
            return redirect(part.list_url)
    return form_page(request, template, {"part": part, "form": form, "draft": draft})


def _save(request: LoggedInRequest, part: Part, form: AmendedItemForm) -> str:
    """Keep what the body made of the item; what then was done, in words."""
    values, version = form.amended(), form.seen_version
    if values:
        subject = part.subject or f"{NEW}{uuid.uuid4().hex}"
        _amend(request, part, subject, part.what, version, {**values, **part.place})
        title = form.cleaned_data.get("title") or part.title
        return f"Ändringen av ”{title}” är införd." if part.laid else f"Tillägget ”{title}” är infört."
    if part.made is not None:
        amendments.take_away(part.plan, WAYS, part.made.pk, by=request.user, version=version)
    return f"”{part.title}” står som i handlingen."


def _strike(request: LoggedInRequest, part: Part) -> HttpResponse:
    try:
        with taking(permissions.AMENDS, request.user, part.plan):
            version = asked.posted_number(request, "version") or 0
            _amend(request, part, part.subject, Amends.STRIKES, version, {})
    except StaleEdit:
        now = part_of(part.plan, part.decision, part.subject) or part
        context = {"part": now, "form": _form(now, None), "draft": drafts.Offered(part.draft_key)}
        messages.error(request, CHANGED_MEANWHILE)
        return form_page(request, "planning/plan_amend.html", context, refusal=CHANGED_MEANWHILE)
    messages.success(request, f"”{part.title}” utgår.")
    return redirect(part.list_url)


def _amend(request: LoggedInRequest, part: Part, subject: str, what: str, version: int, values: dict[str, Any]) -> None:
    where = {"kind": NODE, "subject": subject}
    amendments.amend(part.plan, WAYS, **where, what=what, by=request.user, version=version, values=values)


def _form(part: Part, data: Any) -> AmendedItemForm:
    known: dict[str, Any] = {"laid": part.laid, "stands": part.stands, "links": part.links, "version": part.version}
    return AmendedItemForm(
        data, plan=part.plan, kind=part.kind, offers=_offers(part), said_of_links=part.said_of_links, **known
    )


def _offers(part: Part) -> Offers:
    """What the item may name; asks only for what the kind has."""
    giver = giver_of(part.plan, part.kind)
    shown = part.laid.assignment if part.laid and giver else None
    return Offers(
        perspectives=list(_perspectives(part)) if has_field(part.kind, "perspective") else (),
        receivers=list(possible_receivers(giver, assignment=shown)) if giver else (),
        figures=list(_figures(part)) if part.kind == NodeKind.KEY_FIGURE else (),
        has_it=receivers_of(shown) if shown else (),
    )


def _perspectives(part: Part) -> QuerySet[Perspective]:
    """The cycle's, and the one that the handling has."""
    of_cycle = Perspective.objects.of_cycle(part.plan.first_year)
    kept = part.laid.perspective_id if part.laid else None
    return of_cycle | Perspective.objects.filter(pk=kept) if kept else of_cycle


def _figures(part: Part) -> QuerySet[KeyFigure]:
    """The item's own; for a new one those that what it is to stand below is not followed up with."""
    if part.stands is not None:
        return KeyFigure.objects.filter(pk=part.stands.key_figure_id or 0)
    above = part.text.rows[part.under].node_id
    below = [row for row in part.text.stands.values() if row.parent_node_id == above]
    return KeyFigure.objects.exclude(pk__in=[row.key_figure_id for row in below if row.key_figure_id])
