"""Ett bolags räkenskaper: its own result and balance of a period, filled in by the bolag."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from followup.pages.account_period import Period
from followup.pages.accounts import OF_COMPANY, Accounts, accounts_of
from followup.pages.company_accounts import OfCompany, of_company
from followup.services import account_grids
from followup.views.accounts import asked_columns, asked_part, asked_unit, form_of, page_of, save_grids
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def accounts_company(request: LoggedInRequest, year: int, month: int, pk: int) -> HttpResponse:
    """A bolag's own columns with their checks; sent by whoever fills them in: saved. Before that they are begun."""
    about = of_company(request.user, Period(year, month, pk))
    if request.method == "POST":
        require(about.may_write)
    accounts, part = _accounts(request, about), asked_part(request)
    if accounts.own.stored is None:
        return _not_begun(request, about)
    form = form_of(request, accounts, part)
    if form.is_valid() and save_grids(request, form):
        return redirect(f"{request.get_full_path()}{asked.place(request)}")
    context = {**page_of(accounts, part, form), "about": about, "is_begun": True}
    return form_page(request, "followup/accounts_company.html", context)


def _accounts(request: LoggedInRequest, about: OfCompany) -> Accounts:
    # What was typed before it was decided is shown with the reason, and not lost.
    is_typed = about.may_write and (not about.locked or request.method == "POST")
    typed = asked_columns(request, (OF_COMPANY,)) if is_typed else ()
    return accounts_of(about.period, about.unit, None, typed=typed, unit=asked_unit(request))


def _not_begun(request: LoggedInRequest, about: OfCompany) -> HttpResponse:
    """Nothing is said yet: the year's lines and a column to fill in are made when somebody asks for them."""
    period = about.period
    if request.method == "POST":
        try:
            account_grids.begin([about.unit], period.year, period.month, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        return redirect(period.url)
    return form_page(request, "followup/accounts_company.html", {"about": about, "is_begun": False})
