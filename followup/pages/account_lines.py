"""A year's lines of the accounts as they are listed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from followup.enums import AccountKind, LineKind
from followup.models import AccountLine


@dataclass(frozen=True, slots=True)
class Listed:
    """En rad i listan.

    Attributes:
        adds_to: what it counts in; "" for one that counts nowhere.
    """

    row: AccountLine
    adds_to: str

    @property
    def is_heading(self) -> bool:
        """True when it holds no amount."""
        return self.row.kind == LineKind.HEADING


@dataclass(frozen=True, slots=True)
class Group:
    """En räkenskap och dess rader."""

    title: str
    rows: tuple[Listed, ...]


def lines_of(year: int) -> list[AccountLine]:
    """The year's lines in order; none when it has not begun. A query."""
    return list(AccountLine.objects.filter(year=year).order_by("rank", "pk"))


def grouped(rows: Iterable[AccountLine]) -> list[Group]:
    """The lines account by account."""
    listed = list(rows)
    names = {row.pk: row.name for row in listed}
    found: dict[str, list[Listed]] = {}
    for row in listed:
        adds_to = names.get(row.part_of_id, "") if row.part_of_id and row.kind == LineKind.AMOUNT else ""
        found.setdefault(row.account, []).append(Listed(row, adds_to))
    return [Group(capfirst(AccountKind(account).label), tuple(lines)) for account, lines in found.items()]
