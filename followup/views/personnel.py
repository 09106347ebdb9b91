"""Personal: the units' tables of a year, one of them with its fields, and a table that is pasted or in a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.documents.personnel import personnel_table
from followup.forms.personnel import PersonnelFilter, PersonnelForm, PersonnelPasteForm
from followup.models import PersonnelFigure
from followup.money.importing.personnel import PersonnelRead, read_file, read_pasted
from followup.pages.personnel import (
    FIRST_YEAR,
    address,
    crumbs,
    is_year,
    only_published,
    pasted_lines,
    reads_working_table,
    remarks,
    unit_lines,
    units_read,
)
from followup.personnel_permissions import may_write_personnel
from followup.reading.personnel import Personnel, PersonnelYear, personnel_of
from followup.rules.personnel import RULE
from followup.services import personnel
from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

UNITS_A_PAGE = 50
PASTED = "Inklistrat"


@accepts("GET")
def personnel_list(request: LoggedInRequest) -> HttpResponse:
    """The units whose people are told of in a year, and how far they have come."""
    years = range(today().year, FIRST_YEAR - 1, -1)
    form = PersonnelFilter(request.GET, years=years)
    year = int(form.wanted["ar"] or today().year - 1)
    page = asked.page_of(request, form.apply(units_read(request.user, year)), UNITS_A_PAGE)
    context = {"form": form, "year": year, "page": page, "lines": unit_lines(page.object_list, year)}
    return render(request, "followup/personnel_list.html", context)


@accepts("GET", "POST")
def personnel_figures(request: LoggedInRequest, pk: int, year: int) -> HttpResponse:
    """A unit's table of a year, with the years before; who writes it has fields until its report is handed in."""
    unit = _unit(request, pk, year)
    may_write = may_write_personnel(request.user, unit)
    require(may_write or request.method != "POST")
    locked = personnel.why_locked(unit, year)
    told = personnel_of(unit, year)
    if not may_write and not reads_working_table(request.user, unit):
        told = only_published(told, unit)
    form = PersonnelForm(asked.sent_fields(request), told=told, year=told.years[-1]) if may_write else None
    if form is not None and form.is_valid() and _save(request, unit, year, form):
        return redirect(address(unit.pk, year))
    is_written = may_write and (not locked or request.method == "POST")
    context = {
        **_page(unit, told, told.years[-1]),
        "form": form if is_written else None,
        "locked": locked if may_write else "",
    }
    return form_page(request, "followup/personnel_figures.html", context)


@accepts("GET", "POST")
def personnel_paste(request: LoggedInRequest, pk: int, year: int) -> HttpResponse:
    """A box for a table, and a file; sent: what it says, which is saved from there."""
    unit = _unit(request, pk, year)
    require(may_write_personnel(request.user, unit))
    is_sent = request.method == "POST"  # without a file there may be nothing in it
    form = PersonnelPasteForm(request.POST, request.FILES) if is_sent else PersonnelPasteForm()
    now = personnel_of(unit, year, years=1).years[-1]
    read = _read(form, year) if form.is_valid() else None
    context = {
        "unit": unit,
        "year": year,
        "form": form,
        "read": read,
        "lines": pasted_lines(read, now) if read else [],
        "crumbs": crumbs(unit, year),
        "figures_url": address(unit.pk, year),
        "locked": personnel.why_locked(unit, year),
    }
    return form_page(request, "followup/personnel_paste.html", context)


def _unit(request: LoggedInRequest, pk: int, year: int) -> OrgUnit:
    if not is_year(year, today()):
        raise Http404("no such year")
    unit: OrgUnit = get_object_or_404(units_read(request.user, year), pk=pk)
    return unit


def _page(unit: OrgUnit, told: Personnel, year: PersonnelYear) -> dict[str, object]:
    return {
        "unit": unit,
        "year": year.year,
        "table": personnel_table(told),
        "is_empty": year.is_empty,
        "is_example": year.is_example,
        "remarks": remarks(year),
        "rule": RULE,
        "sources": year.sources,
        "crumbs": crumbs(),
        "years": told.before,
    }


def _save(request: LoggedInRequest, unit: OrgUnit, year: int, form: PersonnelForm) -> bool:
    """Save what was typed; False when somebody else saved first, and then the form says so."""
    reason = PASTED if "inklistrat" in request.POST else ""
    source = form.cleaned_data["source"]
    try:
        saved = personnel.save_figures(unit, year, form.inputs(), by=request.user, source=source, reason=reason)
    except personnel.StalePersonnel as clash:
        form.meet(clash)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _saved_words(saved))
    return True


def _saved_words(saved: list[PersonnelFigure]) -> str:
    words = {0: "Inget var ändrat.", 1: "En uppgift är sparad."}.get(
        len(saved), f"{number(len(saved))} uppgifter är sparade."
    )
    hidden = sum(row.said.is_withheld for row in saved)
    return f"{words} Utan tal: {number(hidden)}." if hidden else words


def _read(form: PersonnelPasteForm, year: int) -> PersonnelRead | None:
    """What was sent says; None when it says nothing, and then the form says why."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    try:
        read = read_file(file.read(), year) if file else read_pasted(text, year)
    except DomainError as refusal:
        form.add_error("file" if file else "text", str(refusal))
        return None
    if not read.said:
        form.add_error("file" if file else "text", "Ingen rad känns igen. Skriv radernas namn som i tabellen.")
        return None
    return read
