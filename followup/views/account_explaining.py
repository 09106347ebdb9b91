"""Förklara en skillnad: why two figures of the accounts do not agree."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup.forms.accounts import ExplanationForm
from followup.models import AccountColumn, ExplainedDifference
from followup.pages.account_checks import WHOSE, slug_of
from followup.pages.account_period import Period
from followup.pages.account_periods import account_units, crumbs
from followup.pages.accounts import Accounts, accounts_of
from followup.pages.company_accounts import of_company
from followup.permissions import may_write_money
from followup.rules.accounts.check import Check
from followup.rules.accounts.findings import EXPLAINABLE
from followup.rules.accounts.told import ZERO
from followup.services.account_figures import explain
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def accounts_explain(request: LoggedInRequest, year: int, month: int, column: str, check: str) -> HttpResponse:
    """One difference, and why it is there. It holds as long as the two figures differ by just that."""
    own, combined = account_units(request.user)
    accounts = accounts_of(Period(year, month), own, combined)
    found, about = _difference(accounts, column, check)
    require(may_write_money(request.user, about.unit))
    return _explaining(request, "followup/accounts_explain.html", accounts, found, about, crumbs(accounts.period))


@accepts("GET", "POST")
def accounts_company_explain(
    request: LoggedInRequest, year: int, month: int, pk: int, column: str, check: str
) -> HttpResponse:
    """One difference in a bolag's own accounts, said by whoever fills them in."""
    company = of_company(request.user, Period(year, month, pk))
    accounts = accounts_of(company.period, company.unit, None)
    found, about = _difference(accounts, column, check)
    require(company.may_write)
    way = [*company.crumbs, (company.period.name, company.period.url)]
    return _explaining(request, "followup/accounts_company_explain.html", accounts, found, about, way)


def _explaining(
    request: LoggedInRequest,
    template: str,
    accounts: Accounts,
    found: Check,
    about: AccountColumn,
    way: list[tuple[str, str]],
) -> HttpResponse:
    stored = ExplainedDifference.objects.filter(column=about, check_key=found.key).first()
    form = ExplanationForm(asked.sent_fields(request), stored=stored)
    if form.is_valid() and _is_explained(request, form, found, about):
        return redirect(accounts.period.url)
    place = accounts.company_name or WHOSE[found.sheet]
    context = {"accounts": accounts, "check": found, "whose": place, "form": form, "crumbs": way}
    return form_page(request, template, context)


def _is_explained(request: LoggedInRequest, form: ExplanationForm, found: Check, about: AccountColumn) -> bool:
    """Save what is said; False when it was not, and then the form says why."""
    try:
        explain(
            about,
            found.key,
            by=request.user,
            difference=found.difference or ZERO,
            text=form.cleaned_data["text"],
            version=form.seen_version,
        )
    except StaleEdit as clash:
        form.meet(clash)
    except DomainError as refusal:
        form.add_error("text", str(refusal))
    else:
        messages.success(request, "Skillnaden är förklarad. Blir den en annan gäller förklaringen inte längre.")
        return True
    return False


def _difference(accounts: Accounts, column: str, slug: str) -> tuple[Check, AccountColumn]:
    """The check that an address is about, and the column that it is told of.

    Raises:
        Http404: there is none, or it does not differ.
    """
    about = accounts.columns[column].stored if column in accounts.columns else None
    for one in accounts.checks:
        if about and (one.sheet, slug_of(one)) == (column, slug) and one.verdict in EXPLAINABLE:
            return one, about
    raise Http404("no such difference")
