"""Räkenskaper: the periods that have been begun, and a period's accounts with their checks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup.enums import MoneyUnit
from followup.forms.accounts import AccountsForm, BeginForm
from followup.pages.account_checks import address_in, check_list
from followup.pages.account_periods import account_periods, account_units, proposed_period
from followup.pages.account_tables import table_of
from followup.pages.accounts import BUDGET, COMBINED, OWN, PARTS, Accounts, Part, Period, accounts_of
from followup.permissions import may_write_money
from followup.services import account_grids
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def accounts_list(request: LoggedInRequest) -> HttpResponse:
    """The periods that have been begun, the newest first; sent: another is begun."""
    own, combined = account_units(request.user)
    form = BeginForm(asked.sent_fields(request), proposed=proposed_period(today()))
    if form.is_valid():
        period = Period(form.cleaned_data["year"], form.cleaned_data["month"])
        units = [unit for unit in (own, combined) if unit and may_write_money(request.user, unit)]
        try:
            account_grids.begin(units, period.year, period.month, by=request.user)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(period.url)
    page = asked.page_of(request, account_periods(), 50)
    context = {"form": form, "page": page, "own": own, "combined": combined}
    return form_page(request, "followup/accounts_list.html", context)


@accepts("GET", "POST")
def accounts_detail(request: LoggedInRequest, year: int, month: int) -> HttpResponse:
    """Checks first, then the tables; whoever writes the money has amounts as fields."""
    accounts, part = _asked_for(request, Period(year, month)), _part(request)
    lines = {slug: accounts.typed_lines(slug, part) for slug in accounts.typed}
    columns = [accounts.columns[slug] for slug in accounts.typed]
    form = AccountsForm(asked.sent_fields(request), columns, lines, accounts.unit)
    if form.is_valid() and _save(request, form):
        return redirect(f"{request.get_full_path()}{asked.place(request)}")
    checks = check_list(accounts, part)
    tables = [table_of(accounts, account, form, checks.marks) for account in part.accounts]
    context = {
        "accounts": accounts,
        "part": part,
        "form": form,
        "checks": checks,
        "tables": [table for table in tables if table.groups],
        **_addresses(accounts, part),
    }
    return form_page(request, "followup/accounts_detail.html", context)


def _asked_for(request: LoggedInRequest, period: Period) -> Accounts:
    """The accounts of a period that has been begun, as the address asks for them."""
    own, combined = account_units(request.user)
    typed: tuple[str, ...] = (BUDGET,) if request.GET.get("fyll") == BUDGET else (OWN, COMBINED)
    if combined and not may_write_money(request.user, combined):
        typed = tuple(slug for slug in typed if slug != COMBINED)
    accounts = accounts_of(period, own, combined, typed=typed, unit=_unit(request))
    if all(accounts.columns[slug].stored is None for slug in accounts.of_units):
        raise Http404("not begun")
    return accounts


def _unit(request: LoggedInRequest) -> MoneyUnit:
    """What amounts are shown and typed in: tkr unless another unit is asked for."""
    wanted = request.GET.get("belopp", "").upper()
    return MoneyUnit(wanted) if wanted in MoneyUnit.values else MoneyUnit.TKR


def _part(request: LoggedInRequest) -> Part:
    wanted = request.GET.get("del", "")
    return next((part for part in PARTS if part.slug == wanted), PARTS[0])


def _addresses(accounts: Accounts, part: Part) -> dict[str, object]:
    """Where the page leads: its parts, and what is filled in beside it."""
    period, unit = accounts.period, accounts.unit
    typed = BUDGET if BUDGET in accounts.typed else ""
    parts = [one for one in PARTS if any(accounts.lines(account) for account in one.accounts)]
    return {
        "pages": [{"label": one.name, "url": address_in(period, one, unit), "is_here": one == part} for one in parts],
        "units": [
            {"label": one.label, "url": address_in(period, part, one, typed=typed), "is_here": one == unit}
            for one in MoneyUnit
        ],
        "here_url": address_in(period, part, unit),
        "budget_url": "" if typed else address_in(period, part, unit, typed=BUDGET),
        "before": Period(period.year - 1, 12),
        "lacks_before": accounts.columns[f"{OWN}-ib"].stored is None,
    }


def _save(request: LoggedInRequest, form: AccountsForm) -> bool:
    """Save what was typed; False when somebody else saved first, and then the form says so."""
    try:
        saved = account_grids.save_grids(form.grids(), by=request.user)
    except account_grids.StaleGrids as clash:
        form.meet(clash)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    said = {0: "Inget var ändrat.", 1: "Ett belopp är sparat."}
    messages.success(request, said.get(saved, f"{number(saved)} belopp är sparade."))
    return True
