"""The cast: the small municipality of `tests.build` and the people who stand in it, as users and as browsers.

Ask for the municipality as `org`, for a user by first name (`anna`), and for a browser where that person has logged in by
name and role (`anna_controller`). Somebody whom only one test needs is made there, with `build.user`.
"""

import pytest
from django.test import Client

from organisation.enums import Role
from organisation.models import User
from tests import build


@pytest.fixture
def org(db: None) -> build.Org:
    """Two nämnder with a kontor each, and a company."""
    return build.org()


@pytest.fixture
def administrator(org: build.Org) -> User:
    return build.user(Role.ADMIN, org.group, "adam")


@pytest.fixture
def admin(administrator: User) -> Client:
    """A browser where the administrator of everything has logged in."""
    return build.client(administrator)


@pytest.fixture
def anna(org: build.Org) -> User:
    return build.user(Role.CONTROLLER, org.group, "anna")


@pytest.fixture
def anna_controller(anna: User) -> Client:
    return build.client(anna)


@pytest.fixture
def bo(org: build.Org) -> User:
    return build.user(Role.SECRETARY, org.committee, "bo")


@pytest.fixture
def bo_committee_secretary(bo: User) -> Client:
    return build.client(bo)


@pytest.fixture
def cilla(org: build.Org) -> User:
    return build.user(Role.HEAD_OF_OFFICE, org.office, "cilla")


@pytest.fixture
def cilla_head_of_office(cilla: User) -> Client:
    return build.client(cilla)


@pytest.fixture
def david(org: build.Org) -> User:
    return build.user(Role.UNIT_MANAGER, org.unit, "david")


@pytest.fixture
def david_unit_manager(david: User) -> Client:
    return build.client(david)


@pytest.fixture
def disa_director(org: build.Org) -> Client:
    """Kommundirektören."""
    return build.client(build.user(Role.DIRECTOR, org.municipality, "disa"))


@pytest.fixture
def frida(org: build.Org) -> User:
    return build.user(Role.ECONOMIST, org.municipality, "frida")


@pytest.fixture
def frida_economist(frida: User) -> Client:
    return build.client(frida)


@pytest.fixture
def eva_other_committee(org: build.Org) -> Client:
    """The secretary of the other nämnd."""
    return build.client(build.user(Role.SECRETARY, org.other_committee, "eva"))


@pytest.fixture
def petra(org: build.Org) -> User:
    return build.user(Role.ELECTED, org.council, "petra")


@pytest.fixture
def reader(petra: User) -> Client:
    """A politician, who reads what is decided and changes nothing."""
    return build.client(petra)
