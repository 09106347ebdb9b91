"""Faults that pass by themselves: what whoever meets them waits for and tries again."""

import sqlite3

from django.db import Error, InterfaceError, OperationalError

# SQLite's primary codes: busy, locked, read-only, input or output, full, cannot open.
PASSING = frozenset({5, 6, 8, 10, 13, 14})
READ_ONLY = "25006"  # PostgreSQL while it is taken over by another server
OUR_OWN_FAULTS = ("54", "42")  # PostgreSQL's classes of too much asked at once, and of what it does not understand


def is_database_away(fault: BaseException | None) -> bool:
    """True when the database cannot be reached or written just now: stopped, restarting, locked, read-only or full."""
    if not isinstance(fault, Error):
        return False
    cause = fault.__cause__
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in PASSING
    state = getattr(cause, "sqlstate", None) or ""
    return state == READ_ONLY or (
        isinstance(fault, (OperationalError, InterfaceError)) and not state.startswith(OUR_OWN_FAULTS)
    )
