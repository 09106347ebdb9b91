"""Räkenskaper: the periods that have been begun, and a period's accounts with their checks."""

from collections.abc import Sequence
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup.enums import MoneyUnit
from followup.forms.account_tables import PasteForm
from followup.forms.accounts import AccountsForm, BeginForm
from followup.pages.account_checks import address_in, check_list
from followup.pages.account_parts import part_links, parts_of, unit_links
from followup.pages.account_period import Period
from followup.pages.account_periods import account_periods, account_units, proposed_period, whose_accounts
from followup.pages.account_ratios import ratio_tables, restoring, year_ends
from followup.pages.account_tables import table_of
from followup.pages.accounts import (
    BUDGET,
    COMBINED,
    FORECAST,
    OF_YEAR,
    OWN,
    PARTS,
    RATIOS,
    REQUIREMENT,
    Accounts,
    Part,
    accounts_of,
    closed_in,
    still_open,
)
from followup.pages.accounts_published import as_published, only_read
from followup.pages.central_finance import central_finance
from followup.permissions import may_write_money
from followup.services import account_grids
from followup.views.account_saving import save_typed
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
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
    """Checks first, then the tables; whoever writes the money has amounts as fields, until a body has decided on them."""
    accounts = _asked_for(request, Period(year, month))
    closed = closed_in(accounts)
    # What was typed before it was decided is shown with the reason, and not lost.
    if request.method != "POST":
        accounts = still_open(accounts, closed)
    part = asked_part(request, parts_of(accounts))
    form = form_of(request, accounts, part)
    if form.is_valid() and save_grids(request, form):
        return redirect(f"{request.get_full_path()}{asked.place(request)}")
    is_written = accounts.is_written
    context = {
        **page_of(accounts, part, form, asked_for=next((slug for slug in OF_YEAR if slug in closed), "")),
        "finance": central_finance(accounts) if is_written and part.has_central_finance else None,
        "locked": list(dict.fromkeys(closed.values())),
        "is_written": is_written,
        "paste": PasteForm(None, whose=_written(request, accounts), unit=accounts.unit) if is_written else None,
        "before": Period(year - 1, 12),
        "lacks_before": is_written and accounts.columns[f"{OWN}-ib"].stored is None,
        **_through_the_years(accounts, part),
    }
    return form_page(request, "followup/accounts_detail.html", context)


def _asked_for(request: LoggedInRequest, period: Period) -> Accounts:
    """The accounts of a period that has been begun, as the address asks for them.

    Whoever writes none of them reads what a decided report has told.
    """
    own, combined = whose_accounts()
    typed = asked_columns(request, (OWN, COMBINED))
    if combined and not may_write_money(request.user, combined):
        typed = tuple(slug for slug in typed if slug != COMBINED)
    accounts = accounts_of(period, own, combined, typed=typed, unit=asked_unit(request))
    if all(accounts.columns[slug].stored is None for slug in accounts.of_units):
        raise Http404("not begun")
    if not may_write_money(request.user, own):
        return _published(request, accounts)
    return accounts


def _published(request: LoggedInRequest, accounts: Accounts) -> Accounts:
    """What a decided report has told, to read."""
    told = as_published(accounts)
    if told is None:
        raise Http404("nothing is told")
    require(request.method != "POST")
    return told


def _written(request: LoggedInRequest, accounts: Accounts) -> list[str]:
    """Whose accounts the person writes."""
    units = {slug: accounts.columns[slug].slot.unit for slug in accounts.of_units}
    return [slug for slug, unit in units.items() if may_write_money(request.user, unit)]


def asked_columns(request: LoggedInRequest, outcome: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that are filled in: those of the outcome unless the budget or the forecast is asked for."""
    wanted = request.GET.get("fyll", "")
    return (wanted,) if wanted in OF_YEAR else outcome


def asked_unit(request: LoggedInRequest) -> MoneyUnit:
    """What amounts are shown and typed in: tkr unless another unit is asked for."""
    wanted = request.GET.get("belopp", "").upper()
    return MoneyUnit(wanted) if wanted in MoneyUnit.values else MoneyUnit.TKR


def asked_part(request: LoggedInRequest, parts: Sequence[Part] = PARTS) -> Part:
    """The part of the accounts that is asked for; the first unless there is such a one."""
    wanted = request.GET.get("del", "")
    return next((part for part in parts if part.slug == wanted), next(iter(parts), PARTS[0]))


def _through_the_years(accounts: Accounts, part: Part) -> dict[str, object]:
    """What is told with the years before beside: key ratios, and what is to be restored."""
    found: dict[str, object] = {"ratios": [], "restoring": []}
    if not accounts.is_written:
        return found
    if part.slug == RATIOS:
        found["ratios"] = ratio_tables(accounts, year_ends(accounts))
    elif part.slug == REQUIREMENT:
        found["restoring"] = restoring(accounts, year_ends(accounts))
    return found


def form_of(request: LoggedInRequest, accounts: Accounts, part: Part) -> AccountsForm:
    """The fields of what is filled in on a part."""
    lines = {slug: accounts.typed_lines(slug, part) for slug in accounts.typed}
    columns = [accounts.columns[slug] for slug in accounts.typed]
    return AccountsForm(asked.sent_fields(request), columns, lines, accounts.unit)


def save_grids(request: LoggedInRequest, form: AccountsForm) -> bool:
    """Save what was typed; False when it was not, and then the form says why."""
    return save_typed(request, form, partial(_saved, request, form))


def _saved(request: LoggedInRequest, form: AccountsForm) -> int:
    return account_grids.save_grids(form.grids(), by=request.user)


def page_of(accounts: Accounts, part: Part, form: AccountsForm, *, asked_for: str = "") -> dict[str, object]:
    """What a page of the accounts tells, and where it leads: its parts, and what is filled in beside it.

    Args:
        asked_for: the column of the year that is shown in place of being filled in.
    """
    checks = check_list(accounts, part) if accounts.typed else only_read(check_list(accounts, part))
    tables = [table_of(accounts, account, form, checks.marks) for account in part.accounts]
    typed = next((slug for slug in OF_YEAR if slug in accounts.typed), asked_for)
    return {
        "accounts": accounts,
        "part": part,
        "form": form,
        "checks": checks,
        "tables": [table for table in tables if table.groups],
        "pages": part_links(accounts, part),
        "units": unit_links(accounts, part, typed=typed),
        "others": _others(accounts, part, typed),
        "locked": "",
        "lacks_before": False,
    }


def _others(accounts: Accounts, part: Part, typed: str) -> list[tuple[str, str]]:
    """What may be filled in instead: label and address."""
    words = {"": "Fyll i utfallet", BUDGET: "Fyll i budgeten", FORECAST: "Fyll i prognosen"}
    offered = ["", *(slug for slug in OF_YEAR if slug in accounts.columns)]
    return [
        (words[slug], address_in(accounts.period, part, accounts.unit, typed=slug)) for slug in offered if slug != typed
    ]
