"""Ändra ett investeringsprojekt."""

import pytest
from pytest_django.asserts import assertContains

from followup.models import InvestmentProject
from organisation.enums import Role
from tests import build
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(org):
    return given.project(org.committee, "Ny bro", number="12", decided=24_000_000, ready_year=2027, ready_quarter=2)


def url(project):
    return f"/ekonomi/investeringar/{project.pk}/andra/"


def sent(**fields):
    return {"name": "Ny bro", "number": "12", "first_year": 2019, "decided": "24 000", "version": 1} | fields


def test_it_shows_what_is_stored_and_saves_what_is_changed(bridge, anna_controller):
    page = anna_controller.get(url(bridge))
    assertContains(page, 'value="24\N{NO-BREAK SPACE}000"')
    assert anna_controller.post(url(bridge), sent(estimated="27 500", state="DELAYED")).status_code == 302
    bridge.refresh_from_db()
    assert (bridge.estimated, bridge.state, bridge.ready, bridge.version) == (27_500_000, "DELAYED", "", 2)


def test_a_stale_save_shows_both_and_the_next_goes_through(bridge, anna_controller, frida_economist):
    frida_economist.post(url(bridge), sent(name="Gamla bron"))
    answer = anna_controller.post(url(bridge), sent(name="Nya bron"))
    assertContains(answer, "Gamla bron", status_code=409)
    assertContains(answer, "Nya bron", status_code=409)
    assert anna_controller.post(url(bridge), sent(name="Nya bron", version=2)).status_code == 302
    assert InvestmentProject.objects.get().name == "Nya bron"


def test_what_is_wrong_is_explained(bridge, anna_controller):
    assert anna_controller.post(url(bridge), sent(ready_quarter="2")).status_code == 422


def test_who_reads_it_may_not_change_it_and_others_do_not_find_it(org, bridge):
    for role, unit in ((Role.SECRETARY, org.committee), (Role.HEAD_OF_OFFICE, org.office)):
        assert build.client(build.user(role, unit)).get(url(bridge)).status_code == 403
    for role, unit in ((Role.SECRETARY, org.other_committee), (Role.ELECTED, org.council)):
        assert build.client(build.user(role, unit)).post(url(bridge), sent()).status_code == 404


def test_the_wrong_method_is_405(bridge, anna_controller):
    assert anna_controller.put(url(bridge)).status_code == 405
