"""Lämna in rapporten: what is left, what is warned of and who gets it."""

from collections.abc import Iterator

from django.urls import reverse

from followup.asking.kinds import FigureQuestion, Questionnaire
from followup.asking.questions import for_report
from followup.models import Report
from followup.models.report import HANDED_IN
from followup.permissions import FOLLOWS, WRITERS
from followup.reading.material import everything_below
from organisation.decisions.documents import bodies_ahead, decisions_on
from organisation.decisions.words import in_turn
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import join_words
from styrmodell.web.hand_in import HandIn, not_printed
from styrmodell.web.lines import Line


def build(report: Report, *, has_draft: bool) -> HandIn:
    """The page of one report. The number of queries does not depend on how much it asks.

    Args:
        has_draft: its writer has typed something that is not saved.
    """
    paper = for_report(report)
    url, write = report.get_absolute_url(), reverse("followup:report_write", args=[report.pk])
    draft = [Line("Det du har skrivit men inte sparat kommer inte med", write)] if has_draft else []
    return HandIn(
        heading="Lämna in rapporten",
        name=str(report),
        crumbs=(
            ("Uppföljning", reverse("followup:round_list")),
            (str(report.round), report.round.get_absolute_url()),
            (report.unit.name, url),
        ),
        left=tuple(Line(question.title, f"{write}#{question.prefix}", "saknar svar") for question in paper.missing),
        warnings=(*draft, *not_printed(_texts(paper, write)), *_without_value(paper, write), *_waited_for(report)),
        goes_to=_next(report),
        afterwards=_afterwards(report),
        url=url,
        mend_url=write,
    )


def _texts(paper: Questionnaire, write: str) -> Iterator[tuple[str, str, str]]:
    """What is written in the report, by its questions."""
    for question in paper.questions:
        yield question.title, f"{write}#{question.prefix}", getattr(question, "text", "")


def _without_value(paper: Questionnaire, write: str) -> Iterator[Line]:
    """Key figures that are said to have no value yet."""
    for question in paper.questions:
        if isinstance(question, FigureQuestion) and question.is_unavailable:
            yield Line(question.title, f"{write}#{question.prefix}", "värde finns inte än")


def _waited_for(report: Report) -> Iterator[Line]:
    """Reports of the level below that have not come: their texts are not offered in this one yet."""
    waiting = everything_below(report).exclude(status__in=HANDED_IN).order_by("unit__lft")
    for name in waiting.values_list("unit__name", flat=True):
        yield Line(name, report.round.get_absolute_url(), "har inte lämnat in sin rapport")


def _next(report: Report) -> tuple[Line, ...]:
    """The bodies in turn, or the nearest unit above that reports; where there is none, those who follow the reports."""
    if report.is_decided_by_body:
        bodies = in_turn([body.name for body in bodies_ahead(report, decisions_on(report))])
        handed_over = report.unit.kind != OrgUnitKind.MUNICIPALITY
        return (Line(bodies, note="Efter beslutet överlämnas rapporten till kommunstyrelsen." if handed_over else ""),)
    above = OrgUnit.objects.above(report.unit).filter(reports__round=report.round).order_by("-level").first()
    people = WRITERS.people(above, on=today()) if above else FOLLOWS.people(report, on=today())
    names = join_words([str(person) for person in people.order_by("name")])
    return (Line(above.name, note=names) if above else Line(names or "Kommunens controller"),)


def _afterwards(report: Report) -> str:
    if report.is_decided_by_body:
        return "När rapporten är inlämnad kan den inte ändras förrän den är beslutad eller återlämnad."
    return "När rapporten är inlämnad är den fryst, och kan bara ändras om den blir återlämnad."
