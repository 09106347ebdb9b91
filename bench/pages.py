"""No page costs more than three times as much with 2 000 enheter as with 50, nor is longer than 200 kB.

Two databases with `setup_demo --scale`, every page of `tests/pages.py` asked for in both in turns. What it costs is the
processor's time of this process and, with PostgreSQL, of the server's; how long one has to wait says more of the machine.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.ground import Ratio, Size, TwoDatabases, seconds_in_turns
from organisation.models import User
from planning.models import KeyFigure
from styrmodell.demo import scale, scale_above
from tests import pages

UNITS = {"small": 50, "large": 2000}
TURNS = 5
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


def measure(size: Size) -> Iterator[Ratio]:
    """A line for the time and one for the length of each page; those of whole documents cannot miss."""
    started = time.monotonic()
    call_command("setup_demo", verbosity=0)
    both = TwoDatabases()
    for name, number in UNITS.items():
        both.use(name)
        print(scale.load(number), file=sys.stderr)
        _prepare()
    print(f"Databaserna är fyllda efter {time.monotonic() - started:.0f} s.", file=sys.stderr)
    for page in (*pages.PAGES, *BESIDE):
        if _is_wanted(page, size.only):
            yield from _ratios_of(page, both)


def _is_wanted(page: pages.Page, words: Sequence[str]) -> bool:
    return not words or any(word in str(page) for word in words)


def _prepare() -> None:
    """As a server in use: its planner knows the tables, and a query is run by one process, whose time can be read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SET max_parallel_workers_per_gather = 0")


def _ratios_of(page: pages.Page, both: TwoDatabases) -> Iterator[Ratio]:
    """The page in both databases, in turns."""
    asks: dict[str, Callable[[], bytes]] = {}
    with ExitStack() as opened:
        for name in UNITS:
            url = opened.enter_context(_opened(page, name, both))
            client = Client()
            if page.username:
                client.force_login(User.objects.get(username=page.username))
            asks[name] = lambda client=client, url=url: client.get(url).content
        taken = seconds_in_turns(asks, TURNS, before=both.use, clock=_clock)
        both.use("large")
        kilobytes = len(asks["large"]()) / 1000
    small, large = taken["small"], taken["large"]
    is_whole = page.url_name in WHOLE_DOCUMENTS
    times = f"{page}, {1000 * small:.0f} → {1000 * large:.0f} ms"
    yield Ratio(times, large / small, float("inf") if is_whole else TIMES)
    yield Ratio(f"{page}, kB", kilobytes, float("inf") if is_whole else KILOBYTES, is_count=True)


@contextmanager
def _opened(page: pages.Page, name: str, both: TwoDatabases) -> Iterator[str]:
    """The page's address in the state that it asks for, in one of the databases; afterwards that is as it was."""
    both.use(name)
    if page.thing == SHARED_FIGURE:
        yield KeyFigure.objects.get(name=scale_above.SHARED_FIGURE).get_absolute_url()
        return
    with pages.opened(page) as url:
        yield url
        both.use(name)


def _clock() -> float:
    """The processor's time that this process has spent and, with PostgreSQL, its server on the connection in use."""
    return time.process_time() + (_of_server() if connection.vendor == "postgresql" else 0)


def _of_server() -> float:
    connection.ensure_connection()
    spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(spent.read_text().split()[0]) / 1e9
