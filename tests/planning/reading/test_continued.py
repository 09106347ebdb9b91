"""This plan's items and those of the plan that it continues: carried on, split, merged, new and gone."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.reading.continued import pairs
from planning.reading.tree import working_rows
from planning.services import continuations, key_figures, plan_copies, plan_nodes
from tests import build


@pytest.fixture
def last(org):
    """Last year's verksamhetsplan: two inriktningar, one followed up, a text and an uppdrag."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    build.node(plan, NodeKind.SECTION, "Ekonomi", text="<p>Ramen räcker.</p>")
    first = build.node(plan, NodeKind.DIRECTION, "Biblioteken är öppna")
    key_figures.attach(first, build.key_figure("Besök"), by=None)
    build.node(plan, NodeKind.DIRECTION, "Kulturarvet lyfts fram")
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet")
    build.adopted(plan)
    return plan


@pytest.fixture
def this(last, org):
    """This year's, begun from it with everything."""
    chosen = [row.pk for row in working_rows(last)]
    return plan_copies.start_from(last, org.committee, 2027, by=None, chosen=chosen)


def titles(plan):
    return {row.pk: row.title or row.figure.name for row in working_rows(plan)}


def told(last, this):
    """Who goes on from whom, by heading, in order."""
    found = pairs(working_rows(last), working_rows(this))
    old, new = titles(last), titles(this)
    return sorted((old[earlier], new[later]) for later, earlier in found.keys.items()), found


def direction(plan, title):
    return next(node for node in plan.nodes.all() if node.title == title)


def test_what_is_carried_on_is_the_same_whatever_it_is_called_now(last, this):
    moved = direction(this, "Kulturarvet lyfts fram")
    plan_nodes.edit(moved, by=None, version=None, title="Kulturmiljön lyfts fram")
    found, _ = told(last, this)
    assert found == [
        ("Besök", "Besök"),
        ("Biblioteken är öppna", "Biblioteken är öppna"),
        ("Ekonomi", "Ekonomi"),
        ("Kulturarvet lyfts fram", "Kulturmiljön lyfts fram"),
        ("Utred meröppet", "Utred meröppet"),
    ]


def test_of_what_is_split_the_part_that_kept_its_heading_goes_on_and_the_other_is_told_to_come_of_it(last, this):
    whole = direction(last, "Biblioteken är öppna")
    part = build.node(this, NodeKind.DIRECTION, "Biblioteken är trygga")
    continuations.continue_from(part, by=None, earlier=[whole])
    found, both = told(last, this)
    assert ("Biblioteken är öppna", "Biblioteken är öppna") in found
    assert part.pk not in both.keys
    assert [(one.label, one.value) for one in both.after[part.pk]] == [("Kommer ur", ("Biblioteken är öppna",))]


def test_of_what_is_merged_the_one_goes_on_and_the_other_is_told_to_be_in_it(last, this):
    both_of_last = [direction(last, "Biblioteken är öppna"), direction(last, "Kulturarvet lyfts fram")]
    one = direction(this, "Biblioteken är öppna")
    plan_nodes.remove(direction(this, "Kulturarvet lyfts fram"), by=None)
    continuations.continue_from(one, by=None, earlier=both_of_last)
    _, both = told(last, this)
    assert both.keys[one.pk] == both_of_last[0].pk
    assert [(said.label, said.value) for said in both.after[one.pk]] == [
        ("Sammanförd med", ("Kulturarvet lyfts fram",))
    ]
    gone = both.before[both_of_last[1].pk]
    assert [(said.label, said.value) for said in gone] == [("Går upp i", ("Biblioteken är öppna",))]


def test_years_between_are_walked_over(last, this, org):
    build.adopted(this)
    chosen = [row.pk for row in working_rows(this)]
    after = plan_copies.start_from(this, org.committee, 2028, by=None, chosen=chosen)
    found, _ = told(last, after)
    assert len(found) == 5
