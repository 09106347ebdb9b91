"""Koppla: what was linked last year is shown, and taken with its words."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from planning.enums import NodeKind, PlanKind
from planning.models import Contribution
from planning.services import contributions
from tests import build
from tests.planning.views.test_plan_link import link_form


@pytest.fixture
def following(plans, written, org):
    """Next year's verksamhetsplan, begun empty, with two items that go on from this year's; its address."""
    build.adopted(plans.operational)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2028, continues=[plans.operational])
    for title in ("Öppna bibliotek", "Nära bibliotek"):
        build.node(plan, NodeKind.DIRECTION, title, continues=[written.direction])
    return f"/planer/{plan.pk}/koppla/"


def test_what_was_linked_last_year_is_marked_and_its_words_stand_ready_for_the_tick(
    plans, following, bo_committee_secretary
):
    answer = bo_committee_secretary.get(following)
    first, second = answer.context["form"].page.items
    assert [cell.last.text if cell.last else None for cell in first.cells] == ["Fler kan komma.", None]
    assertContains(answer, "i fjol</span>", count=2)
    tick = first.cells[0].name
    bo_committee_secretary.post(following, link_form(answer, following) | {"link": [tick]})
    assert Contribution.objects.get(from_node=first.pk).text == "Fler kan komma."
    assert not Contribution.objects.filter(from_node=second.pk).exists()


@pytest.mark.parametrize(("take", "count"), [("all", 2), ("item", 1), ("0", 0), ("x", 0)])
def test_last_years_links_are_taken_with_their_words_in_one_click(following, bo_committee_secretary, take, count):
    answer = bo_committee_secretary.get(following)
    item = answer.context["form"].page.items[0]
    mine = link_form(answer, following) | {"take": [str(item.pk) if take == "item" else take]}
    bo_committee_secretary.post(following, mine)
    taken = Contribution.objects.filter(from_node__plan__first_year=2028)
    assert [link.text for link in taken] == ["Fler kan komma."] * count
    assertContains(bo_committee_secretary.get(following), "i fjol</span>", count=2 - count)


def test_last_years_words_are_not_told_to_whom_they_are_not_for(plans, written, org, bo_committee_secretary):
    """What a nämnd has taken over: last year's plan was written by another, and never adopted."""
    theirs = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    item = build.node(theirs, NodeKind.DIRECTION, "Skolan")
    contributions.link(item, plans.goals[0], by=None, text="Hemliga ord")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2028, continues=[theirs])
    build.node(plan, NodeKind.DIRECTION, "Skolan hos oss", continues=[item])
    answer = bo_committee_secretary.get(f"/planer/{plan.pk}/koppla/")
    assertContains(answer, "i fjol</span>", count=1)
    assertNotContains(answer, "Hemliga ord")
