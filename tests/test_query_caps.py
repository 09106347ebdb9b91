"""How many questions a page asks the database: at most its cap, and as many with ten times the data."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisation.models import User
from tests import database, pages, times_ten

pytestmark = pytest.mark.one_database

WHO = 3  # the session, the user and the user's roles, on every page of somebody who has logged in

# What each page may ask beyond that, written by hand. A plan: at most 10 to read, and what its open form lets one choose.
CAPS = {
    "my_work": 12,
    "account_login": 0,
    "account_logout": 0,
    "account_inactive": 0,
    "account_change_password": 0,
    "account_reset_password": 0,
    "account_reset_password_done": 0,
    "account_reset_password_from_key": 1,
    "account_reset_password_from_key_done": 0,
    "job_detail": 3,
    "organisation:unit_list": 1,
    "organisation:unit_detail": 7,
    "organisation:unit_new": 2,
    "organisation:unit_edit": 7,  # a kontor may work for more nämnder
    "organisation:unit_move": 8,
    "organisation:unit_close": 7,
    "organisation:unit_hand_over": 8,
    "organisation:operation_list": 3,
    "organisation:operation_new": 2,
    "organisation:operation_edit": 2,
    "organisation:user_list": 2,
    "organisation:user_new": 0,
    "organisation:user_detail": 4,
    "organisation:user_edit": 2,
    "organisation:user_hand_over": 4,
    "organisation:role_new": 3,
    "organisation:role_end": 1,
    "planning:plan_list": 6,
    "planning:plan_new": 3,
    "planning:plan_detail": 12,
    "planning:plan_edit": 1,
    "planning:plan_submit": 1,
    "planning:plan_return": 1,
    "planning:plan_adopt": 2,
    "planning:plan_revise": 1,
    "planning:plan_delegate": 1,
    "planning:plan_history": 8,
    "planning:plan_link": 10,
    "planning:node_move": 2,
    "planning:node_history": 6,
    "planning:assignment_list": 7,
    "planning:assignment_new": 3,
    "planning:assignment_edit": 5,
    "planning:assignment_end": 2,
    "planning:key_figure_list": 2,
    "planning:key_figure_new": 1,
    "planning:key_figure_edit": 3,
    "followup:round_list": 3,
    "followup:round_detail": 3,
    "followup:round_new": 1,
    "followup:round_edit": 1,
    "followup:report_detail": 21,
    "followup:report_write": 25,
    "followup:report_return": 1,
    "followup:report_decide": 2,
    "followup:report_hand_over": 1,
    "followup:report_reopen": 1,
    "followup:activity_status": 2,
    "followup:assignment_detail": 7,
    "followup:assignment_status": 3,
    "followup:key_figure_detail": 9,
    "followup:economy": 6,
    "followup:import_new": 1,
    "followup:import_preview": 8,
    "followup:status": 6,
}
# Read without a form in it, a plan asks no more than this.
PLAN_READ = 7

Counts = dict[pages.Page, int]


def counted(page: pages.Page) -> int:
    """How many queries the page asks."""
    client = Client()
    if page.username:
        client.force_login(User.objects.get(username=page.username))
    with pages.opened(page) as url, CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture(scope="module")
def counts(demo_database: str, django_db_blocker: object) -> tuple[Counts, Counts]:
    """Each page's queries with the demo and with ten times the demo."""
    with django_db_blocker.unblock(), database.using(demo_database), transaction.atomic():
        once = {page: counted(page) for page in pages.PAGES}
        times_ten.multiply()
        ten_times = {page: counted(page) for page in pages.PAGES}
        transaction.set_rollback(True)
    return once, ten_times


def cap(page: pages.Page) -> int:
    """What the page may ask in all."""
    if page.url_name == "planning:plan_detail" and "ny=" not in page.query and "andra=" not in page.query:
        return WHO + PLAN_READ
    return CAPS[page.url_name] + (WHO if page.username else 0)


def test_every_page_has_a_cap():
    assert set(CAPS) == {page.url_name for page in pages.PAGES}


@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_a_page_keeps_to_its_cap(counts, page):
    assert counts[0][page] <= cap(page)


@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_a_page_asks_as_much_with_ten_times_the_data(counts, page):
    once, ten_times = counts
    assert ten_times[page] == once[page]
