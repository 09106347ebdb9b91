"""Klistra in räkenskaper: a table from Excel or a report, looked at and saved whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from followup.forms.account_tables import PasteForm
from followup.pages.account_period import Period
from followup.pages.account_periods import crumbs
from followup.pages.account_targets import Targets, targets_of
from followup.services import account_grids
from followup.views.account_previews import Looked, context_of, looked_at
from followup.views.account_saving import saved_words
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

HOW = "Inklistrat"


@accepts("GET", "POST")
def accounts_paste(request: LoggedInRequest, year: int, month: int) -> HttpResponse:
    """A box for a table; sent: what it would do, and sent once more it is done."""
    period = Period(year, month)
    targets = targets_of(request.user, period)
    form = PasteForm(asked.sent_fields(request), whose=targets.units)
    looked = _looked_at(request, form, targets) if form.is_valid() else None
    if looked and looked.is_to_save:
        if _save(request, looked, targets):
            return redirect(period.url)
        looked = _looked_at(request, form, targets_of(request.user, period)) if looked.choices.stale else looked
    context = {"targets": targets, "form": form, "crumbs": crumbs(period), **context_of(looked)}
    return form_page(request, "followup/accounts_paste.html", context, refusal=context["changed"])


def _looked_at(request: LoggedInRequest, form: PasteForm, targets: Targets) -> Looked | None:
    try:
        return looked_at(request, form, targets, form.cleaned_data["text"])
    except DomainError as refusal:
        form.add_error("text", str(refusal))
        return None


def _save(request: LoggedInRequest, looked: Looked, targets: Targets) -> bool:
    """Save what was shown; False when it is refused, and then the form says so."""
    try:
        saved = account_grids.save_grids(looked.preview.grids(targets), by=request.user, reason=HOW)
    except account_grids.StaleGrids:
        looked.choices.stale = True
        return False
    except DomainError as refusal:
        looked.choices.add_error(None, str(refusal))
        return False
    messages.success(request, saved_words(saved))
    return True
