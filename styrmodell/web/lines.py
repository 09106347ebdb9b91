"""Rader: what a page lists beside its text, drawn by `components/side_section.html`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """En rad: what it says, the way to the place, and a quiet note."""

    text: str
    url: str = ""
    note: str = ""
