"""What is proposed of a given uppdrag: by itself, or in the plan that shows it, where the giver decides it with the plan."""

from datetime import date

import pytest

from organisation.enums import Role
from planning.enums import Funding, NodeKind, PlanKind
from planning.models import Assignment, AssignmentProposal, PlanNode
from planning.reading.tree import working_rows
from planning.services import assignment_changes, plan_copies, plan_items, plan_nodes, plans, revisions
from planning.services.plan_items import ItemContent
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

pytestmark = pytest.mark.django_db
DUE = date(2028, 6, 30)


@pytest.fixture
def revised(org, bo):
    """A verksamhetsplan that has given an uppdrag and is being revised."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    task = build.assignment(org.committee, "Utred meröppet", org.office)
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet", assignment=task)
    build.adopted(plan)
    return plans.revise(plan, by=bo)


@pytest.fixture
def node(revised):
    return PlanNode.objects.get(plan=revised, kind=NodeKind.SPECIAL_ASSIGNMENT)


def content(title="Utred nattöppet", **given):
    return ItemContent(fields={"title": title, "text": ""}, given=given or None)


def held():
    task = Assignment.objects.get()
    return task.title, task.due_on, sorted(row.unit.name for row in task.receivers.all())


HELD = ("Utred meröppet", date(2027, 12, 31), ["Kulturkontoret"])


def test_what_a_revision_changes_is_proposed_and_holds_when_the_giver_adopts_the_edition(org, revised, node, bo):
    office = build.unit("OFFICE", "Bibliotekskontoret", org.committee)
    receivers = [org.office, office]
    plan_items.edit(node, content(due_on=DUE, receivers=receivers), by=bo, version=None)
    assert held() == HELD
    row = next(row for row in working_rows(revised) if row.task)
    assert (row.is_proposed, row.title, row.task.due_on) == (True, "Utred nattöppet", DUE)
    assert row.task.receivers == ("Kulturkontoret", "Bibliotekskontoret")
    edition = build.adopted(revised, on=date(2026, 11, 9))
    assert held() == ("Utred nattöppet", DUE, ["Bibliotekskontoret", "Kulturkontoret"])
    first, second = node.assignment.versions.all()
    assert (first.title, second.title) == ("Utred meröppet", "Utred nattöppet")
    assert second.decision == edition.matter.decisions.get()
    assert not AssignmentProposal.objects.exists()


def test_words_alone_are_a_change_too_and_the_same_words_again_are_none(revised, node, bo):
    plan_items.edit(node, content(), by=bo, version=None)
    assert AssignmentProposal.objects.get().title == "Utred nattöppet"
    node.refresh_from_db()
    plan_items.edit(node, content("Utred meröppet"), by=bo, version=None)
    assert not AssignmentProposal.objects.exists()
    assert held() == HELD


def test_an_adopted_edition_that_changes_nothing_makes_no_version(revised, node):
    build.adopted(revised)
    assert node.assignment.versions.count() == 1


def test_a_revision_that_is_cancelled_or_an_item_that_is_taken_out_changes_nothing(revised, node, bo):
    plan_items.edit(node, content(), by=bo, version=None)
    plan_nodes.remove(node, by=bo)
    build.adopted(revised)
    assert held() == HELD
    assert not AssignmentProposal.objects.exists()
    plans.revise(revised, by=bo)
    plan_nodes.undo_removal(node, by=bo)
    node.refresh_from_db()
    plan_items.edit(node, content(due_on=DUE, receivers=[]), by=bo, version=None)
    assert AssignmentProposal.objects.exists()
    revisions.cancel(revised, by=bo)
    assert (held(), AssignmentProposal.objects.exists()) == (HELD, False)


def test_what_the_giver_decides_meanwhile_stands_in_the_plans_that_are_open_and_is_never_undone_by_them(
    org, revised, node, bo
):
    receivers = [org.office]
    how = {"by": bo, "version": None, "receivers": receivers}
    assignment_changes.decide(node.assignment, **how, decision=build.decision(org.committee), title="Utred dygnetöppet")
    node.refresh_from_db()
    assert node.title == "Utred dygnetöppet"
    plans.submit(revised, by=bo)
    assignment_changes.decide(node.assignment, **how, decision=build.decision(org.committee), title="Utred öppet")
    node.refresh_from_db()
    assert node.title == "Utred dygnetöppet"  # handed in: it is not written in
    build.decided(revised)
    assert (held()[0], node.assignment.versions.count()) == ("Utred öppet", 3)
    plans.revise(revised, by=bo)
    node.refresh_from_db()
    assert node.title == "Utred öppet"


def test_next_years_plan_takes_what_holds_and_not_what_is_proposed(org, revised, node, bo):
    plan_items.edit(node, content(), by=bo, version=None)
    plan = plan_copies.start_from(revised, org.committee, revised.first_year + 1, by=bo, chosen=[node.pk])
    assert PlanNode.objects.get(plan=plan, assignment__isnull=False).title == "Utred meröppet"


def test_a_preliminary_edition_changes_nothing_of_what_is_given(org):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    task = build.assignment(org.council, "Utred badet", org.committee)
    node = build.node(plan, NodeKind.COUNCIL_ASSIGNMENT, "Utred badet", assignment=task)
    build.adopted(plan)
    plans.revise(plan, by=None)
    plan_items.edit(node, content("Bygg badet"), by=None, version=None)
    build.adopted(plan, preliminary=True)
    task.refresh_from_db()
    assert (task.title, task.proposals.get().title) == ("Utred badet", "Bygg badet")


def test_a_change_that_waits_is_seen_by_those_who_write_for_the_giver_and_by_nobody_else(
    org, revised, node, bo, reader
):
    plan_items.edit(node, content(), by=bo, version=None)
    assignment_changes.propose(node.assignment, by=bo, version=0, receivers=[org.office], title="Utred helgöppet")
    people = {"bo": bo, "ks": build.user(Role.SECRETARY, org.other_committee), "reader": build.user(None)}
    seen = {name: AssignmentProposal.objects.visible_to(person).count() for name, person in people.items()}
    assert seen == {"bo": 2, "ks": 0, "reader": 0}
    assert held() == HELD


def test_what_is_proposed_is_changed_decided_or_withdrawn(org, revised, node, bo):
    task, how = node.assignment, {"by": bo, "receivers": [org.office]}
    first = assignment_changes.propose(task, **how, version=0, title="Utred helgöppet")
    with pytest.raises(StaleEdit):
        assignment_changes.propose(task, **how, version=first.version + 1, title="Något annat")
    assignment_changes.propose(task, **how, version=first.version, title="Utred helger")
    assert AssignmentProposal.objects.get().title == "Utred helger"
    assignment_changes.withdraw(task, by=bo)
    with pytest.raises(DomainError, match="Ingen ändring är föreslagen"):
        assignment_changes.withdraw(task, by=bo)
    assignment_changes.propose(task, **how, version=0, title="Utred helgöppet")
    assert assignment_changes.propose(task, **how, version=None, title="Utred meröppet") is None
    assignment_changes.propose(task, **how, version=0, title="Utred helgöppet")
    decision = build.decision(org.committee)
    assignment_changes.decide(task, **how, version=None, decision=decision, title="Utred alla helger")
    assert not AssignmentProposal.objects.exists()


def test_what_is_not_given_is_neither_proposed_nor_decided_by_itself(org, bo):
    waiting = build.assignment(org.committee, "Inte givet", org.office)
    how = {"by": bo, "version": None, "receivers": [org.office], "title": "Annat"}
    with pytest.raises(DomainError, match="inte givet än"):
        assignment_changes.propose(waiting, **how)
    with pytest.raises(DomainError, match="inte givet än"):
        assignment_changes.decide(waiting, **how, decision=build.decision(org.committee))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"starts_on": date(2029, 1, 1)}, "Rätta datumen"), ({"amount": 1, "funding": Funding.WITHIN_FRAME}, "tillskott")],
)
def test_what_does_not_fit_together_is_refused_wherever_it_is_written(org, revised, node, bo, wrong, sentence):
    how = {"by": bo, "version": None, "receivers": [org.office], **wrong}
    for act in (
        lambda: assignment_changes.propose(node.assignment, **how),
        lambda: assignment_changes.decide(node.assignment, **how, decision=build.decision(org.committee)),
        lambda: plan_items.edit(node, content(due_on=DUE, receivers=[], **wrong), by=bo, version=None),
    ):
        with pytest.raises(DomainError, match=sentence):
            act()


def test_what_the_giver_changes_med_ändring_is_the_version_and_what_another_body_makes_of_it_waits(org):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    task = build.assignment(org.council, "Utred badet", org.committee)
    node = build.node(plan, NodeKind.COUNCIL_ASSIGNMENT, "Utred badet", assignment=task)
    build.adopted(plan)
    plans.revise(plan, by=None)
    decision = build.decision(org.committee)
    node = plan_nodes.edit(node, by=None, version=None, title="Bygg badet")
    assignment_changes.amend(node, decision, by=None, receivers=[org.company], title="Bygg badet", due_on=DUE)
    task.refresh_from_db()
    assert (task.title, task.due_on) == ("Utred badet", date(2027, 12, 31))
    edition = build.adopted(plan)
    task.refresh_from_db()
    assert (task.title, task.due_on, [row.unit for row in task.receivers.all()]) == ("Bygg badet", DUE, [org.company])
    assert task.versions.last().decision == edition.matter.decisions.order_by("pk").last()
