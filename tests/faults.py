"""Faults at a statement: the database goes away, stays away for a while, or the process is killed there.

with faults.at(12, AWAY):          the twelfth statement fails, and nothing else
    act()
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection

AWAY, AWAY_FOR_LONG, KILLED = "away", "away for long", "killed"
KINDS = (AWAY, AWAY_FOR_LONG, KILLED)
LONG = 4  # statements that fail one after the other, until the database is back
# A database that is away rolls back by itself, and so does one whose client was killed.
CONTROL = ("SAVEPOINT", "ROLLBACK", "RELEASE", "BEGIN")


class Killed(BaseException):
    """The process is gone: nobody catches this, and nothing more of it reaches the database."""


class Statements:
    """Counts statements and lets some fail."""

    def __init__(self, at: int = 0, kind: str = AWAY) -> None:
        self.at, self.kind, self.count = at, kind, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Pass the statement on, or fail."""
        if sql.startswith(CONTROL):
            return execute(sql, params, many, context)
        self.count += 1
        if self.at and self._fails():
            raise Killed if self.kind == KILLED else OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    def _fails(self) -> bool:
        last = {AWAY: self.at, AWAY_FOR_LONG: self.at + LONG - 1}.get(self.kind, self.count)
        return self.at <= self.count <= last


@contextmanager
def at(number: int, kind: str) -> Iterator[Statements]:
    """The statement of that number fails."""
    with connection.execute_wrapper(statements := Statements(number, kind)):
        yield statements


def count_of(act: Callable[[], object]) -> int:
    """How many statements an act asks."""
    with connection.execute_wrapper(statements := Statements()):
        act()
    return statements.count
