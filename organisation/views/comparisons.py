"""Comparing two texts of a document, and what a decision changed: the same for plans and reports, whose views say which."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from organisation.decisions.put_in import put_in_words
from organisation.desk import jobs
from organisation.desk.files import PDF
from organisation.models import Job
from organisation.pages.comparison_files import FORMS, text_of
from organisation.pages.comparisons import (
    ALL,
    BESIDE,
    FROM,
    SHOW,
    TO,
    VIEW,
    Choice,
    Compares,
    ComparisonPage,
    How,
    Picked,
    pick,
    picked,
)
from organisation.pages.files import files_of
from organisation.requests import LoggedInRequest
from organisation.views.files import text_file
from organisation.views.papers import Place
from styrmodell.web import asked
from styrmodell.web.lines import Line

STEP = "steg"
DECIDED = "Vad beslutet ändrade"
NOTHING = "Texten är densamma i förslaget och i beslutet."


def comparison_page(request: LoggedInRequest, template: str, compares: Compares) -> HttpResponse:
    """Jämför: the two texts that are asked for, else the last two that differ.

    Args:
        template: the view's own, which extends `comparisons/comparison.html`; so too below.

    Raises:
        Http404: there is nothing that this person may read, or not what was asked for.
    """
    if not compares.choices:
        raise Http404("no text for this person")
    found, how = _asked_for(request, compares), _how(request)
    if found is None:
        return render(request, template, {"page": ComparisonPage(compares, None, how, "Jämför")})
    files = files_of(text_of(compares, found, how), forms=FORMS)
    page = ComparisonPage(compares, found, how, found.heading, found.comparison.words, found.asked, files)
    return render(request, template, {"page": page})


def decided_page(request: LoggedInRequest, template: str, compares: Compares, number: int) -> HttpResponse:
    """Vad beslutet ändrade: an edition beside what was first laid before a body, or a change on the way (`?steg=`).

    Raises:
        Http404: there is no such edition or step, or nothing was laid before a body on the way.
    """
    edition = next((one for one in compares.choices if one.key == f"utgava-{number}"), None)
    steps = compares.steps_to(edition) if edition else []
    chosen = asked.number(request, STEP) or 0
    if chosen >= len(steps):
        raise Http404("no such edition or step, or it was decided on no handling")
    found, how = picked(compares, *steps[chosen]), _how(request)
    lines = tuple(_step_line(at, step) for at, step in enumerate(steps)) if len(steps) > 1 else ()
    files = files_of(text_of(compares, found, how), forms=FORMS)
    lede = found.comparison.words if found.comparison.count else NOTHING
    asked_for, put_in = f"?{STEP}={chosen}", put_in_words(edition.matter if edition else None)
    page = ComparisonPage(compares, found, how, DECIDED, lede, asked_for, files, lines, chosen, put_in)
    return render(request, template, {"page": page})


def comparison_file(request: LoggedInRequest, compares: Compares, form: str, *, task: Any) -> HttpResponse:
    """A comparison in a format.

    Args:
        task: makes its PDF, given the document's id, who asks, which two by their keys, and whether all is in it.

    Raises:
        Http404: as `comparison_page`, and for a format that comparisons are not made in.
    """
    found, how = _asked_for(request, compares), _how(request)
    if form not in (PDF, *FORMS) or found is None:
        raise Http404("no such file")
    text = text_of(compares, found, how)
    asked_for = (found.before.key, found.after.key, how.shows_all)
    place = Place(f"{found.heading}, {compares.name}", f"{text.url}{text.asked}")

    def start() -> Job:
        key = f"comparison:{compares.url}{':'.join(map(str, asked_for))}"
        args = (compares.own, request.user.pk, *asked_for)
        return jobs.enqueue(key, f"PDF av jämförelse, {place}", by=request.user, task=task, args=args, about=place)

    return text_file(request, text, form, start=start)


def _asked_for(request: LoggedInRequest, compares: Compares) -> Picked | None:
    try:
        return pick(compares, request.GET.get(FROM, ""), request.GET.get(TO, ""))
    except ObjectDoesNotExist as missing:
        raise Http404(str(missing)) from missing


def _how(request: LoggedInRequest) -> How:
    return How(shows_all=request.GET.get(SHOW) == ALL, is_beside=request.GET.get(VIEW) == BESIDE)


def _step_line(at: int, step: tuple[Choice, Choice]) -> Line:
    before, after = step
    between = f"{capfirst(before.short)} till {after.short}"
    return Line(before.decided or between if at else "Från förslag till beslut", f"?{STEP}={at}", between if at else "")
