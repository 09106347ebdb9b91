"""Django's SQLite with a LIKE and a sort key of our own: SQLite's own know upper and lower case of a to z only."""

import re
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

from styrmodell.lib.swedish import sort_key

PARTS = {"%": ".*", "_": "."}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose LIKE, which `icontains` and `iexact` become, folds every letter, and which knows Swedish order."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the database, put our LIKE in the place of its own and teach it the key that `SwedishOrder` sorts by."""
        connection = super().get_new_connection(conn_params)
        for arguments in (2, 3):
            connection.create_function("like", arguments, like, deterministic=True)
        connection.create_function("swedish_key", 1, _key, deterministic=True)
        return connection


def _key(text: Any) -> str | None:
    return None if text is None else sort_key(str(text))


def like(pattern: str | None, text: Any, escape: str = "") -> bool | None:
    """SQL's LIKE: % is anything, _ one character; NULL when there is nothing to compare."""
    if pattern is None or text is None:
        return None
    return _compiled(str(pattern), escape).fullmatch(str(text)) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str, escape: str) -> re.Pattern[str]:
    """The pattern as a regular expression; what follows the escape character stands for itself."""
    written, characters = "", iter(pattern)
    for character in characters:
        if escape and character == escape:
            written += re.escape(next(characters, ""))
        else:
            written += PARTS.get(character, re.escape(character))
    return re.compile(written, re.IGNORECASE | re.DOTALL)
