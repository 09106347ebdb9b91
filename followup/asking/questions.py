"""What a unit is asked in a round: only that, with last time's answer and the level below beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from followup.asking.earlier import FromBelow, LastTime, from_below, last_time
from followup.asking.kinds import (
    NEEDED_FOR_GOAL,
    NEEDED_FOR_PRIORITY,
    DeviationQuestion,
    Earlier,
    FigureQuestion,
    GoalQuestion,
    Question,
    Questionnaire,
    SectionQuestions,
    StateQuestion,
    TextQuestion,
)
from followup.enums import Content, RoundKind, ScaleDimension
from followup.models import Assessment, Deviation, Report, ReportText, SectionRule, StatusUpdate
from followup.money.report_account import Account, account_of
from followup.reading import material as bases
from followup.reading.scales import Words, words_for, work_status
from followup.reading.series import FollowedFigure, followed
from followup.rules.sections import WRITTEN
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode
from styrmodell.lib.swedish import number

ASKED_OF_GOAL = (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST)
MOST_OPERATIONS = 50  # shown beside the questions; the report itself has them all
EARLIER_COLUMNS = 2  # whole periods shown before the target


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the questions are made from, read once."""

    report: Report
    asked: tuple[SectionRule, ...]
    basis: bases.Basis
    words: Words
    texts: dict[str, ReportText]
    assessments: dict[int, Assessment]
    figures: tuple[FollowedFigure, ...]
    deviations: tuple[Deviation, ...]  # the report's own
    all_deviations: tuple[Deviation, ...]  # with those of the level below
    account: Account
    last: LastTime
    below: FromBelow

    @property
    def since(self) -> date:
        """From this day a status update is news: after the last report was due."""
        start = self.report.round.period_from
        return max(start, self.last.report.round.due_on + timedelta(days=1)) if self.last.report else start


def material(report: Report, *, decided: bool = False, most_operations: int | None = None) -> Material:
    """Read what the report asks about; the same number of queries however many answers there are.

    Args:
        decided: read what is to be frozen: of the level below only what is decided there, and every verksamhet.
        most_operations: how many verksamheter to show; of more than that those that deviate most.
    """
    basis = bases.for_report(report)
    asked = tuple(SectionRule.objects.asked_of(report))
    words = words_for(report.round.year)
    goals = [*basis.of_kind(NodeKind.GOAL), *basis.of_kind(NodeKind.PRIORITY)]
    deviations = _deviation_rows(report, decided=decided)
    keys = [one.section.key for one in asked if one.section.content == Content.TEXT]
    about = {row.operation_id for row in deviations if row.operation_id}
    has_account = any(one.section.content == Content.OPERATING for one in asked)
    return Material(
        report=report,
        asked=asked,
        basis=basis,
        words=words,
        texts={row.key: row for row in ReportText.objects.filter(report=report)},
        assessments={row.node_id: row for row in Assessment.objects.filter(report=report).select_related("set_by")},
        figures=followed(own_figures(basis, report), report.unit, report.round),
        deviations=tuple(row for row in deviations if row.report_id == report.pk),
        all_deviations=deviations,
        account=account_of(report, about=about, most=most_operations, with_lines=decided) if has_account else Account(),
        last=last_time(report, [node.node_id for node in goals]),
        below=from_below(bases.reports_below(report, decided=decided), keys, goals, words),
    )


def _deviation_rows(report: Report, *, decided: bool) -> tuple[Deviation, ...]:
    """The report's deviations, and kommunen's with those that nämnder and bolag have handed in."""
    wanted = Q(report=report)
    if report.unit.kind == OrgUnitKind.MUNICIPALITY:
        wanted |= Q(report__in=bases.reports_below(report, decided=decided))
    rows = (
        Deviation.objects.filter(wanted).select_related("operation__unit", "report__unit").prefetch_related("actions")
    )
    return tuple(rows.order_by("report__unit__lft", "kind", "pk"))


def own_figures(basis: bases.Basis, report: Report) -> list[FrozenNode]:
    """The key figures of the unit's own plans; the goals' figures are kommunen's to report."""
    return [node for node in basis.of_kind(NodeKind.KEY_FIGURE) if node.node.plan.unit_id == report.unit_id]


def for_report(report: Report) -> Questionnaire:
    """The report's questions, section by section; a section without anything to ask is left out."""
    return questionnaire(material(report, most_operations=MOST_OPERATIONS))


def questionnaire(read: Material) -> Questionnaire:
    """The questions, made from what has been read."""
    sections = [SectionQuestions(one, tuple(ASKERS[one.section.content](read, one))) for one in read.asked]
    kept = (Content.OPERATING, Content.DEVIATIONS)
    shown = tuple(each for each in sections if each.questions or each.asked.section.content in kept)
    return Questionnaire(shown, read.account, read.words)


def _texts(read: Material, one: SectionRule) -> list[Question]:
    section, row = one.section, read.texts.get(one.section.key)
    return [
        TextQuestion(
            f"text-{section.key}",
            section.title,
            one.is_required,
            read.last.of_text(section.key),
            key=section.key,
            help=section.help,
            text=row.text if row else "",
            version=row.version if row else 0,
            is_lines=section.content == Content.PROPOSALS,
            below=read.below.texts.get(section.key, ()),
        )
    ]


def _goals(read: Material, one: SectionRule) -> list[Question]:
    ends = read.report.round.kind == RoundKind.ANNUAL
    asks = ASKED_OF_GOAL[:2] if ends else ASKED_OF_GOAL  # the year is over: nothing to forecast
    return [_goal(read, one, node, asks, NEEDED_FOR_GOAL) for node in read.basis.of_kind(NodeKind.GOAL)]


def _priorities(read: Material, one: SectionRule) -> list[Question]:
    asks = (ScaleDimension.PROGRESS,)
    return [_goal(read, one, node, asks, NEEDED_FOR_PRIORITY) for node in read.basis.of_kind(NodeKind.PRIORITY)]


def _goal(
    read: Material, one: SectionRule, node: FrozenNode, asks: Sequence[str], needs: tuple[str, ...]
) -> GoalQuestion:
    row = read.assessments.get(node.node_id)
    return GoalQuestion(
        f"goal-{node.node_id}",
        node.title or f"Mål {node.code}",
        one.is_required,
        read.last.of_node(node, read.words),
        node_id=node.node_id,
        code=node.code,
        wording=node.text or node.expected_result,
        asks=tuple(asks),
        needs=needs,
        attainment=row.attainment if row else "",
        progress=row.progress if row else "",
        forecast=row.forecast if row else "",
        text=row.text if row else "",
        version=row.version if row else 0,
        below=read.below.assessments.get(node.node_id, ()),
        is_example=node.is_example,
    )


def _activities(read: Material, one: SectionRule) -> list[Question]:
    return [
        _state(
            read,
            one,
            node,
            prefix=f"activity-{node.node_id}",
            title=node.title,
            due_on=node.due_on,
            owner=node.responsible,
        )
        for node in read.basis.of_kind(NodeKind.ACTIVITY)
    ]


def _council_assignments(read: Material, one: SectionRule) -> list[Question]:
    return [_assignment(read, one, row) for row in read.basis.receivers if bases.is_given_by_council(row)]


def _special_assignments(read: Material, one: SectionRule) -> list[Question]:
    return [_assignment(read, one, row) for row in read.basis.receivers if not bases.is_given_by_council(row)]


def _assignment(read: Material, one: SectionRule, receiver: AssignmentReceiver) -> StateQuestion:
    is_own = receiver.unit_id == read.report.unit_id
    task = receiver.assignment
    owner = f"Från {task.giver.name}" if is_own else receiver.unit.name
    return _state(
        read, one, receiver, prefix=f"assignment-{receiver.pk}", title=task.title, due_on=task.due_on, owner=owner
    )


def _state(
    read: Material,
    one: SectionRule,
    row: FrozenNode | AssignmentReceiver,
    *,
    prefix: str,
    title: str,
    due_on: date | None,
    owner: str,
) -> StateQuestion:
    updates = read.basis.updates_of(row)
    is_own = isinstance(row, FrozenNode) or row.unit_id == read.report.unit_id
    news = bases.first(update for update in updates if update.date >= read.since or not is_own)
    before = bases.first(update for update in updates if update.date < read.since)
    return StateQuestion(
        prefix,
        title,
        one.is_required and is_own,
        _before(before),
        node_id=row.node_id if isinstance(row, FrozenNode) else None,
        receiver_id=None if isinstance(row, FrozenNode) else row.pk,
        owner=owner,
        due_on=due_on,
        state=news.state if news else "",
        text=news.text if news else "",
        written_on=news.date if news else None,
        seen=updates[0].mark if updates else "",
        is_own=is_own,
        is_example=row.is_example if isinstance(row, FrozenNode) else row.assignment.is_example,
    )


def _before(update: StatusUpdate | None) -> Earlier | None:
    return Earlier(update.date.isoformat(), work_status(update.state), update.text) if update else None


def _figures(read: Material, one: SectionRule) -> list[Question]:
    return [_figure(read.report, one, figure) for figure in read.figures]


def _figure(report: Report, one: SectionRule, figure: FollowedFigure) -> FigureQuestion:
    decimals, aim = figure.figure.decimals, figure.aims.get(report.round.year)
    before = [(label, number(row.value, decimals)) for label, row in figure.earlier(report.round)][-EARLIER_COLUMNS:]
    goal = [(f"Mål {aim.year}", aim.words(decimals))] if aim else []
    return FigureQuestion(
        f"figure-{figure.figure.pk}",
        figure.figure.name,
        one.is_required,
        figure=figure,
        columns=(*before, *goal),
        row=figure.value(report.round),
        is_example=figure.is_example,
    )


def _deviations(read: Material, one: SectionRule) -> list[Question]:
    return [
        DeviationQuestion(
            f"deviation-{row.pk}", row.title, is_required=False, deviation=row, actions=tuple(row.actions.all())
        )
        for row in read.deviations
    ]


def _nothing(read: Material, one: SectionRule) -> list[Question]:
    """The operating account comes from the ledger; nobody types it in the report."""
    return []


ASKERS: dict[str, Callable[[Material, SectionRule], list[Question]]] = {
    **dict.fromkeys(WRITTEN, _texts),
    Content.GOALS: _goals,
    Content.PRIORITIES: _priorities,
    Content.ACTIVITIES: _activities,
    Content.COUNCIL_ASSIGNMENTS: _council_assignments,
    Content.SPECIAL_ASSIGNMENTS: _special_assignments,
    Content.KEY_FIGURES: _figures,
    Content.OPERATING: _nothing,
    Content.DEVIATIONS: _deviations,
}
