"""Förklara en skillnad: why two figures of the accounts do not agree."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from followup.forms.accounts import ExplanationForm
from followup.models import ExplainedDifference
from followup.pages.account_checks import WHOSE, slug_of
from followup.pages.account_period import Period
from followup.pages.account_periods import account_units, crumbs
from followup.pages.accounts import Accounts, accounts_of
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
    found = _check(accounts, column, check)
    about = accounts.columns[column].stored
    if about is None:
        raise Http404("not begun")
    require(may_write_money(request.user, about.unit))
    stored = ExplainedDifference.objects.filter(column=about, check_key=found.key).first()
    form = ExplanationForm(asked.sent_fields(request), stored=stored)
    if form.is_valid():
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
            return redirect(accounts.period.url)
    context = {
        "accounts": accounts,
        "check": found,
        "whose": WHOSE[column],
        "form": form,
        "crumbs": crumbs(accounts.period),
    }
    return form_page(request, "followup/accounts_explain.html", context)


def _check(accounts: Accounts, column: str, slug: str) -> Check:
    """The check that an address is about.

    Raises:
        Http404: there is none, or it does not differ.
    """
    for one in accounts.checks:
        if (one.sheet, slug_of(one)) == (column, slug) and one.verdict in EXPLAINABLE:
            return one
    raise Http404("no such difference")
