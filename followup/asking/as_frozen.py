"""The material of a report as it was frozen: what its rows say takes the place of what is written today.

What no row holds (the wording of a goal, key figures' series, what nämnder have said) is read as it stands: a document made of
it is only ever held against another made of the same, and what both say is not taken from either.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from followup.asking.material import Material
from followup.asking.section_rows import live_row
from followup.enums import Content, ScaleDimension
from followup.models import (
    Assessment,
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenState,
    FrozenText,
    FrozenValue,
    KeyFigureValue,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.money.amounts import Amounts, total_of
from followup.money.carry_overs import CarriedYear
from followup.money.investments import investment_of
from followup.money.operating_account import Account, AccountRow, OperatingRow, account_from, is_over
from followup.money.report_account import ReportMoney
from followup.money.told_carry_overs import frozen_row
from followup.reading.actions import FollowedAction, against
from followup.reading.deviations import ToldAction, ToldDeviation
from followup.reading.material import DIRECTIONS, Basis
from followup.reading.scales import Words
from followup.reading.series import FollowedFigure
from followup.rules.carry_overs import Carried
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode

Rows = Mapping[str, Sequence[Any]]
TOLD_KINDS = (NodeKind.GOAL, *DIRECTIONS, NodeKind.ACTIVITY)
SCALES = (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST)


def as_frozen(read: Material, rows: Rows) -> Material:
    """The material with what the rows of one frozen content say.

    Args:
        read: what the report is made of today, read whole.
        rows: by kind, in their order, each with what it points at (`frozen_answers.rows_in`).
    """
    report = read.report
    own = [row for row in rows["assessments"] if row.unit_id == report.unit_id]
    return replace(
        read,
        basis=_basis(read.basis, rows["assessments"], rows["states"]),
        words=_words(read.words, own, rows["values"], rows["texts"]),
        figures=tuple(_figure(one, report, rows["values"]) for one in read.figures),
        texts={row.key: _text(report, row) for row in rows["texts"]},
        assessments={row.node_id: _assessment(report, row) for row in own if row.attainment or row.row_id or row.text},
        all_deviations=tuple(_deviations(read, rows["deviations"], rows["actions"])),
        actions=tuple(_followed(report, row) for row in rows["states"] if row.action_id),
        money=_money(read, rows["amounts"]),
        carried=_carried(read.carried, rows),
        rows=tuple(live_row(report, row) for row in rows["section_rows"]),
        investments=replace(read.investments, projects=tuple(map(investment_of, rows["investments"]))),
    )


def _text(report: Report, row: FrozenText) -> ReportText:
    names = ("key", "text", "step", "source", "is_example")
    return ReportText(report=report, **{name: getattr(row, name) for name in names})


def _assessment(report: Report, row: FrozenAssessment) -> Assessment:
    said = {dimension.lower(): getattr(row, dimension.lower()) for dimension in SCALES}
    said |= {name: getattr(row, name) for name in ("text", "suggested", "reason", "is_example")}
    return Assessment(report=report, node_id=row.node_id, **said)


def _figure(followed: FollowedFigure, report: Report, rows: Iterable[FrozenValue]) -> FollowedFigure:
    """A bedömning with what the rows say of it; the values of all else are read as they stand."""
    if not followed.is_judged:
        return followed
    pk, unit = followed.series.figure.pk, report.unit_id
    told = [_value(row) for row in rows if (row.figure_id, row.unit_id) == (pk, unit)]
    return replace(followed, series=replace(followed.series, own={row.period_label: row for row in told}))


def _value(row: FrozenValue) -> KeyFigureValue:
    names = ("figure_id", "unit_id", "period_from", "period_to", "step", "text", "is_unavailable", "is_example")
    return KeyFigureValue(**{name: getattr(row, name) for name in names})


def _words(
    today: Words, rows: Iterable[FrozenAssessment], values: Iterable[FrozenValue], texts: Iterable[FrozenText]
) -> Words:
    """The scales' words of the day that the rows were frozen, as far as they were used."""
    then = {
        (dimension.value, getattr(row, dimension.lower())): row.words[dimension.lower()]
        for row in rows
        for dimension in SCALES
        if dimension.lower() in row.words
    }
    then |= {(ScaleDimension.ATTAINMENT.value, row.step): row.word for row in values if row.step}
    then |= {(ScaleDimension.STEWARDSHIP.value, row.step): row.word for row in texts if row.step}
    return replace(today, words={**today.words, **then})


def _basis(today: Basis, assessments: Sequence[FrozenAssessment], states: Sequence[FrozenState]) -> Basis:
    told: dict[int, FrozenAssessment | FrozenState] = {row.node_id: row for row in assessments}
    told |= {row.node_id: row for row in states if row.node_id}
    known = _nodes(today, told)
    nodes = [_called(known[pk], row) for pk, row in told.items() if pk in known]
    others = [node for node in today.nodes if node.kind not in TOLD_KINDS]
    receivers = [row for row in states if row.receiver_id]
    updates: dict[tuple[str, int], tuple[StatusUpdate, ...]] = {}
    for row in states:
        if row.state and not row.action_id:
            update = _update(row)
            updates[update.about] = (update,)
    return Basis((*nodes, *others), tuple(map(_receiver, receivers)), updates)


def _nodes(today: Basis, told: Mapping[int, Any]) -> dict[int, FrozenNode]:
    """The posts as some adopted plan holds them; what is followed up today may be others."""
    found = {node.node_id: node for node in today.nodes}
    missing = set(told) - set(found)
    if missing:
        rows = FrozenNode.objects.filter(node__in=missing).select_related("node__plan__unit", "key_figure")
        found.update((row.node_id, row) for row in rows.order_by("content_id"))
    return found


def _called(node: FrozenNode, row: FrozenAssessment | FrozenState) -> FrozenNode:
    found = copy(node)
    found.title = row.title
    if isinstance(row, FrozenAssessment):
        found.code = row.code
    else:
        found.responsible, found.due_on = row.owner, row.due_on
    return found


def _receiver(row: FrozenState) -> AssignmentReceiver:
    """The uppdrag with what it was called at the time."""
    live = row.receiver
    assert live is not None  # asked for by the caller
    task, unit = copy(live.assignment), copy(live.unit)
    task.title, task.due_on, task.is_example = row.title, row.due_on or task.due_on, row.is_example
    unit.name = row.owner
    return AssignmentReceiver(pk=live.pk, assignment=task, unit=unit)


def _followed(report: Report, row: FrozenState) -> FollowedAction:
    """What it is against is read as it stands: no row holds it."""
    assert row.action is not None  # asked for by the caller
    is_own = row.unit_id == report.unit_id
    return FollowedAction(
        pk=row.action.pk,
        text=row.title,
        unit_id=row.unit_id or report.unit_id,
        owner=row.owner,
        due_on=row.due_on,
        against=against(row.action.deviation, is_own=is_own),
        is_own=is_own,
        is_example=row.is_example,
        updates=(_update(row),) if row.state else (),
    )


def _update(row: FrozenState) -> StatusUpdate:
    about = {"node_id": row.node_id, "receiver_id": row.receiver_id, "action_id": row.action_id}
    return StatusUpdate(**about, state=row.state, text=row.text)


def _deviations(
    read: Material, rows: Sequence[FrozenDeviation], actions: Sequence[FrozenAction]
) -> Iterator[ToldDeviation]:
    own = read.report.unit_id
    names = {one.report.unit_id: one.whose for one in read.reports}
    done: dict[int, list[ToldAction]] = defaultdict(list)
    for action in actions:
        told = ToldAction(action.text, action.responsible, action.due_on, action.row_id, action.version)
        done[action.deviation].append(told)
    for row in rows:
        yield ToldDeviation(
            unit_id=row.unit_id or own,
            unit_name=read.report.unit_name if row.unit_id == own else names.get(row.unit_id or 0, str(row.unit)),
            is_own=row.unit_id == own,
            kind=row.kind,
            title=row.title,
            cause=row.cause,
            node=row.node,
            operation_id=row.operation_id,
            row_id=row.row_id,
            version=row.version,
            is_example=row.is_example,
            actions=tuple(done[row.position]),
        )


def _money(read: Material, rows: Sequence[FrozenAmount]) -> ReportMoney:
    """The account that the rows make, and what its verksamheter deviate by."""
    if not any(one.section.content == Content.OPERATING for one in read.asked):
        return read.money
    lines = tuple(map(_line, rows))
    account = _account(read.report, lines)
    over = is_over(account, read.report.round)
    deviations = {line.operation_id: line.amounts.deviation_told(is_over=over) for line in lines}
    says = {line.operation_id: line.amounts.forecast for line in lines}
    # What a body makes of a forecast now is not what was made of it before.
    changed = tuple(one for one in read.money.changed if says.get(one.operation_id) == one.now)
    return replace(read.money, account=account, lines=lines, deviations=deviations, changed=changed)


def _line(row: FrozenAmount) -> OperatingRow:
    return OperatingRow(
        label=row.title,
        amounts=amounts_of(row),
        unit_id=row.unit_id or 0,
        is_example=row.is_example,
        operation_id=row.operation_id,
        code="",
        unit_name=row.unit_name,
    )


def amounts_of(row: FrozenAmount) -> Amounts:
    """A verksamhet's amounts as they were frozen."""
    return Amounts(row.outcome, row.budget, row.forecast, row.year_budget)


def _account(report: Report, lines: Sequence[OperatingRow]) -> Account:
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        told = [line.is_example for line in lines if not line.amounts.is_empty]
        total = total_of(line.amounts for line in lines)
        return Account(tuple(lines), total, count=len(lines), is_example=bool(told) and all(told))
    boards: dict[tuple[int, str], list[OperatingRow]] = defaultdict(list)
    for line in lines:
        boards[line.unit_id, line.unit_name].append(line)
    return account_from(
        [
            AccountRow(
                label=name,
                amounts=total_of(line.amounts for line in of_board),
                unit_id=pk,
                is_example=any(line.is_example for line in of_board),
            )
            for (pk, name), of_board in boards.items()
        ]
    )


def _carried(read: CarriedYear, rows: Rows) -> CarriedYear:
    """What is carried over; last year's balances are what they are."""
    of_projects = [row for row in rows["carry_overs"] if row.project_row_id]
    own = [row for row in rows["carry_overs"] if not row.project_row_id]
    tables = {
        Carried.OPERATING: own,
        Carried.INVESTMENT: of_projects,
        Carried.BALANCE: rows["balance_units"],
        Carried.EARMARKED: rows["earmarked"],
    }
    found = {key: tuple(frozen_row(key, row) for row in told) for key, told in tables.items()}
    return replace(read, rows=found)
