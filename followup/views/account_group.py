"""Sammanställda räkenskaper of a period: kommunen, each bolag by its share, eliminations and koncernen."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup.forms.account_group import GroupForm
from followup.pages.account_checks import address_in, check_list
from followup.pages.account_group import group_table, held_lines, typed_eliminations, untold
from followup.pages.account_parts import part_links, unit_links
from followup.pages.account_period import Period
from followup.pages.account_periods import account_units
from followup.pages.accounts import COMBINED, ELIMINATIONS, OWN, TOGETHER, Accounts, accounts_of, closed_in
from followup.pages.accounts_published import only_read
from followup.permissions import may_write_money, reads_company_accounts
from followup.services import account_grids
from followup.views.account_saving import save_typed
from followup.views.accounts import asked_unit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def accounts_group(request: LoggedInRequest, year: int, month: int) -> HttpResponse:
    """What koncernen is made of, line by line; whoever writes koncernens money fills in what is eliminated."""
    accounts = _asked_for(request, Period(year, month))
    may_write = may_write_money(request.user, accounts.columns[COMBINED].slot.unit)
    if request.method == "POST":
        require(may_write)
    closed = closed_in(accounts) if may_write else {}
    # What was typed before it was decided is shown with the reason, and not lost.
    is_typed = may_write and (not closed or request.method == "POST")
    lines = typed_eliminations(accounts) if is_typed else []
    form = GroupForm(asked.sent_fields(request), accounts, lines)
    act = partial(_save, request, accounts, form)
    if form.is_valid() and save_typed(request, form, act):
        return redirect(f"{request.get_full_path()}{asked.place(request)}")
    checks = only_read(check_list(accounts, TOGETHER)) if closed else check_list(accounts, TOGETHER)
    held = held_lines(accounts, _urls(request, accounts))
    context = {
        "accounts": accounts,
        "form": form,
        "may_write": is_typed,
        "closed": closed.values(),
        "checks": checks,
        "held": held,
        "untold": untold(held),
        "tables": [group_table(accounts, account, form, checks.marks) for account in TOGETHER.accounts],
        "pages": part_links(accounts, TOGETHER),
        "units": unit_links(accounts, TOGETHER),
        "here_url": address_in(accounts.period, TOGETHER, accounts.unit),
    }
    return form_page(request, "followup/accounts_group.html", context)


def _asked_for(request: LoggedInRequest, period: Period) -> Accounts:
    """The accounts of a period that has been begun, of a kommun that has a koncern."""
    own, combined = account_units(request.user)
    if combined is None:
        raise Http404("no koncern")
    accounts = accounts_of(period, own, combined, typed=(ELIMINATIONS,), unit=asked_unit(request))
    if all(accounts.columns[slug].stored is None for slug in (OWN, COMBINED)):
        raise Http404("not begun")
    return accounts


def _urls(request: LoggedInRequest, accounts: Accounts) -> dict[int, str]:
    """Where each bolag's own figures are, of those that the user sees."""
    period, units = accounts.period, [one.unit for one in accounts.held]
    return {
        unit.pk: Period(period.year, period.month, unit.pk).url
        for unit in units
        if reads_company_accounts(request.user, unit)
    }


def _save(request: LoggedInRequest, accounts: Accounts, form: GroupForm) -> int:
    combined, period = accounts.columns[COMBINED].slot.unit, accounts.period
    return account_grids.save_group(combined, period.year, period.month, form.grids(), form.wholes(), by=request.user)
