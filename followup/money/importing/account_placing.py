"""Which column of the accounts each column of a pasted table is for, as far as its head says so. Pure; the rest is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from followup.money.importing.account_pasted import Pasted
from organisation.enums import OrgUnitKind


@dataclass(frozen=True, slots=True)
class Target:
    """Kolumn i räkenskaperna som en inklistrad kan vara för.

    Attributes:
        slug: tells it from the others.
        whose: the kind of the unit whose it is.
        made: of a forecast, the month that it is made after.
    """

    slug: str
    year: int
    month: int
    kind: str
    whose: str
    made: int | None = None


def placed(pasted: Pasted, targets: Sequence[Target], whose: OrgUnitKind) -> dict[int, str | None]:
    """A column's place in the table → the slug of what it is for; "" of what is for none of them, None of what is unclear.

    Args:
        whose: whose the amounts are said to be where their heads do not tell.
    """
    read = replace(pasted, columns=tuple(replace(head, whose=head.whose or whose) for head in pasted.columns))
    claimed: dict[int, list[str]] = {}
    for target in targets:
        column = read.column_of(
            year=target.year, kind=target.kind, whose=target.whose, month=target.month, made=target.made
        )
        if column is not None:
            claimed.setdefault(column, []).append(target.slug)
    found = {place: _place(read, targets, place, claimed.get(place, [])) for place in range(len(read.columns))}
    for place, slug in found.items():
        if slug is None:
            found[place] = _beside(read, targets, place, found)
    return found


def collide(pasted: Pasted, one: int, other: int) -> bool:
    """Whether two columns of a table say different things of the same row: then they cannot be the same column."""
    here, there = pasted.told(one), pasted.told(other)
    both = [key for key in here if key in there and not (here[key].is_missing or there[key].is_missing)]
    return any(here[key] != there[key] for key in both)


def _beside(read: Pasted, targets: Sequence[Target], place: int, found: Mapping[int, str | None]) -> str | None:
    """What an unclear column goes on with: "2026" in a balansräkning under a resultaträkning of "jan–aug 2026"."""
    may_be = _may_be(read, targets, place)
    same = [other for other, slug in found.items() if slug in may_be and slug]
    is_told = _says_which(read, place) and len(may_be) == 1 and same
    return may_be[0] if is_told and not any(collide(read, place, other) for other in same) else None


def _place(read: Pasted, targets: Sequence[Target], place: int, claims: Sequence[str]) -> str | None:
    may_be = _may_be(read, targets, place)
    if not may_be:
        return ""
    return claims[0] if _says_which(read, place) and len(claims) == 1 else None


def _may_be(read: Pasted, targets: Sequence[Target], place: int) -> list[str]:
    head = read.columns[place]
    return [
        one.slug
        for one in targets
        if head.fits(year=one.year, kind=one.kind, whose=one.whose, month=one.month, made=one.made)
    ]


def _says_which(read: Pasted, place: int) -> bool:
    head = read.columns[place]
    return head.year is not None or head.month is not None or head.kind is not None
