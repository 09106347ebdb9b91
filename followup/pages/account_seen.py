"""What somebody has been shown of a table of the accounts: carried by its page, so that just that is what is saved. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Seen:
    """Vad någon har sett, as the page carries it to the next time it is sent.

    Attributes:
        source: of the table and whose it was said to be; of another the choices are others.
        mark: of what would be saved; "" when nothing has been shown.
        versions: column's slug → line's key → the version of the amount that stood there, 0 when none did.
    """

    source: str = ""
    mark: str = ""
    versions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def version(self, slug: str, key: str) -> int:
        """What was seen of an amount; 0, which no stored one has, when nothing was."""
        return self.versions.get(slug, {}).get(key, 0)

    @property
    def words(self) -> str:
        """It in a hidden field."""
        said = {"source": self.source, "mark": self.mark, "versions": self.versions}
        return json.dumps(said, separators=(",", ":"))


def seen_in(words: str) -> Seen:
    """What a hidden field says was seen; nothing when it has been tampered with."""
    try:
        said = json.loads(words or "{}")
        rows = said.get("versions", {})
        versions = {str(slug): {str(key): int(one) for key, one in row.items()} for slug, row in rows.items()}
        return Seen(str(said.get("source", "")), str(said.get("mark", "")), versions)
    except (AttributeError, RecursionError, TypeError, ValueError):
        return Seen()


def mark_of(said: object) -> str:
    """What tells something from anything else that could be said."""
    return sha256(repr(said).encode()).hexdigest()[:MARK_LENGTH]
