"""What a page costs: how many questions it asks the database, and how its work grows with what there is.

No clock: questions and calls of our functions are counted, with the demo and with ten times the demo. What a write costs is
counted in `tests/test_write_caps.py`.
"""

import cProfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisation.models import User
from tests import database, pages, times_ten

pytestmark = pytest.mark.one_database

WHO = 3  # the session, the user and the user's roles, on every page of somebody who has logged in

# What each page may ask beyond that, written by hand. A plan: at most 10 to read, and what its open form lets one choose.
# A stranger's pages ask what kommunen is called; for others that comes with the roles.
CAPS = {
    "my_work": 12,
    "account_login": 1,
    "account_logout": 0,
    "account_inactive": 1,
    "account_change_password": 0,
    "account_reset_password": 1,
    "account_reset_password_done": 1,
    "account_reset_password_from_key": 2,
    "account_reset_password_from_key_done": 1,
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
    "planning:plan_submit": 4,  # what is left, what is warned of, who gets it
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
    "followup:report_detail": 22,  # what was told the last time is read as it was frozen
    "followup:report_write": 26,
    "followup:report_submit": 28,  # the questions as the page that is written on, and who gets it
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
    "followup:status": 9,  # the rows of what was frozen, a kind a question; 12 with who asks, as the goal is
}
# Read without a form in it, a plan asks no more than this.
PLAN_READ = 7

# With ten times the data no function of ours may be called more than thirty times as often (one that asks each row about
# every other would be called a hundred times as often), or thrice as much more as there is more to read on the page.
MORE_DATA = 10
MARGIN = 3
FEW = 20  # calls that say nothing of what they grow with

OURS = tuple(str(settings.BASE_DIR / app) for app in ("organisation", "planning", "followup", "styrmodell"))


@dataclass(frozen=True)
class Cost:
    """What a page took: its questions, how often each function of ours was called, and how long the page is."""

    queries: int
    calls: Counter[str]
    length: int


Costs = dict[pages.Page, Cost]


def cost_of(page: pages.Page) -> Cost:
    """Opens the page and counts."""
    client, profile = Client(), cProfile.Profile()
    if page.username:
        client.force_login(User.objects.get(username=page.username))
    with pages.opened(page) as url, CaptureQueriesContext(connection) as queries, profile:
        response = client.get(url)
    assert response.status_code == 200
    calls = Counter(
        {
            f"{Path(entry.code.co_filename).relative_to(settings.BASE_DIR)} {entry.code.co_qualname}": entry.callcount
            for entry in profile.getstats()
            if isinstance(entry.code, CodeType) and entry.code.co_filename.startswith(OURS)
        }
    )
    return Cost(len(queries), calls, len(response.content))


@pytest.fixture(scope="module")
def costs(demo_database: str, django_db_blocker: object) -> tuple[Costs, Costs]:
    """Each page with the demo and with ten times the demo."""
    with django_db_blocker.unblock(), database.using(demo_database), transaction.atomic():
        once = {page: cost_of(page) for page in pages.PAGES}
        times_ten.multiply()
        ten_times = {page: cost_of(page) for page in pages.PAGES}
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
def test_a_page_keeps_to_its_cap(costs, page):
    assert costs[0][page].queries <= cap(page)


@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_a_page_asks_as_much_with_ten_times_the_data(costs, page):
    once, ten_times = costs
    assert ten_times[page].queries == once[page].queries


@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_the_work_of_a_page_grows_as_what_it_shows(costs, page):
    once, ten_times = costs[0][page], costs[1][page]
    most = MARGIN * max(MORE_DATA, ten_times.length / once.length)
    too_often = {
        function: (once.calls[function], calls)
        for function, calls in ten_times.calls.items()
        if calls > most * (once.calls[function] + FEW)
    }
    assert too_often == {}
