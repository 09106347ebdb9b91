"""The words of a Word file, to be compared with the document that it was made of."""

import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import Any

from docx.oxml.ns import qn

from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import StatusTable
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.strings import texts_in

# Addresses, and what is on paper alone.
NOT_PRINTED = {"key", "chapter", "unit_code", "short_title", "group", "scale", "places", "row"}
READ = {qn(name) for name in ("w:t", "w:br", "w:p", "w:tab")}


def words_of(element: Any) -> str:
    """Its words, parted by one space."""
    parts = (part.text or "" if part.tag == qn("w:t") else " " for part in element.iter() if part.tag in READ)
    return spaced("".join(parts))


def spaced(text: str) -> str:
    """With one space between the words, and letters in one piece."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def lost(document: Document, word: Any) -> list[str]:
    """The lines of the document that the file does not hold."""
    found = words_of(word.element.body)
    tables = [block for block in document.blocks if isinstance(block, StatusTable)]
    not_drawn = {table.owner_heading for table in tables if not table.has_owners}  # a column that nothing stands in
    return [line for line in _lines(document) if line not in found and line not in not_drawn]


def _lines(document: Document) -> Iterator[str]:
    for text in texts_in(document, without=NOT_PRINTED):
        if isinstance(text, Enum):
            continue  # what kind of row or column it is, which is told by how it looks
        yield from map(spaced, richtext.plain(text).replace("\t", "\n").split("\n"))
