"""Ta tillbaka godkännandet av en arbetsplan per verksamhetsområde."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest
from planning.services import area_requests
from tests import build


@pytest.fixture
def approved(org, cilla):
    return area_requests.approve(org.area, 2027, by=cilla)


def test_the_kontorschef_takes_it_back_with_a_reason(approved, cilla_head_of_office):
    url = f"{approved.get_absolute_url()}ta-tillbaka/"
    assertContains(cilla_head_of_office.get(approved.get_absolute_url()), url)
    assert cilla_head_of_office.post(url, {"comment": ""}).status_code == 422
    cilla_head_of_office.post(url, {"comment": "Ni delas."})
    assert AreaRequest.objects.get().answer == AreaAnswer.REFUSED


def test_not_once_the_plan_is_begun(approved, org, cilla_head_of_office):
    build.plan(PlanKind.WORK, org.area)
    late = cilla_head_of_office.post(f"{approved.get_absolute_url()}ta-tillbaka/", {"comment": ""})
    assertRedirects(late, approved.get_absolute_url(), status_code=303, fetch_redirect_response=False)
    assert AreaRequest.objects.get().answer == AreaAnswer.APPROVED


def test_others_do_not(approved, org, bo_committee_secretary, reader):
    chef = build.client(build.user(Role.UNIT_MANAGER, org.area))
    for who, status in ((bo_committee_secretary, 403), (chef, 403), (reader, 404)):
        assert who.post(f"{approved.get_absolute_url()}ta-tillbaka/", {"comment": "Nej."}).status_code == status
