"""The small municipality of these tests, its plans, and browsers where its people have logged in."""

from dataclasses import dataclass
from functools import cached_property

import pytest

from planning.enums import NodeKind
from planning.models import Plan, PlanNode
from planning.services import contributions, key_figures
from tests import build
from tests.grounds import kept

DECISION = {"date": "2026-11-20", "paragraph": "45", "registry_number": "KN/2026:12", "outcome": "ADOPTS"}


@dataclass
class Plans:
    """Flerårsplan (adopted, goals I1 and I2), verksamhetsplan and kontorsplan (being written)."""

    top: Plan
    operational: Plan
    office: Plan

    @cached_property
    def goals(self) -> list[PlanNode]:
        return list(PlanNode.objects.filter(plan=self.top, kind=NodeKind.GOAL).order_by("lft"))


@dataclass
class Written:
    """A verksamhetsplan with something of everything in it."""

    direction: PlanNode
    priority: PlanNode
    figure: PlanNode
    assignment: PlanNode


@pytest.fixture
def plans(org: build.Org) -> Plans:
    return Plans(*build.chain(org))


@pytest.fixture
@kept
def written(plans: Plans) -> Written:
    """Inriktningen serves I1, is followed up with a figure and has a priority below it."""
    direction = build.node(
        plans.operational, NodeKind.DIRECTION, "Öppna bibliotek", text="<p>Kvällar och lördagar.</p>"
    )
    contributions.link(direction, plans.goals[0], by=None, text="Fler kan komma.")
    figure = key_figures.attach(direction, build.key_figure("Besök", decimals=1), by=None)
    build.target(figure, 2029, "6.5")
    return Written(
        direction=direction,
        priority=build.node(plans.operational, NodeKind.PRIORITY, "Kvällsöppet", parent=direction),
        figure=figure,
        assignment=build.node(plans.operational, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet"),
    )
