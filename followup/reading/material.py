"""What a report follows up: the plans in force on the round's last day, the assignments of the unit, how they go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from followup.enums import RoundKind
from followup.models import Report, ReportingRound, StatusUpdate
from followup.models.status_update import COUNCIL
from followup.reading.actions import coming_back
from organisation.enums import WORK_KINDS, OrgUnitKind, PlanningYear
from organisation.models import OrgUnit
from organisation.reach.successors import going_on_ids, has_ended
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, AssignmentReceiver, AssignmentVersion, FrozenNode, PlanEdition, PlanNode
from planning.models.assignment import counts_q, given_q

DIRECTIONS = (NodeKind.DIRECTION, NodeKind.PRIORITY)  # what a unit wants to come closer to; never judged as goals are


@dataclass(frozen=True, slots=True)
class Basis:
    """Underlag för en rapport."""

    nodes: tuple[FrozenNode, ...]
    receivers: tuple[AssignmentReceiver, ...]
    updates: dict[tuple[str, int], tuple[StatusUpdate, ...]]  # ("node", "receiver" or "action", id) → newest first

    def of_kind(self, kind: str) -> list[FrozenNode]:
        """The posts of one kind, in the order of their plans."""
        return [node for node in self.nodes if node.kind == kind]

    @property
    def directions(self) -> list[FrozenNode]:
        """The inriktningar and priorities of the unit's own plans, in their order."""
        return [node for node in self.nodes if node.kind in DIRECTIONS]

    @property
    def judged(self) -> list[FrozenNode]:
        """What is assessed: goals, and after them the inriktningar and priorities."""
        return [*self.of_kind(NodeKind.GOAL), *self.directions]

    def updates_of(self, row: FrozenNode | AssignmentReceiver) -> tuple[StatusUpdate, ...]:
        """Status updates of an activity or of an assignment at a receiver, newest first."""
        key = ("node", row.node_id) if isinstance(row, FrozenNode) else ("receiver", row.pk)
        return self.updates.get(key, ())


def for_report(report: Report) -> Basis:
    """Everything the report asks about, in three queries."""
    nodes = tuple(_nodes(report))
    receivers = tuple(map(_as_said, _held_then(_receivers(report))))
    return Basis(nodes, receivers, _updates(report, nodes, receivers))


def asks_about(report: Report, node: PlanNode | int) -> bool:
    """True when the node is among what the report follows up. One query."""
    return _nodes(report).filter(node=node).exists()


def node_asked_about(report: Report, pk: int) -> FrozenNode | None:
    """What the report follows up, by its node's id, as it was adopted; None of anything else. One query."""
    return _nodes(report).filter(node=pk).first()


def days_of(unit: OrgUnit, round_: ReportingRound) -> tuple[date, ...]:
    """The days whose plans are followed up: the period's last, and in DR2 for läsår also the ended läsår's last."""
    has_school_year = (
        unit.kind in WORK_KINDS and unit.planning_year == PlanningYear.SCHOOL
    )  # only arbetsplaner have one
    if round_.kind == RoundKind.INTERIM_2 and has_school_year:
        return date(round_.year, 6, 30), round_.period_to
    return (round_.period_to,)


def _nodes(report: Report) -> QuerySet[FrozenNode]:
    unit = report.unit
    wanted = Q(plan__unit=unit)
    if unit.kind not in (OrgUnitKind.OFFICE, *WORK_KINDS):
        wanted |= Q(plan__kind=PlanKind.MULTI_YEAR, plan__unit__tree_id=unit.tree_id)
    editions = PlanEdition.objects.none()
    for day in days_of(unit, report.round):
        editions |= PlanEdition.objects.in_force(on=day).filter(wanted)
    return (
        FrozenNode.objects.in_editions(editions)
        .exclude(kind=NodeKind.SECTION)
        .filter(_own_or_handed_to(unit, report.round))
        .select_related("node__plan__unit", "key_figure")
        .order_by("node__plan__period_from", "node__plan__kind", "position")
    )


def _own_or_handed_to(unit: OrgUnit, round_: ReportingRound) -> Q:
    """An edition may still have what has been taken back, and a verksamhetsområde's what has been handed to its units."""
    kept = Q(node__handed_down__taken_back_on=None) | Q(node__handed_down__taken_back_on__gt=round_.period_to)
    return Q(node__handed_down=None) | Q(kept, node__handed_down__unit=unit)


def _receivers(report: Report) -> QuerySet[Any]:
    """Uppdrag at their receivers, with what each said on the period's last day."""
    unit, round_ = report.unit, report.round
    before = AssignmentReceiver.history.filter(id=OuterRef("pk"), unit__valid_to__gte=round_.period_to)
    wanted = Q(~Exists(before.exclude(unit=unit.pk)), unit=unit)  # else it was the unit's that has ended since
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        wanted |= Q(assignment__giver__kind__in=COUNCIL, assignment__giver__tree_id=unit.tree_id)
    if unit.is_board:
        wanted |= Q(assignment__giver=unit)
    if has_ended(unit) and unit.valid_to is not None and unit.valid_to >= round_.period_from:
        wanted |= _handed_over(unit)
    said = AssignmentVersion.objects.filter(assignment=OuterRef("assignment"), valid_from__lte=round_.period_to)
    said = said.newest_first()
    return (
        AssignmentReceiver.objects.filter(wanted)
        .filter(given_q("assignment__"), counts_q(round_.period_to, "assignment__"))
        .filter(Q(assignment__ended_by=None) | Q(assignment__ended_by__date__gte=round_.period_from))
        .filter(Q(released_by=None) | Q(released_by__date__gte=round_.period_from))
        .annotate(**{f"said_{name}": Subquery(said.values(name)[:1]) for name in ("title", "due_on", "receivers")})
        .select_related("assignment__giver", "unit")
        .order_by("assignment__due_on", "assignment_id", "unit__lft")
    )


def _held_then(receivers: Iterable[Any]) -> list[Any]:
    """Those that had it, or whose predecessors had, as it was said on the period's last day; others have been added since."""
    rows = list(receivers)
    others = {row.pk for row in rows if row.said_receivers is not None and row.unit_id not in row.said_receivers}
    if not others:
        return rows
    before: dict[int, set[int]] = {}
    for pk, unit in AssignmentReceiver.history.filter(id__in=others).values_list("id", "unit"):
        before.setdefault(pk, set()).add(unit)
    return [row for row in rows if row.pk not in others or before.get(row.pk, set()) & set(row.said_receivers)]


def _as_said(receiver: Any) -> AssignmentReceiver:
    """What its giver decides afterwards is the next round's."""
    task = receiver.assignment
    task.title, task.due_on = receiver.said_title or task.title, receiver.said_due_on or task.due_on
    told: AssignmentReceiver = receiver
    return told


def _handed_over(unit: OrgUnit) -> Q:
    """What a unit that has ended had got or given, and those who took over have now: it was the unit's when the year was."""
    now = going_on_ids(unit)
    got = AssignmentReceiver.history.filter(unit=unit.pk).values("id")
    given = Assignment.history.filter(giver=unit.pk).values("id")
    return Q(unit__in=now, pk__in=got) | Q(assignment__giver__in=now, assignment__in=given)


def _updates(
    report: Report, nodes: Sequence[FrozenNode], receivers: Sequence[AssignmentReceiver]
) -> dict[tuple[str, int], tuple[StatusUpdate, ...]]:
    activities = [node.node_id for node in nodes if node.kind == NodeKind.ACTIVITY]
    last = last_day(report)
    actions = coming_back(report, until=last).order_by().values("pk")
    rows = StatusUpdate.objects.filter(
        Q(node__in=activities) | Q(receiver__in=[one.pk for one in receivers]) | Q(action__in=actions)
    )
    if last is not None:
        rows = rows.filter(date__lte=last)
    found: dict[tuple[str, int], list[StatusUpdate]] = {}
    for row in rows.order_by("-date", "-pk"):
        found.setdefault(row.about, []).append(row)
    return {key: tuple(updates) for key, updates in found.items()}


def last_day(report: Report) -> date | None:
    """The day after which a status update is not this report's; None while the report is open."""
    if report.is_open:
        return None
    round_ = report.round
    return max(day for day in (round_.closes_on or report.due_on, report.extended_to, report.dated) if day)


def is_given_by_council(receiver: AssignmentReceiver) -> bool:
    """True for kommunfullmäktiges uppdrag, false for a nämnd's särskilda uppdrag."""
    return receiver.assignment.giver.kind in COUNCIL


def first(updates: Iterable[StatusUpdate]) -> StatusUpdate | None:
    """The newest of updates that come newest first."""
    return next(iter(updates), None)
