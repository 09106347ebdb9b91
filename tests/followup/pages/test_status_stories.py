"""A goal keeps its story on the status page, whatever it is called and whatever has become of it."""

from datetime import date

import pytest

from followup.enums import RoundKind
from planning.models import PlanNode
from planning.services import continuations, plan_nodes, plans
from tests import build, build_followup
from tests.followup.pages.test_status import adopt, page

pytestmark = pytest.mark.django_db


def test_a_goal_that_is_reworded_between_two_rounds_keeps_its_story(org, petra):
    goals = build_followup.goals(org.municipality, "I1", "I2")
    adopt(build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality), {"I1": "NOT_MET"})
    plan = plans.revise(goals[0].plan, by=None)
    node = PlanNode.objects.get(pk=goals[0].pk)
    plan_nodes.edit(node, by=None, version=node.version, title="Målet I1, med en rättad bokstav", code="I9")
    build.adopted(plan, on=date(2026, 6, 15))
    adopt(build_followup.report(build_followup.round_(), org.municipality), {"I9": "MET"})
    goal = page(petra).goals[0]
    assert (goal.code, goal.change) == ("I9", 1)
    assert [step.status.key for step in goal.trail] == ["NOT_MET", "MET"]
    assert "Ingen bedömning har ändrats" not in page(petra).conclusion


def test_goals_that_are_recoded_merged_and_split_keep_their_stories_over_the_years(org, petra):
    old = build_followup.goals(org.municipality, "A1", "A2", "A3", year=2025)
    said = {"A1": "NOT_MET", "A2": "PARTLY", "A3": "MET"}
    adopt(build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality), said)
    new = build_followup.goals(org.municipality, "I1", "I2", "E1", "E2", "N1")
    recoded, merged, half, other_half, fresh = (node.pk for node in new)
    first, second, third = (node.pk for node in old)
    continuations.join({recoded: [first], merged: [first, second], half: [third], other_half: [third]}, by=None)
    words = dict.fromkeys(("I1", "I2", "E1", "E2", "N1"), "PARTLY")
    adopt(build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality), words)
    found = {goal.node: ([step.status.key.value for step in goal.trail], goal.change) for goal in page(petra).goals}
    assert found == {
        recoded: (["NOT_MET", "PARTLY"], 1),
        merged: (["NOT_MET", "PARTLY", "PARTLY"], None),  # they were judged differently, so no change can be told
        half: (["MET", "PARTLY"], -1),
        other_half: (["MET", "PARTLY"], -1),
        fresh: (["PARTLY"], None),
    }
    trail = next(goal for goal in page(petra).goals if goal.node == merged).trail
    assert [step.goal for step in trail] == ["A1", "A2", ""]
    before = page(petra, 1)  # the year before is told as it was, whatever has become of its goals since
    assert {goal.node: [step.status.key.value for step in goal.trail] for goal in before.goals} == {
        first: ["NOT_MET"],
        second: ["PARTLY"],
        third: ["MET"],
    }
