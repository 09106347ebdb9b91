"""The one walk over what a document is made of: what a part holds, and the whole with some of it said otherwise."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from django.db.models import Model

Thing = TypeVar("Thing")


def parts_of(thing: Any) -> Iterable[tuple[str, Any]]:
    """What it is made of, each with the name of its field: of data classes, rows, tuples and tables; of a value nothing.

    A row that another refers to is not followed, so nothing is asked of the database.
    """
    if isinstance(thing, Model):
        return [(name, value) for name, value in vars(thing).items() if isinstance(value, str)]
    if is_dataclass(thing):
        return [(one.name, getattr(thing, one.name)) for one in fields(thing)]
    if isinstance(thing, Mapping):
        return thing.items()
    return [("", value) for value in thing] if isinstance(thing, list | tuple) else ()


def rebuilt(thing: Thing, say: Callable[[str, Any], Any], name: str = "") -> Thing:
    """The same of data classes and tuples, with each value in them as `say` has it; what is not changed is not made anew.

    Args:
        say: given the name of the field that holds the value, or the tuple with it, and the value.
        name: of the field that holds the thing.
    """
    made: Any = thing
    if isinstance(thing, tuple):
        parts = tuple(rebuilt(part, say, name) for part in thing)
        made = parts if any(new is not old for new, old in zip(parts, thing, strict=True)) else thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        changed = {field: new for field, old in parts_of(thing) if (new := rebuilt(old, say, field)) is not old}
        made = replace(thing, **changed) if changed else thing
    elif not isinstance(thing, Enum):  # a word of ours
        made = say(name, thing)
    return made
