"""Lämna in rapporten: what is left, what is warned of and who gets it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from followup.asking.accounts import AccountsQuestion
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import FigureQuestion, ForecastQuestion
from followup.asking.needs import lacks
from followup.asking.questionnaire import Questionnaire
from followup.asking.questions import for_report
from followup.documents import ended
from followup.enums import Content
from followup.models import Report
from followup.models.report import NOT_AWAITED, OPEN_AGAIN
from followup.pages.differing_numbers import numbers_that_differ, numbers_that_lack
from followup.pages.lost_references import BESIDE, references_that_lead_nowhere
from followup.pages.personnel import address, remarks
from followup.pages.report import came_back
from followup.permissions import FOLLOWS, WRITERS
from followup.reading.below import everything_below, reports_below
from followup.rules.personnel import lacking
from followup.rules.sections import FETCHED
from organisation.decisions.documents import bodies_ahead, decisions_on
from organisation.decisions.words import in_turn
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.reach.moved_on import moved_from
from organisation.reach.successors import WHOLE_KINDS, ended_q
from styrmodell.lib.clock import today
from styrmodell.lib.documents.strings import texts_in
from styrmodell.lib.intervals import above_q
from styrmodell.lib.swedish import join_words, number
from styrmodell.lib.swedish_order import SwedishOrder
from styrmodell.web import drafts
from styrmodell.web.hand_in import HandIn, not_printed
from styrmodell.web.lines import Line

NAMED = 8  # of the reports that have not come


def build(report: Report, user: Any) -> HandIn:
    """The page of one report. The number of queries does not depend on how much it asks."""
    paper = for_report(report)
    url, write = report.get_absolute_url(), reverse("followup:report_write", args=[report.pk])
    unsaved = drafts.unsaved(user, f"report:{report.pk}")
    return HandIn(
        heading="Lämna in rapporten",
        name=str(report),
        crumbs=(
            ("Uppföljning", reverse("followup:round_list")),
            (report.name, report.round.get_absolute_url()),
            (report.unit.name, url),
        ),
        came_back=came_back(report) if report.status in OPEN_AGAIN else "",
        comment=report.return_comment,
        left=tuple(
            Line(question.title, f"{write}#{question.prefix}", f"saknar {lacks(question)}")
            for question in paper.missing
        ),
        warnings=(
            *drafts.lines(unsaved, "Skrivet men inte sparat, kommer inte med"),
            *not_printed(_texts(paper, write)),
            *numbers_that_lack(paper, write),
            *references_that_lead_nowhere(report, paper, write),
            *_empty(paper, write),
            *_without_amounts(paper, write),
            *_lacking_accounts(paper, write),
            *_lacking_people(report, paper),
            *_without_value(paper, write),
            *_waited_for(report),
        ),
        goes_to=_next(report),
        afterwards=f"{ended.sentences(report)} {_afterwards(report)}".strip(),
        url=url,
        mend_url=write,
        differs=tuple(numbers_that_differ(paper, write, report.round.year)),
    )


def is_to_be_seen(paper: Questionnaire, year: int) -> bool:
    """True when there is more to look over before it is frozen than what need not be answered: numbers in the texts, what is
    not printed, and accounts that lack what the law asks for or do not agree.
    """
    told = (
        numbers_that_differ(paper, "", year),
        numbers_that_lack(paper, ""),
        not_printed(_texts(paper, "")),
        _lacking_accounts(paper, ""),
    )
    return any(True for _ in chain(*told))


def _texts(paper: Questionnaire, write: str) -> Iterator[tuple[str, str, str]]:
    """All that is written in the report, by its questions; and the comments beside its amounts."""
    for section in paper.sections:
        if section.asked.section.content == Content.OPERATING:
            yield section.title, f"{write}#{section.key}", " ".join(texts_in(paper.account))
        for question in section.questions:
            if not isinstance(question, ForecastQuestion):  # it stands in the account
                yield question.title, f"{write}#{question.prefix}", " ".join(texts_in(question, without=BESIDE))


def _without_value(paper: Questionnaire, write: str) -> Iterator[Line]:
    """Key figures that are said to have no value yet."""
    for question in paper.questions:
        if isinstance(question, FigureQuestion | JudgedQuestion) and question.is_unavailable:
            said = "bedömning" if isinstance(question, JudgedQuestion) else "värde"
            yield Line(question.title, f"{write}#{question.prefix}", f"{said} finns inte än")


def _empty(paper: Questionnaire, write: str) -> Iterator[Line]:
    """What need not be answered and is not: the whole section, or what is empty in it."""
    for section in paper.sections:
        if section.picture:  # it stands there, whatever is typed
            continue
        # The account stands there, whatever is typed in it; what the accounts lack is told of in its own words.
        is_told = section.asked.section.content in (Content.OPERATING, *FETCHED)
        if section.questions and section.empty == len(section.questions) and not is_told:
            yield Line(section.title, f"{write}#{section.key}", "frivilligt och tomt")
            continue
        for question in section.questions:
            if question.is_empty and not question.is_required and not isinstance(question, AccountsQuestion):
                yield Line(question.title, f"{write}#{question.prefix}", "frivilligt och tomt")


def _without_amounts(paper: Questionnaire, write: str) -> Iterator[Line]:
    """That the chapter about money will hold none."""
    for section in paper.sections:
        if section.asked.section.content == Content.OPERATING and paper.account.is_empty:
            yield Line(section.title, f"{write}#{section.key}", "inga belopp är inlästa för perioden")
        if section.asked.section.content == Content.INVESTMENTS and paper.investments.is_empty:
            yield Line(section.title, f"{write}#{section.key}", "inga investeringar är upplagda för perioden")


def _lacking_accounts(paper: Questionnaire, write: str) -> Iterator[Line]:
    """What is missing in the accounts or does not agree, where the report may be handed in all the same: with its reason, or
    since it is voluntary.
    """
    for question in paper.questions:
        if isinstance(question, AccountsQuestion) and question.fetched.lacks and not question.is_missing:
            said = f"{question.fetched.lacks} {question.asked_by}"
            yield Line(question.title, f"{write}#{question.prefix}", said)


def _lacking_people(report: Report, paper: Questionnaire) -> Iterator[Line]:
    """What is not said in the year's table of people, and what does not agree in it."""
    now = paper.personnel.now
    if now is None:
        return
    url = address(report.unit_id, now.year)
    if missing := lacking(now.said):
        said = "tabellen är tom" if now.is_empty else f"saknar {join_words([line.label for line in missing])}"
        yield Line("Sjukfrånvaro och anställda", url, said)
    for sentence in remarks(now):
        yield Line("Sjukfrånvaro och anställda", url, sentence)


def _waited_for(report: Report) -> Iterator[Line]:
    """How many reports of the level below have not come, and whose: their texts are not offered in this one yet. One that
    is open again is read as it was decided.
    """
    asked = everything_below(report).exclude(status__in=NOT_AWAITED)
    is_read = Exists(reports_below(report).filter(pk=OuterRef("pk")))
    rows = list(asked.annotate(is_read=is_read).order_by("unit__lft").values_list("unit__name", "is_read"))
    waiting = [name for name, is_read in rows if not is_read]
    if not waiting:
        return
    more = [f"{number(len(waiting) - NAMED)} till"] if len(waiting) > NAMED else []
    if len(rows) == 1:
        sentence = "Rapporten på nivån under är inte inlämnad"
    else:
        handed_in = "inlämnad" if len(waiting) == 1 else "inlämnade"
        sentence = f"{number(len(waiting))} av {number(len(rows))} rapporter på nivån under är inte {handed_in}"
    yield Line(sentence, report.round.get_absolute_url(), join_words([*waiting[:NAMED], *more]))


def _next(report: Report) -> tuple[Line, ...]:
    """The bodies in turn, or the nearest unit above that reports; where there is none, those who follow the reports."""
    if report.is_decided_by_body:
        bodies = in_turn([body.body_name for body in bodies_ahead(report, decisions_on(report))])
        handed_over = report.unit.kind != OrgUnitKind.MUNICIPALITY
        return (Line(bodies, note="Efter beslutet överlämnas rapporten till kommunstyrelsen." if handed_over else ""),)
    above = _above(report)
    people = WRITERS.people(above, on=today()) if above else FOLLOWS.people(report, on=today())
    names = join_words([str(person) for person in people.order_by(SwedishOrder("name"))])
    return (Line(above.name, note=names) if above else Line(names or "Kommunens controller"),)


def _above(report: Report) -> OrgUnit | None:
    """The nearest unit above that reports in the round; before kommunen the ended one that it was moved from."""
    reporting = OrgUnit.objects.filter(reports__round=report.round)
    above = reporting.filter(above_q(report.unit)).order_by("-level").first()
    if above is not None and above.kind not in WHOLE_KINDS:
        return above
    ended = reporting.filter(ended_q(), pk__in=moved_from(report.unit)).order_by("-valid_to")
    return ended.first() or above


def _afterwards(report: Report) -> str:
    if report.is_decided_by_body:
        return "När rapporten är inlämnad kan den inte ändras förrän den är beslutad eller återlämnad."
    return "När rapporten är inlämnad är den fryst, och kan bara ändras om den blir återlämnad."
