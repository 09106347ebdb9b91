"""The texts of a document, and all that is said in the files that it is written in."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import html as lxml_html

from styrmodell.lib import richtext
from styrmodell.lib.documents.blocks import StatusTable
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.references import SIGN
from tests.lib.documents import tagged
from tests.lib.documents.figures_read import text_of
from tests.lib.documents.pdf_links import tight

# What is no text to be read: keys, and what says how something is drawn.
NOT_SAID = frozenset({"key", "chapter", "row", "unit", "role", "kind", "group"})


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Each line of what is to be read in the chapters, with the name of its field. A reference parts the line."""
    for name, words in _strings(document.chapters, ""):
        for line in (richtext.plain(words) if "<" in words else words).split("\n"):
            yield from ((name, part) for part in SIGN.sub("\0", line).split("\0") if part.strip())


def _strings(thing: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(thing, str) and not isinstance(thing, Enum):
        if name not in NOT_SAID:
            yield name, thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _strings(one, name)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _strings(getattr(thing, field.name), field.name)


def _on_the_page(file: bytes) -> str:
    return "".join(lxml_html.fromstring(file.decode()).itertext())


def _in_word(file: bytes) -> str:
    return "\n".join(map(text_of, docx.Document(BytesIO(file)).element.body.iter(qn("w:p"))))


READ = {"html": _on_the_page, "docx": _in_word, "pdf": tagged.words}


def not_said(document: Document, form: str, file: bytes) -> list[tuple[str, str]]:
    """The lines of the document that a file does not say."""
    said = tight(READ[form](file))
    heads = [block.owner_heading for block in document.blocks if isinstance(block, StatusTable) and block.has_owners]
    unsaid = {"owner_heading"} if not heads else set()
    told = [one for one in dict.fromkeys(texts(document)) if one[0] not in unsaid]
    return [(name, words) for name, words in told if tight(words) not in said]
