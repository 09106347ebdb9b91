"""Starting from last year's plan."""

from datetime import date

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, FrozenNode, Perspective, Plan, PlanNode, Target
from planning.pages.plan_gaps import worth_seeing
from planning.reading.tree import edition_rows, working_rows
from planning.services import contributions, last_year, plan_copies, plan_nodes
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build


@pytest.fixture
def next_top(plans, org):
    """Next year's flerårsplan: continues I1, drops I2."""
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(top, NodeKind.GOAL, "Levande demokrati, ny", code="I1", continues=[plans.goals[0]])
    build.adopted(top)
    return top


def copied(plan: Plan) -> dict[str, PlanNode]:
    return {node.title: node for node in PlanNode.objects.content().filter(plan=plan)}


def before(node: PlanNode) -> list[PlanNode]:
    return [row.from_node for row in node.backward.order_by("from_node")]


def lost(plan: Plan) -> list[tuple[str, str]]:
    """Item and goal."""
    titles = dict(PlanNode.objects.values_list("pk", "title"))
    return [(titles[link.item], titles[link.goal]) for link in last_year.lost_links(plan)]


def start(plans, org, bo, *chosen: PlanNode) -> Plan:
    ids = {node.pk for node in chosen}
    return plan_copies.start_from(plans.operational, org.committee, 2028, by=bo, chosen=ids)


def test_chosen_items_come_along_with_their_figures_and_point_back(plans, written, next_top, org, bo):
    plan = start(plans, org, bo, written.direction, written.assignment)
    nodes = copied(plan)
    assert [row.from_plan for row in plan.backward.all()] == [plans.operational]
    assert before(nodes["Öppna bibliotek"]) == [written.direction]
    assert nodes["Öppna bibliotek"].text == written.direction.text
    assert nodes["Besök"].parent == nodes["Öppna bibliotek"]
    assert nodes["Besök"].key_figure == written.figure.key_figure
    assert nodes["Utred meröppet"].assignment == written.assignment.assignment
    assert "Kvällsöppet" not in nodes
    assert trees.faults(PlanNode, "post") == []


def test_targets_follow_for_the_years_of_the_new_plan(plans, written, next_top, org, bo):
    build.target(written.figure, 2027, "5")
    plan = start(plans, org, bo, written.direction)
    assert [target.year for target in Target.objects.filter(node__plan=plan)] == [2029]


def test_a_started_plan_asks_for_the_targets_of_the_years_that_last_years_did_not_cover(
    plans, written, next_top, org, bo
):
    build.target(written.figure, 2028, "6")
    plan = start(plans, org, bo, written.direction)
    (line,) = [line for line in worth_seeing(plan, working_rows(plan), ()) if line.text == "Besök"]
    assert line.note == "saknar målvärde för 2030"
    assert line.url.endswith("_target_2030")


def test_links_go_to_the_goals_successor(plans, written, next_top, org, bo):
    plan = start(plans, org, bo, written.direction)
    link = Contribution.objects.get(from_node__plan=plan)
    assert link.to_node.title == "Levande demokrati, ny"
    assert link.text == "Fler kan komma."
    assert last_year.lost_links(plan) == []


def test_links_without_successor_are_listed_for_choice(plans, written, next_top, org, bo):
    alone = build.node(plans.operational, NodeKind.DIRECTION, "Välfärd")
    contributions.link(alone, plans.goals[1], by=None)
    plan = start(plans, org, bo, alone)
    assert lost(plan) == [("Välfärd", "Välfärd av god kvalitet")]
    contributions.link(copied(plan)["Välfärd"], PlanNode.objects.get(title="Levande demokrati, ny"), by=bo)
    assert last_year.lost_links(plan) == []


def test_texts_fill_the_headings_the_new_plan_has(plans, next_top, org, bo):
    text = build.node(plans.operational, NodeKind.SECTION, "Grunduppdrag", text="<p>Bibliotek.</p>")
    own = build.node(plans.operational, NodeKind.SECTION, "Eget avsnitt", text="<p>Eget.</p>")
    plan = start(plans, org, bo, text, own)
    sections = PlanNode.objects.filter(plan=plan, kind=NodeKind.SECTION)
    assert sections.get(title="Grunduppdrag").text == "<p>Bibliotek.</p>"
    assert before(sections.get(title="Eget avsnitt")) == [own]


def test_a_removed_item_does_not_come_along(plans, written, next_top, org, bo):
    plan_nodes.remove(written.direction, by=bo)
    with pytest.raises(DomainError, match="följer inte med"):
        start(plans, org, bo, written.direction)


def test_last_years_plan_stands_untouched(plans, written, next_top, org, bo):
    before = list(PlanNode.objects.filter(plan=plans.operational).values())
    start(plans, org, bo, written.direction)
    assert list(PlanNode.objects.filter(plan=plans.operational).values()) == before


def test_a_plan_is_started_once(plans, written, next_top, org, bo):
    start(plans, org, bo, written.direction)
    with pytest.raises(DomainError, match="redan"):
        start(plans, org, bo, written.direction)
    assert Plan.objects.filter(first_year=2028, unit=org.committee).count() == 1


def test_a_link_that_is_lost_beside_one_that_followed_is_listed_too(plans, written, next_top, org, bo):
    contributions.link(written.direction, plans.goals[1], by=None)
    plan = start(plans, org, bo, written.direction)
    assert lost(plan) == [("Öppna bibliotek", "Välfärd av god kvalitet")]
    other = build.node(plan, NodeKind.DIRECTION, "Annat i samma plan")
    contributions.link(copied(plan)["Öppna bibliotek"], other, by=bo)
    assert last_year.lost_links(plan) == []


def test_a_heading_that_was_renamed_is_next_years_heading(plans, next_top, org, bo):
    section = build.node(plans.operational, NodeKind.SECTION, "Våra utmaningar", text="<p>Fler barn.</p>")
    last = build.node(plans.operational, NodeKind.SECTION, "Pengar", comes_last=True)
    plan = start(plans, org, bo, section)
    sections = [node for node in copied(plan).values() if node.kind == NodeKind.SECTION]
    assert [(node.title, node.text, node.comes_last) for node in sections] == [
        ("Våra utmaningar", "<p>Fler barn.</p>", False),
        ("Pengar", "", True),
    ]
    assert [before(node) for node in sections] == [[section], [last]]


def test_a_copied_goal_gets_the_perspective_of_the_same_name_in_the_new_cycle(org):
    old = [Perspective.objects.create(name=name, first_year=2023, last_year=2026) for name in ("Invånare", "Tillväxt")]
    new = Perspective.objects.create(name="Invånare", first_year=2027)
    last = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2026)
    goals = [build.node(last, NodeKind.GOAL, one.name, perspective_id=one.pk) for one in old]
    plan = plan_copies.start_from(last, org.municipality, 2027, by=None, chosen=[goal.pk for goal in goals])
    made = PlanNode.objects.filter(plan=plan, kind=NodeKind.GOAL).order_by("lft")
    assert [(goal.title, goal.perspective) for goal in made] == [("Invånare", new), ("Tillväxt", None)]


def test_an_edition_keeps_the_name_its_perspective_had(org):
    own = Perspective.objects.create(name="Invånare", first_year=2023)
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027)
    build.node(plan, NodeKind.GOAL, perspective_id=own.pk)
    edition = build.adopted(plan)
    Perspective.objects.filter(pk=own.pk).update(name="Strängnäsbor")
    assert [row.own["perspective"] for row in edition_rows(edition)] == ["Invånare"]
    assert [row.own["perspective"] for row in working_rows(plan) if row.kind == NodeKind.GOAL] == ["Strängnäsbor"]
    assert FrozenNode.objects.get(kind=NodeKind.GOAL).perspective == own


def test_the_dates_of_a_copied_plan_move_with_its_year_and_so_do_its_targets(org):
    last = build.plan(PlanKind.WORK, org.unit, 2028)
    days = {"starts_on": date(2028, 2, 29), "due_on": date(2028, 12, 31)}
    activity = build.node(last, NodeKind.ACTIVITY, "Kurs", **days)
    undated = build.node(last, NodeKind.ACTIVITY, "Utan dag")
    figure = build.node(last, NodeKind.KEY_FIGURE, parent=activity, key_figure=build.key_figure())
    build.target(figure, 2028, "80")
    plan = plan_copies.start_from(last, org.unit, 2029, by=None, chosen={activity.pk, undated.pk})
    kurs = copied(plan)["Kurs"]
    assert (kurs.starts_on, kurs.due_on) == (date(2029, 2, 28), date(2029, 12, 31))
    assert copied(plan)["Utan dag"].due_on is None
    assert [(one.year, one.value) for one in Target.objects.filter(node__plan=plan)] == [(2029, 80)]
    activity.refresh_from_db()
    assert activity.due_on == days["due_on"]


def test_the_day_of_an_uppdrag_is_its_givers(plans, written, next_top, org, bo):
    due = written.assignment.assignment.due_on
    plan = start(plans, org, bo, written.assignment)
    assert copied(plan)["Utred meröppet"].assignment.due_on == due
