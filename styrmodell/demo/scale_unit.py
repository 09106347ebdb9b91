"""Copying one unit with everything that is its own: people, plans, links, values, states, reports and what is frozen."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from django.db.models import Max

from followup.models import (
    Action,
    Deviation,
    KeyFigureValue,
    Report,
    ReportEdition,
    ReportText,
    SectionRow,
    StatusUpdate,
)
from organisation.models import Decision, Matter, Operation, OrgUnit, RoleAssignment, TreeLock, User
from planning.models import (
    Contribution,
    NodeContinuation,
    Plan,
    PlanContinuation,
    PlanEdition,
    PlanMatter,
    PlanNode,
    Target,
)
from styrmodell.demo.scale_copies import Copies
from styrmodell.lib.trees import RANK_STEP


def copy_unit(unit: OrgUnit, copies: Copies, areas: Sequence[OrgUnit]) -> None:
    """Copy all of it. The trees of units and of plans are to be numbered anew afterwards.

    Args:
        areas: the unit that each copy stands under.
    """
    _copy_people(unit, copies, areas)

    def coded(row: Any, number: int) -> None:
        row.code = copies.renamed(row.code, number)

    copies.copy(Operation.objects.filter(unit=unit), coded)
    copies.copy(KeyFigureValue.objects.filter(unit=unit))
    _copy_plans(unit, copies)
    _copy_reports(unit, copies)


def _copy_people(unit: OrgUnit, copies: Copies, areas: Sequence[OrgUnit]) -> None:
    def named(row: Any, number: int) -> None:
        name = copies.names[number]
        row.name, row.code, row.parent_id = name.name, name.code, areas[number].pk
        _after(row, number)

    def logged_in(row: Any, number: int) -> None:
        name = copies.names[number]
        row.username, row.email = name.username, f"{name.username}@example.org"
        row.name = copies.renamed(row.name, number)

    copies.copy(OrgUnit.objects.filter(pk=unit.pk), named)
    copies.copy(User.objects.filter(roles__unit=unit), logged_in)
    copies.copy(RoleAssignment.objects.filter(unit=unit))


def _after(row: Any, number: int) -> None:
    """Among its siblings after those before it: two units are copied side by side."""
    row.rank += 2 * RANK_STEP * (number + 1)


def _copy_plans(unit: OrgUnit, copies: Copies) -> None:
    copies.copy(Plan.objects.filter(unit=unit), _after)
    plans = copies.of(Plan)
    copies.copy(PlanContinuation.objects.filter(to_plan__in=plans))
    _copy_nodes(copies, plans)
    copies.copy_plan_contents()
    copies.copy(Matter.objects.filter(plan_link__plan__in=plans))
    copies.copy(PlanMatter.objects.filter(plan__in=plans))
    copies.copy(Decision.objects.filter(matter__in=copies.of(Matter)))
    copies.copy_editions(PlanEdition.objects.filter(plan__in=plans))


def _copy_nodes(copies: Copies, plans: list[int]) -> None:
    """A plan's nodes are a tree of their own: the intervals are the model's, the tree's number is new."""
    TreeLock.hold()
    fresh = count((PlanNode.objects.aggregate(last=Max("tree_id"))["last"] or 0) + 1)
    trees: dict[tuple[int, int], int] = {}

    def planted(row: Any, number: int) -> None:
        if not isinstance(row, PlanNode):  # its history leaves the tree's columns out
            return
        key = (row.tree_id, number)
        if key not in trees:
            trees[key] = next(fresh)
        row.tree_id = trees[key]

    copies.copy(PlanNode.objects.filter(plan__in=plans), planted)
    nodes = copies.of(PlanNode)
    copies.copy(Target.objects.filter(node__in=nodes))
    copies.copy(NodeContinuation.objects.filter(to_node__in=nodes))
    copies.copy(Contribution.objects.filter(from_node__in=nodes))
    copies.copy(StatusUpdate.objects.filter(node__in=nodes))


def _copy_reports(unit: OrgUnit, copies: Copies) -> None:
    copies.copy(Report.objects.filter(unit=unit))
    reports = copies.of(Report)
    copies.copy(ReportText.objects.filter(report__in=reports))
    copies.copy(SectionRow.objects.filter(report__in=reports))
    copies.copy(Deviation.objects.filter(report__in=reports))
    copies.copy(Action.objects.filter(deviation__in=copies.of(Deviation)))
    copies.copy_report_contents()
    copies.copy_editions(ReportEdition.objects.filter(report__in=reports))
