"""Nämndernas och bolagens delar i kommunens årsredovisning: taken in, chosen from and shortened."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst

from followup.enums import PartExtent
from followup.forms.unit_parts import UnitPartForm, UnitPartTextForm
from followup.models import Report, UnitPart
from followup.pages.unit_parts import UnitPartPage, parts_address, unit_part, unit_parts
from followup.reading.unit_parts import has_unit_parts
from followup.services import reports
from followup.services import unit_parts as services
from followup.unit_part_permissions import may_choose_unit_parts
from followup.views.reports import visible_report
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import count_words
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back

TAKE, ALL = "take_part", "alla"  # the buttons' name, and what the one says that takes in all that are left
LEAVE_OUT = "leave_out_part"
RESTORE = "restore"  # which version of the shortened text the button stood beside
NOTHING_TYPED: dict[str, str] = {}  # these forms are buttons
PLACE = "delar"  # the part of the page that is written on where they stand


@accepts("GET", "POST")
def report_parts(request: LoggedInRequest, pk: int) -> HttpResponse:
    """All of them, with what is awaited; sent: one is taken in or left out, or all that are left are taken in."""
    report = _report(request, pk)
    if request.method == "POST":
        try:
            press(request, report)
        except DomainError as refusal:
            return give_back(request, str(refusal), parts_address(report), key="", fields=NOTHING_TYPED)
        return redirect(parts_address(report))
    closed = "" if report.may_be_written(on=today()) else reports.why_not_writable(report, on=today())
    context = {"report": report, "parts": unit_parts(report), "closed": closed}
    return render(request, "followup/report_parts.html", context)


def press(request: LoggedInRequest, report: Report) -> str:
    """Do what the button that was pressed says, if it was one of these, and tell of it. Returns the place on the page.

    Raises:
        DomainError: kommunens report is not open, or the other is not handed in.
    """
    if not may_choose_unit_parts(request.user, report):
        return ""
    if source := asked.posted_number(request, LEAVE_OUT):
        _leave_out(request, report, source)
        return f"#{PLACE}"
    sources = _wanted(request, report)
    if not sources:
        return ""
    taken = services.take(report, sources, by=request.user)
    messages.success(request, _taken_words(taken))
    return f"#{PLACE}"


def _wanted(request: LoggedInRequest, report: Report) -> list[int]:
    """Those that are to be taken in; none where no such button was pressed, or somebody else has taken in all of them."""
    if request.POST.get(TAKE) == ALL:
        return [one.below.report.pk for one in unit_parts(report).left]
    number = asked.posted_number(request, TAKE)
    return [number] if number else []


def _taken_words(taken: list[UnitPart]) -> str:
    if len(taken) == 1:
        return f"{taken[0].source.unit_name} är med i årsredovisningen, {taken[0].get_extent_display()}."
    return f"{capfirst(count_words(len(taken), common=True))} årsrapporter är med i årsredovisningen."


def _leave_out(request: LoggedInRequest, report: Report, source: int) -> None:
    page = unit_part(report, source)
    if page is None:
        raise Http404
    name = page.below.report.unit_name
    try:  # the button stands where nobody has chosen
        services.choose(report, page.below.report, by=request.user, extent=PartExtent.LEFT_OUT, version=0)
    except StaleEdit as stale:
        raise DomainError(f"Någon annan har redan valt hur mycket av {name} som ska vara med.") from stale
    messages.success(request, f"{name} är inte med i årsredovisningen.")


@accepts("GET", "POST")
def report_part(request: LoggedInRequest, pk: int, source: int) -> HttpResponse:
    """One of them: how much is told of it, which of its sections, and which of its texts are shortened."""
    report = _report(request, pk)
    page = _page(report, source)
    form = UnitPartForm(asked.sent_fields(request), part=page.part, choices=page.choices)
    if form.is_valid():
        try:
            version = form.seen_version
            row = services.choose(report, page.below.report, by=request.user, version=version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = "inte med" if not row.is_told else f"med, {row.get_extent_display()}"
            messages.success(request, f"{page.below.report.unit_name} är {said}.")
            return redirect(page.url)
    context = {"report": report, "page": page, "form": form, "list_url": parts_address(report)}
    return form_page(request, "followup/report_part.html", context)


@accepts("GET", "POST")
def report_part_text(request: LoggedInRequest, pk: int, source: int, place: str) -> HttpResponse:
    """A text of a part: shortened, or as the report has it again."""
    report = _report(request, pk)
    page = _page(report, source)
    line = next((one for one in page.texts if one.text.place == place), None)
    if line is None or page.part is None:
        raise Http404
    if RESTORE in request.POST:
        return _restore(request, page, page.part, place)
    row = page.part.texts.filter(place=place).first()
    form = UnitPartTextForm(asked.sent_fields(request), row=row, own=line.text.html)
    if form.is_valid():
        try:
            version = form.seen_version
            services.save_text(page.part, place, by=request.user, version=version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, _draft_key(page, place))
            messages.success(request, "Texten är sparad.")
            return redirect(page.url)
    draft = drafts.offered(request, _draft_key(page, place), is_sent=form.is_bound)
    context = {"report": report, "page": page, "line": line, "row": row, "form": form, "draft": draft}
    return form_page(request, "followup/report_part_text.html", context)


def _restore(request: LoggedInRequest, page: UnitPartPage, part: UnitPart, place: str) -> HttpResponse:
    """Återställ: the report's own text again."""
    try:
        services.restore_text(part, place, by=request.user, version=asked.posted_number(request, RESTORE) or 0)
    except DomainError as refusal:
        return give_back(request, str(refusal), page.url, key="", fields=NOTHING_TYPED)
    drafts.saved(request, _draft_key(page, place))
    messages.success(request, "Rapportens egen text står där igen.")
    return redirect(page.url)


def _draft_key(page: UnitPartPage, place: str) -> str:
    """The name under which the page's unsaved text is kept."""
    return f"report:{page.report.pk}/del/{page.below.report.pk}/{place}"


def _report(request: LoggedInRequest, pk: int) -> Report:
    """Kommunens årsredovisning, of whom writes it; 404 of any other report."""
    report = visible_report(request, pk)
    if not has_unit_parts(report):
        raise Http404
    require(may_choose_unit_parts(request.user, report))
    return report


def _page(report: Report, source: int) -> UnitPartPage:
    page = unit_part(report, source)
    if page is None:
        raise Http404
    return page
