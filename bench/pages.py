"""No page costs more than three times as much with 2 000 enheter as with 50, nor is longer than 200 kB.

Two databases with `setup_demo --scale`, every page of `tests/pages.py` asked for in both in turns. What it costs is the
processor's time of this process and, with PostgreSQL, of the server's; how long one has to wait says more of the machine.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.ground import Ratio, Size, TwoDatabases
from organisation.models import User
from planning.models import KeyFigure
from styrmodell.demo import scale, scale_above
from tests import pages

UNITS = {"small": 50, "large": 2000}
TURNS = 3
TIMES, KILOBYTES = 3, 200
# A report is read whole, as it is printed; how long it is is its writers'. (A plan is too, and none here grows.)
WHOLE_DOCUMENTS = ("followup:report_detail",)
# What grows with the enheter and no page of the demo shows.
SHARED_FIGURE = "ett nyckeltal som alla har"
BESIDE = (
    pages.Page("followup:economy", "ekonom", query="?enhet={KN}"),
    pages.Page("my_work", "chef-kk-0001"),
    pages.Page("followup:key_figure_detail", "controller", SHARED_FIGURE),
)
Costs = dict[str, tuple[float, float]]


def measure(_: Size) -> list[Ratio]:
    """A line for the time and one for the length of each page; those of whole documents cannot miss."""
    call_command("setup_demo", verbosity=0)
    both = TwoDatabases()
    for name, number in UNITS.items():
        both.use(name)
        print(scale.load(number), file=sys.stderr)
        _prepare()
    ratios: list[Ratio] = []
    for page in (*pages.PAGES, *BESIDE):
        costs = _costs_of(page, both)
        (small, _), (large, kilobytes) = costs["small"], costs["large"]
        is_whole = page.url_name in WHOLE_DOCUMENTS
        times = f"{page}, {1000 * small:.0f} → {1000 * large:.0f} ms"
        ratios.append(Ratio(times, large / small, float("inf") if is_whole else TIMES))
        ratios.append(Ratio(f"{page}, kB", kilobytes, float("inf") if is_whole else KILOBYTES, is_count=True))
        print(ratios[-2].line(1), ratios[-1].line(1), sep="\n", file=sys.stderr)
    return ratios


def _prepare() -> None:
    """As a server in use: its planner knows the tables, and a query is run by one process, whose time can be read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SET max_parallel_workers_per_gather = 0")


def _costs_of(page: pages.Page, both: TwoDatabases) -> Costs:
    """Seconds and kilobytes of the page in each database; the first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in UNITS}
    length = {}
    for name in UNITS:
        both.use(name)
        client = Client()
        if page.username:
            client.force_login(User.objects.get(username=page.username))
        with _opened(page) as url:
            for _ in range(TURNS + 1):
                seconds, length[name] = _seconds(lambda client=client, url=url: client.get(url).content)
                taken[name].append(seconds)
    return {name: (statistics.median(taken[name][1:]), length[name] / 1000) for name in UNITS}


@contextmanager
def _opened(page: pages.Page) -> Iterator[str]:
    """The page's address in the state that it asks for."""
    if page.thing == SHARED_FIGURE:
        yield KeyFigure.objects.get(name=scale_above.SHARED_FIGURE).get_absolute_url()
        return
    with pages.opened(page) as url:
        yield url


def _seconds(ask: Callable[[], bytes]) -> tuple[float, int]:
    server = _server_clock()
    before = time.process_time() + server()
    length = len(ask())
    return time.process_time() + server() - before, length


def _server_clock() -> Callable[[], float]:
    """The processor's time that the database's server has spent on this connection; SQLite has none of its own."""
    if connection.vendor != "postgresql":
        return lambda: 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return lambda: int(spent.read_text().split()[0]) / 1e9
