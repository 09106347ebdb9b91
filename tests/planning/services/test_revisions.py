"""Avbryt revideringen: the working text says again what the newest edition says, and nothing that was written is lost."""

from decimal import Decimal

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, Plan, PlanNode, Target
from planning.services import contributions, editions, key_figures, plan_nodes, revisions
from planning.services import plans as plan_service
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build
from tests.laid import laid


@pytest.fixture
def edition(plans, written, bo):
    """The plan adopted, and open for revision."""
    build.node(plans.operational, NodeKind.DIRECTION, "Läsande barn")
    made = build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    return made


def cancelled(plan, by):
    """Cancelled: the plan is adopted, its tree is whole and would be frozen as what its edition stands on."""
    revisions.cancel(plan, by=by)
    assert Plan.objects.get(pk=plan.pk).status == "ADOPTED"
    assert trees.faults(PlanNode, "planpost") == []
    return editions.freeze(plan, by=by)


def rewrite(plans, written, by):
    """Everything that can be done to a plan's items."""
    other = PlanNode.objects.get(title="Läsande barn")
    plan_nodes.edit(written.direction, by=by, version=None, title="Annan rubrik", text="<p>Annan text.</p>")
    plan_nodes.move(other, by=by, before=written.direction)
    plan_nodes.move(written.priority, by=by, parent=other)
    key_figures.set_targets(written.figure, by=by, version=None, values={2029: None, 2028: (Decimal("3"), None)})
    goals = [goal.pk for goal in plans.goals]
    pairs = [(written.direction.pk, goals[0])]
    contributions.save_all(plans.operational, by=by, add=[(other.pk, goals[1])], remove=pairs, texts={})
    plan_nodes.remove(written.assignment, by=by)
    new = build.node(plans.operational, NodeKind.DIRECTION, "Tillkommen")
    return new, build.node(plans.operational, NodeKind.PRIORITY, "Under den", parent=new)


def test_a_text_that_was_rewritten_says_again_what_the_edition_says(plans, written, edition, bo):
    new = rewrite(plans, written, bo)
    assert editions.freeze(plans.operational, by=bo) != edition.content
    assert cancelled(plans.operational, bo) == edition.content
    link = Contribution.objects.get(from_node=written.direction, to_node=plans.goals[0])
    assert (link.is_removed, link.text) == (False, "Fler kan komma.")
    assert [(one.year, one.value) for one in Target.objects.filter(node=written.figure)] == [(2029, Decimal("6.5"))]
    removed = PlanNode.objects.filter(pk__in=[one.pk for one in new])
    assert len(set(removed.values_list("removal_id", flat=True)) - {None}) == 1
    reasons = written.direction.history.values_list("title", "history_change_reason")
    assert {("Annan rubrik", "Ändrad"), ("Öppna bibliotek", "Revideringen avbruten")} <= set(reasons)


def test_a_text_that_was_not_changed_is_left_alone(plans, written, edition, bo):
    before = PlanNode.history.count(), Contribution.history.count(), Target.history.count()
    assert cancelled(plans.operational, bo) == edition.content
    assert (PlanNode.history.count(), Contribution.history.count(), Target.history.count()) == before
    assert plans.operational.history.latest().history_change_reason == "Revideringen avbruten"


def test_what_was_added_is_put_back_when_the_plan_is_revised_again(plans, written, edition, bo):
    new, below = rewrite(plans, written, bo)
    revisions.cancel(plans.operational, by=bo)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.undo_removal(new, by=bo)
    assert PlanNode.objects.content().filter(pk__in=[new.pk, below.pk]).count() == 2


def test_a_link_to_what_another_plan_has_removed_is_not_taken_away(plans, written, edition, bo, anna):
    plan_service.revise(plans.top, by=anna)
    own = build.node(plans.top, NodeKind.GOAL, "Bara påtänkt")
    link = contributions.link(written.priority, own, by=None)
    plan_nodes.remove(own, by=anna)
    revisions.cancel(plans.operational, by=bo)
    assert not Contribution.objects.get(pk=link.pk).is_removed


def test_a_revision_that_a_body_has_sent_back_is_cancelled_with_its_matter(plans, written, edition, bo):
    handed_in = plan_service.submit(plans.operational, by=bo)
    with pytest.raises(DomainError, match="inlämnad"):
        revisions.cancel(plans.operational, by=bo)
    laid(handed_in)
    plan_service.return_for_changes(plans.operational, by=None, comment="Skriv om.")
    assert cancelled(plans.operational, bo) == edition.content
    assert Plan.objects.get(pk=plans.operational.pk).return_comment == ""
    assert not plans.operational.matters.filter(closed_at=None).exists()


def test_only_a_revision_is_cancelled(plans, org, bo):
    with pytest.raises(DomainError, match="ingen antagen utgåva"):
        revisions.cancel(plans.operational, by=bo)
    adopted = build.plan(PlanKind.BUSINESS, org.company)
    build.node(adopted, NodeKind.DIRECTION)
    build.adopted(adopted)
    with pytest.raises(DomainError):
        revisions.cancel(adopted, by=bo)
