"""A document as plain data and back: what an edition stores, without loss."""

import datetime
import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from styrmodell.lib.documents.model import Block, Document

SCHEMA = 1
BLOCKS = {block.__name__: block for block in get_args(Block)}


def to_json(document: Document) -> dict[str, Any]:
    """The document as dicts, lists and strings that `json.dumps` takes; decimals and dates become text."""
    return {"schema": SCHEMA, **_plain(document)}


def from_json(data: dict[str, Any]) -> Document:
    """The document that `to_json` was given.

    Raises:
        ValueError: the data is of a schema this version does not read, or is not a document.
    """
    if data.get("schema") != SCHEMA:
        raise ValueError(f"Dokumentet har schema {data.get('schema')!r}; den här versionen läser {SCHEMA}.")
    try:
        return _typed(Document, {name: value for name, value in data.items() if name != "schema"})
    except (TypeError, KeyError, AttributeError, ArithmeticError) as fault:
        raise ValueError(f"Innehållet är inte ett dokument: {fault}") from fault


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"block": type(value).__name__, **named} if type(value).__name__ in BLOCKS else named
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(wanted: Any, value: Any) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        return _one_of(get_args(wanted), value)
    if get_origin(wanted) is tuple:
        return tuple(_typed(get_args(wanted)[0], item) for item in value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        hints = _hints(wanted)
        return wanted(**{name: _typed(hints[name], item) for name, item in value.items()})
    if wanted is datetime.date:
        return datetime.date.fromisoformat(value)
    if wanted is Decimal or issubclass(wanted, StrEnum):
        return wanted(value)
    if not isinstance(value, wanted):
        raise TypeError(f"{value!r} är inte {wanted.__name__}")
    return value


def _one_of(choices: tuple[Any, ...], value: Any) -> Any:
    """Either a block, told by its name, or "something or None"."""
    if isinstance(value, dict) and "block" in value:
        return _typed(BLOCKS[value["block"]], {name: item for name, item in value.items() if name != "block"})
    if value is None and types.NoneType in choices:
        return None
    return _typed(next(choice for choice in choices if choice is not types.NoneType), value)
