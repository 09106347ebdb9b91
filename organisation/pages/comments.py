"""Kommentarer as pages show them: talks, each with its answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from styrmodell.lib.swedish import count_words

LINE = 90  # letters of a comment that is named by its beginning


@dataclass(frozen=True, slots=True)
class Remark:
    """En kommentar.

    Attributes:
        is_own: its reader has written it, and keeps it or not when the text is adopted.
        may_remove: it is the reader's own, and nobody else has answered it.
    """

    pk: int
    text: str
    by: str
    at: datetime
    is_own: bool
    is_kept: bool
    may_remove: bool

    @property
    def beginning(self) -> str:
        """Its first words."""
        return beginning_of(self.text)


@dataclass(frozen=True, slots=True)
class Talk:
    """Ett samtal: a comment with what has been answered.

    Attributes:
        closed: when and by whom it was closed, in words; empty of an open one.
        is_example: example data, as the municipality's own are not.
    """

    first: Remark
    answers: tuple[Remark, ...]
    closed: str
    is_example: bool

    @property
    def anchor(self) -> str:
        """Where on the page it stands."""
        return f"samtal-{self.first.pk}"

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that has been said, in order."""
        return (self.first, *self.answers)

    @property
    def note(self) -> str:
        """Who began it, and how many have answered: "Bo Berg 2026-11-20. Två svar."."""
        day = timezone.localdate(self.first.at).isoformat()
        answered = f" {capfirst(count_words(len(self.answers)))} svar." if self.answers else ""
        return f"{self.first.by} {day}.{answered}"


def beginning_of(text: str) -> str:
    """The first words of a comment."""
    words = " ".join(text.split())
    return words if len(words) <= LINE else f"{words[:LINE].rpartition(' ')[0] or words[:LINE]} …"


def talks_of(rows: QuerySet[Any], user: Any) -> tuple[Talk, ...]:
    """The talks that the comments make, the oldest first. One query."""
    return tuple(talk for _, talk in talks_on(rows, user, on="pk"))


def talks_on(rows: QuerySet[Any], user: Any, *, on: str) -> list[tuple[Any, Talk]]:
    """The talks with what each is about. One query.

    Args:
        on: the column that tells what a comment is about: "node_id", "key".
    """
    firsts: list[Any] = []
    answers: dict[int, list[Any]] = {}
    for row in rows.select_related("written_by", "closed_by").order_by("pk"):
        if row.answers_id is None:
            firsts.append(row)
        else:
            answers.setdefault(row.answers_id, []).append(row)
    return [(getattr(first, on), _talk(first, answers.get(first.pk, []), user)) for first in firsts]


def _talk(first: Any, answers: Iterable[Any], user: Any) -> Talk:
    is_answered = any(row.written_by_id != user.pk for row in answers)
    said = tuple(_remark(row, user, may_remove=True) for row in answers)
    return Talk(_remark(first, user, may_remove=not is_answered), said, _closed(first), first.is_example)


def _remark(row: Any, user: Any, *, may_remove: bool) -> Remark:
    is_own = row.written_by_id == user.pk
    return Remark(row.pk, row.text, str(row.written_by), row.written_at, is_own, row.is_kept, is_own and may_remove)


def _closed(first: Any) -> str:
    if first.closed_at is None:
        return ""
    day = timezone.localdate(first.closed_at).isoformat()
    return f"Avslutat {day} av {first.closed_by}" if first.closed_by_id else f"Avslutat vid beslutet {day}"
