from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from organisation.models import OfficeService, OrgUnit
from organisation.permissions import reads_working_text
from organisation.services import org_units
from organisation.services.office_services import served
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

TODAY = date(2026, 11, 23)
AHEAD = date(2026, 12, 31)


@pytest.fixture
def serve(org, administrator):
    def serving(*boards, office=org.office, version=1):
        return org_units.edit(office, by=administrator, version=version, fields={"serves": boards})

    return serving


def test_a_kontor_works_for_more_namnder_and_its_head_reads_their_drafts(org, administrator, serve):
    serve(org.other_committee)
    chef = build.user(Role.HEAD_OF_OFFICE, org.office)
    assert reads_working_text(chef, org.other_committee)
    assert OfficeService.history.get().history_user == administrator
    assert OrgUnit.objects.get(pk=org.office.pk).version == 2  # nobody saves over it unseen


def test_what_is_left_out_ends_and_its_history_says_who_did_it(org, administrator, serve):
    serve(org.other_committee)
    serve(org.executive_board, version=2)
    assert served(org.office) == {org.executive_board}
    last = OfficeService.history.filter(board=org.other_committee).latest()
    assert (last.history_type, last.history_user) == ("-", administrator)


def test_a_stale_choice_changes_nothing(org, serve):
    serve(org.other_committee)
    with pytest.raises(StaleEdit):
        serve(org.executive_board)
    assert served(org.office) == {org.other_committee}


def test_an_edit_that_does_not_ask_leaves_the_namnder_alone(org, administrator, serve):
    serve(org.other_committee)
    org_units.edit(org.office, by=administrator, version=2, fields={"name": "Kultur och fritid"})
    assert served(org.office) == {org.other_committee}


def test_only_a_kontor_works_for_more_and_only_for_other_namnder_that_hold(org, administrator, serve):
    OrgUnit.objects.filter(pk=org.executive_board.pk).update(valid_to=AHEAD)
    for office, board, sentence in (
        (org.unit, org.other_committee, "Biblioteksenheten är av ett annat slag"),
        (org.office, org.company, "Exempelköpings Energi AB är ingen nämnd"),
        (org.office, org.committee, "arbetar redan åt den"),
        (org.office, OrgUnit.objects.get(pk=org.executive_board.pk), "gäller till och med 2026-12-31"),
    ):
        with pytest.raises(DomainError, match=sentence):
            serve(board, office=office)


def test_a_kontor_that_moves_to_a_namnd_it_worked_for_stands_under_it_instead(org, administrator, serve):
    serve(org.other_committee)
    org_units.move(org.office, by=administrator, parent=org.other_committee)
    assert served(org.office) == set()


@pytest.fixture
def successor(org, administrator):
    """Fritidsnämnden, which takes over from Barn- och utbildningsnämnden, whose kontor has ended."""
    OrgUnit.objects.filter(pk__in=[org.other_office.pk, org.school.pk]).update(valid_to=date(2026, 1, 31))
    return org_units.add(by=administrator, kind=OrgUnitKind.COMMITTEE, parent=org.municipality, name="Fritidsnämnden")


def test_a_closed_namnds_kontor_works_for_its_successor(org, administrator, serve, successor):
    serve(org.other_committee)
    org_units.close(org.other_committee, by=administrator, on=TODAY, successor=successor)
    assert served(org.office) == {successor}


def test_a_closed_kontors_namnder_go_to_its_successor_but_its_own(org, administrator, serve, successor):
    new = org_units.add(by=administrator, kind=OrgUnitKind.OFFICE, parent=org.other_committee, name="Nya kontoret")
    OrgUnit.objects.filter(pk__in=[org.unit.pk, org.department.pk, org.area.pk]).update(valid_to=TODAY)
    serve(org.other_committee, successor)
    org_units.close(org.office, by=administrator, on=TODAY, successor=new)
    assert served(new) == {successor}
    assert served(org.office) == set()


def test_links_of_a_unit_closed_ahead_are_handed_over_when_its_day_has_come(
    org, administrator, serve, successor, settings
):
    serve(org.other_committee)
    org_units.close(org.other_committee, by=administrator, on=AHEAD, successor=successor)
    assert served(org.office) == {org.other_committee}
    with pytest.raises(DomainError, match="har inte upphört"):
        org_units.hand_over(org.other_committee, to=successor, by=administrator)
    settings.TODAY = "2027-01-01"
    org_units.hand_over(org.other_committee, to=successor, by=administrator)
    assert served(org.office) == {successor}
