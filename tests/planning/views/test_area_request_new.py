"""Begär arbetsplan per verksamhetsområde."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import OrgUnitKind, Role
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest
from tests import build
from tests.planning.views import hostile

URL = "/planer/omrade/ny/"


@pytest.fixture
def chef(org):
    return build.client(build.user(Role.UNIT_MANAGER, org.area))


def test_the_area_asks_with_its_reason(org, chef):
    sent = {"omrade": f"{org.area.pk}-2027", "reason": "Vi arbetar tillsammans."}
    assert [choice.name for choice in chef.get(URL).context["choices"]] == ["arbetsplan 2026", "arbetsplan 2027"]
    assert chef.post(URL, sent | {"reason": ""}).status_code == 422
    made = chef.post(URL, sent)
    request = AreaRequest.objects.get()
    assert (made.url, request.answer, request.reason) == (
        request.get_absolute_url(), AreaAnswer.ASKED, "Vi arbetar tillsammans.",
    )  # fmt: skip


def test_asking_twice_is_told(org, chef):
    sent = {"omrade": f"{org.area.pk}-2027", "reason": "Vi vill."}
    chef.post(URL, sent)
    assertContains(chef.post(URL, sent), "Det är redan begärt", status_code=422)


def test_the_kontorschef_approves_at_once_and_reads_who_has_begun(org, cilla_head_of_office):
    begun = build.unit(OrgUnitKind.UNIT, "Dansen", org.area)
    build.unit(OrgUnitKind.UNIT, "Teatern", org.area)
    build.plan(PlanKind.WORK, begun)
    shown = cilla_head_of_office.get(f"{URL}?omrade={org.area.pk}-2027")
    assertContains(shown, "har påbörjat en egen och fortsätter med den")
    assert [str(unit) for unit in shown.context["members"].begun] == ["Dansen"]
    cilla_head_of_office.post(URL, {"omrade": f"{org.area.pk}-2027"})
    assert AreaRequest.objects.get().answer == AreaAnswer.APPROVED


def test_others_ask_for_nothing(org, david_unit_manager, bo_committee_secretary, reader):
    sent = {"omrade": f"{org.area.pk}-2027", "reason": "Vi vill."}
    assert bo_committee_secretary.get(URL).status_code == 403
    assert reader.post(URL, sent).status_code == 403
    assertContains(david_unit_manager.get(URL), "Inget att begära")
    assert david_unit_manager.post(URL, sent).status_code == 422
    other = build.client(build.user(Role.HEAD_OF_OFFICE, org.other_office))
    assert other.post(URL, sent).status_code == 422
    assert not AreaRequest.objects.exists()


@pytest.mark.parametrize("value", hostile.IDS)
def test_what_is_not_offered_is_not_asked_for(org, chef, value):
    for key in (value, f"{org.unit.pk}-2027", f"{org.area.pk}-{value}"):
        assert chef.post(URL, {"omrade": key, "reason": "Vi vill."}).status_code == 422
    assert not AreaRequest.objects.exists()


def test_the_way_there_is_shown_to_those_who_may(org, chef, david_unit_manager):
    assertContains(chef.get("/planer/"), URL)
    assertContains(chef.get("/planer/ny/"), URL)
    assertNotContains(david_unit_manager.get("/planer/"), URL)
