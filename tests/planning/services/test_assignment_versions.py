"""Uppdragets lydelser: its content changes only by its giver's decision, and each points at its decision."""

from datetime import date

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentVersion
from planning.services import assignments
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db
FIELDS = {"title": "Utred meröppet", "due_on": date(2027, 12, 31)}


@pytest.fixture
def given(org, bo):
    first = build.decision(org.committee, date=date(2026, 3, 1))
    return assignments.give(org.committee, by=bo, receivers=[org.office], decision=first, **FIELDS)


def titles(on):
    return list(AssignmentVersion.objects.in_force(on=on).values_list("title", flat=True))


def test_what_is_given_by_a_decision_says_so_from_its_day(given, org):
    version = given.versions.get()
    assert (version.decision, version.valid_from) == (given.decision, date(2026, 3, 1))
    assert version.receivers == [org.office.pk]
    assert (titles(date(2026, 2, 28)), titles(date(2026, 3, 1))) == ([], ["Utred meröppet"])


def test_the_givers_next_decision_makes_the_next_version_and_the_first_stays(given, org, bo):
    second = build.decision(org.committee, date=date(2026, 9, 1), paragraph="§ 90")
    assignments.edit(given, by=bo, version=1, receivers=[org.office], decision=second, title="Utred nattöppet")
    assert titles(date(2026, 8, 31)) == ["Utred meröppet"]
    assert titles(date(2026, 9, 1)) == ["Utred nattöppet"]
    given.refresh_from_db()
    assert given.title == "Utred nattöppet"
    assert [row.decision for row in given.versions.all()] == [given.decision, second]
    assert given.history.count() == 2


def test_nobody_elses_decision_changes_it(given, org, bo):
    with pytest.raises(DomainError, match="Kulturnämnden"):
        assignments.edit(
            given, by=bo, version=1, receivers=[org.office], decision=build.decision(org.council), title="Annat"
        )
    given.refresh_from_db()
    assert (given.title, given.versions.count()) == ("Utred meröppet", 1)


def test_without_a_decision_the_newest_version_is_corrected_and_its_history_tells(given, org, bo):
    assignments.edit(given, by=bo, version=1, receivers=[org.office], title="Utred mer öppet")
    version = given.versions.get()
    assert (version.title, version.decision) == ("Utred mer öppet", given.decision)
    assert [row.title for row in version.history.order_by("history_id")] == ["Utred meröppet", "Utred mer öppet"]


def test_what_is_corrected_is_the_newest_of_several_versions(given, org, bo):
    second = build.decision(org.committee, date=date(2026, 9, 1), paragraph="§ 90")
    assignments.edit(given, by=bo, version=1, receivers=[org.office], decision=second, title="Utred nattöppet")
    given.refresh_from_db()
    assignments.edit(given, by=bo, version=given.version, receivers=[org.office], title="Utred nattöppna bibliotek")
    assert titles(date(2026, 8, 31)) == ["Utred meröppet"]
    assert titles(date(2026, 9, 1)) == ["Utred nattöppna bibliotek"]


def test_a_version_is_never_older_than_the_one_before_it(given, org, bo):
    early = build.decision(org.committee, date=date(2026, 1, 1), paragraph="§ 1")
    assignments.edit(given, by=bo, version=1, receivers=[org.office], decision=early, title="Ny")
    assert titles(date(2026, 3, 1)) == ["Ny"]


def test_what_a_plan_gives_is_decided_with_the_plan(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    task = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred").assignment
    assert not task.versions.exists()
    edition = build.adopted(plan)
    version = task.versions.get()
    assert (version.valid_from, version.decision) == (edition.in_force_from, edition.matter.decisions.get())
