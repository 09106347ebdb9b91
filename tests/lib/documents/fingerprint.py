"""Every class that a stored document is made of, with its fields, as text: what a schema number stands for."""

import types
from dataclasses import MISSING, fields, is_dataclass
from enum import EnumType
from typing import get_args, get_origin, get_type_hints

from styrmodell.lib.documents.model import Document


def fingerprint():
    """One line a class or word list, in alphabetical order."""
    found = {}
    _collect(Document, found)
    return "".join(f"{line}\n" for _, line in sorted(found.items()))


def _collect(kind, found):
    for inner in get_args(kind):
        _collect(inner, found)
    if isinstance(kind, EnumType):
        found[kind.__name__] = f"{kind.__name__}: {' | '.join(one.value for one in kind)}"
    if not is_dataclass(kind) or kind.__name__ in found:
        return
    hints = get_type_hints(kind)
    found[kind.__name__] = ""
    described = [f"{field.name}: {_words(hints[field.name])}{_default(field)}" for field in fields(kind)]
    found[kind.__name__] = f"{kind.__name__}({', '.join(described)})"
    for hint in hints.values():
        _collect(hint, found)


def _words(hint):
    if isinstance(hint, types.UnionType):
        return " | ".join(map(_words, get_args(hint)))
    if get_origin(hint) is tuple:
        return f"tuple[{_words(get_args(hint)[0])}, ...]"
    return "None" if hint is types.NoneType else hint.__name__


def _default(field):
    return "" if field.default is MISSING else f" = {field.default!r}"
