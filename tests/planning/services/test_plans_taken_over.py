"""What those that a unit takes over from adopted is what its first plan may be started from."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit, UnitSuccession
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, Plan, PlanNode, Target
from planning.pages.starting import bringable, startable
from planning.services import continuations, plan_copies, plans
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2027, 1, 1)


def coming(org, name, *before):
    """A nämnd that begins at New Year and takes over from others, and its secretary."""
    unit = build.unit(OrgUnitKind.COMMITTEE, name, org.municipality, valid_from=FIRST_DAY)
    for one in before:
        UnitSuccession.objects.create(predecessor=one, successor=unit, valid_from=FIRST_DAY)
    return unit, build.user(Role.SECRETARY, unit)


def written(unit, title, goal):
    """An adopted plan for 2027 with a direction that serves the goal, and a figure with its target."""
    plan = build.plan(PlanKind.OPERATIONAL, unit)
    item = build.node(plan, NodeKind.DIRECTION, title)
    build.target(build.node(plan, NodeKind.KEY_FIGURE, f"Mått på {title}", item), 2027, "5")
    build.contribution(item, goal, "Så bidrar vi.")
    build.adopted(plan)
    return Plan.objects.get(pk=plan.pk), item


@pytest.fixture
def goal(org):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    made = build.node(top, NodeKind.GOAL, "Levande demokrati", code="I1", perspective_id=build.perspective().pk)
    build.adopted(top)
    return made


def offered(user):
    return {one.first_year: one.from_words for one in startable(user)}


def copies_of(plan):
    return {node.title: node for node in PlanNode.objects.content().filter(plan=plan).exclude(kind=NodeKind.SECTION)}


def test_a_merged_nämnd_starts_from_the_plans_of_both_with_links_and_figures(org, goal):
    culture, item = written(org.committee, "Öppna bibliotek", goal)
    school, _ = written(org.other_committee, "Läslust", goal)
    unit, secretary = coming(org, "Bildningsnämnden", org.committee, org.other_committee)
    both = ["Kulturnämnden 2027–2029", "Barn- och utbildningsnämnden 2027–2029"]
    assert offered(secretary) == {year: " och ".join(both) for year in (2027, 2028)}
    items = bringable([culture, school])
    assert [one.whose for one in items] == both
    chosen = {one.pk for one in items}
    plan = plan_copies.start_from(culture, unit, 2027, by=secretary, chosen=chosen, also=[school])
    copies = copies_of(plan)
    assert set(copies) == {"Öppna bibliotek", "Mått på Öppna bibliotek", "Läslust", "Mått på Läslust"}
    assert [row.from_node for row in copies["Öppna bibliotek"].backward.all()] == [item]
    assert {link.to_node for link in Contribution.objects.filter(from_node__plan=plan)} == {goal}
    assert Target.objects.filter(node__plan=plan, year=2027).count() == 2


def test_each_part_of_a_split_nämnd_starts_from_its_plan(org, goal):
    plan, item = written(org.committee, "Öppna bibliotek", goal)
    for name in ("Biblioteksnämnden", "Musiknämnden"):
        unit, secretary = coming(org, name, org.committee)
        assert offered(secretary)[2027] == "Kulturnämnden 2027–2029"
        copy = copies_of(plan_copies.start_from(plan, unit, 2027, by=secretary, chosen={item.pk}))["Öppna bibliotek"]
        assert [row.from_node for row in copy.backward.all()] == [item]


def test_what_is_open_for_revision_is_not_offered(org, goal):
    plan, _ = written(org.committee, "Öppna bibliotek", goal)
    _, secretary = coming(org, "Biblioteksnämnden", org.committee)
    plans.revise(plan, by=None)
    assert offered(secretary) == {2027: "", 2028: ""}


def test_a_nämnd_that_another_becomes_a_part_of_starts_from_its_own_and_the_others(org, goal):
    written(org.committee, "Öppna bibliotek", goal)
    build.plan(PlanKind.OPERATIONAL, org.other_committee, 2026)
    secretary = build.user(Role.SECRETARY, org.other_committee)
    UnitSuccession.objects.create(predecessor=org.committee, successor=org.other_committee, valid_from=FIRST_DAY)
    OrgUnit.objects.filter(pk=org.committee.pk).update(valid_to="2026-12-31")
    assert offered(secretary)[2027] == "2026–2028 och Kulturnämnden 2027–2029"
    build.plan(PlanKind.OPERATIONAL, org.other_committee, 2027)
    assert offered(secretary)[2028] == "2027–2029"


def test_in_one_year_only_what_is_taken_over_goes_on(org, goal):
    _, item = written(org.committee, "Öppna bibliotek", goal)
    other = build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee), NodeKind.DIRECTION, "Läslust")
    with pytest.raises(DomainError, match="tidigare plan"):
        continuations.continue_from(other, by=None, earlier=[item])
