"""SHA-256 over what is kept for ever: one way to write data as text, so that anybody can compute it anew.

What is hashed is a file that can be fetched (docs/kontrollsummor.md): `sha256sum` of it gives the sum that a page shows.
"""

import hashlib
import json
from typing import Protocol

MARK_LENGTH = 12


class CheckedFile(Protocol):
    """A file with its checksum: a row, or what is made to be sent."""

    @property
    def file_name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def content(self) -> bytes | memoryview: ...

    @property
    def sha256(self) -> str: ...


def of_text(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def mark(text: str) -> str:
    """The beginning of a text's sum: enough for a page to tell which text it showed; empty for none."""
    return of_text(text)[:MARK_LENGTH] if text else ""


def of_data(data: object) -> str:
    """SHA-256 of data as canonical JSON: sorted keys, no spaces, UTF-8."""
    return of_text(canonical(data))


def of_edition(content_sha256: str, cover: object, html: str) -> str:
    """SHA-256 of an edition or meeting paper as a whole: its content's checksum, its cover and its stored HTML."""
    return of_text(edition_text(content_sha256, cover, html))


def edition_text(content_sha256: str, cover: object, html: str) -> str:
    """An edition as a whole as the text that is hashed."""
    return f"{content_sha256}\n{canonical(cover)}\n{html}"


def canonical(data: object) -> str:
    """Data as the text that is hashed."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
