"""Ombudgetering, balansenheter och öronmärkt eget kapital: a year's rows, and one unit's of one table as they are typed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.forms.carry_overs import CarriedFilter, CarryOversForm, sent_rows
from followup.investment_permissions import may_write_investments
from followup.money.carry_overs import as_rows, stored_rows
from followup.money.told_carry_overs import carried_lock
from followup.pages.carry_over_history import carried_history
from followup.pages.carry_overs import (
    FIRST_YEAR,
    address,
    carried_page,
    crumbs,
    rows_address,
    rows_asked,
    tabs,
    units_kept,
    units_read,
    years_of,
    years_offered,
)
from followup.permissions import WRITES_INVESTMENTS
from followup.rules.carry_overs import TABLES, Carried
from followup.services import carry_overs
from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 50


@accepts("GET")
def carry_over_list(request: LoggedInRequest) -> HttpResponse:
    """What each unit carries over from a year, and its rows."""
    found_years = years_of(request.user)
    years = years_offered(found_years, asked.parsed(request.GET.get("ar", "")))
    form = CarriedFilter(request.GET, years=years, units=units_read(request.user))
    year = int(form.wanted["ar"] or next(iter(found_years), today().year))
    unit, words = form.wanted["enhet"], form.wanted["q"]
    found = rows_asked(request.user, form.table, year, unit=unit, words=words)
    shown = asked.page_of(request, found, ROWS_A_PAGE)
    page = carried_page(request.user, form.table, year, found, shown, {"enhet": unit, "q": words})
    keeps = WRITES_INVESTMENTS.somewhere(request.user) and units_kept(request.user).exists()
    return render(
        request, "followup/carry_over_list.html", {"form": form, "page": page, "shown": shown, "keeps": keeps}
    )


@accepts("GET", "POST")
def carry_over_rows(request: LoggedInRequest, pk: int) -> HttpResponse:
    """One unit's rows of a table, typed."""
    unit: OrgUnit = get_object_or_404(units_read(request.user), pk=pk)
    require(may_write_investments(request.user, unit))
    year, key = _year(request), _table(request)
    lock = carried_lock(unit, year, key)
    found = stored_rows(key, year).filter(unit=unit)
    shown = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    sent = [int(one) for one in sent_rows(request.POST)]
    rows = as_rows(key, found.filter(pk__in=sent) if sent else shown.object_list)
    form = CarryOversForm(asked.sent_fields(request), TABLES[key], rows, is_locked=bool(lock))
    if form.is_valid() and _save(request, unit, year, key, form):
        return redirect(rows_address(unit.pk, year, key))
    context = {
        "unit": unit,
        "year": year,
        "table": TABLES[key],
        "form": form,
        "shown": shown,
        "lock": lock,
        "tabs": tabs(key, lambda one: rows_address(unit.pk, year, one)),
        "list_url": address(year, key, unit=unit.pk),
        "history": carried_history(unit, year, key),
        "crumbs": crumbs(year, key),
    }
    return form_page(request, "followup/carry_over_rows.html", context)


def _year(request: LoggedInRequest) -> int:
    """The year asked for, else the last that is over."""
    year = asked.number(request, "ar") or today().year - 1
    if not FIRST_YEAR <= year <= today().year:
        raise Http404("no such year")
    return year


def _table(request: LoggedInRequest) -> Carried:
    wanted = request.GET.get("del", "")
    return Carried(wanted) if wanted in {*Carried} else Carried.OPERATING


def _save(request: LoggedInRequest, unit: OrgUnit, year: int, key: Carried, form: CarryOversForm) -> bool:
    """Save what was typed; False when it is refused, and then the form says why."""
    try:
        saved = carry_overs.save_carried(unit, year, key, form.inputs(), by=request.user)
    except carry_overs.StaleCarryOvers as clash:
        form.meet(clash)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    said = {0: "Ingen rad var ändrad.", 1: "En rad är sparad."}
    messages.success(request, said.get(saved, f"{number(saved)} rader är sparade."))
    return True
