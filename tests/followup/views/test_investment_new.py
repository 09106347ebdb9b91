"""Nytt investeringsprojekt."""

import pytest

from followup.models import InvestmentProject
from organisation.enums import Role
from tests import build, build_followup
from tests.answers import explained

pytestmark = pytest.mark.django_db

URL = "/ekonomi/investeringar/ny/"


def sent(unit, **fields):
    return {"unit": unit.pk, "name": "Ny bro", "first_year": 2026} | fields


def test_a_project_is_added_with_amounts_in_tkr(org, anna_controller):
    build_followup.round_()
    fields = {
        "decided": "24 000",
        "estimated": "26 mkr",
        "decided_on": "2025-11-24",
        "ready_year": "2027",
        "ready_quarter": "2",
    }
    assert anna_controller.post(URL, sent(org.committee, number="12", **fields)).status_code == 302
    made = InvestmentProject.objects.get()
    assert (made.unit, made.decided, made.estimated, made.ready) == (
        org.committee,
        24_000_000,
        26_000_000,
        "kv 2 2027",
    )


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"decided": "tolv"}, "decided"),
        ({"first_year": "1"}, "first_year"),
        ({"unit": "x"}, "unit"),
    ],
)
def test_what_cannot_be_read_is_explained_at_its_field(org, anna_controller, fields, field):
    answer = anna_controller.post(URL, sent(org.committee) | fields)
    assert (answer.status_code, explained(answer)) == (422, {field})
    assert not InvestmentProject.objects.exists()


def test_what_does_not_agree_is_explained(org, anna_controller):
    assert anna_controller.post(URL, sent(org.committee, is_yearly="on", decided="5")).status_code == 422


def test_an_economist_adds_in_the_own_part_and_a_bolag_its_own(org):
    economist = build.client(build.user(Role.ECONOMIST, org.committee))
    assert economist.post(URL, sent(org.committee)).status_code == 302
    assert economist.post(URL, sent(org.other_committee)).status_code == 422
    company = build.client(build.user(Role.COMPANY, org.company))
    assert company.post(URL, sent(org.company)).status_code == 302


def test_others_may_not(org):
    for role, unit in ((Role.SECRETARY, org.committee), (Role.HEAD_OF_OFFICE, org.office), (Role.ELECTED, org.council)):
        other = build.client(build.user(role, unit))
        assert other.get(URL).status_code == other.post(URL, sent(org.committee)).status_code == 403


def test_the_wrong_method_is_405(anna_controller):
    assert anna_controller.put(URL).status_code == 405
