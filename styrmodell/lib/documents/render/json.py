"""A document as plain data and back: what is frozen of it, what belongs to the edition, and how both are read.

The *content* is what is frozen and hashed: one and the same for KS and for KF. The *cover* is the edition's or the
meeting paper's own: its number, day, status, registry number and decisions. What is written is checked; what is read is
survived: data of any age, or of a version to come, gives a document or the reason why not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

import msgspec

from styrmodell.lib.documents.blocks import DecisionRow, DecisionTable, UnreadablePart
from styrmodell.lib.documents.model import BLOCK_KINDS, Block, Chapter, Document
from styrmodell.lib.documents.schema import SCHEMA, Data, upgraded

BLOCKS: dict[str, type] = {kind.__name__: kind for kind in BLOCK_KINDS if kind is not UnreadablePart}
# What the cover says, and what a document says of it that has none yet.
BARE: dict[str, Any] = {
    "decisions": (),
    "status": "",
    "dated": None,
    "registry_number": "",
    "edition": None,
    "in_force_from": None,
    "laid_before": "",
}
COVER = frozenset(BARE)
FIRST, LAST = "first_chapters", "last_chapters"  # of a cover that has chapters of its own
HELD = ("chapters", "blocks")  # of many kinds: each is read by itself
HINTS: dict[type, dict[str, Any]] = {
    kind: {name: hint for name, hint in get_type_hints(kind).items() if name not in HELD}
    for kind in (Chapter, Document)
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Innehåll som inte går att läsa som data: then the edition's stored HTML is shown, and the page says so."""

    reason: str


def to_json(document: Document) -> Data:
    """The whole document as dicts, lists and text, for export; decimals and dates become text."""
    chapters = [
        {**_own(chapter), "blocks": [block_data(block) for block in chapter.blocks]} for chapter in document.chapters
    ]
    return {"schema": SCHEMA, **_own(document), "chapters": chapters}


def content_json(document: Document) -> Data:
    """What is frozen of the document: everything but the cover. Its decisions can be read from the cover alone.

    Raises:
        ValueError: it holds a block or a value that could not be read back, and so must never be stored.
    """
    content = _with_decisions(replace(document, **BARE), ())
    data = to_json(content)
    if read(data) != content:
        raise ValueError(f"{document.title} innehåller något som inte går att läsa tillbaka.")
    return {name: value for name, value in data.items() if name not in COVER}


def cover_json(document: Document, *, first: Sequence[Chapter] = (), last: Sequence[Chapter] = ()) -> Data:
    """The document's cover: what belongs to the edition or the meeting paper and not to what was frozen.

    Args:
        first: chapters that belong there too and stand before the document's own; `last` those that stand after them.

    Raises:
        ValueError: it holds a value that could not be read back.
    """
    bare = replace(document, chapters=(*first, *last))
    data = to_json(bare)
    if read(data) != bare:
        raise ValueError(f"Försättsbladet till {document.title} innehåller något som inte går att läsa tillbaka.")
    cover = {name: value for name, value in data.items() if name in COVER or name == "schema"}
    own = {FIRST: data["chapters"][: len(first)], LAST: data["chapters"][len(first) :]}
    return {**cover, **{name: chapters for name, chapters in own.items() if chapters}}


def refuse_unknown(data: Data) -> None:
    """Refuse to store content that this version would not have written: an unknown key, block or type.

    Raises:
        ValueError: says so.
    """
    document = read(data)
    if isinstance(document, Unreadable):
        raise ValueError(document.reason)
    if content_json(document) != data:
        raise ValueError("Innehållet har nycklar, delar eller värden som den här versionen inte skriver.")


def read(content: object, cover: object = None) -> Document | Unreadable:
    """The document from its stored data. Never raises, whatever was stored.

    Unknown keys are passed by, missing ones get their defaults, and a block that cannot be read becomes an
    `UnreadablePart` that says so.

    Args:
        content: what `content_json` or `to_json` wrote, in any schema.
        cover: what `cover_json` wrote; None when the content is a whole document, or has no cover yet.
    """
    try:
        data = {**_part(content), **({} if cover is None else _part(cover, only=COVER | {FIRST, LAST}))}
        chapters = (*data.get(FIRST, ()), *data.get("chapters", ()), *data.get(LAST, ()))
        document = Document(**_head(data, Document), chapters=tuple(map(_chapter, chapters)))
        return _with_decisions(document, document.decisions, only_empty=True)
    except (ValueError, TypeError) as fault:
        return Unreadable(f"Innehållet går inte att läsa som data: {fault}")


def decisions_on(cover: object) -> tuple[DecisionRow, ...]:
    """The decisions that a cover tells of; none when it cannot be read."""
    document = read({"schema": SCHEMA, "kind": "", "year": "", "unit": "", "unit_code": ""}, cover)
    return () if isinstance(document, Unreadable) else document.decisions


def _part(data: object, *, only: frozenset[str] | None = None) -> Data:
    if not isinstance(data, Mapping):
        raise TypeError(f"det är {type(data).__name__} och inte ett dokument")
    return {name: value for name, value in upgraded(data).items() if only is None or name in only}


def _chapter(data: Any) -> Chapter:
    """A chapter; its blocks one by one, so that one of a later version does not take the others with it."""
    if not isinstance(data, Mapping):
        raise TypeError("ett kapitel är inte ett kapitel")
    return Chapter(**_head(data, Chapter), blocks=tuple(map(_block, data.get("blocks", ()))))


def _head(data: Mapping[str, Any], kind: type[Chapter | Document]) -> dict[str, Any]:
    """What a document or chapter says of itself, beside what it holds."""
    hints = HINTS[kind]
    return {name: msgspec.convert(data[name], hints[name]) for name in hints if name in data}


def _block(data: Any) -> Block:
    name = data.get("block") if isinstance(data, Mapping) else None
    kind = BLOCKS.get(name) if isinstance(name, str) else None
    try:
        if kind is not None:
            return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        pass  # said in its place
    heading = data.get("heading") if isinstance(data, Mapping) else ""
    return UnreadablePart(str(name or ""), heading if isinstance(heading, str) else "")


def block_data(block: Block) -> Data:
    """The block with its name. A block that was made up elsewhere, or was not readable, is told apart when read back."""
    return {"block": type(block).__name__, **_plain(block)}


def _own(thing: Chapter | Document) -> Data:
    kind = Document if isinstance(thing, Document) else Chapter  # an excerpt is told as the document that it is
    return _plain({name: getattr(thing, name) for name in HINTS[kind]})


def _plain(thing: Any) -> Data:
    data: Data = msgspec.json.decode(msgspec.json.encode(thing, enc_hook=_as_text))
    return data


def _as_text(value: Any) -> str:
    """Text that a template has marked as safe is text; anything else is nothing to store."""
    if isinstance(value, str):
        return str.__str__(value)  # SafeString's own gives itself
    raise ValueError(f"{type(value).__name__} går inte att lagra.")


def _with_decisions(document: Document, rows: tuple[Any, ...], *, only_empty: bool = False) -> Document:
    """The document with its tables of decisions saying what its cover says."""

    def filled(block: Block) -> Block:
        if not isinstance(block, DecisionTable) or (only_empty and block.rows):
            return block
        return replace(block, rows=rows)

    chapters = []
    for chapter in document.chapters:
        if any(isinstance(block, DecisionTable) for block in chapter.blocks):
            chapter = replace(chapter, blocks=tuple(map(filled, chapter.blocks)))
        chapters.append(chapter)
    return replace(document, chapters=tuple(chapters))
