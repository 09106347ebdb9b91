"""All texts that something is made of, wherever in it they stand."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from styrmodell.lib.documents.walk import parts_of, rebuilt
from styrmodell.lib.texts import seen_characters

Thing = TypeVar("Thing")


def texts_in(thing: Any, *, without: Collection[str] = ()) -> Iterator[str]:
    """Every text in a value: of data classes and rows what their fields hold, of tuples and tables what is in them.

    Args:
        without: names of fields that are shown beside it and not printed with it.
    """
    if isinstance(thing, str):
        yield thing
        return
    for name, value in parts_of(thing):
        if name not in without:
            yield from texts_in(value, without=without)


def seen(thing: Thing) -> Thing:
    """The same of data classes and tuples, without characters that nobody sees: an XML file may not hold them."""
    return rebuilt(thing, lambda _, value: seen_characters(value) if isinstance(value, str) else value)
