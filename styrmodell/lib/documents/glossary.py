"""The block that explains the words of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Ord med sin förklaring, both plain text."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Ordförklaringar, in alphabetical order."""

    rows: tuple[Term, ...]
