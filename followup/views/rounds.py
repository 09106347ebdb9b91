"""Uppföljningstillfällen: the list, who has handed in, and the controller's dates."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst

from followup.forms.rounds import ReportFilter, RoundFilter, RoundForm, RoundNewForm, initial_of
from followup.models import Report, ReportingRound
from followup.pages.handed_in import handed_in, report_rows, round_lines
from followup.pages.round_proposal import proposal
from followup.pages.round_removal import places_written
from followup.permissions import may_manage_rounds
from followup.services import round_removal, rounds
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import count_words
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 200


@accepts("GET")
def round_list(request: LoggedInRequest) -> HttpResponse:
    """Uppföljning: every round, newest first, and how far this person's reports have come."""
    years = ReportingRound.objects.order_by("-year").values_list("year", flat=True).distinct()
    form = RoundFilter(request.GET, years=years)
    text, kind, year = (form.wanted[name] for name in ("q", "slag", "ar"))
    lines = round_lines(request.user, text=text, kind=kind, year=int(year) if year else None, on=today())
    page = asked.page_of(request, lines, ROWS_A_PAGE)
    context = {
        "form": form,
        "page": page,
        "has_own": any(line.mine for line in page.object_list),
        "may_manage": may_manage_rounds(request.user),
    }
    return render(request, "followup/round_list.html", context)


@accepts("GET", "POST")
def round_new(request: LoggedInRequest) -> HttpResponse:
    """Nytt tillfälle: proposed from the one before, every date can be changed."""
    require(may_manage_rounds(request.user))
    form = RoundNewForm(asked.sent_fields(request), initial=proposal(request.GET.get("slag", ""), on=today()))
    if form.is_valid():
        try:
            round_ = rounds.create(by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{round_} är upplagd.")
            _warn_of_length(request, round_)
            if round_.opens_on <= today():
                rounds.open_round(round_, by=request.user)
            return redirect(round_)
    return form_page(request, "followup/round_new.html", {"form": form})


@accepts("GET", "POST")
def round_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra datum and who reports."""
    round_ = get_object_or_404(ReportingRound.objects.visible_to(request.user), pk=pk)
    require(may_manage_rounds(request.user))
    form = RoundForm(asked.sent_fields(request), initial=initial_of(round_))
    if form.is_valid():
        try:
            saved = rounds.edit(round_, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Ändringen är sparad.")
            _warn_of_length(request, saved)
            return redirect(round_)
    return form_page(request, "followup/round_edit.html", {"form": form, "round": round_})


def _warn_of_length(request: LoggedInRequest, round_: ReportingRound) -> None:
    if round_.length_words:
        messages.warning(request, round_.length_words)


@accepts("GET")
def round_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Vem har lämnat?: unit × stage, as far as this person may see."""
    round_ = get_object_or_404(ReportingRound.objects.visible_to(request.user), pk=pk)
    form = ReportFilter(request.GET)
    text, stage, kind = (form.wanted[name] for name in ("q", "lage", "slag"))
    reports = Report.objects.visible_to(request.user).filter(round=round_)
    found = handed_in(reports, text=text, stage=stage, kind=kind, on=today())
    page = asked.page_of(request, found.chosen, ROWS_A_PAGE, count=found.count)
    may_manage = may_manage_rounds(request.user)
    is_closed = round_.has_closed(on=today())
    context = {
        "round": round_,
        "found": found,
        "page": page,
        "rows": report_rows(page.object_list, request.user, top=found.top, on=today()),
        "form": form,
        "is_filtered": form.is_narrowed,
        "may_manage": may_manage,
        "without_report": rounds.units_without_report(round_).count() if may_manage and not is_closed else 0,
        "is_removable": may_manage and not found.has_been_handed_in,
        "is_closable": may_manage and not is_closed and round_.last_due <= today(),
    }
    return render(request, "followup/round_detail.html", context)


@accepts("GET", "POST")
def round_remove(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta bort a round that was set up wrongly, while nothing has been handed in; what is written stays with its writers."""
    round_ = get_object_or_404(ReportingRound.objects.visible_to(request.user), pk=pk)
    require(may_manage_rounds(request.user))
    if request.method == "POST":
        try:
            written = round_removal.remove(round_, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(round_)
        kept = " Det som var skrivet finns kvar i Mitt arbete hos dem som skrev det." if written else ""
        messages.success(request, f"{round_} är borttagen.{kept}")
        return redirect("followup:round_list")
    if why := round_removal.why_not_removed(round_):
        messages.error(request, why)
        return redirect(round_)
    places = places_written(round_removal.written_in(round_))
    return form_page(request, "followup/round_remove.html", {"round": round_, "places": places})


@accepts("POST")
def round_open(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Öppna: every unit that reports and has no report gets one."""
    round_ = get_object_or_404(ReportingRound.objects.visible_to(request.user), pk=pk)
    require(may_manage_rounds(request.user))
    try:
        made = rounds.open_round(round_, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _opened(made))
    return redirect(round_)


def _opened(made: int) -> str:
    if not made:
        return "Alla enheter hade redan en rapport."
    units = f"{capfirst(count_words(made, common=True))} {'enhet' if made == 1 else 'enheter'}"
    return f"{units} har fått sin rapport."


@accepts("POST")
def round_close(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Stäng: from tomorrow nobody starts writing."""
    round_ = get_object_or_404(ReportingRound.objects.visible_to(request.user), pk=pk)
    require(may_manage_rounds(request.user))
    try:
        rounds.close_round(round_, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Uppföljningen stänger i dag.")
    return redirect(round_)
