"""Pages read what they show and not all that there is beside it: the same steps however much others have."""

from datetime import date

import pytest

from followup.models import KeyFigureValue, OperatingAmount
from followup.reporting.status_figures import figure_deviations
from organisation.enums import OrgUnitKind, Role
from organisation.models import Operation
from planning.enums import NodeKind, PlanKind
from planning.links import working_links
from planning.models import Contribution
from styrmodell.my_work.money_tasks import money_tasks
from tests import build, build_followup
from tests.steps import steps

pytestmark = pytest.mark.django_db

MARGIN = 1.2  # a page of an index more


def test_a_plans_links_are_found_among_everybodys(org):
    top, own, office = build.chain(org)
    goals = [build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee), NodeKind.DIRECTION) for _ in range(1)]
    direction = build.node(own, NodeKind.DIRECTION)
    build.contribution(direction, top.nodes.get(code="I1"), "Så bidrar vi")
    reader = build.user(Role.CONTROLLER, org.municipality)
    before = steps(lambda: working_links(own, reader))
    others = [build.node(office, NodeKind.PRIORITY) for _ in range(40)]
    Contribution.objects.bulk_create(
        Contribution(from_node=one, to_node=goal, kind=kind)
        for one in others
        for goal in (*goals, top.nodes.get(code="I2"))
        for kind in ("CONTRIBUTES", "INTERPRETS")
    )
    assert [link.text for link in working_links(own, reader)] == ["Så bidrar vi"]
    assert steps(lambda: working_links(own, reader)) <= before * MARGIN


def test_status_asks_of_no_enhets_value_whether_it_is_published(org):
    reader = build.user(Role.ELECTED, org.municipality)
    in_round = build_followup.round_()
    figure = build.key_figure()
    _measure(figure, [org.committee])
    before = steps(lambda: figure_deviations(reader, in_round))
    _measure(figure, [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office) for number in range(40)])
    assert steps(lambda: figure_deviations(reader, in_round)) <= before * 2  # each is looked at, and no more


def _measure(figure, units):
    KeyFigureValue.objects.bulk_create(
        KeyFigureValue(
            figure=figure, unit=unit, period_from=date(year, 1, 1), period_to=date(year, 12, 31), value=number
        )
        for number, unit in enumerate(units)
        for year in range(2016, 2026)
    )


def test_an_ekonoms_tasks_read_the_months_that_are_due(org):
    economist = build.user(Role.ECONOMIST, org.municipality)
    rounds = [build_followup.round_()]
    operations = Operation.objects.bulk_create(
        Operation(unit=org.committee, code=f"KN-{number}", name="Verksamhet", valid_from=date(2020, 1, 1))
        for number in range(20)
    )
    until = rounds[0].period_to
    _amounts(operations, until.year, [until.month])
    before = steps(lambda: money_tasks(economist, until, rounds))
    _amounts(operations, until.year, [month for month in range(1, 13) if month != until.month])
    assert steps(lambda: money_tasks(economist, until, rounds)) <= before * MARGIN
    assert [task.done for task in money_tasks(economist, until, rounds)] == [20, 0]


def _amounts(operations, year, months):
    OperatingAmount.objects.bulk_create(
        OperatingAmount(operation=one, year=year, month=month, outcome=-1) for one in operations for month in months
    )
