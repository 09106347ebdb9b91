"""The one way a plan's tree changes: add, edit, move, remove, undo, and what each of them refuses."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from planning.services import plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build


@pytest.fixture(autouse=True)
def _whole_trees(db):
    """After each test the trees are whole."""
    yield
    assert trees.faults(PlanNode, "planpost") == []


def again(node):
    return PlanNode.objects.get(pk=node.pk)


def order(plan, kind=NodeKind.DIRECTION):
    """The headings of a kind as they stand in the text."""
    nodes = PlanNode.objects.content().filter(plan=plan, kind=kind).order_by("lft")
    return list(nodes.values_list("title", flat=True))


@pytest.fixture
def three(plans):
    """Kulturnämndens plan with inriktningarna A, B and C, and a prioritering below A."""
    made = [build.node(plans.operational, NodeKind.DIRECTION, title) for title in "ABC"]
    build.node(plans.operational, NodeKind.PRIORITY, "A1", parent=made[0])
    return made


@pytest.fixture
def handed_in(plans, written, bo):
    plan_service.submit(plans.operational, by=bo)
    return written


# --- adding


def test_an_item_is_added_last_or_before_another(plans, three, bo):
    plan_nodes.add(plans.operational, by=bo, kind=NodeKind.DIRECTION, title="Sist")
    first = plan_nodes.add(plans.operational, by=bo, kind=NodeKind.DIRECTION, title="Först", before=three[0])
    assert order(plans.operational) == ["Först", "A", "B", "C", "Sist"]
    added = first.history.get()
    assert (added.history_user, added.history_change_reason) == (bo, "Tillagd")


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [(NodeKind.GOAL, "Mål kan inte stå under plan"), (NodeKind.ACTIVITY, "Aktivitet kan inte stå under plan")],
)
def test_what_belongs_to_another_level_is_not_added(plans, bo, kind, refusal):
    with pytest.raises(DomainError, match=refusal):
        plan_nodes.add(plans.operational, by=bo, kind=kind, title="Fel nivå")


def test_an_inriktning_does_not_stand_below_another(plans, three, bo):
    with pytest.raises(DomainError, match="Inriktning kan inte stå under inriktning"):
        plan_nodes.add(plans.operational, by=bo, kind=NodeKind.DIRECTION, parent=three[0], title="Under")


def test_nothing_is_added_below_or_beside_what_stands_in_another_plan(plans, three, bo):
    other = build.node(plans.office, NodeKind.PRIORITY, "Kontorets")
    for place in ({"parent": three[0]}, {"before": three[0]}):
        with pytest.raises(DomainError, match="hör till en annan plan"):
            plan_nodes.add(plans.office, by=bo, kind=NodeKind.PRIORITY, title="Vilse", **place)
    assert order(plans.office, NodeKind.PRIORITY) == [other.title]


def test_nothing_is_added_below_what_somebody_removed(plans, three, bo):
    plan_nodes.remove(three[0], by=bo)
    with pytest.raises(DomainError, match="tagits bort av någon annan"):
        plan_nodes.add(plans.operational, by=bo, kind=NodeKind.PRIORITY, parent=three[0], title="För sent")


def test_a_plan_that_is_handed_in_takes_no_change(plans, handed_in, bo):
    item = handed_in.direction
    for change in (
        lambda: plan_nodes.add(plans.operational, by=bo, kind=NodeKind.DIRECTION, title="Ny"),
        lambda: plan_nodes.edit(item, by=bo, version=1, title="Ändrad"),
        lambda: plan_nodes.move(item, by=bo, parent=item.parent),
        lambda: plan_nodes.move_step(item, by=bo, up=True),
        lambda: plan_nodes.remove(item, by=bo),
        lambda: plan_nodes.undo_removal(item, by=bo),
    ):
        with pytest.raises(DomainError, match="Planen är inlämnad"):
            change()
    assert again(item).history.count() == 1


# --- editing


def test_an_edit_saves_what_differs_and_counts_the_version(plans, three, bo):
    plan_nodes.edit(three[0], by=bo, version=1, title="A", text="<p>Ny text.</p>")
    edited = again(three[0])
    assert (edited.title, edited.text, edited.version) == ("A", "<p>Ny text.</p>", 2)
    plan_nodes.edit(three[0], by=bo, version=1, title="A", text="<p>Ny text.</p>")  # nothing differs
    assert again(three[0]).version == 2
    assert edited.history.count() == 2


def test_a_stale_edit_saves_nothing_and_carries_the_stored_text(plans, three, bo):
    plan_nodes.edit(three[0], by=bo, version=1, text="<p>Evas text.</p>")
    with pytest.raises(StaleEdit) as refusal:
        plan_nodes.edit(three[0], by=bo, version=1, text="<p>Bos text.</p>")
    assert (refusal.value.current.text, refusal.value.current.version) == ("<p>Evas text.</p>", 2)
    assert again(three[0]).text == "<p>Evas text.</p>"


def test_an_edit_never_moves_the_item_back(plans, three, bo):
    shown = again(three[0])  # what the writer's page was made from
    plan_nodes.move(three[0], by=bo, parent=three[0].parent)
    plan_nodes.edit(shown, by=bo, version=1, title="A, omskriven")
    assert order(plans.operational) == ["B", "C", "A, omskriven"]


def test_a_field_of_another_kind_of_item_is_a_fault_of_ours(three, bo):
    with pytest.raises(ValueError, match="har inte fälten"):
        plan_nodes.edit(three[0], by=bo, version=1, due_on=None)


def test_what_somebody_removed_is_not_edited(plans, three, bo):
    plan_nodes.remove(three[0], by=bo)
    with pytest.raises(DomainError, match="tagits bort av någon annan"):
        plan_nodes.edit(three[0], by=bo, version=1, title="För sent")


# --- moving


def test_a_move_takes_along_what_stands_below_is_one_row_of_history_and_no_new_version(plans, three, bo):
    before = three[0].history.count()
    plan_nodes.move(three[0], by=bo, before=three[2])
    assert order(plans.operational) == ["B", "A", "C"]
    moved = again(three[0])
    assert moved.version == 1
    assert moved.history.count() == before + 1
    assert (moved.history.latest().history_user, moved.history.latest().history_change_reason) == (bo, "Flyttad")
    assert PlanNode.objects.get(title="A1").parent == moved
    assert PlanNode.objects.get(title="A1").history.count() == 1


def test_an_item_is_moved_below_another(plans, three, bo):
    item = PlanNode.objects.get(title="A1")
    plan_nodes.move(item, by=bo, parent=three[1])
    assert again(item).parent == three[1]
    plan_nodes.move(item, by=bo)  # to the plan itself
    assert again(item).parent.kind == NodeKind.ROOT


def test_moving_an_item_before_itself_changes_nothing(three, bo):
    before = three[1].history.count()
    plan_nodes.move(three[1], by=bo, before=three[1])
    assert three[1].history.count() == before


@pytest.mark.parametrize("place", ["before", "parent"])
def test_an_item_that_stands_there_already_is_not_written(plans, three, bo, place):
    before = three[2].history.count()
    last = {"before": {"node": three[1], "before": three[2]}, "parent": {"node": three[2], "parent": three[2].parent}}
    plan_nodes.move(by=bo, **last[place])
    assert order(plans.operational) == ["A", "B", "C"]
    assert (three[1].history.count(), three[2].history.count()) == (1, before)


def test_an_item_goes_where_the_other_one_stands_now(plans, three, bo):
    item, beside = PlanNode.objects.get(title="A1"), build.node(plans.operational, NodeKind.PRIORITY, "B1", three[1])
    shown = again(beside)
    plan_nodes.move(beside, by=bo, parent=three[2])
    plan_nodes.move(item, by=bo, before=shown)
    assert [node.title for node in PlanNode.objects.filter(parent=three[2])] == ["A1", "B1"]


def test_two_items_change_places_for_ever(plans, three, bo):
    """There is room between two ranks for ten moves; then the siblings are numbered anew."""
    one, two, _ = three
    for _ in range(12):
        for moved, beside in ((two, one), (one, two)):
            plan_nodes.move(moved, by=bo, before=beside)
            assert order(plans.operational) == [moved.title, beside.title, "C"]
            assert trees.faults(PlanNode, "post") == []


def test_an_item_stays_in_its_plan(plans, three, org, bo):
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    theirs = build.node(other, NodeKind.DIRECTION, "Deras")
    for place in ({"before": theirs}, {"parent": theirs}):
        with pytest.raises(DomainError, match="bara flyttas inom sin egen plan"):
            plan_nodes.move(three[0], by=bo, **place)
    assert again(three[0]).plan == plans.operational


def test_an_item_is_not_moved_where_its_kind_may_not_stand(plans, three, bo):
    with pytest.raises(DomainError, match="Inriktning kan inte stå under inriktning"):
        plan_nodes.move(three[1], by=bo, parent=three[0])
    with pytest.raises(DomainError, match="under"):
        plan_nodes.move(plan_nodes.root_of(plans.operational), by=bo, parent=three[0])
    assert order(plans.operational) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("which", "up", "then"),
    [
        (0, True, "ABC"),
        (0, False, "BAC"),
        (1, True, "BAC"),
        (1, False, "ACB"),
        (2, True, "ACB"),
        (2, False, "ABC"),
    ],
)
def test_a_step_is_taken_among_items_of_the_same_kind_and_stops_at_the_ends(plans, three, bo, which, up, then):
    build.node(plans.operational, NodeKind.PRIORITY, "Emellan")
    plan_nodes.move_step(three[which], by=bo, up=up)
    assert order(plans.operational) == list(then)


# --- removing and undoing


def test_what_is_removed_goes_with_all_below_it_and_comes_back_as_one(plans, three, bo):
    plan_nodes.remove(three[0], by=bo)
    assert (order(plans.operational), order(plans.operational, NodeKind.PRIORITY)) == (["B", "C"], [])
    assert again(three[0]).removal_id == PlanNode.objects.get(title="A1").removal_id
    assert again(three[0]).history.latest().history_change_reason == "Borttagen"
    plan_nodes.undo_removal(three[0], by=bo)
    assert (order(plans.operational), order(plans.operational, NodeKind.PRIORITY)) == (["A", "B", "C"], ["A1"])
    assert again(three[0]).history.latest().history_change_reason == "Återställd"


def test_what_was_removed_before_stays_removed_when_its_parent_comes_back(plans, three, bo):
    below = PlanNode.objects.get(title="A1")
    plan_nodes.remove(below, by=bo)
    plan_nodes.remove(three[0], by=bo)
    plan_nodes.undo_removal(three[0], by=bo)
    assert again(below).removal_id is not None
    plan_nodes.undo_removal(below, by=bo)
    assert order(plans.operational, NodeKind.PRIORITY) == ["A1"]


def test_a_figure_comes_back_after_the_item_that_it_follows_up(three, bo):
    figure = build.node(three[0].plan, NodeKind.KEY_FIGURE, parent=three[0])
    plan_nodes.remove(figure, by=bo)
    plan_nodes.remove(three[0], by=bo)
    with pytest.raises(DomainError, match="Återställ det först"):
        plan_nodes.undo_removal(figure, by=bo)


def test_what_stood_under_something_removed_comes_back_in_the_nearest_place_left(plans, three, bo):
    below = PlanNode.objects.get(title="A1")
    figure = build.node(plans.operational, NodeKind.KEY_FIGURE, parent=below)
    plan_nodes.remove(below, by=bo)
    plan_nodes.remove(three[0], by=bo)
    plan_nodes.undo_removal(below, by=bo)
    root = plan_nodes.root_of(plans.operational)
    assert (again(below).parent, again(figure).parent) == (root, below)
    assert again(figure).removal_id is None
    plan_nodes.undo_removal(three[0], by=bo)
    assert order(plans.operational) == ["A", "B", "C"]


def test_what_is_not_removed_is_not_put_back(three, bo):
    with pytest.raises(DomainError, match="inte borttaget"):
        plan_nodes.undo_removal(three[0], by=bo)


def test_what_is_removed_is_not_removed_again(three, bo):
    plan_nodes.remove(three[0], by=bo)
    with pytest.raises(DomainError, match="tagits bort av någon annan"):
        plan_nodes.remove(three[0], by=bo)


def test_a_plan_keeps_its_root(plans, bo):
    with pytest.raises(DomainError, match="rot kan inte tas bort"):
        plan_nodes.remove(plan_nodes.root_of(plans.operational), by=bo)
