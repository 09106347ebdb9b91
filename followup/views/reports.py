"""Rapporten: the document as it will be printed, and every step of its life."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from followup import permissions
from followup.asking.material import Material, material
from followup.asking.questionnaire import Questionnaire
from followup.asking.questions import questionnaire
from followup.documents.report import document_from
from followup.forms.reports import CommentForm
from followup.models import Report, ReportEdition, ReportingRound
from followup.models.report import OPEN_AGAIN
from followup.money.moved import MovedSince, moved_in
from followup.money.told_accounts import moved_figures
from followup.pages.account_periods import address_of_told
from followup.pages.popular import popular_lines
from followup.pages.report import came_back, contents_of, edition_lines, next_steps, section_states, stage
from followup.pages.report_edition_part import first_part
from followup.pages.report_sections import counted, line_beside
from followup.pages.section_comments import has_comments, open_lines, talks_in
from followup.pages.since_inserted import since_inserted
from followup.pages.statement import statement_lines
from followup.reading.sides import tells
from followup.services import report_decisions, report_files, reports
from followup.views.report_files import chosen_edition, start_pdf
from organisation.decisions.comparison import edition_against
from organisation.decisions.documents import decisions_in, decisions_on
from organisation.decisions.words import line_from, standing_after
from organisation.forms.decisions import DecisionForm
from organisation.models import Attachment, Decision
from organisation.pages.attachments import beside, has_any, shown_with
from organisation.pages.files import files_of
from organisation.pages.papers import paper_lines, papers_with_matters
from organisation.pages.stages import Reader, stages_now, stages_of
from organisation.permissions import mask_url, require_step, taking
from organisation.reach.responsible import known, truth_of, unmanned_q
from organisation.reach.who_may import Rule
from organisation.reading.attachments import following
from organisation.requests import LoggedInRequest
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

IS_OPEN_AGAIN = "Rapporten är öppen igen. Läsarna ser den frysta utgåvan tills nästa är beslutad."


@dataclass(frozen=True, slots=True)
class Step:
    """A step that somebody takes with words on why.

    Attributes:
        take: the service, given the report and the words.
        done: what is said then.
        leads_to: whose page comes then; the report's when it is None.
    """

    rule: Rule
    take: Callable[..., object]
    template: str
    done: str
    leads_to: ReportingRound | None = None


def visible_report(request: LoggedInRequest, pk: int, **more: Any) -> Report:
    """The report, or 404 when this person may not see it.

    Args:
        more: what is asked of it besides, in the same query.
    """
    seen = Report.objects.visible_to(request.user).select_related("unit", "round", "returned_by")
    told = seen.annotate(
        unmanned=truth_of(unmanned_q("unit__")),
        being_amended=permissions.being_amended(),
        has_attachments=has_any("report"),
        has_comments=has_comments(),
        **counted(request.user),
        **more,
    )
    report: Any = get_object_or_404(told, pk=pk)
    known(report.unit, unmanned=report.unmanned)
    found: Report = report
    return found


@accepts("GET")
def report_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """The document: a frozen edition, or the working text for those who may read it."""
    report = visible_report(request, pk)
    edition = chosen_edition(
        report, request.user, number=asked.number(request, "utgava"), text=request.GET.get("text", "")
    )
    read: Material | None = None
    made = _decisions(report, edition)
    if edition is None:
        read = material(report)
        document, is_readable = document_from(read, made), True
    else:
        edition = ReportEdition.objects.select_related("content").get(pk=edition.pk)
        document, is_readable = report_files.shown_document(report, edition)
    paper = questionnaire(read) if read else None
    # An edition's HTML was made by our own templates when it was frozen, and its checksum covers it.
    html = mark_safe(edition.html) if edition else body_html(document)
    editions = edition_lines(report)
    attached = shown_with(edition.attachments if edition else following(report), report)
    context = {
        "report": report,
        "edition": edition,
        "was_laid": any(decision.paper_id for decision in made),
        "document": document,
        "is_readable": is_readable,
        "html": html,
        "contents": contents_of(document),
        "stage": stage(report, edition, newest=editions[0].number if editions else None),
        "came_back": came_back(report) if report.status in OPEN_AGAIN else "",
        "editions": editions,
        "shown": next((one for one in editions if edition and one.number == edition.number), None),
        "files": files_of(
            report_files.text_of(report, edition),
            *popular_lines(report, edition),
            *statement_lines(request.user, report),
        ),
        "since": since_inserted(report, request.user),
        "standing": standing_after(report, made) if report.is_handed_in else None,
        "attachments": beside(
            attached, report.get_absolute_url(), attaches=permissions.may_attach_to_report(request.user, report)
        ),
        **_progress(report, paper),
        "accounts_url": address_of_told(report, edition),
        "talks": talks_in(report, request.user, [one.asked for one in paper.sections] if paper else None),
        **next_steps(request.user, report),
    }
    if edition:
        context["parts_url"] = first_part(report, edition, document) if is_readable else ""
        own = report.matters.filter(report_editions=edition.pk)
        context["compared"] = edition_against(report, own, tells(report), number=edition.number)
    if report.is_decided_by_body:
        context |= _chain(request, report, edition, made, attached)
    context["mask_url"] = mask_url(request.user, report) if editions or context.get("papers") else ""
    if edition and context["reads_working"]:
        context["moved"] = MovedSince(edition, moved_in(edition, report.unit, report.round))
        context["moved_figures"] = moved_figures(report, edition)
    return render(request, "followup/report_detail.html", context)


def _decisions(report: Report, edition: ReportEdition | None) -> list[Decision]:
    """Those that the edition was made by, or those of the matter that is open."""
    if not report.is_decided_by_body:
        return []
    if edition is None:
        return decisions_on(report)
    return decisions_in(edition.matter_id) if edition.matter_id else []


def _chain(
    request: LoggedInRequest,
    report: Report,
    edition: ReportEdition | None,
    made: list[Decision],
    attached: list[Attachment],
) -> dict[str, Any]:
    """The chain, and the handlingar that the reader may read."""
    papers = papers_with_matters(permissions.readable_papers(request.user, report))
    reader = Reader(request.user, report, report.get_absolute_url(), papers, attached)
    stages = stages_of(list(map(line_from, made)), reader) if edition else stages_now(made, reader)
    return {"papers": paper_lines(papers, reader.url), "stages": stages}


def _progress(report: Report, paper: Questionnaire | None) -> dict[str, Any]:
    """How far each section of the working text has come; nothing for a frozen report."""
    if paper is None:
        return {"sections": (), "duties": None, "missing": 0}
    return {
        "sections": section_states(paper),
        "duties": line_beside(report, paper),
        "missing": len(paper.missing),
    }


@accepts("GET", "POST")
def report_take_back(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta tillbaka what was handed in, after a question."""
    report = visible_report(request, pk)
    require_step(permissions.TAKES_BACK, request.user, report)
    if request.method == "POST":
        try:
            with taking(permissions.TAKES_BACK, request.user, report):
                reports.take_back(report, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Rapporten är tagen tillbaka och kan ändras igen.")
        return redirect(report)
    return _form_page(request, "followup/report_take_back.html", report, None)


@accepts("GET", "POST")
def report_return(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Återlämna: a comment on what to change, and the writer has the report again."""
    report = visible_report(request, pk)
    page, done = "followup/report_return.html", "Rapporten är återlämnad."
    step = Step(permissions.RETURNS, reports.return_for_changes, page, done)
    remarks = open_lines(report, request.user)
    return explained(request, report, step, CommentForm(asked.sent_fields(request)), remarks=remarks)


@accepts("GET", "POST")
def report_reopen(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Öppna på nytt: readers still see the edition, the next decision makes the next one."""
    report = visible_report(request, pk)
    step = Step(permissions.REOPENS, reports.reopen, "followup/report_reopen.html", IS_OPEN_AGAIN)
    return explained(request, report, step, CommentForm(asked.sent_fields(request)))


def explained(request: LoggedInRequest, report: Report, step: Step, form: Form, **more: Any) -> HttpResponse:
    """A step that is taken with words on why: its page, the refusal, or the way onward."""
    require_step(step.rule, request.user, report)
    if form.is_valid():
        try:
            with taking(step.rule, request.user, report):
                step.take(report, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, step.done)
            return redirect(step.leads_to or report)
    return _form_page(request, step.template, report, form, **more)


@accepts("GET", "POST")
def report_decide(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Registrera beslut: one step of the chain; the last body's decision freezes the report and starts its PDF."""
    report = visible_report(request, pk)
    require_step(permissions.DECIDES, request.user, report)
    form = DecisionForm(asked.sent_fields(request), document=report, by=request.user)
    if form.is_valid():
        try:
            with taking(permissions.DECIDES, request.user, report):
                edition = report_decisions.register(report, by=request.user, decision=form.decision())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            if edition is not None:
                start_pdf(report, edition, by=request.user)
            messages.success(request, "Rapporten är beslutad och fryst." if edition else "Beslutet är registrerat.")
            return _after_decision(request, report)
    may_return = permissions.may_return_report(request.user, report)
    return_url = reverse("followup:report_return", args=[report.pk]) if may_return else ""
    context = {"report": report, "form": form, "stage": stage(report), "return_url": return_url}
    return form_page(request, "followup/report_decide.html", context)


def _after_decision(request: LoggedInRequest, report: Report) -> HttpResponse:
    """On to the changes, when the body made any and they are this person's to put in."""
    report.__dict__.pop("being_amended", None)  # as it was before the decision
    may_amend = permissions.may_amend_report(request.user, report)
    return redirect("followup:report_amendments", report.pk) if may_amend else redirect(report)


@accepts("GET", "POST")
def report_hand_over(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Överlämna what the body decided."""
    report = visible_report(request, pk)
    require_step(permissions.HANDS_OVER, request.user, report)
    if request.method == "POST":
        try:
            with taking(permissions.HANDS_OVER, request.user, report):
                reports.hand_over(report, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Rapporten är överlämnad.")
        return redirect(report)
    return _form_page(request, "followup/report_hand_over.html", report, None)


def _form_page(request: LoggedInRequest, template: str, report: Report, form: Any, **more: Any) -> HttpResponse:
    return form_page(request, template, {"report": report, "form": form, "stage": stage(report), **more})
