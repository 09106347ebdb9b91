"""What an edition's checksums are of, as files: whoever fetches them computes the sums anew (docs/kontrollsummor.md)."""

from dataclasses import dataclass
from typing import Any

from styrmodell.lib import checksums
from styrmodell.lib.swedish import slug_words

WHOLE = "helhet"


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """Fil med det som en kontrollsumma är räknad på."""

    file_name: str
    media_type: str
    content: bytes
    sha256: str


def frozen_file(edition: Any, name: str, part: str = "") -> FrozenFile:
    """The content as data, or with `WHOLE` the edition: the content's checksum, its cover and its text, a line each.

    The sum that is sent along is of what is sent and not the stored one: where something has been altered they differ.

    Args:
        edition: a plan's or a report's, with its content.
        name: what it is called, as "KN 2026-DR2 utgåva 1".
    """
    if part == WHOLE:
        text = checksums.edition_text(edition.content.sha256, edition.cover, edition.html)
        ending, media_type = "helhet.txt", "text/plain; charset=utf-8"
    else:
        text = checksums.canonical(edition.content.data)
        ending, media_type = "innehall.json", "application/json"
    return FrozenFile(f"{slug_words(name)}-{ending}", media_type, text.encode(), checksums.of_text(text))
