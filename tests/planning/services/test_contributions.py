"""Linking: upwards only, what one may see, never lost."""

import pytest

from organisation.enums import Role
from planning.enums import ContributionKind, NodeKind, PlanKind
from planning.models import Contribution, FrozenLink, PlanNode
from planning.services import contributions, plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build


def test_a_link_keeps_who_made_it(plans, bo):
    direction = build.node(plans.operational, NodeKind.DIRECTION)
    made = contributions.link(direction, plans.goals[0], by=bo, text="Så")
    assert made.history.get().history_user == bo
    assert made.text == "Så"


def test_what_a_link_means_follows_from_what_it_joins(plans, written, org):
    priority = build.node(plans.office, NodeKind.PRIORITY)
    assert contributions.link(priority, written.direction, by=None).kind == ContributionKind.INTERPRETS
    assert contributions.link(priority, written.assignment, by=None).kind == ContributionKind.TAKES_ON
    assert contributions.link(priority, plans.goals[0], by=None).kind == ContributionKind.CONTRIBUTES


def test_linking_twice_makes_one_link_and_a_removed_one_is_revived(plans):
    direction = build.node(plans.operational, NodeKind.DIRECTION)
    first = contributions.link(direction, plans.goals[0], by=None, text="Så")
    assert contributions.link(direction, plans.goals[0], by=None) == first
    build.unlink(direction, plans.goals[0], by=None)
    assert Contribution.objects.get().is_removed
    contributions.link(direction, plans.goals[0], by=None)
    revived = Contribution.objects.get()
    assert not revived.is_removed
    assert revived.text == "Så"
    assert revived.history.count() == 3


def test_one_may_link_to_another_nämnd_on_a_higher_level_but_not_on_ones_own(plans, org, written):
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    theirs = build.node(other, NodeKind.DIRECTION)
    office = build.node(build.plan(PlanKind.OFFICE, org.other_office), NodeKind.PRIORITY)
    assert contributions.link(office, written.direction, by=None).pk
    with pytest.raises(DomainError, match="högre nivå"):
        contributions.link(written.direction, theirs, by=None)


def test_one_never_links_downwards(plans, written):
    priority = build.node(plans.office, NodeKind.PRIORITY)
    with pytest.raises(DomainError, match="högre nivå"):
        contributions.link(written.direction, priority, by=None)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("direction", "direction", "sig själv"),
        ("figure", "direction", "kopplas inte"),
        ("direction", "figure", "bidra till nyckeltal"),
    ],
)
def test_only_what_contributes_is_linked_and_only_to_what_receives(written, start, end, sentence):
    with pytest.raises(DomainError, match=sentence):
        contributions.link(getattr(written, start), getattr(written, end), by=None)


def test_nobody_links_to_a_plans_root(plans, written):
    root = PlanNode.objects.get(plan=plans.top, parent=None)
    with pytest.raises(DomainError):
        contributions.link(written.direction, root, by=None)


def test_items_of_one_plan_do_not_serve_each_other_round_and_round(plans):
    first, second, third = (build.node(plans.operational, NodeKind.DIRECTION) for _ in range(3))
    contributions.link(first, second, by=None)
    contributions.link(second, third, by=None)
    with pytest.raises(DomainError, match="ring"):
        contributions.link(third, first, by=None)


def test_nobody_links_to_what_they_cannot_see(plans, org, written):
    head = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    theirs = build.node(build.plan(PlanKind.OFFICE, org.other_office), NodeKind.PRIORITY)
    with pytest.raises(DomainError, match="inte antaget än"):
        contributions.link(theirs, written.direction, by=head)
    build.adopted(plans.operational)
    assert contributions.link(theirs, written.direction, by=head).pk


def test_an_adopted_plan_is_not_linked_from(plans, written):
    build.adopted(plans.operational)
    for change in (contributions.link, build.unlink):
        with pytest.raises(DomainError, match="kan inte ändras"):
            change(written.direction, plans.goals[1], by=None)


def test_a_removed_item_is_not_linked(plans, written):
    plan_nodes.remove(written.direction, by=None)
    with pytest.raises(DomainError, match="tagits bort"):
        contributions.link(written.direction, plans.goals[1], by=None)


def test_the_words_of_a_link_are_never_overwritten_unseen(written):
    link = Contribution.objects.get()
    plan = link.from_node.plan
    contributions.save_all(plan, by=None, add=[], remove=[], texts={link.pk: (1, "Först")})
    with pytest.raises(StaleEdit) as refusal:
        contributions.save_all(plan, by=None, add=[], remove=[], texts={link.pk: (1, "Sedan")})
    assert refusal.value.current.text == "Först"


def test_the_page_saves_everything_or_nothing(plans, written, bo):
    link, goals = Contribution.objects.get(), plans.goals
    pair = (written.priority.pk, goals[1].pk)
    with pytest.raises(StaleEdit):
        contributions.save_all(plans.operational, by=bo, add=[pair], remove=[], texts={link.pk: (7, "Ny")})
    assert Contribution.objects.count() == 1
    contributions.save_all(
        plans.operational,
        by=bo,
        add=[pair],
        remove=[(written.direction.pk, goals[0].pk)],
        texts={link.pk: (1, "Ny")},
    )
    assert contributions.targets_of([written.direction.pk, written.priority.pk]) == {written.priority.pk: [goals[1].pk]}
    assert Contribution.objects.get(pk=link.pk).text == "Ny"


def told(plan, pair, words):
    contributions.save_all(plan, by=None, add=[pair], remove=[], texts={}, told={pair: words})


def test_words_are_saved_with_the_tick_and_never_over_what_somebody_else_linked_with(plans, written):
    pair = (written.priority.pk, plans.goals[1].pk)
    told(plans.operational, pair, "Vårt sätt.")
    link = Contribution.objects.get(from_node=written.priority)
    assert (link.text, link.history.count()) == ("Vårt sätt.", 1)
    told(plans.operational, pair, "Vårt sätt.")
    with pytest.raises(StaleEdit) as refusal:
        told(plans.operational, pair, "Ett annat.")
    assert refusal.value.current == link
    contributions.save_all(plans.operational, by=None, add=[], remove=[], texts={link.pk: (1, "")})
    told(plans.operational, pair, "Ett annat.")
    link.refresh_from_db()
    assert (link.text, link.history.count()) == ("Ett annat.", 3)


@pytest.mark.parametrize(("words", "then"), [({}, "Fler kan komma."), ({"told": ""}, ""), ({"told": "Nya."}, "Nya.")])
def test_what_is_linked_again_has_its_words_back_unless_it_is_told_anew(plans, written, words, then):
    build.unlink(written.direction, plans.goals[0], by=None)
    pair = (written.direction.pk, plans.goals[0].pk)
    new = {pair: words["told"]} if words else {}
    contributions.save_all(plans.operational, by=None, add=[pair], remove=[], texts={}, told=new)
    assert Contribution.objects.get().text == then


def test_the_page_cannot_link_items_of_another_plan(plans, written, bo):
    theirs = build.node(plans.office, NodeKind.PRIORITY)
    with pytest.raises(DomainError, match="Ladda om sidan"):
        contributions.save_all(plans.operational, by=bo, add=[(theirs.pk, plans.goals[0].pk)], remove=[], texts={})


def test_texts_of_another_plans_links_are_left_alone(plans, written, bo, org):
    link = Contribution.objects.get()
    contributions.save_all(plans.office, by=bo, add=[], remove=[], texts={link.pk: (1, "Inte min")})
    assert Contribution.objects.get().text == "Fler kan komma."


def test_links_are_frozen_with_the_plan(plans, written):
    edition = build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    build.unlink(written.direction, plans.goals[0], by=None)
    assert FrozenLink.objects.of(edition.content).get().text == "Fler kan komma."
