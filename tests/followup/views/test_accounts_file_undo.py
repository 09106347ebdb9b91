"""Ångra inläsningen of a file of accounts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind
from followup.models import AccountFigure, ImportBatch
from followup.services import account_grids
from organisation.enums import Role
from tests import build
from tests.answers import told
from tests.followup.account_tables import saved

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/8/"
TABLE = b"tkr;Utfall 2026-08;Budget 2026\nSkatteint\xe4kter;5;9\nKassa och bank;7;"


@pytest.fixture
def client(org):
    account_grids.begin([org.municipality, org.group], 2026, 8, by=None)
    return build.client(build.user(Role.CONTROLLER, org.group))


@pytest.fixture
def url(client):
    """The page of a file that is read in."""
    made = client.post(f"{PERIOD}fil/", {"file": SimpleUploadedFile("bokslut.csv", TABLE)})["Location"]
    assert saved(client.get(made), client, made).status_code == 302
    return made


def amounts():
    outcome = AccountFigure.objects.filter(column__kind=ColumnKind.OUTCOME).exclude(amount=None)
    return dict(outcome.values_list("line__key", "amount"))


def test_a_file_is_undone_from_its_page_and_the_page_says_so(client, url):
    assert len(amounts()) == 2
    assertContains(client.get(url), "Ångra inläsningen")
    answer = client.post(f"{url}angra/")
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert told(client.get(url)) == ["success"]
    assert amounts() == {}
    page = client.get(url)
    assertContains(page, "Inläsningen är ångrad. Beloppen är som de var före den.")
    assertNotContains(page, f'action="{url}angra/"')
    assertContains(client.get(f"{PERIOD}fil/"), "ångrad <")
    again = client.post(f"{PERIOD}fil/", {"file": SimpleUploadedFile("bokslut.csv", TABLE)})["Location"]
    assert again != url  # it may be read in anew
    assert saved(client.get(again), client, again).status_code == 302
    assert len(amounts()) == 2


def test_what_stands_in_the_way_is_told_and_nothing_is_changed(client, url):
    row = AccountFigure.objects.get(line__key="cash")
    client.post(PERIOD, {"kommun-cash": "8", "seen-kommun-cash": str(row.version)})
    assert told(client.get(PERIOD))  # what was told of reading it in and of saving
    assert told(client.post(f"{url}angra/", follow=True)) == ["error"]
    assert amounts() == {"tax_revenue": 5000, "cash": 8000}


def test_who_does_not_write_the_accounts_and_another_period_find_nothing(client, org, url):
    for other in (build.user(Role.ELECTED, org.committee), build.user(Role.ECONOMIST, org.committee)):
        assert build.client(other).post(f"{url}angra/").status_code == 404
    account_grids.begin([org.municipality], 2025, 12, by=None)
    assert client.post(f"{url}angra/".replace("2026/8", "2025/12")).status_code == 404
    assert ImportBatch.objects.get().undone_at is None


def test_the_wrong_method_is_405(client, url):
    assert client.get(f"{url}angra/").status_code == 405
