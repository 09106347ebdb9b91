"""Arbetsplan per verksamhetsområde: asked for, answered, taken back, and what it lets one start."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, Plan
from planning.services import area_requests, plans
from styrmodell.lib.errors import DomainError
from tests import build

YEAR = 2027


@pytest.fixture
def member(org):
    """A unit in the verksamhetsområde."""
    return build.unit(OrgUnitKind.UNIT, "Dansen", org.area)


@pytest.fixture
def chef(org):
    """The verksamhetsområde's own."""
    return build.user(Role.UNIT_MANAGER, org.area)


@pytest.fixture
def asked(org, chef):
    """What the verksamhetsområde has asked for."""
    return area_requests.ask(org.area, YEAR, by=chef, reason="Vi arbetar tillsammans.")


def test_an_area_asks_and_is_let_on_a_day(asked, cilla):
    told = area_requests.answer(asked, by=cilla, approved=True, comment="Bra.")
    assert (told.answer, told.answered_on, told.answered_by) == (AreaAnswer.APPROVED, date(2026, 11, 23), cilla)
    assert [row.history_change_reason for row in told.history.order_by("pk")] == ["Begärd", "Godkänd"]


def test_it_asks_once_and_says_why(asked, org, chef):
    with pytest.raises(DomainError, match="har redan begärt arbetsplan 2027"):
        area_requests.ask(org.area, YEAR, by=chef, reason="Igen.")
    with pytest.raises(DomainError, match="Skriv varför verksamhetsområdet"):
        area_requests.ask(org.area, 2028, by=chef, reason=" ")
    with pytest.raises(DomainError, match="är inget verksamhetsområde"):
        area_requests.ask(org.unit, YEAR, by=chef, reason="Vi vill.")


def test_a_no_has_its_reason_and_may_be_asked_about_anew(asked, org, chef, cilla):
    with pytest.raises(DomainError, match="varför begäran avslås"):
        area_requests.answer(asked, by=cilla, approved=False, comment="")
    area_requests.answer(asked, by=cilla, approved=False, comment="Skriv egna.")
    again = area_requests.ask(org.area, YEAR, by=chef, reason="Nu är vi en.")
    assert (again.pk, again.answer, again.comment, again.answered_on) == (asked.pk, AreaAnswer.ASKED, "", None)


def test_an_answer_is_given_once(asked, cilla):
    area_requests.answer(asked, by=cilla, approved=True, comment="")
    with pytest.raises(DomainError, match="Begäran är redan godkänd"):
        area_requests.answer(asked, by=cilla, approved=False, comment="Nej.")


def test_a_kontorschef_approves_without_being_asked(org, chef, cilla):
    made = area_requests.approve(org.area, YEAR, by=cilla, comment="Ni är en.")
    assert (made.answer, made.asked_on, made.answered_on) == (AreaAnswer.APPROVED, *[date(2026, 11, 23)] * 2)
    with pytest.raises(DomainError, match="får redan skriva"):
        area_requests.approve(org.area, YEAR, by=cilla)


def test_the_areas_chef_starts_what_has_been_approved_for_the_year(asked, org, chef, cilla):
    with pytest.raises(DomainError, match="väntar på kontorschefens godkännande"):
        plans.start(PlanKind.WORK, org.area, YEAR, by=chef)
    area_requests.answer(asked, by=cilla, approved=True, comment="")
    with pytest.raises(DomainError, match="väntar på kontorschefens godkännande"):
        plans.start(PlanKind.WORK, org.area, YEAR + 1, by=chef)
    assert plans.start(PlanKind.WORK, org.area, YEAR, by=chef).unit == org.area


def test_a_kontorschef_who_starts_has_approved_that_day(org, cilla):
    plans.start(PlanKind.WORK, org.area, YEAR, by=cilla)
    made = AreaRequest.objects.get()
    assert (made.answer, made.answered_on, made.answered_by) == (AreaAnswer.APPROVED, date(2026, 11, 23), cilla)


def test_a_covered_unit_starts_no_plan_of_its_own(asked, member, cilla):
    manager = build.user(Role.UNIT_MANAGER, member)
    area_requests.answer(asked, by=cilla, approved=True, comment="")
    with pytest.raises(DomainError, match="Kulturskolan skriver arbetsplan 2027 för Dansen"):
        plans.start(PlanKind.WORK, member, YEAR, by=manager)
    assert plans.start(PlanKind.WORK, member, YEAR + 1, by=manager)


def test_an_approval_is_taken_back_until_the_plan_is_begun(asked, org, chef, cilla):
    area_requests.answer(asked, by=cilla, approved=True, comment="")
    with pytest.raises(DomainError, match="varför godkännandet tas tillbaka"):
        area_requests.withdraw_approval(asked, by=cilla, comment="")
    area_requests.withdraw_approval(asked, by=cilla, comment="Ni delas.")
    with pytest.raises(DomainError, match="Begäran är inte godkänd"):
        area_requests.withdraw_approval(asked, by=cilla, comment="Ni delas.")
    area_requests.approve(org.area, YEAR, by=cilla)
    plans.start(PlanKind.WORK, org.area, YEAR, by=chef)
    with pytest.raises(DomainError, match="Planen är påbörjad"):
        area_requests.withdraw_approval(asked, by=cilla, comment="Ni delas.")
    assert Plan.objects.filter(unit=org.area).exists()
