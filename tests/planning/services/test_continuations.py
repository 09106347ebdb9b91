"""A goal goes on in later years, reworded, recoded, split and merged; its story is whole in both directions."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import NodeContinuation, PlanNode
from planning.reading.stories import stories
from planning.services import continuations, contributions, last_year, plan_copies, plan_nodes, plans
from styrmodell import integrity
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db
YEARS = (2025, 2026, 2027, 2028)


@pytest.fixture
def goal(org):
    """Makes a goal of one year's flerårsplan, which goes on from others."""
    of_year = {year: build.plan(PlanKind.MULTI_YEAR, org.municipality, year) for year in YEARS}

    def made(year, title, *earlier, code=""):
        return build.node(of_year[year], NodeKind.GOAL, title, code=code, continues=earlier)

    return made


def lost_of(plan):
    """Item and goal of each link of last year's that has to be chosen anew."""
    return [(link.item, link.goal) for link in last_year.lost_links(plan)]


def told(node):
    """Titles before and after."""
    story = stories([node.pk])[node.pk]
    titles = dict(PlanNode.objects.values_list("pk", "title"))
    return sorted(titles[pk] for pk in story.earlier), sorted(titles[pk] for pk in story.later)


def origin(node):
    return PlanNode.objects.get(pk=node.pk).origin


def test_a_goal_that_is_reworded_and_recoded_keeps_its_story(goal):
    first = goal(2025, "Levande demokrati", code="I1")
    second = goal(2026, "Inkluderande demokrati", first, code="D4")
    third = goal(2027, "Demokrati för alla", second, code="I2")
    assert told(first) == ([], ["Demokrati för alla", "Inkluderande demokrati"])
    assert told(second) == (["Levande demokrati"], ["Demokrati för alla"])
    assert told(third) == (["Inkluderande demokrati", "Levande demokrati"], [])
    assert [origin(one) for one in (first, second, third)] == [None, first, first]


def test_a_goal_that_is_split_goes_on_in_both_and_neither_has_the_others_story(goal):
    first = goal(2025, "Trygghet och hälsa")
    safe, healthy = goal(2026, "Trygghet", first), goal(2026, "Hälsa", first)
    later = goal(2027, "Trygga platser", safe)
    assert told(first) == ([], ["Hälsa", "Trygga platser", "Trygghet"])
    assert told(safe) == (["Trygghet och hälsa"], ["Trygga platser"])
    assert told(healthy) == (["Trygghet och hälsa"], [])
    assert [origin(one) for one in (safe, healthy, later)] == [first, first, first]


def test_a_goal_that_is_merged_has_both_stories_and_no_single_origin(goal):
    school, culture = goal(2025, "Skola"), goal(2025, "Kultur")
    merged = goal(2026, "Skola och kultur", school, culture)
    later = goal(2027, "Bildning", merged)
    assert told(later) == (["Kultur", "Skola", "Skola och kultur"], [])
    assert told(school) == ([], ["Bildning", "Skola och kultur"])
    assert [origin(merged), origin(later)] == [None, None]


def test_what_was_split_and_is_merged_again_has_the_one_origin(goal):
    first = goal(2025, "Ett")
    merged = goal(2027, "Ett igen", goal(2026, "Ett a", first), goal(2026, "Ett b", first))
    assert origin(merged) == first


def test_the_stories_of_many_are_read_with_one_query(goal, django_assert_num_queries):
    nodes = [goal(2025, f"Mål {number}") for number in range(3)]
    for year in YEARS[1:]:
        nodes += [goal(year, f"{node.title}, {year}", node) for node in nodes[-3:]]
    with django_assert_num_queries(1):
        found = stories([node.pk for node in nodes])
    assert [len(found[node.pk].whole) for node in nodes] == [4] * 12
    assert stories([]) == {}


def test_taking_back_what_an_item_goes_on_from_ends_the_story_and_keeps_its_history(goal):
    first = goal(2025, "Ett")
    second = goal(2026, "Två", first)
    third = goal(2027, "Tre", second)
    continuations.continue_from(second, by=None, earlier=[])
    assert told(third) == (["Två"], [])
    assert [origin(second), origin(third)] == [None, second]
    assert [row.history_type for row in NodeContinuation.history.filter(to_node=second)] == ["-", "+"]


def test_saying_the_same_again_writes_nothing(goal):
    first = goal(2025, "Ett")
    second = goal(2026, "Två", first)
    continuations.continue_from(second, by=None, earlier=[first])
    assert NodeContinuation.history.count() == 1


def test_origin_makes_no_history_of_the_items(goal):
    first = goal(2025, "Ett")
    second = goal(2026, "Två", first)
    assert second.history.count() == 1


# --- what is refused


def test_an_item_goes_on_only_from_an_earlier_year(goal):
    early, late = goal(2026, "Ett"), goal(2026, "Två")
    for wrong in (late, goal(2027, "Tre")):
        with pytest.raises(DomainError, match="i en tidigare plan av samma slag"):
            continuations.continue_from(early, by=None, earlier=[wrong])
    with pytest.raises(DomainError, match="i en tidigare plan av samma slag"):
        continuations.continue_from(early, by=None, earlier=[early])


def test_an_item_goes_on_only_from_its_own_kind(goal, org):
    text = build.node(goal(2025, "Ett").plan, NodeKind.SECTION, "Ekonomi")
    with pytest.raises(DomainError, match="är mål och kan inte fortsätta textavsnitt"):
        goal(2026, "Två", text)
    direction = build.node(build.plan(PlanKind.OPERATIONAL, org.committee, 2025), NodeKind.DIRECTION)
    following = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    with pytest.raises(DomainError, match="kan inte fortsätta inriktning"):
        build.node(following, NodeKind.PRIORITY, continues=[direction])


def test_nothing_is_said_in_a_plan_that_is_decided(goal):
    first, second = goal(2025, "Ett"), goal(2026, "Två")
    build.adopted(second.plan)
    with pytest.raises(DomainError, match="kan inte ändras"):
        continuations.continue_from(second, by=None, earlier=[first])


def test_an_item_does_not_go_on_from_what_its_writer_may_not_see(org):
    hidden = build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee, 2026), NodeKind.DIRECTION, "Hemligt")
    own = build.node(build.plan(PlanKind.OPERATIONAL, org.committee, 2027), NodeKind.DIRECTION, "Vårt")
    bo = build.user(Role.SECRETARY, org.committee, "bo")
    with pytest.raises(DomainError, match="inte antaget än"):
        continuations.continue_from(own, by=bo, earlier=[hidden])
    build.adopted(hidden.plan)
    continuations.continue_from(own, by=bo, earlier=[hidden])
    assert told(own) == (["Hemligt"], [])


def test_a_plan_follows_only_an_earlier_one_of_its_kind(org):
    last = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    with pytest.raises(DomainError, match="kan bara fortsätta en tidigare plan av samma slag"):
        build.plan(PlanKind.OPERATIONAL, org.committee, 2026, continues=[last])
    with pytest.raises(DomainError, match="kan bara fortsätta en tidigare plan av samma slag"):
        build.plan(PlanKind.OFFICE, org.office, 2028, continues=[last])


# --- links of a copy


@pytest.fixture
def split(org, goal):
    """A nämnd's inriktning that serves a goal, which is split the year after; returns it and the two goals."""
    first = goal(2026, "Trygghet och hälsa")
    build.adopted(first.plan)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    item = build.node(plan, NodeKind.DIRECTION, "Öppet")
    contributions.link(item, first, by=None)
    build.adopted(plan)
    heirs = [goal(2027, "Trygghet", first), goal(2027, "Hälsa", first)]
    build.adopted(heirs[0].plan)
    return item, heirs


def test_a_link_to_a_goal_that_was_split_is_listed_until_one_is_chosen(org, split):
    item, heirs = split
    plan = plan_copies.start_from(item.plan, org.committee, 2027, by=None, chosen=[item.pk])
    copy = PlanNode.objects.get(plan=plan, kind=NodeKind.DIRECTION)
    assert contributions.targets_of([copy.pk]) == {}
    lost = contributions.targets_of([item.pk])[item.pk]
    assert lost_of(plan) == [(copy.pk, lost[0])]
    contributions.link(copy, heirs[1], by=None)
    assert last_year.lost_links(plan) == []


def test_links_of_items_that_became_one_are_listed_once(org, split):
    item, _ = split
    served = PlanNode.objects.get(title="Trygghet och hälsa")
    plans.revise(item.plan, by=None)
    other = build.node(item.plan, NodeKind.DIRECTION, "Nära")
    contributions.link(other, served, by=None)
    following = build.plan(PlanKind.OPERATIONAL, org.committee, 2027, continues=[item.plan])
    merged = build.node(following, NodeKind.DIRECTION, "Öppet och nära", continues=[item, other])
    assert lost_of(following) == [(merged.pk, served.pk)]


def test_a_link_follows_past_a_year_without_a_plan_of_ones_own(org, goal):
    first = goal(2026, "Ett")
    build.adopted(first.plan)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    item = build.node(plan, NodeKind.DIRECTION, "Öppet")
    contributions.link(item, first, by=None)
    third = goal(2028, "Tre", goal(2027, "Två", first))
    build.adopted(third.plan)
    following = plan_copies.start_from(plan, org.committee, 2028, by=None, chosen=[item.pk])
    copy = PlanNode.objects.get(plan=following, kind=NodeKind.DIRECTION)
    assert contributions.targets_of([copy.pk]) == {copy.pk: [third.pk]}


# --- against a plain walk of the graph


@st.composite
def histories(draw):
    """Some goals a year, and for each of them which of all the earlier ones it goes on from."""
    sizes = [draw(st.integers(1, 3)) for _ in YEARS]
    goals, found = [], []
    for year, size in zip(YEARS, sizes, strict=True):
        earlier = len(goals)
        for _ in range(size):
            chosen = draw(st.sets(st.integers(0, earlier - 1), max_size=2)) if earlier else set()
            goals.append(year)
            found.append((year, tuple(sorted(chosen))))
    order = draw(st.permutations(range(len(found))))
    return found, order


def walked(start, steps):
    """Everything that is reached from a node, one step at a time."""
    reached, ahead = set(), [start]
    while ahead:
        for step in steps.get(ahead.pop(), ()):
            if step not in reached:
                reached.add(step)
                ahead.append(step)
    return reached


@given(drawn=histories())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stories_and_origins_are_those_of_a_plain_walk(goal, drawn):
    """In whatever order it is said what goes on from what."""
    history, order = drawn
    nodes = [goal(year, f"Mål {number}") for number, (year, _) in zip(count(), history, strict=False)]
    for at in order:
        continuations.continue_from(nodes[at], by=None, earlier=[nodes[one] for one in history[at][1]])
    back = {at: set(earlier) for at, (_, earlier) in enumerate(history)}
    onward = {at: {to for to, earlier in back.items() if at in earlier} for at in back}
    found = stories([node.pk for node in nodes])
    place = {node.pk: at for at, node in enumerate(nodes)}
    for at, node in enumerate(nodes):
        before = walked(at, back)
        assert {place[pk] for pk in found[node.pk].earlier} == before
        assert {place[pk] for pk in found[node.pk].later} == walked(at, onward)
        firsts = [one for one in before if not back[one]]
        stored = origin(node)
        assert (place[stored.pk] if stored else None) == (firsts[0] if len(firsts) == 1 else None)
    assert list(integrity.continuation_faults()) == []


def test_what_was_written_past_the_service_is_found(goal):
    first = goal(2025, "Ett")
    second = goal(2026, "Två", first)
    NodeContinuation.objects.bulk_create([NodeContinuation(from_node=second, to_node=first)])
    PlanNode.objects.filter(pk=second.pk).update(origin=None)
    assert f"Planpost {first.pk}: fortsätter i en ring" in integrity.continuation_faults()
    NodeContinuation.objects.filter(to_node=first).delete()
    assert list(integrity.continuation_faults()) == [
        f"Planpost {second.pk}: ursprunget stämmer inte med fortsättningarna"
    ]


def test_a_copy_goes_on_from_what_it_was_copied_from(org, goal):
    first = goal(2026, "Ett")
    text = build.node(first.plan, NodeKind.SECTION, "Ekonomi")
    PlanNode.objects.filter(plan__first_year__gt=2026).update(removal_id=PlanNode.new_removal_id())
    plan_nodes.edit(first, by=None, version=1, title="Ett, omskrivet")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    item = build.node(plan, NodeKind.DIRECTION, "Öppet")
    following = plan_copies.start_from(plan, org.committee, 2027, by=None, chosen=[item.pk])
    copy = PlanNode.objects.get(plan=following, kind=NodeKind.DIRECTION)
    assert (origin(copy), told(copy)) == (item, (["Öppet"], []))
    assert origin(text) is None
