"""A document as data for others: with a key on each part of it, which stays when the part is renamed, moved or numbered anew.

The data is what is stored (`to_json`) with keys put in: reading it back gives the document, which knows nothing of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from styrmodell.lib.documents.accounts import FinancialNote
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render.json import Data, to_json
from styrmodell.lib.documents.row_keys import row_keys
from styrmodell.lib.swedish import slug_words

KEY, NUMBER, LABEL = "key", "number", "label"
NAME, IS_HEADING = "name", "is_heading"
# Where a block holds what it tells row by row.
ROWS, GROUPS, PROJECTS, TOTAL = ("rows", "items", "figures", "companies", "steps"), "groups", "projects", "total"
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def export_json(document: Document) -> Data:
    """The document as data, each chapter and block with its key, and with the number that it has now where it has one."""
    data = to_json(_spelled_out(document))
    sections = outline_of(document).sections
    for section, chapter in zip(sections, data["chapters"], strict=True):
        chapter[NUMBER] = section.number
        blocks: list[Any] = chapter["blocks"]
        for key, caption, block in zip(_keys_of(section.chapter), section.captions, blocks, strict=True):
            block[KEY] = key
            block[LABEL] = caption.label if caption else ""
            _name_rows(block)
    return data


def _name_rows(block: Data) -> None:
    """Put keys on what is told row by row, where its rows have none of their own."""
    heading = ""
    named: list[tuple[str, str]] = []
    rows: list[Data] = []
    for group, row in _rows_of(block):
        if row.get(IS_HEADING):
            heading = row[NAME]
            continue
        rows.append(row)
        named.append((group or heading, row[NAME]))
    for row, key in zip(rows, row_keys(named), strict=True):
        row[KEY] = key


def _rows_of(block: Data) -> Iterator[tuple[str, Data]]:
    """The rows that have a name and no key, each with the group that it stands in."""
    held = [("", one) for name in ROWS for one in block.get(name) or ()]
    held += [(group[NAME], one) for group in block.get(GROUPS) or () for one in group.get(PROJECTS, ())]
    held += [("", block[TOTAL])] if block.get(TOTAL) else []
    yield from ((group, one) for group, one in held if isinstance(one, dict) and NAME in one and KEY not in one)


def _spelled_out(thing: Any) -> Any:
    """The same with numbers as they are written by hand: no "1E+3", and zero without a sign."""
    if isinstance(thing, Decimal):
        return Decimal(f"{thing:f}") if thing else Decimal(f"{abs(thing):f}")
    if isinstance(thing, tuple):
        return tuple(map(_spelled_out, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: _spelled_out(getattr(thing, one.name)) for one in fields(thing)})
    return thing


def _keys_of(chapter: Chapter) -> Iterator[str]:
    """The blocks' keys: a note's by the row that it is about, any other's by its chapter, its kind and which of them it is."""
    counts: Counter[str] = Counter()
    for block in chapter.blocks:
        key = _note_key(block) if isinstance(block, FinancialNote) else f"{chapter.key}-{_kind(block)}"
        counts[key] += 1
        yield f"{key}-{counts[key]}" if counts[key] > 1 else key


def _note_key(note: FinancialNote) -> str:
    return f"note-{note.about[0].row if note.about else slug_words(note.title)}"


def _kind(block: Block) -> str:
    """ "KeyFigureTable" → "key-figure-table"."""
    return CAPITAL.sub("-", type(block).__name__).lower()
