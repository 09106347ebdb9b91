"""Mitt arbete: what has been handed down waits at who writes the plan until it stands there."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, HandedDown
from planning.services import area_requests, plans
from planning.services.handing_down import Given, hand_down
from styrmodell.my_work.handed_down_tasks import handed_down_tasks
from tests import build

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)


def give(giver, unit, *names, year=build.YEAR):
    figures = [Given(build.key_figure(name), unit, None) for name in names]
    hand_down(giver, year, give=figures, take_back=(), by=None)


def manager(unit):
    return build.user(Role.UNIT_MANAGER, unit)


def titles(user):
    return [task.title for task in handed_down_tasks(user, ON)]


def test_a_unit_that_has_not_begun_is_told_once_of_all_and_no_more_when_it_has(org, david):
    give(org.office, org.unit, "Lån", "Besök", "Meröppet")
    (found,) = handed_down_tasks(david, ON)
    assert found.title == "Tre nyckeltal är utdelade till er"
    assert found.url == f"/planer/ny/?plan=WORK-{org.unit.pk}-2027"
    assert "Från Kulturkontoret: Lån, Besök och Meröppet." in found.text
    assert "kommer in i arbetsplan 2027 när ni påbörjar den" in found.text
    for other in (
        manager(org.area),
        build.user(Role.HEAD_OF_OFFICE, org.office),
        build.user(Role.CONTROLLER, org.group),
    ):
        assert titles(other) == []
    build.plan(PlanKind.WORK, org.unit)
    assert titles(david) == []


def test_an_approved_plan_is_opened_or_read(org, david):
    plan = build.plan(PlanKind.WORK, org.unit)
    build.adopted(plan, on=date(2026, 11, 1))
    give(org.office, org.unit, "Lån")
    (found,) = handed_down_tasks(david, ON)
    assert (found.title, found.url) == ("Ett nyckeltal är utdelat till er", plan.get_absolute_url())
    assert "när den öppnas" in found.text
    plans.revise(plan, by=david)
    assert titles(david) == []


def test_what_is_over_or_taken_back_waits_for_nobody(org, david):
    give(org.office, org.unit, "Lån")
    assert [task.title for task in handed_down_tasks(david, date(2028, 1, 1))] == []
    row = org.unit.handed_down.get()
    hand_down(org.office, build.YEAR, give=(), take_back=[(row.pk, row.version)], by=None)
    assert titles(david) == []


def test_a_kontor_is_told_of_what_its_nämnd_has_handed_down(org, cilla):
    give(org.committee, org.office, "Lån")
    (found,) = handed_down_tasks(cilla, ON)
    assert found.url == f"/planer/ny/?plan=OFFICE-{org.office.pk}-2027"


def test_units_that_an_areas_plan_covers_are_told_of_in_one_task_for_the_area(org):
    units = [build.unit(OrgUnitKind.UNIT, name, org.area) for name in ("Norra", "Södra")]
    boss, below = manager(org.area), [manager(unit) for unit in units]
    AreaRequest.objects.create(
        unit=org.area, first_year=build.YEAR, asked_on=ON, answer=AreaAnswer.APPROVED, answered_on=ON
    )
    lån = build.key_figure("Lån")
    hand_down(org.office, build.YEAR, give=[Given(lån, unit, None) for unit in units], take_back=(), by=None)
    assert [titles(one) for one in below] == [[], []]
    (waiting,) = handed_down_tasks(boss, ON)
    assert (waiting.url, waiting.unit) == (f"/planer/ny/?plan=WORK-{org.area.pk}-2027", org.area.name)
    assert waiting.text.startswith("Kulturskolan. Från Kulturkontoret: Lån.")
    assert "i arbetsplan 2027 när ni påbörjar den" in waiting.text
    assert titles(build.user(Role.HEAD_OF_OFFICE, org.office)) == []
    plan = build.plan(PlanKind.WORK, org.area)
    assert HandedDown.objects.filter(node__plan=plan).count() == 2
    assert titles(boss) == []
    build.adopted(plan, on=date(2026, 11, 1))
    besök = build.key_figure("Besök")
    hand_down(org.office, build.YEAR, give=[Given(besök, unit, None) for unit in units], take_back=(), by=None)
    (found,) = handed_down_tasks(boss, ON)
    assert (found.title, found.url, found.unit) == (
        "Ett nyckeltal är utdelat till er",
        plan.get_absolute_url(),
        org.area.name,
    )
    assert [titles(one) for one in below] == [[], []]


def test_a_unit_with_its_own_plan_is_told_whatever_area_it_lies_in(org, cilla):
    unit = build.unit(OrgUnitKind.UNIT, "Norra", org.area)
    plan = build.plan(PlanKind.WORK, unit)
    build.adopted(plan, on=date(2026, 11, 1))
    area_requests.approve(org.area, build.YEAR, by=cilla)
    give(org.office, unit, "Lån")
    assert [task.url for task in handed_down_tasks(manager(unit), ON)] == [plan.get_absolute_url()]
    assert titles(manager(org.area)) == []


def test_many_are_told_in_one_question(org, david, django_assert_max_num_queries):
    give(org.office, org.unit, *(f"Nyckeltal {number}" for number in range(7)))
    give(org.office, org.unit, "Lån", year=2026)
    titles(david)
    with django_assert_max_num_queries(1):
        _, second = handed_down_tasks(david, ON)
    assert second.text.count("Nyckeltal") == 5
    assert "och 2 till" in second.text
