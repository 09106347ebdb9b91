"""Läget för aktiviteter och uppdrag: written any day."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.enums import RoundKind, WorkState
from followup.models import StatusUpdate
from followup.services import status_updates
from organisation.enums import Role
from planning.enums import NodeKind
from planning.models import AssignmentReceiver
from planning.services import plan_nodes, plans
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(org):
    return build_followup.work_plan(org.unit, activities=1, figures=0).plan.nodes.get(kind=NodeKind.ACTIVITY)


def url(activity):
    return reverse("followup:activity_status", args=[activity.pk])


def test_activity_status_is_written_by_its_unit(activity, david):
    client = build.client(david)
    assert client.get(url(activity)).status_code == 200
    client.post(url(activity), {"state": "ON_TRACK", "text": "Invigning i maj.", "version": ""})
    update = StatusUpdate.objects.get()
    assert (update.state, update.text, update.date, update.written_by) == (
        "ON_TRACK",
        "Invigning i maj.",
        date(2026, 11, 23),
        david,
    )


def test_nobody_tells_how_it_goes_in_another_unit(activity, org, david, cilla):
    with pytest.raises(DomainError, match="Du kan inte skriva läget för Biblioteksenheten"):
        status_updates.write(by=cilla, node=activity, state=WorkState.DONE)
    row = AssignmentReceiver.objects.create(assignment=build.assignment(org.council), unit=org.committee)
    with pytest.raises(DomainError, match="Du kan inte skriva läget för Kulturnämnden"):
        status_updates.write(by=david, receiver=row, state=WorkState.DONE)
    assert not StatusUpdate.objects.exists()


def test_second_thoughts_the_same_day_change_the_row_and_another_day_adds_one(activity, david):
    status_updates.write(by=david, node=activity, state=WorkState.ON_TRACK, day=date(2026, 11, 1))
    status_updates.write(by=david, node=activity, state=WorkState.DELAYED)
    status_updates.write(by=david, node=activity, state=WorkState.DONE)
    assert list(StatusUpdate.objects.values_list("state", flat=True)) == ["DONE", "ON_TRACK"]


def test_stale_status_shows_both_and_the_next_save_holds(activity, david):
    client = build.client(david)
    latest = status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Väntar på el.")
    late = client.post(url(activity), {"state": "DONE", "text": "Klart.", "version": ""})
    assertContains(late, "Väntar på el.", status_code=409)
    assertContains(late, "\nKlart.</textarea>", status_code=409)
    client.post(
        url(activity),
        {"state": "DONE", "text": "Klart.", "version": [str(latest.version), latest.mark]},
    )
    assert StatusUpdate.objects.first().state == "DONE"


@pytest.mark.parametrize("sent", [{}, {"state": "HITTEPÅ"}, {"state": "DONE", "text": "x" * 3000}])
def test_bad_input_is_explained(activity, david, sent):
    assert build.client(david).post(url(activity), sent).status_code == 422
    assert not StatusUpdate.objects.exists()


def test_assignment_status_is_written_by_its_receiver(org):
    assignment = build.assignment(org.council, "Öppna biblioteken", org.committee, decision=_decision(org))
    receiver = assignment.receivers.get()
    where = reverse("followup:assignment_status", args=[assignment.pk, receiver.pk])
    bo = build.client(build.user(Role.SECRETARY, org.committee))
    assertContains(bo.get(where), "Öppna biblioteken")
    bo.post(where, {"state": "ON_TRACK", "text": "", "version": ""})
    assert StatusUpdate.objects.get().receiver == receiver
    other = build.client(build.user(Role.SECRETARY, org.other_committee))
    assert other.post(where, {"state": "DONE"}).status_code == 403
    assert bo.get(reverse("followup:assignment_status", args=[assignment.pk, 99999])).status_code == 404


def _decision(org):
    decision = build.decision(org.council)
    decision.save()
    return decision


def test_status_cannot_be_dated_ahead_or_of_two_things(activity):
    with pytest.raises(DomainError, match="framåt"):
        status_updates.write(by=None, node=activity, state=WorkState.DONE, day=date(2027, 1, 1))
    with pytest.raises(DomainError, match="antingen"):
        status_updates.write(by=None, state=WorkState.DONE)
    with pytest.raises(DomainError, match="Bara aktiviteter"):
        status_updates.write(by=None, node=activity.parent, state=WorkState.DONE)


@pytest.mark.parametrize("version", ["1.1", "x", "99999.3"])
def test_a_version_of_nothing_is_no_conflict(activity, david, version):
    client = build.client(david)
    assert client.post(url(activity), {"state": "DONE", "text": "", "version": version}).status_code == 302
    assert StatusUpdate.objects.get().state == "DONE"


def test_what_was_written_about_an_activity_that_was_removed_is_shown(activity, david):
    plans.revise(activity.plan, by=None)
    plan_nodes.remove(activity, by=None)
    answer = build.client(david).post(url(activity), {"state": "ON_TRACK", "text": "Invigning i maj.", "version": ""})
    assertContains(answer, "Invigning i maj.</textarea>", status_code=404)


@pytest.fixture
def action(org):
    first = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.unit)
    (made,) = promised(first, "Öppna på lördagar")
    return made


def test_action_status_is_written_by_its_unit(action, david, cilla):
    page = build.client(david).get(action.get_absolute_url())
    assertContains(page, "Mot avvikelsen ”Besöken minskar” i delårsrapport 1 2026.")
    build.client(david).post(action.get_absolute_url(), {"state": "DELAYED", "text": "Saknar vikarier.", "version": ""})
    update = StatusUpdate.objects.get()
    assert (update.action, update.state, update.text, update.written_by) == (
        action,
        "DELAYED",
        "Saknar vikarier.",
        david,
    )
    assert build.client(cilla).post(action.get_absolute_url(), {"state": "DONE"}).status_code == 403
    with pytest.raises(DomainError, match="Du kan inte skriva läget för Biblioteksenheten"):
        status_updates.write(by=cilla, action=action, state=WorkState.DONE)


def test_action_status_of_another_line_is_not_found(action, bo, eva_other_committee):
    assert eva_other_committee.get(action.get_absolute_url()).status_code == 404
    assert build.client(bo).get(action.get_absolute_url()).status_code == 403
