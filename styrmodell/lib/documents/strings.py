"""All texts that something is made of, wherever in it they stand: the one walk over what is going to be printed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from django.db.models import Model

from styrmodell.lib.texts import seen_characters

Thing = TypeVar("Thing")


def texts_in(thing: Any, *, without: Collection[str] = ()) -> Iterator[str]:
    """Every text in a value: of data classes and rows what their fields hold, of tuples and tables what is in them.

    A row that another refers to is not followed, so nothing is asked of the database.

    Args:
        without: names of fields that are shown beside it and not printed with it.
    """
    if isinstance(thing, str):
        yield thing
        return
    for name, value in _parts(thing):
        if name not in without:
            yield from texts_in(value, without=without)


def seen(thing: Thing) -> Thing:
    """The same of data classes and tuples, without characters that nobody sees: an XML file may not hold them."""
    if isinstance(thing, Enum):
        return thing  # a word of ours
    if isinstance(thing, str):
        return seen_characters(thing)  # type: ignore[return-value]  # of a text it makes a text
    if isinstance(thing, tuple):
        return tuple(map(seen, thing))  # type: ignore[return-value]  # and of a tuple a tuple
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: seen(getattr(thing, one.name)) for one in fields(thing)})
    return thing


def _parts(thing: Any) -> Iterable[tuple[str, Any]]:
    """What it is made of, each with its name."""
    if isinstance(thing, Model):
        return [(name, value) for name, value in vars(thing).items() if isinstance(value, str)]
    if is_dataclass(thing):
        return [(one.name, getattr(thing, one.name)) for one in fields(thing)]
    if isinstance(thing, Mapping):
        return thing.items()
    return [("", value) for value in thing] if isinstance(thing, list | tuple) else ()
