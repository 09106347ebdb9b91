"""What has been handed to a unit that has left its giver is taken back by the giver all the same, and nothing else."""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import RoundKind
from organisation.models import OfficeService, OrgUnit
from organisation.services import org_units
from planning.enums import PlanKind
from planning.models import HandedDown
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.planning.handed import EIGHTY, items, take_back

pytestmark = pytest.mark.django_db


def asked(report):
    return [one.title for one in questions.for_report(report).questions if one.title == "Besök"]


@pytest.fixture
def moved(org, give, administrator):
    """The unit has its figure in a plan that is being written, and belongs to the other kontor since."""
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    org_units.move(org.unit, by=administrator, parent=org.other_office)
    return plan


def test_a_unit_that_has_moved_is_asked_until_it_is_taken_back(org, moved, cilla, settings):
    rounds = [build_followup.round_(kind, build.YEAR) for kind in (RoundKind.INTERIM_1, RoundKind.INTERIM_2)]
    spring, autumn = (build_followup.report(round_, org.unit) for round_ in rounds)
    assert asked(spring) == ["Besök"]
    settings.TODAY = "2027-06-10"
    assert take_back(HandedDown.objects.get(), cilla).taken_back == 1
    assert items(moved) == []
    assert (asked(spring), asked(autumn)) == (["Besök"], [])


def test_its_new_kontor_hands_it_down_once_it_is_taken_back(org, moved, give, cilla):
    with pytest.raises(DomainError, match="Bara Kulturkontoret kan ändra det"):
        give(org.unit, EIGHTY, giver=org.other_office)
    take_back(HandedDown.objects.get(), cilla)
    give(org.unit, EIGHTY, giver=OrgUnit.objects.get(pk=org.other_office.pk))
    assert items(moved) == [("Besök", [(2027, 80)])]


def test_it_gets_no_other_target(org, moved, give):
    row = HandedDown.objects.get()
    with pytest.raises(DomainError, match="Biblioteksenheten hör inte till Kulturkontoret längre"):
        give(org.unit, EIGHTY, row=row.pk, version=row.version)


def test_what_a_unit_had_that_has_ended_is_taken_back(org, give, cilla):
    give(org.unit)
    org.unit.valid_to = date(2026, 11, 1)
    org.unit.save(update_fields=["valid_to"])
    assert take_back(HandedDown.objects.get(), cilla).units == (org.unit,)


def test_a_committee_takes_back_from_an_office_that_serves_it_no_longer(org, give, cilla):
    serves = OfficeService.objects.create(office=org.other_office, board=org.committee)
    plan = build.plan(PlanKind.OFFICE, org.other_office)
    give(org.other_office, giver=org.committee)
    serves.delete()
    take_back(HandedDown.objects.get(), cilla)
    assert items(plan) == []


# --- a year that is over


@pytest.mark.parametrize("target", [EIGHTY, None])
def test_what_was_handed_down_for_a_year_that_is_over_is_as_it_was(org, give, cilla, settings, target):
    give(org.unit)
    row = HandedDown.objects.get()
    settings.TODAY = "2028-01-01"
    with pytest.raises(DomainError, match="2027 är över för Biblioteksenheten"):
        give(org.unit, target, row=row.pk, version=row.version)
    with pytest.raises(DomainError, match="2027 är över för Biblioteksenheten"):
        take_back(row, cilla)
    row.refresh_from_db()
    assert (row.value, row.taken_back_on) == (90, None)


def test_a_school_year_is_over_when_it_ends(org, give, settings):
    figure = build.key_figure("Behöriga")
    give(org.school, giver=org.other_office, figure=figure)
    row = HandedDown.objects.get()
    settings.TODAY = "2028-06-30"
    give(org.school, EIGHTY, giver=org.other_office, figure=figure, row=row.pk, version=row.version)
    settings.TODAY = "2028-07-01"
    row.refresh_from_db()
    with pytest.raises(DomainError, match="2027 är över för Ekskolan"):
        give(org.school, None, giver=org.other_office, figure=figure, row=row.pk, version=row.version)
