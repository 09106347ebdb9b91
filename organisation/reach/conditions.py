"""Condition: what must hold of an object, said once, answered for the object and as a filter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from styrmodell.lib.errors import DomainError


def _unsaid(thing: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a rule asks of the object besides the role.

    Attributes:
        test: the answer for one object.
        filter: the same for rows, given how they reach the object ("plan__"; empty for the object's own rows).
        why: a sentence about an object that is not so: of its state, which passes; "" where it is of another kind, which
            then is another person's.
    """

    test: Callable[[Any], bool]
    filter: Callable[[str], Q]
    why: Callable[[Any], str] = _unsaid

    def told(self, why: Callable[[Any], str]) -> "Condition":
        """The same, with what is said about an object that is not so."""
        return replace(self, why=why)

    def demand(self, thing: Any) -> None:
        """Refuse an object that is not so: for services, which ask under the lock what the page asked before it.

        Raises:
            DomainError: says why.
        """
        if not self.test(thing):
            raise DomainError(self.why(thing))

    def __and__(self, other: "Condition") -> "Condition":
        def why(thing: Any) -> str:
            reasons = [one.why(thing) for one in (self, other) if not one.test(thing)]
            return reasons[0] if reasons and all(reasons) else ""

        return Condition(
            lambda thing: self.test(thing) and other.test(thing),
            lambda path: self.filter(path) & other.filter(path),
            why,
        )

    def __or__(self, other: "Condition") -> "Condition":
        return Condition(
            lambda thing: self.test(thing) or other.test(thing), lambda path: self.filter(path) | other.filter(path)
        )

    def __invert__(self) -> "Condition":
        return Condition(lambda thing: not self.test(thing), lambda path: ~self.filter(path))

    def at(self, field: str) -> "Condition":
        """The same, of what the object has in a field."""
        return Condition(
            lambda thing: self.test(getattr(thing, field)),
            lambda path: self.filter(f"{path}{field}__"),
            lambda thing: self.why(getattr(thing, field)),
        )


ALWAYS = Condition(lambda _: True, lambda _: Q())


def where(**fields: Any) -> Condition:
    """Fields of the object, by value or `__in`: `where(status=PlanStatus.SUBMITTED, unit__kind__in=BOARD_KINDS)`."""
    return Condition(
        lambda thing: all(_holds(thing, name, value) for name, value in fields.items()),
        lambda path: Q(**{f"{path}{name}": value for name, value in fields.items()}),
    )


def _holds(thing: Any, name: str, wanted: Any) -> bool:
    *way, last = name.split("__")
    if last != "in":
        way.append(last)
    for step in way:
        thing = getattr(thing, step)
    return thing in wanted if last == "in" else bool(thing == wanted)
