"""The organisation's units: read by everybody who is logged in, changed by administrators."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.forms.units import (
    UnitCloseForm,
    UnitFilter,
    UnitForm,
    UnitHandOverForm,
    UnitMoveForm,
    UnitNewForm,
)
from organisation.models import OrgUnit, RoleAssignment, User
from organisation.open_work import HandOver, left_to_hand_over, open_work
from organisation.pages.facts import before_and_after, unit_crumbs, unit_facts
from organisation.pages.units import outline
from organisation.permissions import (
    TOLD_OF_UNMANNED,
    NotNow,
    administered_units,
    administers,
    may_administer_unit,
    require,
)
from organisation.reach.responsible import lacked_role, truth_of, unmanned_q
from organisation.reach.successors import going_on_ids
from organisation.requests import LoggedInRequest
from organisation.services import org_units
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import join_words
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 200


@accepts("GET")
def unit_list(request: LoggedInRequest) -> HttpResponse:
    """Organisation: the whole tree as a list, searched by name or code and filtered by kind."""
    form = UnitFilter(request.GET, is_told=TOLD_OF_UNMANNED.somewhere(request.user))
    unmanned = TOLD_OF_UNMANNED.q(request.user) & unmanned_q()
    units = OrgUnit.objects.select_related("parent").in_order()
    if not form.wanted["avslutade"]:
        units = units.exclude(valid_to__lt=today())
    words, kind = form.wanted["q"], form.wanted["slag"]
    if words:
        units = units.called(words)
    if kind:
        units = units.filter(kind=kind)
    if only := form.wanted.get("utan"):
        units = units.filter(unmanned)
    page = asked.page_of(request, units.annotate(is_unmanned=truth_of(unmanned)), ROWS_A_PAGE)
    rows = outline(page.object_list, on=today(), out_of_place=bool(words or kind or only))
    context = {"form": form, "page": page, "rows": rows, "may_add": administers(request.user)}
    return render(request, "organisation/unit_list.html", context)


@accepts("GET")
def unit_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Enhet: who works there, what it spends money on, what stands above, below, before and after."""
    unit = get_object_or_404(OrgUnit.objects.select_related("parent"), pk=pk)
    roles = (
        RoleAssignment.objects.filter(unit=unit)
        .exclude(valid_to__lt=today())
        .select_related("user", "unit", "deputy_for")
    )
    below = unit.get_children().exclude(valid_to__lt=today())
    may_administer = may_administer_unit(request.user, unit)
    context = {
        "unit": unit,
        "roles": roles,
        "operations": unit.operations.in_use(since=today(), until=None),
        "below": outline(below.select_related("parent"), on=today(), top_level=unit.level + 1),
        "crumbs": unit_crumbs(unit),
        "facts": unit_facts(unit),
        "before_and_after": before_and_after(unit),
        "may_administer": may_administer,
        "lacked": lacked_role(unit, roles) if TOLD_OF_UNMANNED.allows(request.user, unit) else "",
        "is_left": may_administer and unit.ends_by(today()) and bool(left_to_hand_over(unit, by=request.user)),
    }
    return render(request, "organisation/unit_detail.html", context)


@accepts("GET", "POST")
def unit_new(request: LoggedInRequest) -> HttpResponse:
    """Ny enhet, under one that the administrator is responsible for."""
    require(administers(request.user))
    initial = {"parent": asked.number(request, "under"), "valid_from": today()}
    form = UnitNewForm(asked.sent_fields(request), by=request.user, initial=initial)
    if form.is_valid():
        try:
            unit = org_units.add(by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{unit} är tillagd.")
            return redirect(unit)
    return form_page(request, "organisation/unit_new.html", {"form": form, "crumbs": unit_crumbs()})


@accepts("GET", "POST")
def unit_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra enhet. A stale save shows both versions."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_administer_unit(request.user, unit))
    initial = {name: getattr(unit, name) for name in (*org_units.EDITABLE, "version")}
    form = UnitForm(asked.sent_fields(request), unit=unit, by=request.user, initial=initial)
    if form.is_valid():
        try:
            org_units.edit(unit, by=request.user, version=form.seen_version, fields=form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Enheten är sparad.")
            return redirect(unit)
    context = {"unit": unit, "form": form, "crumbs": unit_crumbs(unit, itself=True)}
    return form_page(request, "organisation/unit_edit.html", context)


@accepts("GET", "POST")
def unit_move(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Flytta enhet, with everything below it. The administrator answers for both ends."""
    unit = get_object_or_404(OrgUnit.objects.select_related("parent"), pk=pk)
    require(may_administer_unit(request.user, unit) and unit.parent is not None)
    initial = {"parent": unit.parent_id, "before": unit.get_next_sibling(), "version": unit.parent_id}
    form = UnitMoveForm(asked.sent_fields(request), unit=unit, by=request.user, initial=initial)
    if form.is_valid():
        try:
            org_units.move(unit, by=request.user, seen=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{unit} är flyttad.")
            return redirect(unit)
    work = open_work(unit, by=request.user)
    context = {"unit": unit, "form": form, "open_work": work, "crumbs": unit_crumbs(unit, itself=True)}
    return form_page(request, "organisation/unit_move.html", context)


@accepts("GET", "POST")
def unit_close(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Avsluta enhet: shows what is open, takes an end date and whoever takes over."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_administer_unit(request.user, unit))
    if unit.valid_to is not None:
        raise NotNow(f"{unit} är redan avslutad: den gäller till och med {unit.valid_to}.", unit, leads_back=True)
    work = open_work(unit, by=request.user)
    form = UnitCloseForm(asked.sent_fields(request), unit=unit, by=request.user, initial={"on": today()})
    if form.is_valid():
        try:
            org_units.close(unit, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{unit} gäller till och med {form.cleaned_data['on']}.")
            return _after_the_closing(request, unit, form.cleaned_data, had_work=bool(work))
    roles = (
        RoleAssignment.objects.filter(unit=unit)
        .exclude(valid_to__lt=today())
        .select_related("user", "unit", "deputy_for")
    )
    context = {
        "unit": unit,
        "form": form,
        "to_finish": [kind for kind in work if kind.how == HandOver.FINISH],
        "lapses": [kind for kind in work if kind.how == HandOver.LAPSES],
        "in_its_name": [kind for kind in work if kind.how == HandOver.IN_ITS_NAME],
        "to_hand_over": [kind for kind in work if kind.how in (HandOver.FOLLOW, HandOver.MAY_FOLLOW)],
        "roles": roles,
        "crumbs": unit_crumbs(unit, itself=True),
    }
    return form_page(request, "organisation/unit_close.html", context)


def _after_the_closing(
    request: LoggedInRequest, unit: OrgUnit, said: Mapping[str, Any], *, had_work: bool
) -> HttpResponse:
    """The unit's page, or the one where each thing that a split unit has is given to one of those that took over."""
    if said["on"] > today():
        messages.info(request, "Det som enheten har kvar den dagen lämnar du över på enhetens sida då.")
    elif said["others"] and left_to_hand_over(unit, by=request.user):
        return redirect("organisation:unit_hand_over", unit.pk)
    elif had_work:
        messages.info(request, _whereabouts(unit, said["successor"], by=request.user))
    return redirect(unit)


def _whereabouts(unit: OrgUnit, successor: OrgUnit | str | None, *, by: User) -> str:
    """Where the closed unit's open work is now."""
    left = [item.text for kind in open_work(unit, by=by) for item in kind.items]
    if not left:
        return f"Det som var öppet finns nu hos {successor}."
    moved = f"Det övriga som var öppet finns nu hos {successor}. " if successor else ""
    return f"{moved}Kvar i {unit}: {join_words(left)}."


@accepts("GET", "POST")
def unit_hand_over(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Lämna över what a unit that was closed ahead still has when its last day has come."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_administer_unit(request.user, unit))
    works = left_to_hand_over(unit, by=request.user)
    heirs = list(administered_units(request.user).filter(pk__in=going_on_ids(unit)).in_order())
    form = UnitHandOverForm(asked.sent_fields(request), unit=unit, by=request.user, heirs=heirs, works=works)
    if form.is_valid():
        try:
            org_units.hand_over(unit, by=request.user, **form.given)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _whereabouts(unit, form.receivers, by=request.user))
            return redirect(unit)
    context = {
        "unit": unit,
        "form": form,
        "works": works,
        "first": heirs[0] if form.keys else None,
        "has_links": any(not item.key for work in works for item in work.items),
        "has_ended": unit.ends_by(today()),
        "crumbs": unit_crumbs(unit, itself=True),
    }
    return form_page(request, "organisation/unit_hand_over.html", context)


@accepts("POST")
def unit_reopen(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Öppna enheten igen: the end date is taken back."""
    unit = get_object_or_404(OrgUnit, pk=pk)
    require(may_administer_unit(request.user, unit))
    if unit.valid_to is None:
        raise NotNow(f"{unit} är redan öppen.", unit, leads_back=True)
    try:
        org_units.reopen(unit, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"{unit} gäller igen. Roller och verksamheter som upphörde med enheten är inte tillbaka."
        )
    return redirect(unit)
