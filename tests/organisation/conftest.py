"""The small municipality and the people of these tests."""

import pytest
from django.test import Client

from organisation.enums import Role
from organisation.models import User
from tests import build


@pytest.fixture
def org(db: None) -> build.Org:
    return build.org()


@pytest.fixture
def administrator(org: build.Org) -> User:
    return build.user(Role.ADMIN, org.group, "adam")


@pytest.fixture
def admin(administrator: User) -> Client:
    """A browser where the administrator of everything has logged in."""
    return build.client(administrator)


@pytest.fixture
def reader(org: build.Org) -> Client:
    """A browser of a politician, who reads what is adopted and changes nothing."""
    return build.client(build.user(Role.ELECTED, org.council, "petra"))
