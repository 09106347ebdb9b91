"""What every benchmark stands on: an empty database of its own, a clock, a table of ratios."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


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
def empty_database() -> Iterator[None]:
    """A migrated SQLite database in a temporary folder. Must be entered before Django is set up."""
    with tempfile.TemporaryDirectory(prefix="styrmodell-bench-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "styrmodell.settings"
        os.environ["TODAY"] = "2026-11-23"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.DEBUG = False  # in debug every query is kept, which costs time of its own

        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        yield


def median_seconds(work: Callable[[], object], times: int) -> float:
    """The median time of one call."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
