"""Builders for rounds and reports, beside `tests.build`.

org = build.org()
round_ = build_followup.round_()
report = build_followup.report(round_, org.committee)
build_followup.answer_everything(report)
"""

from datetime import date
from typing import Any

from followup.asking import questions
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import FigureQuestion, GoalQuestion, StateQuestion, TextQuestion
from followup.enums import Attainment, Progress, RoundKind, WorkState
from followup.models import Action, Report, ReportEdition, ReportingRound
from followup.services import assessments, key_figure_values, report_decisions, reports, rounds, status_updates
from organisation.enums import Outcome
from organisation.models import OrgUnit, User
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver, KeyFigure, PlanEdition, PlanNode
from tests import build
from tests.grounds import kept

PERIODS = {
    RoundKind.MONTHLY: ((1, 1), (10, 31)),
    RoundKind.INTERIM_1: ((1, 1), (4, 30)),
    RoundKind.INTERIM_2: ((1, 1), (8, 31)),
    RoundKind.ANNUAL: ((1, 1), (12, 31)),
}
YEAR = 2026  # the day is 2026-11-23: plans of 2026 are in force and DR2 is being written


def round_(kind: RoundKind = RoundKind.INTERIM_2, year: int = YEAR, **fields: Any) -> ReportingRound:
    """A round that is open, without reports."""
    (month_from, day_from), (month_to, day_to) = PERIODS[kind]
    known = {
        "period_from": date(year, month_from, day_from),
        "period_to": date(year, month_to, day_to),
        "opens_on": date(year, month_to, day_to),
        "due_on": date(year, 12, 31),
    }
    return rounds.create(by=None, kind=kind, year=year, **{**known, **fields})


def report(in_round: ReportingRound, unit: OrgUnit) -> Report:
    """The unit's report, not started; read with its unit and round."""
    made = Report.objects.create(round=in_round, unit=unit)
    return Report.objects.select_related("unit", "round").get(pk=made.pk)


@kept
def work_plan(unit: OrgUnit, *, activities: int = 2, figures: int = 1, year: int = YEAR) -> PlanEdition:
    """An adopted arbetsplan with activities, the first of which carries key figures."""
    plan = build.plan(PlanKind.WORK, unit, year)
    nodes = [build.node(plan, NodeKind.ACTIVITY, f"Aktivitet {number}") for number in range(1, activities + 1)]
    for number in range(1, figures + 1):
        figure = KeyFigure.objects.filter(name=f"Besök {number}").first() or build.key_figure(f"Besök {number}")
        build.node(plan, NodeKind.KEY_FIGURE, parent=nodes[0], key_figure=figure)
    return build.adopted(plan, on=date(year - 1, 12, 1))


@kept
def goals(municipality: OrgUnit, *codes: str, year: int = YEAR) -> list[PlanNode]:
    """An adopted flerårsplan with one goal for each code."""
    plan = build.plan(PlanKind.MULTI_YEAR, municipality, year)
    own = {"perspective_id": build.perspective().pk}
    made = [build.node(plan, NodeKind.GOAL, f"Målet {code}", code=code, **own) for code in codes]
    build.adopted(plan, on=date(year - 1, 11, 20))
    return made


def answer_everything(report: Report, *, by: User | None = None) -> None:
    """Answer every required question, so that the report can be handed in."""
    for question in questions.for_report(report).missing:
        answer(report, question, by=by)


def answer(report: Report, question: Any, *, by: User | None = None) -> None:
    """Answer one question in the simplest way."""
    match question:
        case TextQuestion():
            step = {"step": question.steps[0][0]} if question.steps else {}
            reports.save_text(report, question.key, f"<p>Om {question.title.lower()}.</p>", by=by, **step)
        case GoalQuestion():
            node = PlanNode.objects.get(pk=question.node_id)
            words = {"attainment": Attainment.MET, "progress": Progress.FORWARD, "text": "<p>Så bidrar vi.</p>"}
            words["reason"] = "Vi ser längre än underlaget."
            lacking = [name for name in question.needs if not getattr(question, name)]
            assessments.save(report, node, by=by, **{name: words[name] for name in lacking})
        case StateQuestion():
            node = PlanNode.objects.filter(pk=question.node_id).first()
            receiver = AssignmentReceiver.objects.filter(pk=question.receiver_id).first()
            action = Action.objects.filter(pk=question.action_id).first()
            about = {"node": node, "receiver": receiver, "action": action}
            status_updates.write(by=by, state=WorkState.ON_TRACK, text="Det går bra.", **about)
        case FigureQuestion():
            period = (report.round.period_from, report.round.period_to)
            key_figure_values.record(question.figure, report.unit, period, by=by, is_unavailable=True)
        case JudgedQuestion():
            period = (report.round.period_from, report.round.period_to)
            key_figure_values.record(question.figure, report.unit, period, by=by, step=Attainment.MET)


def sent_answers(report: Report) -> dict[str, str]:
    """The fields of every required answer, as the page sends them."""
    sent: dict[str, str] = {}
    for question in questions.for_report(report).missing:
        prefix = question.prefix
        kind = prefix.partition("-")[0]
        answers = {
            "activity": {"state": "ON_TRACK", "text": "Det går bra.", "version": ""},
            "followed": {"state": "ON_TRACK", "text": "Det går bra.", "version": ""},
            "figure": {"value": "2,1", "version": "0"}
            if isinstance(question, FigureQuestion)
            else {"step": "MET", "text": "Det går bra.", "version": "0"},
            "goal": {"attainment": "MET", "progress": "FORWARD", "text": "<p>Så bidrar vi.</p>", "version": "0"},
            "text": {"text": "<p>Det går bra.</p>", "version": "0"},
        }[kind]
        if isinstance(question, TextQuestion) and question.steps:
            answers = {**answers, "step": "MET"}
        sent |= {f"{prefix}-{name}": value for name, value in answers.items()}
    return sent


def submitted(report: Report, *, by: User | None = None) -> Report:
    """The report answered and handed in."""
    answer_everything(report, by=by)
    return reports.submit(report, by=by)


def decided(report: Report, *, by: User | None = None, **fields: Any) -> ReportEdition | None:
    """The decision of the report's next body, or of the one that is given."""
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    body = fields.pop("body", None) or build.next_body(report)
    known = {"date": date(2026, 11, 20), "outcome": Outcome.APPROVES}
    return report_decisions.register(report, by=by, decision=build.decision(body, **{**known, **fields}))
