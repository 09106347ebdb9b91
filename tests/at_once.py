"""Two who act at the same moment, on PostgreSQL: each act in a thread of its own."""

from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from styrmodell.lib.errors import DomainError
from tests import database

BEFORE_ITS_END = 0.4  # seconds that the first has done its work and has not said so: the second comes meanwhile
BOTH_ORDERS = pytest.mark.parametrize("order", [1, -1])
Act = Callable[[], Any]


def skip_where_one_writes() -> None:
    """Skip the test on a database with one writer at a time."""
    if not database.on_postgresql():
        pytest.skip("SQLite has one writer at a time")


def beside(*acts: Act) -> list[Any]:
    """What came of two acts, each in a thread of its own: the second begins when the first has done all but ended."""
    outcomes: dict[Any, Any] = {}
    is_done = Event()

    def lead(act: Act) -> Any:
        try:
            with transaction.atomic():
                try:
                    return act()
                finally:
                    is_done.set()
                    sleep(BEFORE_ITS_END)
        finally:
            connection.close()

    def follow(act: Act) -> Any:
        is_done.wait()
        try:
            return act()
        finally:
            connection.close()

    run_all({0: partial(lead, acts[0]), 1: partial(follow, acts[1])}, outcomes)
    return [outcomes[0], outcomes[1]]


def run_all(acts: dict[Any, Act], outcomes: dict[Any, Any]) -> None:
    """Each in a thread; what it gives, or what refused it."""

    def run(key: Any, act: Act) -> None:
        try:
            outcomes[key] = act()
        except Exception as fault:
            outcomes[key] = fault

    threads = [Thread(target=run, args=item) for item in acts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_order(order: int, *acts: Act) -> list[Any]:
    """The outcomes by the acts, whichever came first."""
    return beside(*acts[::order])[::order]


def refused(outcome: Any) -> bool:
    """True when the act was refused in a sentence; fails when it came to grief."""
    assert outcome is None or not isinstance(outcome, Exception) or isinstance(outcome, DomainError), repr(outcome)
    return isinstance(outcome, DomainError)
