"""Taking away an own line of the accounts."""

import pytest

from followup.models import AccountLine
from followup.services import account_lines
from organisation.enums import Role
from tests import build
from tests.answers import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(org):
    account_lines.begin(2026)
    return AccountLine.objects.get(year=2026, key="stock")


def address(line):
    return f"/ekonomi/rakenskaper/rader/{line.pk}/ta-bort/"


def test_an_own_line_that_nothing_is_said_on_is_taken_away(line, anna, anna_controller):
    own = account_lines.add(line, by=anna, name="Tomter")
    assert told(anna_controller.post(address(own), follow=True)) == ["success"]
    assert not AccountLine.objects.filter(pk=own.pk).exists()


def test_a_line_that_law_asks_for_stays(line, anna_controller):
    assert told(anna_controller.post(address(line), follow=True)) == ["error"]
    assert AccountLine.objects.filter(pk=line.pk).exists()


def test_others_may_not(org, line):
    economist = build.client(build.user(Role.ECONOMIST, org.municipality))
    assert economist.post(address(line)).status_code == 403
    secretary = build.client(build.user(Role.SECRETARY, org.committee))
    assert secretary.post(address(line)).status_code == 404


def test_the_wrong_method_is_405(line, anna_controller):
    assert anna_controller.get(address(line)).status_code == 405
