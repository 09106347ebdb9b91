"""The frame shows each person the pages there are, and works for a stranger."""

from types import SimpleNamespace as Row

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import path

from organisation.enums import Role
from styrmodell import frame, views
from styrmodell.frame import USER_MENU, Entry, address
from tests import build

pytestmark = pytest.mark.one_database

urlpatterns = [path("", views.health, name="my_work"), path("halsa/", views.health, name="health")]


def somebody(*roles):
    grants = tuple(Row(role=role) for role in roles)
    return Row(is_authenticated=True, is_active=True, _grants=grants)


def context(user, at="/"):
    request = RequestFactory().get(at)
    request.user = user
    return frame.frame(request)


@pytest.fixture
def _two_pages(settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.test_frame"
    monkeypatch.setattr(
        frame, "NAVIGATION", (Entry("Mitt arbete", "my_work"), Entry("Hälsa", "health"), Entry("Än", "later"))
    )


def test_a_stranger_sees_no_navigation():
    shown = context(AnonymousUser())
    assert shown["nav"] == shown["user_menu"] == ()


def test_a_request_refused_before_the_login_is_known_still_has_a_frame_and_asks_nothing():
    shown = frame.frame(RequestFactory().get("/"))
    assert shown["nav"] == ()
    assert shown["municipality"] == ""


@pytest.mark.django_db
def test_kommunens_name_is_read_with_the_roles(org, django_assert_num_queries):
    users = [build.user(Role.CONTROLLER, org.group), build.user(None), AnonymousUser()]
    for user, asked in zip(users, (1, 2, 1), strict=True):
        with django_assert_num_queries(asked):
            shown = context(user)
            assert shown["municipality"] == org.municipality.name


@pytest.mark.django_db
def test_an_installation_without_units_is_called_styrmodell(client):
    page = client.get("/konto/logga-in/").content.decode()
    assert "– </title>" not in page
    assert "Styrmodell, " not in page
    assert "Styrmodell</p>" in page


@pytest.mark.usefixtures("_two_pages")
def test_pages_that_do_not_exist_are_left_out():
    assert [link.label for link in context(somebody())["nav"]] == ["Mitt arbete", "Hälsa"]


@pytest.mark.usefixtures("_two_pages")
@pytest.mark.parametrize(
    ("at", "current"), [("/", "Mitt arbete"), ("/halsa/", "Hälsa"), ("/halsa/mer/", "Hälsa"), ("/annat/", None)]
)
def test_the_page_one_is_in_is_marked(at, current):
    marked = [link.label for link in context(somebody(), at)["nav"] if link.current]
    assert marked == ([current] if current else [])


def test_only_administrators_find_users_and_roles():
    label = next(entry.label for entry in USER_MENU if entry.rule)
    assert label in [link.label for link in context(somebody(Role.ADMIN))["user_menu"]]
    assert label not in [link.label for link in context(somebody(Role.CONTROLLER))["user_menu"]]


def test_a_pinned_day_is_told(settings):
    assert context(AnonymousUser())["pinned_day"].isoformat() == settings.TODAY
    settings.TODAY = ""
    assert context(AnonymousUser())["pinned_day"] is None


def test_the_address_of_a_page_that_does_not_exist_is_empty():
    assert address("no_such_page") == ""
