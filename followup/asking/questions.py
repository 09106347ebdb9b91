"""What a unit is asked in a round: only that, with last time's answer and the level below beside it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from followup.asking import accounts, judgements
from followup.asking.actions import asked_of_actions
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    Earlier,
    FigureQuestion,
    ForecastQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from followup.asking.material import Material, material
from followup.asking.questionnaire import Questionnaire, SectionQuestions
from followup.asking.section_rows import asked_rows
from followup.asking.stewardship import goals_under
from followup.asking.weighed import Weighs
from followup.enums import OVER, Content, RowKind, ScaleDimension
from followup.models import Report, ReportText, SectionRule, StatusUpdate
from followup.money.operating_account import OperatingRow, is_over
from followup.reading import material as bases
from followup.reading.scales import work_status
from followup.reading.series import FollowedFigure
from followup.rules.leaflet import LONGEST
from followup.rules.sections import BINDING, FETCHED, LINES, PICTURED, WEIGHED, WRITTEN
from organisation.enums import OrgUnitKind
from organisation.models import User
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode
from styrmodell.lib.swedish import number, period_words

PLACE_AND_DAY = "Ort och dag"
WHEN_SIGNED = "Till exempel ”Strängnäs den 25 mars 2026”. Tomt: rapporten får rader att skriva under på."
EARLIER_COLUMNS = 2  # whole periods shown before the target


def for_report(report: Report, reader: User | None = None, *, offers: bool = True) -> Questionnaire:
    """The report's questions, section by section; a section without anything to ask is left out.

    Args:
        reader: who is shown them, with last time's words beside.
        offers: read the texts that the reader is offered too.
    """
    return questionnaire(material(report, asks=True, reader=reader, offers=offers))


def questionnaire(read: Material) -> Questionnaire:
    """The questions, made from what has been read."""
    sections = [
        SectionQuestions(one, tuple(ASKERS[one.section.content](read, one)), read.pictures.get(one.section.content))
        for one in read.asked
    ]
    account = read.money.account
    shown = tuple(each for each in sections if each.questions or _is_kept(each.asked, read))
    return Questionnaire(
        shown,
        account,
        read.words,
        is_over(account, read.report.round),
        _things(read),
        read.money.own.locked,
        read.numbers,
        read.investments,
        read.personnel,
        read.rows,
    )


def _is_kept(one: SectionRule, read: Material) -> bool:
    """True of what is shown although it asks nothing; what is voluntary only where there is something to tell."""
    if one.section.content == Content.OPERATING:
        return one.is_required or bool(read.money.account.count)
    if one.section.content == Content.INVESTMENTS:
        return one.is_required or bool(read.investments.projects)
    return one.section.content == Content.DEVIATIONS


def _things(read: Material) -> tuple[tuple[int, str], ...]:
    """What a deviation may be about: the report's goals, and the uppdrag that it tells of where a plan shows them."""
    goals = [(node.node_id, f"{node.code} {node.title}".strip()) for node in read.basis.of_kind(NodeKind.GOAL)]
    told = {row.assignment_id for row in read.basis.receivers}
    tasks = {node.assignment_id: node for node in read.basis.nodes if node.assignment_id in told}
    return (*goals, *((node.node_id, node.title) for node in tasks.values()))


def _texts(read: Material, one: SectionRule) -> list[Question]:
    """The text, and what stands beside it row by row. Händelser say by themselves what is asked for."""
    section, row = one.section, read.texts.get(one.section.key)
    rows = asked_rows(read.rows, section.key)
    are_enough = any(each.kind == RowKind.EVENT for each in rows)
    return [
        TextQuestion(
            f"text-{section.key}",
            one.title,
            (one.is_required and not are_enough) or _lacks_its_picture(read, one),
            read.last.of_text(section.key, read.words),
            key=section.key,
            help=one.help,
            text=row.text if row else "",
            version=row.version if row else 0,
            is_lines=section.content in LINES,
            longest=LONGEST.get(section.key, 0),
            drawn=read.drawn(row),
            offers=read.offers.at_section(section.key),
            **_weighed(read, one, row),
        ),
        *rows,
    ]


def _lacks_its_picture(read: Material, one: SectionRule) -> bool:
    """True when law, RKR or styrmodell asks for what nothing is there to draw of: then a text says it, or why it is not said."""
    content = one.section.content
    return content in PICTURED and one.ground in BINDING and content not in read.pictures


def _weighed(read: Material, one: SectionRule, row: ReportText | None) -> dict[str, Any]:
    """The step of god ekonomisk hushållning, which revisorerna judge in kommunen, with what is weighed into the writer's own."""
    source = row.source if row else ""
    if one.section.content == Content.SIGNATURES:
        return {"asks_source": True, "source": source, "source_label": PLACE_AND_DAY, "source_help": WHEN_SIGNED}
    is_audit = one.section.content == Content.AUDIT
    if one.section.content not in WEIGHED or (is_audit and read.report.unit.kind != OrgUnitKind.MUNICIPALITY):
        return {"asks_source": is_audit, "source": source}
    return {
        "steps": tuple(read.words.choices(ScaleDimension.STEWARDSHIP)),
        "step": row.step if row else "",
        "asks_source": is_audit,
        "source": source,
        "weighs": None if is_audit else weighs(read),
    }


def weighs(read: Material) -> Weighs:
    """What is weighed into the bedömning: the goals with their figures, what was said before, and nämndernas own views."""
    goals = goals_under(read.basis, read.assessments, read.figures, read.words)
    return Weighs(tuple(goals), read.stewardship.before, read.stewardship.views)


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
    was_over = news is None and before is not None and before.state in OVER  # nobody is asked again
    told = before if was_over else news
    return StateQuestion(
        prefix,
        title,
        one.is_required and is_own and not was_over,
        None if was_over else _before(before),
        node_id=row.node_id if isinstance(row, FrozenNode) else None,
        receiver_id=None if isinstance(row, FrozenNode) else row.pk,
        owner=owner,
        due_on=due_on,
        state=told.state if told else "",
        text=told.text if told else "",
        written_on=told.date if told else None,
        seen=updates[0].mark if updates else "",
        is_own=is_own,
        is_example=row.is_example if isinstance(row, FrozenNode) else row.assignment.is_example,
    )


def _before(update: StatusUpdate | None) -> Earlier | None:
    return Earlier(update.date.isoformat(), work_status(update.state), update.text) if update else None


def _figures(read: Material, one: SectionRule) -> list[Question]:
    return [_judged(read, one, figure) if figure.is_judged else _figure(one, figure) for figure in read.figures]


def _judged(read: Material, one: SectionRule, followed: FollowedFigure) -> JudgedQuestion:
    figure, row, before = followed.series.figure, followed.value, followed.step_before
    earlier = None
    if before is not None:
        status = read.words.status(ScaleDimension.ATTAINMENT, before.step)
        earlier = Earlier(period_words(before.period_from, before.period_to), status, before.text)
    return JudgedQuestion(
        f"figure-{figure.pk}",
        figure.name,
        one.is_required or bool(followed.handed_by),
        earlier,
        figure=figure,
        steps=tuple(read.words.choices(ScaleDimension.ATTAINMENT)),
        step=row.step if row else "",
        text=row.text if row else "",
        is_unavailable=bool(row and row.is_unavailable),
        version=row.version if row else 0,
        handed_by=followed.handed_by,
        is_example=followed.is_example,
    )


def _figure(one: SectionRule, followed: FollowedFigure) -> FigureQuestion:
    figure, target = followed.series.figure, followed.target
    before = [(row.period_label, number(row.value, figure.decimals)) for row in followed.earlier[-EARLIER_COLUMNS:]]
    goal = [(f"Mål {target.year}", target.words(figure.decimals))] if target else []
    return FigureQuestion(
        f"figure-{figure.pk}",
        figure.name,
        one.is_required or bool(followed.handed_by),
        figure=figure,
        columns=(*before, *goal),
        row=followed.value,
        handed_by=followed.handed_by,
        is_example=followed.is_example,
    )


def _deviations(read: Material, one: SectionRule) -> list[Question]:
    """How it went with what was to be done about earlier ones, then those of this report."""
    written = [
        DeviationQuestion(
            f"deviation-{row.pk}", row.title, is_required=False, deviation=row, actions=tuple(row.actions.all())
        )
        for row in read.deviations
    ]
    return [*asked_of_actions(read, one), *written]


def _forecasts(read: Material, one: SectionRule) -> list[Question]:
    """Those that are typed here; all else in the operating account comes from the ledger, and nobody types it in the report."""
    return [
        ForecastQuestion(f"forecast-{row.operation_id}", f"{row.label}, prognos", one.is_required, row=row)
        for row in read.money.account.rows
        if isinstance(row, OperatingRow) and row.operation_id in read.money.own.operations
    ]


def _nothing(read: Material, one: SectionRule) -> list[Question]:
    """What is kept elsewhere and only stands in the report."""
    return []


ASKERS: dict[str, Callable[[Material, SectionRule], list[Question]]] = {
    **dict.fromkeys(WRITTEN, _texts),
    **dict.fromkeys(FETCHED, accounts.asked_in),
    Content.GOALS: judgements.goals,
    Content.DIRECTIONS: judgements.directions,
    Content.PRIORITIES: judgements.priorities,
    Content.ACTIVITIES: _activities,
    Content.COUNCIL_ASSIGNMENTS: _council_assignments,
    Content.SPECIAL_ASSIGNMENTS: _special_assignments,
    Content.KEY_FIGURES: _figures,
    Content.OPERATING: _forecasts,
    Content.DEVIATIONS: _deviations,
    Content.INVESTMENTS: _nothing,
}
