"""PostgreSQL has to know that å is Å: with the locale C, which some packages choose, searches miss å, ä and ö."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

FAULT = (
    "PostgreSQL-databasen kan inte svenska: upper('å') blir inte Å. Gör om den med --locale-provider=builtin "
    "--builtin-locale=C.UTF-8 --encoding=UTF8 --template=template0 (före PostgreSQL 17: --locale=sv_SE.UTF-8); "
    "se docs/deployment.md."
)


def knows_swedish(alias: str = "default") -> bool:
    """True when the database turns å into Å. SQLite is told how by ourselves."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper(%s) = %s", ["åäö", "ÅÄÖ"])
        return bool(cursor.fetchone()[0])


def check_locale(*, databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """What `migrate` and `check --database default` say."""
    return [Error(FAULT, id="styrmodell.E001") for alias in databases or () if not knows_swedish(alias)]


def refuse_wrong_locale() -> None:
    """Stop a server from starting on a database that misses å, ä and ö; one that is away is asked another time.

    Raises:
        ImproperlyConfigured: the locale is wrong.
    """
    try:
        knows = knows_swedish()
    except DatabaseError:
        return
    finally:
        connections["default"].close()
    if not knows:
        raise ImproperlyConfigured(FAULT)
