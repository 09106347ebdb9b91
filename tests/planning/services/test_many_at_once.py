"""What is written many at a time is what would have been written one by one, and costs few questions."""

import pytest
from django.core.management import call_command

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, Plan, PlanNode
from planning.services import contributions, plan_items, plan_nodes, plan_places, plans
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db

TREE = ("title", "text", "kind", "parent__title", "rank", "lft", "rght", "level", "version")
CHANGE = (
    "title",
    "parent__title",
    "rank",
    "version",
    "history_user__username",
    "history_change_reason",
    "history_type",
)


def tree_of(plan):
    """Everything that the plan's nodes say, the root's number apart."""
    return list(PlanNode.objects.filter(plan=plan).order_by("lft").values_list(*TREE))


def changes_of(plan):
    return sorted(PlanNode.history.filter(plan=plan).values_list(*CHANGE), key=str)


@pytest.fixture
def twins(org):
    """Two plans that say the same, with something below an inriktning, something removed and something after."""
    made = []
    for unit in (org.committee, org.other_committee):
        plan = build.plan(PlanKind.OPERATIONAL, unit, sections=True)
        first = build.node(plan, NodeKind.DIRECTION, "Först")
        build.node(plan, NodeKind.PRIORITY, "Stod här", parent=first)
        plan_nodes.remove(build.node(plan, NodeKind.PRIORITY, "Borta", parent=first), by=None)
        build.node(plan, NodeKind.DIRECTION, "Sist")
        made.append(plan)
    return made


@pytest.mark.parametrize("below", [False, True])
def test_pasted_rows_stand_as_if_they_had_been_added_one_by_one(twins, anna, below):
    rows = [(f"Rad {number}", f"Text <b>{number}</b>") for number in range(40)]
    kind = NodeKind.PRIORITY if below else NodeKind.DIRECTION
    many, single = twins
    above = [PlanNode.objects.get(plan=plan, title="Först") if below else None for plan in twins]
    made = plan_items.add_many(many, rows, by=anna, kind=kind, parent=above[0])
    for title, _ in rows:
        text = PlanNode.objects.get(plan=many, title=title).text
        plan_nodes.add(single, by=anna, kind=kind, parent=above[1], title=title, text=text)
    assert tree_of(many) == tree_of(single)
    assert changes_of(many) == changes_of(single)
    assert trees.faults(PlanNode, "Planpost") == []
    last = made[-1]
    last.title = "Ändrad"
    last.save()  # is no move
    assert trees.faults(PlanNode, "Planpost") == []
    call_command("check_integrity")


def test_a_heading_of_a_new_plan_has_its_writer(org, bo):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True, by=bo)
    assert set(PlanNode.history.filter(plan=plan).values_list("history_user", flat=True)) == {bo.pk}
    headings = PlanNode.objects.content().filter(plan=plan).order_by("lft").values_list("title", "comes_last")
    assert list(headings) == [
        ("Grunduppdrag", False),
        ("Utmaningar", False),
        ("Horisontellt arbete", True),
        ("Ekonomi", True),
    ]


def test_what_is_refused_one_by_one_is_refused_many_at_once(twins, org, bo):
    plan = Plan.objects.get(pk=twins[0].pk)
    item, figure = PlanNode.objects.get(plan=plan, title="Först"), build.key_figure("Besök")
    task = build.assignment(org.committee)
    followed = [PlanNode(plan=plan, kind=NodeKind.KEY_FIGURE, key_figure=figure) for _ in range(2)]
    shown = [PlanNode(plan=plan, kind=NodeKind.SPECIAL_ASSIGNMENT, assignment=task) for _ in range(2)]
    ended = build.perspective("Gammalt", 2015)
    type(ended).objects.filter(pk=ended.pk).update(last_year=2018)
    before = tree_of(plan)
    for rows, sentence in [
        ([(followed[0], item), (followed[1], item)], "följs redan upp med ”Besök”"),
        ([(shown[0], None), (shown[1], None)], "står redan i planen"),
        ([(PlanNode(plan=plan, kind=NodeKind.ACTIVITY), None)], "Aktivitet kan inte stå under"),
        ([(PlanNode(plan=plan, kind=NodeKind.DIRECTION, perspective=ended), None)], "andra år än planens"),
    ]:
        with pytest.raises(DomainError, match=sentence):
            plan_nodes.add_many(plan, rows, by=bo)
    assert tree_of(plan) == before


def test_two_hundred_rows_are_pasted_in_few_questions(twins, bo, django_assert_max_num_queries):
    rows = [(f"Rad {number}", "") for number in range(200)]
    with django_assert_max_num_queries(60):
        plan_items.add_many(twins[0], rows, by=bo, kind=NodeKind.DIRECTION)
    assert trees.faults(PlanNode, "Planpost") == []


def test_an_item_goes_and_comes_back_with_all_below_it_in_few_questions(twins, bo, django_assert_max_num_queries):
    top = PlanNode.objects.get(plan=twins[0], title="Först")
    rows = [(f"Rad {number}", "") for number in range(60)]
    plan_items.add_many(twins[0], rows, by=bo, kind=NodeKind.PRIORITY, parent=top)
    kept = PlanNode.objects.kept().filter(plan=twins[0]).order_by("lft")
    before = list(kept)
    with django_assert_max_num_queries(15):
        plan_nodes.remove(top, by=bo)
    gone = PlanNode.history.filter(plan=twins[0], history_user=bo, history_change_reason="Borttagen")
    assert (gone.count(), set(gone.values_list("history_type", flat=True))) == (62, {"~"})
    with django_assert_max_num_queries(15):
        plan_nodes.undo_removal(top, by=bo)
    assert list(kept.all()) == before


@pytest.fixture
def linked(org):
    """Forty items that may serve two goals, in two plans alike; the first ten did once, the next ten do."""
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    goals = [build.node(top, NodeKind.GOAL, code=f"I{number}") for number in range(2)]
    build.adopted(top)
    made = []
    for unit in (org.committee, org.other_committee):
        plan = build.plan(PlanKind.OPERATIONAL, unit)
        plan_items.add_many(plan, [(f"Rad {number}", "") for number in range(40)], by=None, kind=NodeKind.DIRECTION)
        items = list(PlanNode.objects.content().filter(plan=plan).order_by("lft"))
        for item in items[:20]:
            contributions.link(item, goals[0], by=None, text="Så")
        for item in items[:10]:
            build.unlink(item, goals[0], by=None)
        made.append((plan, items))
    return goals, made


def links_of(plan):
    rows = Contribution.objects.filter(from_node__plan=plan).order_by("from_node__lft", "to_node")
    return list(rows.values_list("from_node__title", "to_node", "kind", "text", "is_removed", "version"))


def link_changes_of(plan):
    columns = ("from_node__title", "to_node", "text", "is_removed", "version", *CHANGE[-3:])
    return sorted(Contribution.history.filter(from_node__plan=plan).values_list(*columns), key=str)


def test_forty_links_are_saved_as_one_by_one_in_few_questions(linked, anna, django_assert_max_num_queries):
    (first, second), ((many, items), (single, others)) = linked
    stored = Contribution.objects.filter(from_node__plan=many, is_removed=False).order_by("pk")
    told = {row.pk: (row.version, "Nya ord") for row in stored[:5]}
    with django_assert_max_num_queries(30):
        contributions.save_all(
            many,
            by=anna,
            add=[(item.pk, first.pk) for item in items] + [(item.pk, second.pk) for item in items[:10]],
            remove=[(item.pk, first.pk) for item in items[10:12]],
            texts=told,
        )
    rows = Contribution.objects.filter(from_node__plan=single, is_removed=False).order_by("pk")
    for pk, version in rows.values_list("pk", "version")[:5]:
        contributions.save_all(single, by=anna, add=[], remove=[], texts={pk: (version, "Nya ord")})
    for item in others[10:12]:
        build.unlink(item, first, by=anna)
    for item in others:
        contributions.link(item, first, by=anna)
    for item in others[:10]:
        contributions.link(item, second, by=anna)
    assert links_of(many) == links_of(single)
    assert link_changes_of(many) == link_changes_of(single)
    call_command("check_integrity")


def test_links_that_close_a_ring_among_themselves_are_refused_whole(linked):
    plan, (first, second, *_) = linked[1][0]
    with pytest.raises(DomainError, match="i en ring"):
        contributions.save_all(plan, by=None, add=[(first.pk, second.pk), (second.pk, first.pk)], remove=[], texts={})
    assert not Contribution.objects.filter(to_node__plan=plan).exists()


def begun_from_below(units):
    return [build.plan(PlanKind.WORK, unit) for unit in units]


def test_plans_below_are_gathered_in_few_questions_and_others_are_not_asked(org, bo, django_assert_max_num_queries):
    own = [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office) for number in range(30)]
    others = [build.unit(OrgUnitKind.UNIT, f"Annan enhet {number}", org.other_office) for number in range(30)]
    build.plan(PlanKind.OPERATIONAL, org.committee)
    works = begun_from_below(own)
    elsewhere = begun_from_below(others)
    before = dict(Plan.objects.filter(pk__in=[plan.pk for plan in elsewhere]).values_list("pk", "parent"))
    with django_assert_max_num_queries(45):
        office = plans.start(PlanKind.OFFICE, OrgUnit.objects.get(pk=org.office.pk), build.YEAR, by=None)
    rows = Plan.objects.filter(parent=office).order_by("lft")
    assert [plan.pk for plan in rows] == [plan.pk for plan in works]
    assert dict(Plan.objects.filter(pk__in=[plan.pk for plan in elsewhere]).values_list("pk", "parent")) == before
    assert trees.faults(Plan, "Plan") == []
    moved = works[-1].history.first()
    assert (moved.parent, moved.history_type, moved.history_change_reason) == (office, "~", f"Flyttad till {office}")


def test_many_plans_come_to_stand_as_if_they_had_been_moved_one_by_one(org):
    placed = []
    for board_unit, office_unit in ((org.committee, org.office), (org.other_committee, org.other_office)):
        units = [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", office_unit) for number in range(4)]
        works = begun_from_below(units)
        board = build.plan(PlanKind.OPERATIONAL, board_unit)
        placed.append((works, board, build.plan(PlanKind.OFFICE, office_unit)))
    (many, _, above), (single, board, other) = placed
    assert Plan.objects.filter(parent=above).count() == Plan.objects.filter(parent=other).count() == 4
    plan_places.place_below(many, placed[0][1], by=None, reason="Flyttad")
    for plan in single:
        plan_places.place_below([plan], board, by=None, reason="Flyttad")
    columns = ("rank", "level", "kind", "unit__name", "lft", "rght")
    for pair in ((placed[0][1], board), (above, other)):
        rows = [list(plan.get_family().order_by("lft").values_list(*columns)) for plan in map(again, pair)]
        assert [row[:3] for row in rows[0]] == [row[:3] for row in rows[1]]
        assert [row[-2:] for row in rows[0]] == [row[-2:] for row in rows[1]]
    assert trees.faults(Plan, "Plan") == []


def again(plan):
    return Plan.objects.get(pk=plan.pk)


def test_a_plan_is_never_moved_below_itself(org):
    board = build.plan(PlanKind.OPERATIONAL, org.committee)
    office = build.plan(PlanKind.OFFICE, org.office)
    with pytest.raises(DomainError, match="under sig själv"):
        plan_places.place_below([board], office, by=None, reason="Flyttad")
    assert trees.faults(Plan, "Plan") == []
