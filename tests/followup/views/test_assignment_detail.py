"""An uppdrag: what has been given, and how it goes."""

from datetime import date

import pytest

from followup.enums import RoundKind, WorkState
from followup.models import StatusUpdate
from followup.services import status_updates
from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver
from planning.services import plans as plan_service
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(org):
    return build.plan(PlanKind.OPERATIONAL, org.committee)


@pytest.fixture
def written(plan):
    """A särskilt uppdrag in a verksamhetsplan that is being written."""
    return build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet").assignment


@pytest.fixture
def given(org):
    """An uppdrag from KF to both nämnder, decided."""
    decision = build.decision(org.council, date=date(2026, 1, 19))
    decision.save()
    return build.assignment(org.council, "Se över lokalerna", org.committee, org.other_committee, decision=decision)


def html(client, assignment):
    response = client.get(f"/uppdrag/{assignment.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def receiver(assignment, unit):
    return AssignmentReceiver.objects.get(assignment=assignment, unit=unit)


def test_it_tells_what_to_whom_until_when_by_which_decision_and_where(org, plan, written, reader):
    build.adopted(plan)
    AssignmentReceiver.objects.create(assignment=written, unit=org.office)
    page = html(reader, written)
    for words in ("Utred meröppet", "Kulturkontoret", "2027-12-31", "Kulturnämnden, verksamhetsplan 2027–2029"):
        assert words in page
    assert "Ändra" not in page


def test_one_that_is_only_written_is_found_by_its_writers_and_changed_in_its_plan(
    plan, written, reader, bo_committee_secretary
):
    assert reader.get(f"/uppdrag/{written.pk}/").status_code == 404
    page = html(bo_committee_secretary, written)
    assert plan.get_absolute_url() in page
    assert "Ändra" not in page


def test_a_place_in_a_text_being_written_is_not_given_away(org, plan, written, reader):
    decided = build.decision(org.committee)
    decided.save()
    type(written).objects.filter(pk=written.pk).update(decision=decided)
    assert "verksamhetsplan" not in html(reader, written)
    build.adopted(plan)
    plan_service.revise(plan, by=None)
    assert "verksamhetsplan" in html(reader, written)


def test_the_receivers_line_reads_every_state_newest_first_and_may_write_the_next(org, given, bo_committee_secretary):
    row = receiver(given, org.committee)
    status_updates.write(by=None, receiver=row, state=WorkState.ON_TRACK, text="Vi har börjat.", day=date(2026, 5, 1))
    status_updates.write(by=None, receiver=row, state=WorkState.DELAYED, text="Larmet dröjer.", day=date(2026, 9, 1))
    page = html(bo_committee_secretary, given)
    assert page.index("Larmet dröjer.") < page.index("Vi har börjat.")
    assert "Tidigare lägen (1)" in page
    assert f'href="/uppdrag/{given.pk}/lage/{row.pk}/"' in page
    assert page.count("Skriv läget") == 1


def test_what_is_written_before_it_is_reported_stays_with_the_line(org, given, reader):
    row = receiver(given, org.committee)
    status_updates.write(by=None, receiver=row, state=WorkState.DELAYED, text="Larmet dröjer.", day=date(2026, 9, 1))
    other = build.client(build.user(Role.SECRETARY, org.other_committee))
    for client in (reader, other):
        assert "Larmet dröjer." not in html(client, given)
        assert "Inget läge rapporterat" in html(client, given)
    controller = build.client(build.user(Role.CONTROLLER, org.group))
    assert "Larmet dröjer." in html(controller, given)


def test_what_a_decided_report_told_is_read_by_everybody_and_nothing_else(org, given, reader):
    row = receiver(given, org.committee)
    status_updates.write(by=None, receiver=row, state=WorkState.ON_TRACK, text="Mellan två.", day=date(2026, 8, 1))
    status_updates.write(by=None, receiver=row, state=WorkState.DELAYED, text="Larmet dröjer.", day=date(2026, 9, 1))
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.committee)
    build_followup.submitted(report)
    assert "Larmet dröjer." not in html(reader, given)
    build_followup.decided(report)
    status_updates.write(by=None, receiver=row, state=WorkState.DONE, text="Efter rapporten.")
    page = html(reader, given)
    assert "Larmet dröjer." in page
    assert "Försenat hos en och inget läge rapporterat hos en." in page
    assert "Mellan två." not in page
    assert "Efter rapporten." not in page


def test_a_state_changed_on_the_day_its_report_was_frozen_is_not_given_away(org, given, reader):
    row, writer = receiver(given, org.committee), build.user(Role.SECRETARY, org.committee)
    status_updates.write(by=writer, receiver=row, state=WorkState.DELAYED, text="Larmet dröjer.")
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    assert "Larmet dröjer." in html(reader, given)
    status_updates.write(by=writer, receiver=row, state=WorkState.DONE, text="Hemligt än.")
    StatusUpdate.objects.filter(receiver=row).update(date=date(2030, 1, 1))
    assert "Hemligt än." not in html(reader, given)


def test_an_ended_uppdrag_is_not_written_about(org, given, bo_committee_secretary):
    ended = build.decision(org.council)
    ended.save()
    type(given).objects.filter(pk=given.pk).update(ended_by=ended)
    assert "Skriv läget" not in html(bo_committee_secretary, given)


def test_the_page_asks_as_much_for_two_receivers_as_for_forty(org, given, reader, django_assert_max_num_queries):
    for number in range(40):
        unit = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        row = AssignmentReceiver.objects.create(assignment=given, unit=unit)
        status_updates.write(by=None, receiver=row, state=WorkState.ON_TRACK)
    with django_assert_max_num_queries(14):
        assert "Nämnd 39" in html(reader, given)
