"""Rollernas historik."""

from datetime import date

import pytest

from organisation.enums import Role
from organisation.services import roles
from tests import build


@pytest.fixture
def revisor(org):
    return build.client(build.user(Role.AUDITOR, org.council))


@pytest.fixture
def given(org, administrator, petra):
    """A role that is given to petra and then ended."""
    role = roles.assign(petra, role=Role.SECRETARY, unit=org.committee, by=administrator, valid_from=date(2026, 11, 1))
    return roles.end(role, by=administrator, on=date(2026, 12, 31))


def test_the_revisor_sees_who_gave_whom_which_role(org, given, administrator, petra, revisor):
    rows = revisor.get("/historik/roller/").context["rows"]
    ended, assigned = (row for row in rows if row.who == str(administrator))
    assert assigned.what == f"Tilldelad: {petra}, nämndsekreterare i {org.committee}, från 2026-11-01"
    assert ended.what.endswith(f"{petra}, nämndsekreterare i {org.committee}, från 2026-11-01 till och med 2026-12-31")


def test_a_stand_in_is_told_with_whom_they_stand_in_for(org, administrator, bo, petra, revisor):
    days = {"valid_from": date(2026, 11, 1), "valid_to": date(2026, 11, 30)}
    roles.assign(petra, role=Role.SECRETARY, unit=org.committee, by=administrator, deputy_for=bo, **days)
    assert f"ställföreträdare för {bo}" in revisor.get("/historik/roller/").context["rows"][0].what


def test_it_is_searched_by_who_has_the_role_who_gave_it_and_where(org, given, administrator, petra, revisor):
    for words in (str(petra), str(administrator), str(org.committee)):
        assert revisor.get("/historik/roller/", {"q": words}).context["rows"]
    assert revisor.get("/historik/roller/", {"q": "finns inte"}).context["rows"] == []


def test_administrators_see_those_of_their_own_units_and_others_none(org, given, admin, bo_committee_secretary, reader):
    assert admin.get("/historik/roller/").context["rows"]
    assert bo_committee_secretary.get("/historik/roller/").status_code == 403
    assert reader.get("/historik/roller/").status_code == 403
    below = build.client(build.user(Role.ADMIN, org.other_committee))
    assert not any(org.committee.name in row.what for row in below.get("/historik/roller/").context["rows"])
