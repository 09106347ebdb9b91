"""Counting what an answer costs: questions, rows, objects, calls of our functions, and its length. No clock."""

import cProfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisation.models import User

OURS = tuple(str(settings.BASE_DIR / app) for app in ("organisation", "planning", "followup", "styrmodell"))


@dataclass(frozen=True)
class Cost:
    """What an answer took.

    Attributes:
        queries: questions to the database.
        rows: read from it.
        objects: of our models that were put together, from the database or new.
        calls: how often each function of ours was called.
        length: of the answer, in bytes.
    """

    queries: int
    rows: int
    objects: int
    calls: Counter[str]
    length: int


def browser(username: str) -> Client:
    """Where the person has logged in; nobody has where there is no name."""
    client = Client()
    if username:
        client.force_login(User.objects.get(username=username))
    return client


def cost_of(ask: Callable[[], HttpResponse]) -> tuple[HttpResponse, Cost]:
    """Ask, and count what it takes to answer."""
    profile = cProfile.Profile()
    with CaptureQueriesContext(connection) as queries, _counted_rows() as rows, profile:
        response = ask()
    entries = {entry.code: entry.callcount for entry in profile.getstats() if isinstance(entry.code, CodeType)}
    calls = Counter(
        {
            f"{Path(code.co_filename).relative_to(settings.BASE_DIR)} {code.co_qualname}": count
            for code, count in entries.items()
            if code.co_filename.startswith(OURS)
        }
    )
    objects = entries.get(Model.__init__.__code__, 0)
    return response, Cost(len(queries), rows["read"], objects, calls, len(response.content))


@contextmanager
def _counted_rows() -> Iterator[Counter[str]]:
    """Counts the rows that are fetched, whoever asks the cursor for them."""
    count: Counter[str] = Counter()
    own = CursorWrapper.__getattr__

    def counting(cursor: CursorWrapper, name: str) -> Any:
        found = own(cursor, name)
        if name not in ("fetchone", "fetchmany", "fetchall"):
            return found

        def fetch(*args: Any) -> Any:
            fetched = found(*args)
            count["read"] += (fetched is not None) if name == "fetchone" else len(fetched)
            return fetched

        return fetch

    def each(cursor: CursorWrapper) -> Iterator[Any]:
        for row in cursor.cursor:
            count["read"] += 1
            yield row

    with mock.patch.object(CursorWrapper, "__getattr__", counting), mock.patch.object(CursorWrapper, "__iter__", each):
        yield count
