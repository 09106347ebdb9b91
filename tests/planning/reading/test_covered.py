"""Which verksamhetsområde's arbetsplan covers a unit in a year."""

import pytest

from organisation.enums import OrgUnitKind
from planning.enums import PlanKind
from planning.models import Plan
from planning.reading.covered import covered_units, covering, covering_in, covers_words, members_of
from planning.services import area_requests
from planning.services.editions import working_document
from tests import build

YEAR = 2027


@pytest.fixture
def members(org):
    """Two units in the verksamhetsområde."""
    return [build.unit(OrgUnitKind.UNIT, name, org.area) for name in ("Dansen", "Teatern")]


@pytest.fixture
def fresh(org, members):
    """All units, read after the last was added."""
    return lambda: list(type(org.area).objects.all())


def covered(units, year=YEAR):
    """What each unit is called, with the verksamhetsområde that plans for it."""
    names = {unit.pk: unit.name for unit in units}
    return {names[pk]: area.area.name for pk, area in covering(units, year).items()}


def stored(plan):
    return Plan.objects.select_related("unit").get(pk=plan.pk)


def test_an_approval_covers_the_units_below_for_its_year(fresh, org, cilla):
    area_requests.approve(org.area, YEAR, by=cilla)
    assert covered(fresh()) == {"Dansen": "Kulturskolan", "Teatern": "Kulturskolan"}
    assert covered(fresh(), YEAR + 1) == {}
    assert {year for _, year in covering_in(fresh(), (YEAR, YEAR + 1))} == {YEAR}


def test_what_is_only_asked_for_covers_nobody(fresh, org, david):
    area_requests.ask(org.area, YEAR, by=david, reason="Vi vill.")
    assert covered(fresh()) == {}


def test_a_unit_with_its_own_plan_goes_on_with_it(fresh, members, org, cilla):
    build.plan(PlanKind.WORK, members[0])
    area_requests.approve(org.area, YEAR, by=cilla)
    assert covered(fresh()) == {"Teatern": "Kulturskolan"}
    found = members_of(type(org.area).objects.get(pk=org.area.pk), YEAR)
    assert ([*map(str, found.covered)], [*map(str, found.begun)]) == (["Teatern"], ["Dansen"])


def test_a_plan_from_before_approvals_were_kept_covers_too_and_lacks_its_day(fresh, org):
    plan = build.plan(PlanKind.WORK, org.area)
    assert set(covered(fresh())) == {"Dansen", "Teatern"}
    assert covers_words(type(plan).objects.get()).endswith("godkännandets dag saknas.")


def test_a_plan_says_who_it_is_for_and_who_approved(fresh, org, cilla):
    area_requests.approve(org.area, YEAR, by=cilla)
    plan = build.plan(PlanKind.WORK, org.area)
    words = "Gäller för Dansen och Teatern. Godkänd som gemensam arbetsplan av Cilla 2026-11-23."
    assert covers_words(type(plan).objects.get()) == words
    assert working_document(type(plan).objects.get()).summary == words
    shown = build.client(cilla).get(plan.get_absolute_url())
    assert shown.context["page"].covers == words
    assert covers_words(build.plan(PlanKind.WORK, org.unit)) == ""


def test_it_asks_as_many_questions_however_many_units(fresh, org, cilla, django_assert_num_queries):
    area_requests.approve(org.area, YEAR, by=cilla)
    for number in range(10):
        build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.area)
    units = fresh()
    with django_assert_num_queries(2):
        assert len(covering(units, YEAR)) == 12


def test_the_nearest_area_that_plans_covers_and_never_itself(fresh, members, org, cilla):
    department = build.unit(OrgUnitKind.DEPARTMENT, "Scenen", org.area)
    inner = build.unit(OrgUnitKind.AREA, "Lilla scenen", department)
    build.unit(OrgUnitKind.UNIT, "Dockteatern", inner)
    area_requests.approve(org.area, YEAR, by=cilla)
    outer = {"Dansen": "Kulturskolan", "Teatern": "Kulturskolan", "Scenen": "Kulturskolan"}
    assert covered(fresh()) == {**outer, "Lilla scenen": "Kulturskolan", "Dockteatern": "Kulturskolan"}
    area_requests.approve(inner, YEAR, by=cilla)
    assert covered(fresh()) == {**outer, "Dockteatern": "Lilla scenen"}
    stored = {unit.name: unit for unit in fresh()}
    assert {unit.name for unit in members_of(stored["Kulturskolan"], YEAR).covered} == set(outer)
    assert {unit.name for unit in members_of(stored["Lilla scenen"], YEAR).covered} == {"Dockteatern"}


def test_a_plan_holds_its_own_units_work_and_that_of_those_it_covers(fresh, members, org, cilla):
    area_requests.approve(org.area, YEAR, by=cilla)
    own = build.plan(PlanKind.WORK, org.unit)
    area = build.plan(PlanKind.WORK, org.area)
    later = build.plan(PlanKind.WORK, org.area, YEAR + 1)
    held = {plan.pk: {unit.name for unit in covered_units(stored(plan))} for plan in (own, area, later)}
    assert held[own.pk] == {"Biblioteksenheten"}
    assert held[area.pk] == held[later.pk] == {"Kulturskolan", "Dansen", "Teatern"}
