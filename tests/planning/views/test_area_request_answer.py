"""Svara på begäran om arbetsplan per verksamhetsområde."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from planning.enums import AreaAnswer
from planning.models import AreaRequest
from planning.services import area_requests
from tests import build


@pytest.fixture
def asked(org):
    chef = build.user(Role.UNIT_MANAGER, org.area)
    return area_requests.ask(org.area, 2027, by=chef, reason="Vi arbetar tillsammans.")


def test_it_is_a_task_and_answered_with_a_comment(asked, cilla_head_of_office):
    url = f"{asked.get_absolute_url()}svara/"
    assertContains(cilla_head_of_office.get("/"), url)
    assertContains(cilla_head_of_office.get(url), "Vi arbetar tillsammans.")
    refused = cilla_head_of_office.post(url, {"answer": "REFUSED", "comment": ""})
    assertContains(refused, "Skriv varför begäran avslås.", status_code=422)
    cilla_head_of_office.post(url, {"answer": "APPROVED", "comment": "Bra."})
    assert AreaRequest.objects.get().answer == AreaAnswer.APPROVED


def test_a_second_click_leads_back_and_changes_nothing(asked, cilla_head_of_office):
    url = f"{asked.get_absolute_url()}svara/"
    cilla_head_of_office.post(url, {"answer": "APPROVED", "comment": ""})
    late = cilla_head_of_office.post(url, {"answer": "", "comment": ""})
    assertRedirects(late, asked.get_absolute_url(), status_code=303, fetch_redirect_response=False)
    assert AreaRequest.objects.get().answer == AreaAnswer.APPROVED


def test_others_do_not_answer(asked, org, bo_committee_secretary, reader):
    url = f"{asked.get_absolute_url()}svara/"
    other = build.client(build.user(Role.HEAD_OF_OFFICE, org.other_office))
    chef = build.client(asked.asked_by)
    for who, status in ((bo_committee_secretary, 403), (chef, 403), (reader, 404), (other, 404)):
        assert who.post(url, {"answer": "APPROVED"}).status_code == status
    assert AreaRequest.objects.get().answer == AreaAnswer.ASKED


def test_the_areas_chef_is_led_to_begin(asked, org, cilla):
    area_requests.answer(asked, by=cilla, approved=True, comment="")
    assertContains(build.client(asked.asked_by).get("/"), f"/planer/ny/?plan=WORK-{org.area.pk}-2027")
