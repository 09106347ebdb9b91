"""A tree's intervals as filters: the one spelling of "within", "below" and "above" (architecture test).

`of` is a row of a tree, an `Interval`, or whatever else has tree_id, lft and rght; `path` is how the rows asked for reach
their place in the tree ("unit__", "plan__unit__"), empty for rows of the tree itself.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import OuterRef, Q


class Placed(Protocol):
    """Whatever has a place in a tree."""

    @property
    def tree_id(self) -> Any:
        """Which tree."""

    @property
    def lft(self) -> Any:
        """Where it begins."""

    @property
    def rght(self) -> Any:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A place in a tree, known or asked for."""

    tree_id: Any
    lft: Any
    rght: Any

    @classmethod
    def outer(cls, path: str = "") -> "Interval":
        """The place of the row that the outer query is at, for a subquery."""
        return cls(*(OuterRef(f"{path}{name}") for name in ("tree_id", "lft", "rght")))


def within_q(of: Placed, *, path: str = "") -> Q:
    """Itself and everything below it."""
    return Q(**{f"{path}tree_id": of.tree_id, f"{path}lft__gte": of.lft, f"{path}rght__lte": of.rght})


def below_q(of: Placed, *, path: str = "") -> Q:
    """Everything below it."""
    return Q(**{f"{path}tree_id": of.tree_id, f"{path}lft__gt": of.lft, f"{path}rght__lt": of.rght})


def at_or_above_q(of: Placed, *, path: str = "") -> Q:
    """Itself and everything above it."""
    return Q(**{f"{path}tree_id": of.tree_id, f"{path}lft__lte": of.lft, f"{path}rght__gte": of.rght})


def above_q(of: Placed, *, path: str = "") -> Q:
    """Everything above it."""
    return Q(**{f"{path}tree_id": of.tree_id, f"{path}lft__lt": of.lft, f"{path}rght__gt": of.rght})


def encloses(outer: Placed, inner: Placed) -> bool:
    """True when `inner` is `outer` or lies below it."""
    return bool(outer.tree_id == inner.tree_id and outer.lft <= inner.lft and inner.rght <= outer.rght)
