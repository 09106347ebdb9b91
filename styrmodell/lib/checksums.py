"""SHA-256 over what is kept for ever: one way to write data as text, so that anybody can compute it anew."""

import hashlib
import json


def of_data(data: object) -> str:
    """SHA-256 of data as canonical JSON: sorted keys, no spaces, UTF-8."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def of_edition(content_sha256: str, cover: object, html: str) -> str:
    """SHA-256 of an edition or meeting paper as a whole: its content's checksum, its cover and its stored HTML."""
    return hashlib.sha256(f"{content_sha256}\n{canonical(cover)}\n{html}".encode()).hexdigest()


def canonical(data: object) -> str:
    """Data as the text that is hashed."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
