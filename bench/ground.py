"""What every benchmark stands on: an empty database of its own, a clock, a table of ratios."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.database import postgresql_server


@dataclass(frozen=True)
class Ratio:
    """One line of the table: a measured ratio and what it should stay within."""

    name: str
    ratio: float
    goal: float

    def __str__(self) -> str:
        mark = "håller" if self.ratio <= self.goal else "HÅLLER INTE"
        return f"{self.name:<80} {self.ratio:8.2f}   ≤ {self.goal:<6g} {mark}"


@contextmanager
def empty_database(vendor: str) -> Iterator[None]:
    """A migrated database of its own that is thrown away. Must be entered before Django is set up.

    Args:
        vendor: "sqlite" or "postgresql"; the latter is a server started for this alone.
    """
    with {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]() as address:
        os.environ["DATABASE_URL"] = address
        os.environ["DJANGO_SETTINGS_MODULE"] = "styrmodell.settings"
        os.environ["TODAY"] = "2026-11-23"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.DEBUG = False  # in debug every query is kept, which costs time of its own

        call_command("migrate", verbosity=0)
        yield


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="styrmodell-bench-") as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def _postgresql() -> Iterator[str]:
    with postgresql_server(durable=True) as server:
        os.environ |= {"PGHOST": server["HOST"], "PGUSER": server["USER"]}  # libpq's own names: the host is a folder
        yield "postgres:/postgres"


def seconds_in_turns(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    """The median time of one call of each, taken in turns so that all meet the same machine; the first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(times + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}
