"""What a verksamhetsområde asked for, and what was answered."""

from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import OrgUnitKind, Role
from planning.services import area_requests
from tests import build


def test_those_concerned_read_it_and_nobody_else(org, cilla, david, cilla_head_of_office, david_unit_manager, reader):
    member = build.client(build.user(Role.UNIT_MANAGER, build.unit(OrgUnitKind.UNIT, "Dansen", org.area)))
    chef = build.client(build.user(Role.UNIT_MANAGER, org.area))
    request = area_requests.approve(org.area, 2027, by=cilla, comment="Ni är en.")
    for who in (member, chef, cilla_head_of_office):
        assertContains(who.get(request.get_absolute_url()), "Ni är en.")
    assertContains(chef.get(request.get_absolute_url()), "Påbörja planen")
    assertNotContains(member.get(request.get_absolute_url()), "Påbörja planen")
    assertNotContains(chef.get(request.get_absolute_url()), "Ta tillbaka godkännandet")
    other = build.client(build.user(Role.HEAD_OF_OFFICE, org.other_office))
    for who in (david_unit_manager, reader, other):
        assert who.get(request.get_absolute_url()).status_code == 404


def test_a_covered_units_chef_is_told_and_asked_for_no_plan(org, cilla):
    member = build.client(build.user(Role.UNIT_MANAGER, build.unit(OrgUnitKind.UNIT, "Dansen", org.area)))
    request = area_requests.approve(org.area, 2027, by=cilla)
    words = "Verksamhetsområdet Kulturskolan skriver arbetsplan 2027 för er, godkänt av kontorschefen 2026-11-23"
    for url in ("/", "/planer/", "/planer/ny/"):
        assertContains(member.get(url), f'<a href="{request.get_absolute_url()}">{words}</a>', html=True)
    assert [choice.first_year for choice in member.get("/planer/ny/").context["choices"]] == [2026]
