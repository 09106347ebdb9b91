"""What a page costs: its questions to the database, the rows and objects it reads, and how its work grows with what there is.

No clock: everything is counted, with the demo and with ten times the demo. What forms and writes cost is counted in
`test_form_caps` and `test_write_caps`.
"""

import pytest
from django.db import transaction

from tests import database, pages, sampling, times_ten
from tests.page_caps import ASKS_MORE, CAPS, COMPARE, EMPTY_FIRST, READS_MORE, cap
from tests.page_costs import Cost, browser, cost_of

pytestmark = pytest.mark.one_database

# With ten times the data no function of ours may be called more than thirty times as often (one that asks each row about
# every other would be called a hundred times as often), or thrice as much more as there is more to read on the page.
MORE_DATA = 10
MARGIN = 3
FEW = 20  # calls that say nothing of what they grow with
# What is read is shown: with ten times the data a page may read so many rows more than it has grown with, a row for so many
# bytes of it; a person's own roles, ten times as many too, are read by every page.
ROWS, BYTES = 100, 50

# Each address some days: half of them, and all that are tried with ten times the data.
OPENED = {page.url_name for page in sampling.part(pages.PAGES, lambda page: page.url_name, salt="opened", share=1 / 2)}
# Tried with ten times the data, which costs most of what these tests cost: each question in the table of a part of the addresses.
GROWING = sampling.drawn(
    sampling.part(pages.PAGES, lambda page: page.url_name, salt="caps"),
    lambda page: (page.url_name, page.query.partition("=")[0]),
    salt="caps",
)

TODAYS = [page for page in pages.PAGES if page.url_name in OPENED or page in GROWING]
Costs = dict[pages.Page, Cost]


def cost_of_page(page: pages.Page) -> Cost:
    """Opens the page and counts."""
    client = browser(page.username)
    with pages.opened(page) as url:
        response, cost = cost_of(lambda: client.get(url))
    assert response.status_code == 200
    return cost


@pytest.fixture(scope="module")
def costs(demo_database: str, django_db_blocker: object) -> tuple[Costs, Costs]:
    """The pages with the demo, and those that are drawn with ten times the demo."""
    with django_db_blocker.unblock(), database.using(demo_database), transaction.atomic():
        once = {page: cost_of_page(page) for page in TODAYS}
        times_ten.multiply()
        ten_times = {page: cost_of_page(page) for page in GROWING}
        transaction.set_rollback(True)
    return once, ten_times


def test_every_page_has_a_cap():
    assert set(CAPS) == {page.url_name for page in pages.PAGES}


def test_whatever_reads_more_is_a_page():
    assert {*READS_MORE, *ASKS_MORE, *EMPTY_FIRST} <= {str(page) for page in pages.PAGES}


@pytest.mark.parametrize("page", TODAYS, ids=str)
def test_a_page_keeps_to_its_caps(costs, page):
    cost, most = costs[0][page], cap(page)
    assert cost.queries <= most.queries
    assert cost.rows <= most.rows
    assert cost.objects <= most.objects


@pytest.mark.parametrize("page", GROWING, ids=str)
def test_a_page_asks_as_much_with_ten_times_the_data(costs, page):
    once, ten_times = costs
    assert ten_times[page].queries == once[page].queries + ASKS_MORE.get(str(page), 0)


@pytest.mark.parametrize("page", GROWING, ids=str)
def test_a_page_reads_no_more_than_it_shows(costs, page):
    once, ten_times = costs[0][page], costs[1][page]
    most = ROWS + max(0, ten_times.length - once.length) / BYTES + READS_MORE.get(str(page), 0)
    assert ten_times.rows - once.rows <= most
    assert ten_times.objects - once.objects <= most


@pytest.mark.parametrize(
    "page", [page for page in GROWING if page.url_name not in COMPARE and str(page) not in EMPTY_FIRST], ids=str
)
def test_the_work_of_a_page_grows_as_what_it_shows(costs, page):
    once, ten_times = costs[0][page], costs[1][page]
    most = MARGIN * max(MORE_DATA, ten_times.length / once.length)
    too_often = {
        function: (once.calls[function], calls)
        for function, calls in ten_times.calls.items()
        if calls > most * (once.calls[function] + FEW)
    }
    assert too_often == {}
