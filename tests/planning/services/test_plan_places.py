"""Where plans stand in the hierarchy, in whatever order they are begun."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind
from planning.enums import PlanKind
from planning.models import Plan
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db


def parent_of(plan):
    return Plan.objects.get(pk=plan.pk).parent


def test_plans_that_were_begun_from_below_come_to_stand_under_those_above(org):
    work = build.plan(PlanKind.WORK, org.unit)
    office = build.plan(PlanKind.OFFICE, org.office)
    board = build.plan(PlanKind.OPERATIONAL, org.committee)
    company = build.plan(PlanKind.BUSINESS, org.company)
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    assert (parent_of(work), parent_of(office), parent_of(board)) == (office, board, None)
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    assert [parent_of(plan) for plan in (work, office, board, company, other)] == [office, board, top, top, top]
    assert trees.faults(Plan, "plan") == []


def test_a_plan_still_being_written_follows_the_newer_plan_above_and_an_adopted_one_stays(org):
    earlier = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    written = build.plan(PlanKind.OFFICE, org.office, 2027)
    adopted = build.plan(PlanKind.OFFICE, org.office, 2028)
    build.adopted(adopted)
    newer = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    assert (parent_of(written), parent_of(adopted)) == (newer, earlier)
    moved = written.history.first()
    assert (moved.parent, moved.history_change_reason) == (newer, "Flyttad till Verksamhetsplan 2027–2029")


def test_a_plan_for_an_earlier_year_is_left_where_it_is(org):
    earlier = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    office = build.plan(PlanKind.OFFICE, org.office, 2026)
    build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    assert parent_of(office) == earlier


def test_an_arbetsplan_stands_under_the_namnds_plan_until_its_kontor_has_one(org):
    board = build.plan(PlanKind.OPERATIONAL, org.committee)
    work = build.plan(PlanKind.WORK, org.unit)
    assert work.parent == board
    office = build.plan(PlanKind.OFFICE, org.office)
    assert parent_of(work) == office


def test_an_avdelning_without_kontor_plans_under_its_namnd(org):
    department = build.unit(OrgUnitKind.DEPARTMENT, "Ekonomiavdelningen", org.executive_board)
    board = build.plan(PlanKind.OPERATIONAL, org.executive_board)
    assert build.plan(PlanKind.WORK, department).parent == board


def test_a_lasarsplan_stands_under_the_kontorsplan_of_its_starting_year(org):
    autumn = build.plan(PlanKind.OFFICE, org.other_office, 2026)
    build.plan(PlanKind.OFFICE, org.other_office, 2027)
    plan = build.plan(PlanKind.WORK, org.school, 2026)
    assert plan.parent == autumn
    assert (plan.period_from, plan.period_to) == (date(2026, 7, 1), date(2027, 6, 30))


def test_nothing_is_begun_in_a_unit_that_is_to_end(org):
    type(org.unit).objects.filter(pk=org.unit.pk).update(valid_to=date(2026, 12, 31))
    with pytest.raises(DomainError, match="2026-12-31"):
        build.plan(PlanKind.WORK, org.unit)
    assert not Plan.objects.exists()


@pytest.mark.parametrize("year", [-1, 0, 226, 1989, 2098, 9999, 20266])
def test_no_plan_begins_in_a_year_that_plans_are_not_made_for(org, year):
    with pytest.raises(DomainError, match=f"En flerårsplan kan inte börja {year}. Välj ett år mellan 1990 och 2097"):
        build.plan(PlanKind.MULTI_YEAR, org.municipality, year)
    assert not Plan.objects.exists()


def test_no_plan_ends_before_its_unit_begins(org):
    type(org.committee).objects.filter(pk=org.committee.pk).update(valid_from=date(2028, 1, 1))
    with pytest.raises(DomainError, match="Kulturnämnden börjar gälla 2028-01-01"):
        build.plan(PlanKind.OPERATIONAL, org.committee, 2025)
    assert build.plan(PlanKind.OPERATIONAL, org.committee, 2026).unit == org.committee
