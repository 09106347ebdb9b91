"""Rapporternas avsnitt: the controller's page for what a year's reports are asked for."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse

from followup.forms.sections import COLUMNS, SectionFilter, SectionForm, initial_of
from followup.models import ReportSection
from followup.pages.sections import cells_of, section_lines
from followup.permissions import may_manage_rounds
from followup.rules.sections import BUILT, LEVEL_WORDS
from followup.services import sections
from followup.services.sections import is_askable
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts


@accepts("GET")
def section_list(request: LoggedInRequest) -> HttpResponse:
    """A year's sections in the order they are asked, and of whom."""
    require(may_manage_rounds(request.user))
    form = SectionFilter(request.GET, years=_years())
    lines = section_lines(form.year, text=form.wanted["q"], reporter=form.wanted["vem"])
    context = {"form": form, "year": form.year, "lines": lines, "columns": COLUMNS}
    return render(request, "followup/section_list.html", context)


def _years() -> list[int]:
    """The years that have their sections, the newest first."""
    return list(ReportSection.objects.order_by("-year").values_list("year", flat=True).distinct())


@accepts("GET", "POST")
def section_new(request: LoggedInRequest) -> HttpResponse:
    """Nytt avsnitt that is written in text, last in the year unless another place is chosen."""
    require(may_manage_rounds(request.user))
    year = asked.number(request, "ar") or max(_years(), default=0)
    ordered = get_list_or_404(ReportSection.objects.askable(year))
    cells = cells_of((), LEVEL_WORDS)
    last = {"after": str(ordered[-1].pk)}
    form = SectionForm(asked.sent_fields(request), cells=cells, others=ordered, initial=last)
    if form.is_valid():
        try:
            made = sections.add(year, by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"”{made.title}” är tillagt.")
            return redirect(_list_of(year))
    return form_page(request, "followup/section_new.html", {"form": form, "year": year, "list_url": _list_of(year)})


@accepts("GET", "POST")
def section_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra a section: its words, its place, who is asked and how much."""
    require(may_manage_rounds(request.user))
    section = get_object_or_404(ReportSection.objects.filter(content__in=BUILT), pk=pk)
    form = _form_of(section, asked.sent_fields(request))
    if form.is_valid():
        try:
            seen = {"version": form.seen_version, "order": form.seen_order}
            saved = sections.edit(section, by=request.user, **seen, **form.values())
        except StaleEdit as stale:
            form.meet(stale, _form_of(stale.current, None).initial)
        except sections.OrderChanged as refusal:
            form.meet_order(refusal, _form_of(section, None).initial)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"”{saved.title}” är ändrat.")
            return redirect(_list_of(saved.year))
    context = {"form": form, "section": section, "list_url": _list_of(section.year)}
    return form_page(request, "followup/section_edit.html", context)


def _form_of(section: ReportSection, data: Any) -> SectionForm:
    ordered = list(ReportSection.objects.askable(section.year))
    rules = list(section.rules.all())
    known = {rule.reporter for rule in rules}
    askable = [one for one in LEVEL_WORDS if is_askable(section, one, known)]
    others = [one for one in ordered if one != section]
    return SectionForm(data, cells=cells_of(rules, askable), others=others, initial=initial_of(section, ordered))


def _list_of(year: int) -> str:
    return f"{reverse('followup:section_list')}?ar={year}"
