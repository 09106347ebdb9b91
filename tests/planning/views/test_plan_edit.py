"""Datum och diarienummer."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from planning.models import Plan
from tests.answers import explained
from tests.planning.views import hostile

DETAILS = {"submit_by": "2026-12-01", "decides_on": "2026-12-15", "registry_number": "KN/2026:7"}


@pytest.fixture
def url(plans):
    return f"/planer/{plans.operational.pk}/andra/"


def test_the_days_put_the_plan_in_its_place_among_the_tasks(plans, url, bo_committee_secretary):
    answer = bo_committee_secretary.post(url, {**DETAILS, "version": 1})
    assert answer.url == plans.operational.get_absolute_url()
    plan = Plan.objects.get(pk=plans.operational.pk)
    assert (plan.submit_by, plan.decides_on, plan.registry_number) == (
        date(2026, 12, 1), date(2026, 12, 15), "KN/2026:7"
    )  # fmt: skip
    assert plan.history.first().history_change_reason == "Datum och diarienummer"
    work = bo_committee_secretary.get("/")
    assertContains(work, "Till beslut 15 december.")


def test_the_diarienummer_is_proposed_when_the_decision_is_registered(plans, written, url, bo_committee_secretary):
    bo_committee_secretary.post(url, {**DETAILS, "version": 1})
    bo_committee_secretary.post(f"/planer/{plans.operational.pk}/lamna-in/")
    form = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/anta/").context["form"]
    assert form["registry_number"].initial == "KN/2026:7"


def test_an_approved_plan_has_days_and_no_diarienummer(plans, cilla_head_of_office):
    answer = cilla_head_of_office.get(f"/planer/{plans.office.pk}/andra/")
    assert [field.label for field in answer.context["form"].visible_fields()] == ["Lämnas in senast", "Godkänns"]


def test_two_who_change_the_days_see_both(plans, url, bo_committee_secretary):
    bo_committee_secretary.post(url, {**DETAILS, "version": 1})
    answer = bo_committee_secretary.post(url, {**DETAILS, "decides_on": "2026-12-20", "version": 1})
    assert answer.status_code == 409
    assertContains(answer, "2026-12-15", status_code=409)
    assertContains(answer, "2026-12-20", status_code=409)
    assert Plan.objects.get(pk=plans.operational.pk).decides_on == date(2026, 12, 15)


def test_bad_input_is_explained(plans, url, bo_committee_secretary):
    late = bo_committee_secretary.post(url, {**DETAILS, "submit_by": "2026-12-20", "version": 1})
    assert explained(late) == {"submit_by"}
    for field in DETAILS:
        for value in (*hostile.TITLES, *hostile.DAYS):
            answer = bo_committee_secretary.post(url, {**DETAILS, field: value, "version": 1})
            assert answer.status_code in (302, 409, 422)
