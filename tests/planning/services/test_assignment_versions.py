"""Uppdragets lydelser: its content changes only by its giver's decision, and each points at its decision."""

from datetime import date

import pytest

from followup.enums import WorkState
from followup.models import StatusUpdate
from organisation.enums import Outcome
from organisation.models import Decision
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentVersion
from planning.services import assignment_changes, assignments
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

pytestmark = pytest.mark.django_db
FIELDS = {"title": "Utred meröppet", "due_on": date(2027, 12, 31)}


@pytest.fixture
def given(org, bo):
    first = build.decision(org.committee, date=date(2026, 3, 1))
    return assignments.give(org.committee, by=bo, receivers=[org.office], decision=first, **FIELDS)


@pytest.fixture
def decide(given, org, bo):
    def act(*, on=date(2026, 9, 1), version=None, receivers=None, **fields):
        decision = build.decision(org.committee, date=on)
        known = {"version": version, "receivers": [org.office] if receivers is None else receivers}
        return assignment_changes.decide(given, by=bo, decision=decision, **known, **fields)

    return act


def titles(on):
    return list(AssignmentVersion.objects.in_force(on=on).values_list("title", flat=True))


def test_what_is_given_by_a_decision_says_so_from_its_day(given, org):
    version = given.versions.get()
    assert (version.decision, version.valid_from) == (given.decision, date(2026, 3, 1))
    assert version.receivers == [org.office.pk]
    assert (titles(date(2026, 2, 28)), titles(date(2026, 3, 1))) == ([], ["Utred meröppet"])


def test_the_givers_next_decision_makes_the_next_version_and_the_first_stays(given, decide, bo):
    decide(title="Utred nattöppet")
    assert titles(date(2026, 8, 31)) == ["Utred meröppet"]
    assert titles(date(2026, 9, 1)) == ["Utred nattöppet"]
    given.refresh_from_db()
    assert given.title == "Utred nattöppet"
    assert [row.decision.date for row in given.versions.all()] == [date(2026, 3, 1), date(2026, 9, 1)]
    assert given.versions.last().decision.registered_by == bo
    assert given.history.count() == 2


def test_nobody_elses_decision_changes_it(given, org, bo):
    theirs = {"decision": build.decision(org.council), "title": "Annat"}
    with pytest.raises(DomainError, match="Kulturnämnden"):
        assignment_changes.decide(given, by=bo, version=1, receivers=[org.office], **theirs)
    given.refresh_from_db()
    assert (given.title, given.versions.count()) == ("Utred meröppet", 1)


def test_without_a_decision_nothing_of_what_is_given_can_be_changed(given, org, bo):
    with pytest.raises(DomainError, match="beslut av Kulturnämnden"):
        assignments.change(given, by=bo, version=1, receivers=[org.office], title="Utred mer öppet")
    assert given.versions.get().title == "Utred meröppet"


def test_a_decision_that_changes_nothing_is_not_registered(given, decide):
    with pytest.raises(DomainError, match="ändrar ingenting"):
        decide()
    assert (Decision.objects.count(), given.versions.count()) == (1, 1)


def test_two_who_change_it_at_once_are_told(given, decide, org):
    decide(title="Utred nattöppet", version=1)
    with pytest.raises(StaleEdit):
        decide(title="Utred dygnetöppet", version=1, on=date(2026, 10, 1))
    assert given.versions.count() == 2


def test_a_version_is_never_older_than_the_one_before_it(decide):
    decide(on=date(2026, 1, 1), title="Ny")
    assert titles(date(2026, 3, 1)) == ["Ny"]


def test_a_receiver_that_has_told_how_it_goes_is_released_by_the_decision_and_can_come_back(given, org, decide, bo):
    row = given.receivers.get()
    StatusUpdate.objects.create(receiver=row, state=WorkState.ON_TRACK, date=date(2026, 5, 1), written_by=bo)
    decide(receivers=[])
    row.refresh_from_db()
    assert row.released_by == given.versions.last().decision
    assert given.versions.last().receivers == []
    assert assignments.receivers_of(given) == set()
    decide(receivers=[org.office], on=date(2026, 10, 1))
    row.refresh_from_db()
    assert (row.released_by, given.receivers.count()) == (None, 1)


def test_what_a_plan_gives_is_decided_with_the_plan(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    task = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred").assignment
    assert not task.versions.exists()
    edition = build.adopted(plan)
    version = task.versions.get()
    assert (version.valid_from, version.decision) == (edition.in_force_from, edition.matter.decisions.get())
    assert version.decision.outcome == Outcome.ADOPTS
