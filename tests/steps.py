"""How much a database has to go through for an answer, without a clock: the steps that SQLite's machine takes.

What reads all there is to find a few rows takes more steps the more there is beside them, however few it finds.
"""

from collections.abc import Callable

from django.db import connection

EACH = 100  # steps at a time


def steps(work: Callable[[], object]) -> int:
    """The steps of everything that `work` asks the database, in whole hundreds; 0 on PostgreSQL, which tells of none."""
    if connection.vendor != "sqlite":
        work()
        return 0
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += EACH
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, EACH)
    try:
        work()
    finally:
        connection.connection.set_progress_handler(None, EACH)
    return taken
