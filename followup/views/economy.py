"""Ekonomi: the operating account of a unit in a round, and the forecasts typed into it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from followup.forms.economy import EconomyChoice, ForecastForm, sent_operations
from followup.models import ReportingRound
from followup.money.decided import why_not_typed
from followup.money.moved import moved_since_decided
from followup.money.plausible import Doubtful
from followup.pages.account_periods import keeps_accounts
from followup.pages.economy import EconomyPage, address_of, economy_page, offered_units, units_with_money
from followup.pages.money_history import history_row, money_history
from followup.permissions import may_import, may_write_money
from followup.services.operating import StaleForecasts, save_forecasts
from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

CHANGES_A_PAGE = 100


@accepts("GET", "POST")
def economy(request: LoggedInRequest) -> HttpResponse:
    """One unit, one round; whoever writes its money has the forecasts as fields."""
    unit = _chosen_unit(request)
    rounds = list(ReportingRound.objects.visible_to(request.user))
    if unit is None or not rounds:
        nothing = {
            "has_units": unit is not None,
            "may_import": may_import(request.user),
            "keeps_accounts": keeps_accounts(request.user),
        }
        return render(request, "followup/economy_empty.html", nothing)
    round_ = _chosen_round(request, rounds)
    page = economy_page(unit, round_, number=request.GET.get("page"), sent=sent_operations(request.POST))
    may_write = may_write_money(request.user, unit) and bool(page.rows) and round_.has_forecasts
    if request.method == "POST":
        require(may_write)
    sent = asked.sent_fields(request)
    locked = why_not_typed([unit], round_, on=today()) if may_write else []
    # What was typed before it was locked is shown with the reason, and not lost.
    form = ForecastForm(sent, page.rows) if may_write and (sent is not None or not locked) else None
    if form is not None and form.is_valid() and _save(request, page, form):
        return redirect(page.url)
    context = {
        "page": page,
        "form": form,
        "locked": locked,
        "moved": moved_since_decided(unit, round_),
        "choice": EconomyChoice(unit, round_, offered_units(request.user, unit), rounds),
        "may_import": may_import(request.user),
        "keeps_accounts": keeps_accounts(request.user),
    }
    return form_page(request, "followup/economy.html", context)


@accepts("GET")
def economy_history(request: LoggedInRequest) -> HttpResponse:
    """What has been read in and typed of the unit's money in the round, and by whom."""
    unit = _chosen_unit(request)
    rounds = list(ReportingRound.objects.visible_to(request.user))
    if unit is None or not rounds:
        raise Http404("no money to read")
    round_ = _chosen_round(request, rounds)
    page = asked.page_of(request, money_history(unit, round_), CHANGES_A_PAGE)
    context = {
        "unit": unit,
        "round": round_,
        "round_name": round_.name_for(unit.kind),
        "rows": [history_row(row) for row in page],
        "page": page,
        "crumbs": [("Ekonomi", address_of(unit.pk, round_))],
    }
    return render(request, "followup/economy_history.html", context)


def _chosen_unit(request: LoggedInRequest) -> OrgUnit | None:
    """The one asked for, else the first; None for whoever reads no money, whatever is asked for."""
    units, wanted = units_with_money(request.user), asked.number(request, "enhet")
    unit = units.first() if wanted is None else units.filter(pk=wanted).first()
    if unit is None and units.exists():
        raise Http404("no such unit")
    return unit


def _chosen_round(request: LoggedInRequest, rounds: Sequence[ReportingRound]) -> ReportingRound:
    """The one asked for, else the newest that has opened."""
    wanted = request.GET.get("tillfalle", "")
    if wanted:
        found = [round_ for round_ in rounds if round_.code == wanted]
        if not found:
            raise Http404
        return found[0]
    return next((round_ for round_ in rounds if round_.opens_on <= today()), rounds[0])


def _save(request: LoggedInRequest, page: EconomyPage, form: ForecastForm) -> bool:
    """Save what was typed; False when somebody else saved first, and then the form says so."""
    try:
        saved = save_forecasts(page.unit, page.round, form.inputs(), by=request.user, accepted=form.accepted)
    except StaleForecasts as clash:
        form.meet(clash)
        return False
    except Doubtful as refusal:
        form.doubt(refusal)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    said = {0: "Inget var ändrat.", 1: "En prognos är sparad."}
    messages.success(request, said.get(saved, f"{number(saved)} prognoser är sparade."))
    return True
