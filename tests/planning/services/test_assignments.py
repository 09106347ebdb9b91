"""An uppdrag's life."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import WorkState
from followup.models import StatusUpdate
from organisation.enums import Role
from organisation.models import Decision, OfficeService, Picture
from organisation.permissions import visible_pictures
from planning.enums import Funding, NodeKind, PlanKind
from planning.models import Assignment
from planning.services import assignment_changes, assignments, plan_nodes, plans
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

FIELDS = {"title": "Utred meröppet", "due_on": date(2027, 12, 31)}


def test_an_uppdrag_given_by_decision_holds_at_once(org, bo):
    made = assignments.give(
        org.committee, by=bo, receivers=[org.office], decision=build.decision(org.committee), **FIELDS
    )
    assert made.decision.registered_by == bo
    assert [row.unit for row in made.receivers.all()] == [org.office]
    assert made in Assignment.objects.visible_to(build.user(None))


def test_an_uppdrag_without_decision_waits_for_its_plan(org, bo):
    made = assignments.give(org.committee, by=bo, receivers=[], **FIELDS)
    assert made not in Assignment.objects.visible_to(build.user(None))
    assert made in Assignment.objects.visible_to(bo)


def test_everybody_sees_the_pictures_of_an_uppdrag_that_is_given(org, bo):
    picture = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=bo)
    text = f'<p><img src="{picture.path}" alt="Karta"></p>'
    waiting = assignments.give(org.committee, by=bo, receivers=[], **FIELDS)
    assignments.change(waiting, by=bo, version=1, receivers=[], text=text)
    assert visible_pictures(build.user(Role.CONTROLLER, org.municipality)).exists()
    assert not visible_pictures(build.user(None)).exists()
    assignments.give(org.committee, by=bo, receivers=[], decision=build.decision(org.committee), text=text, **FIELDS)
    assert visible_pictures(build.user(None)).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_on": date(2028, 1, 1)}, "Rätta datumen"),
        ({"amount": Decimal(1), "funding": Funding.WITHIN_FRAME}, "tillskott"),
    ],
)
def test_what_does_not_fit_together_is_refused(org, fields, sentence):
    with pytest.raises(DomainError, match=sentence):
        assignments.give(org.committee, by=None, receivers=[], **FIELDS, **fields)
    made = assignments.give(org.committee, by=None, receivers=[], **FIELDS)
    with pytest.raises(DomainError, match=sentence):
        assignments.change(made, by=None, version=1, receivers=[], **fields)


def test_a_change_is_never_overwritten_unseen(org, bo):
    OfficeService.objects.create(office=org.other_office, board=org.committee)
    made = assignments.give(org.committee, by=bo, receivers=[], **FIELDS)
    assignments.change(made, by=bo, version=1, receivers=[org.office, org.other_office], title="Först")
    with pytest.raises(StaleEdit):
        assignments.change(made, by=bo, version=1, receivers=[], title="Sedan")
    stored = Assignment.objects.get()
    assert stored.title == "Först"
    assert stored.receivers.count() == 2
    assignments.change(made, by=bo, version=2, receivers=[org.other_office])
    assert [row.unit for row in stored.receivers.all()] == [org.other_office]


def test_a_body_gives_to_those_it_leads_and_to_no_others(org, bo):
    with pytest.raises(DomainError, match=str(org.other_office)):
        assignments.give(org.committee, by=bo, receivers=[org.office, org.other_office], **FIELDS)
    made = assignments.give(org.committee, by=bo, receivers=[org.office], **FIELDS)
    with pytest.raises(DomainError, match=str(org.other_office)):
        assignments.change(made, by=bo, version=1, receivers=[org.office, org.other_office])
    assert [row.unit for row in made.receivers.all()] == [org.office]


def test_a_receiver_that_the_giver_no_longer_leads_may_stay(org, bo):
    given = build.assignment(org.committee, "Utred meröppet", org.other_office)
    assignments.change(given, by=bo, version=1, receivers=[org.other_office], title="Utred nattöppet")
    assert [row.unit for row in given.receivers.all()] == [org.other_office]


def test_nobody_gives_in_a_name_that_is_not_theirs_to_use(org, bo):
    for giver in (org.council, org.other_committee):
        with pytest.raises(DomainError, match=str(giver)):
            assignments.give(giver, by=bo, receivers=[], decision=build.decision(giver), **FIELDS)
    assert not Assignment.objects.exists()


def test_a_receiver_that_has_reported_stays(org, bo):
    made = assignments.give(org.committee, by=bo, receivers=[org.office], **FIELDS)
    StatusUpdate.objects.create(
        receiver=made.receivers.get(), state=WorkState.ON_TRACK, date=date(2026, 11, 1), written_by=bo
    )
    with pytest.raises(DomainError, match="redan rapporterat"):
        assignments.change(made, by=bo, version=1, receivers=[])


def test_only_the_givers_decision_ends_it(org, bo):
    decision = build.decision(org.committee)
    made = assignments.give(org.committee, by=bo, receivers=[], decision=decision, **FIELDS)
    with pytest.raises(DomainError, match="Kulturnämnden"):
        assignments.end(made, by=bo, decision=build.decision(org.council))
    assert list(Decision.objects.all()) == [decision]
    assignments.end(made, by=bo, decision=build.decision(org.committee))
    assert not Assignment.objects.running().exists()
    for change in (
        lambda: assignments.end(made, by=bo, decision=build.decision(org.committee)),
        lambda: assignments.change(made, by=bo, version=2, receivers=[], title="Ny"),
        lambda: assignment_changes.withdraw(made, by=bo),
    ):
        with pytest.raises(DomainError, match="avslutat"):
            change()


def test_receivers_are_never_overwritten_unseen(org, bo):
    made = assignments.give(org.committee, by=bo, receivers=[], **FIELDS)
    assignments.change(made, by=bo, version=1, receivers=[org.office])
    with pytest.raises(StaleEdit):
        assignments.change(made, by=bo, version=1, receivers=[], title="Utred")
    assert made.receivers.count() == 1
    assignments.change(made, by=bo, version=1, receivers=[org.office])  # the same again is no change


def test_an_uppdrag_that_is_not_given_is_neither_ended_nor_offered_once_it_is_taken_out_of_its_plan(org, bo):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    node = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Aldrig givet")
    with pytest.raises(DomainError, match="inte givet"):
        assignments.end(node.assignment, by=bo, decision=build.decision(org.committee))
    assert node.assignment in Assignment.objects.visible_to(bo)
    plan_nodes.remove(node, by=bo)
    assert node.assignment not in Assignment.objects.visible_to(bo)
    assert node.assignment not in Assignment.objects.running()
    plan_nodes.undo_removal(node, by=bo)
    assert node.assignment in Assignment.objects.visible_to(bo)
    assert node.assignment in Assignment.objects.running()


def test_an_uppdrag_that_was_given_stays_when_a_revision_leaves_it_out(org, bo):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    node = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Givet")
    build.adopted(plan)
    plans.revise(plan, by=bo)
    plan_nodes.remove(node, by=bo)
    assert node.assignment in Assignment.objects.running()
    assert node.assignment in Assignment.objects.visible_to(build.user(None))
