"""One cause is told once: what differs only since rows below it do is no fault of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import Verdict
from followup.rules.accounts.check import Check
from followup.rules.accounts.group import line_of
from followup.rules.accounts.lines import Lines


@dataclass(frozen=True, slots=True)
class Cause:
    """En kontroll, and the lines that say the same thing further up.

    Attributes:
        follows: the keys of the sums whose checks tell of nothing else.
    """

    check: Check
    follows: tuple[str, ...] = ()


def causes(checks: Iterable[Check], lines: Lines) -> tuple[Cause, ...]:
    """The koncern's checks without those that only follow from others, in the same order; each says what follows from it.

    A sum that differs by as much as its rows together is no fault of its own, however large it is beside its rounding, nor is
    one that lacks what a row lacks.
    """
    made = {line_of(one): one for one in checks}
    above: dict[str, list[str]] = {}
    for key in made:
        for cause in _under(key, made, lines):
            above.setdefault(cause, []).append(key)
    return tuple(
        Cause(one, tuple(above.get(key, ()))) for key, one in made.items() if not list(_under(key, made, lines))
    )


def _under(key: str, made: dict[str, Check], lines: Lines) -> Iterator[str]:
    """The lines further down that a line's verdict comes from; none for one that has its own."""
    for part in _parts_that_tell(key, made, lines):
        further = list(_under(part, made, lines))
        yield from further or [part]


def _parts_that_tell(key: str, made: dict[str, Check], lines: Lines) -> list[str]:
    """The rows of a sum that make its check say what it says."""
    one = made[key]
    parts = [part.key for part in lines.parts(key) if part.key in made]
    if one.verdict == Verdict.NOT_TRIED:
        return [part for part in parts if made[part].verdict == Verdict.NOT_TRIED]
    rows = [made[part] for part in parts]
    if one.verdict not in (Verdict.DIFFERS, Verdict.ROUNDING) or any(row.difference is None for row in rows):
        return []
    left = (one.difference or Decimal(0)) - sum((row.difference or Decimal(0) for row in rows), Decimal(0))
    slack = sum((row.slack for row in rows), one.slack)
    return [part for part in parts if made[part].difference] if abs(left) <= slack else []
