"""Hänvisa till ett annat ställe: everything in a report that its texts may refer to, and how that is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from styrmodell.lib.documents.accounts import note_place, row_place
from styrmodell.lib.documents.captions import TABLE
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import Outline, destination_of, outline_of
from styrmodell.lib.documents.references import keys_in, sign_of

SECTIONS, TABLES, FIGURES, NOTES, ROWS = "Avsnitt", "Tabeller", "Figurer", "Noter", "Rader i räkenskaperna"


@dataclass(frozen=True, slots=True)
class Place:
    """Ställe att hänvisa till.

    Attributes:
        name: what it is called where it stands.
        words: what is read in the text: "avsnitt 3.2".
        sign: what is written: "{se:balansräkning}".
    """

    kind: str
    name: str
    words: str
    sign: str


def places_in(document: Document, looked_for: str = "") -> dict[str, list[Place]]:
    """By what they are, those that have a name; in the order of the document. The rows of the accounts are many, and are there
    only where something is looked for.

    Args:
        looked_for: only those with these words in their name.
    """
    found: dict[str, list[Place]] = {}
    for place in _places(outline_of(document)):
        is_shown = bool(looked_for) or place.kind != ROWS
        if is_shown and place.name and looked_for.casefold() in place.name.casefold():
            found.setdefault(place.kind, []).append(place)
    return found


def _places(outline: Outline) -> Iterator[Place]:
    place = partial(_place, outline)
    for section in outline.sections:
        yield place(SECTIONS, section.title, section.chapter.key)
    for caption in (*outline.tables, *outline.figures):
        yield place(TABLES if caption.word == TABLE else FIGURES, caption.listed, caption.place)
    for note in outline.notes:
        yield place(NOTES, note.title, note_place(note.number))
    for block in (block for section in outline.sections for block in section.chapter.blocks):
        rows: Any = getattr(block, "rows", ())
        for key, name in ((getattr(row, "key", ""), getattr(row, "name", "")) for row in rows):
            if key:
                yield place(ROWS, name, row_place(key))


def _place(outline: Outline, kind: str, name: str, key: str) -> Place:
    """Written by its name where that leads there, else by its key."""
    there, said = outline.destinations[key.lower()], outline.names[key]
    is_there = [*keys_in(sign_of(said))] == [said] and destination_of(outline.destinations, said) == there
    return Place(kind, name, there.words, sign_of(said if is_there else key))
