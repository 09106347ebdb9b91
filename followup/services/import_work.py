"""How a work with a file tells how far it has come, and what its end is written together with."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

Tell = Callable[[int, str], None]


def _nobody(percent: int, words: str) -> None:
    """For what is done while one waits."""


@dataclass(frozen=True, slots=True)
class Work:
    """Arbetet med en fil.

    Attributes:
        tell: told how far it has come, in percent and words.
        ending: within the transaction that writes: what else is written then, or why nothing may be written any more.
    """

    tell: Tell = _nobody
    ending: Callable[[], AbstractContextManager[None]] = nullcontext


AT_ONCE = Work()
