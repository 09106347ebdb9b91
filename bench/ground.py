"""What every benchmark stands on: an empty database of its own, a copy beside it, a clock, a table of ratios."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg

from tests.database import postgresql_server

Name = TypeVar("Name", bound=object)


@dataclass(frozen=True)
class Size:
    """How much is measured: turns of each work, nodes in the large table, and how much a time may pass its goal.

    Attributes:
        only: words of the names of the pages to measure; none for all.
    """

    turns: int
    nodes: int
    slack: float
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ratio:
    """One line of the table: a measured ratio, or a count, and what it should stay within."""

    name: str
    ratio: float
    goal: float
    is_count: bool = False

    def holds(self, slack: float) -> bool:
        """True when the goal is met; a time is given some slack, a count none."""
        return self.ratio <= self.goal * (1 if self.is_count else slack)

    def line(self, slack: float) -> str:
        """As it is printed."""
        mark = "håller" if self.holds(slack) else "HÅLLER INTE"
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
        with psycopg.connect(dbname="postgres", autocommit=True) as maintenance:
            maintenance.execute("CREATE DATABASE bench")  # one of its own can be copied; nobody else is connected to it
        yield "postgres:/bench"


class TwoDatabases:
    """The database as it is and a copy of it, to be filled: the same work is done in both, in turns."""

    def __init__(self) -> None:
        from django.db import connections

        own = connections["default"]
        self.names = {"small": own.settings_dict["NAME"], "large": _copy(own)}
        self.opened = {}
        for name, database in self.names.items():
            self.opened[name] = connections.create_connection("default")
            self.opened[name].settings_dict = own.settings_dict | {"NAME": database}

    def use(self, name: str) -> None:
        """From here on everything is read and written there."""
        from django.db import connections

        connections["default"] = self.opened[name]


def _copy(own: Any) -> str:
    name = own.settings_dict["NAME"]
    if own.vendor == "sqlite":
        with own.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a copied file lacks what is still in the log
        own.close()
        shutil.copyfile(name, f"{name}-large")
        return f"{name}-large"
    own.close()
    with own._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}-large" TEMPLATE "{name}"')
    return f"{name}-large"


def seconds_in_turns(
    works: Mapping[Name, Callable[[], object]],
    times: int,
    before: Callable[[Name], None] = lambda _: None,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[Name, float]:
    """The median time of one call of each, taken in turns so that all meet the same machine; the first turn is not counted.

    Args:
        before: called with the work's name before each call, outside its time.
        clock: `time.process_time` for what this process does alone: it does not see what else the machine is busy with.
    """
    taken: dict[Name, list[float]] = {name: [] for name in works}
    for _ in range(times + 1):
        for name, work in works.items():
            before(name)
            start = clock()
            work()
            taken[name].append(clock() - start)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}
