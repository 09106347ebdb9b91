"""The editions of a report, with who decided and registered what, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef
from django.db.models.functions import TruncDate

from followup.enums import ReportStatus
from followup.models import Report
from organisation.decisions.words import OF_MATTER, DecisionLine, lines_in
from organisation.reading.names import of_deciders, person_name

OF_EDITION = ("pk", "content", "matter", "number", "status", "created_at", "sha256", "content__sha256")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """En utgåva of a report, as the list tells it.

    Attributes:
        same_as: the number of the earlier edition that says the very same; 0 when there is none.
    """

    content: int
    matter: int | None
    number: int
    status: str
    when: datetime
    who: str
    decisions: tuple[DecisionLine, ...]
    sha256: str
    content_sha256: str
    same_as: int = 0

    @property
    def name(self) -> str:
        """As it is called in lists: "Utgåva 2, beslutad"."""
        return f"Utgåva {self.number}, {ReportStatus(self.status).label}"

    @property
    def name_with_day(self) -> str:
        """The same with the day of its last decision: "Utgåva 2, beslutad 2026-10-05"."""
        return f"{self.name} {self.decisions[-1].day}" if self.decisions else self.name

    @property
    def was_laid(self) -> bool:
        """True when it was decided on a handling, and what the decision changed can be told."""
        return any(line.paper for line in self.decisions)

    @property
    def asked(self) -> str:
        """How an address asks for it."""
        return f"?utgava={self.number}"


def editions_of(report: Report) -> tuple[EditionLine, ...]:
    """Every edition, the first one first, with its decisions and who registered them. One query."""
    found: dict[int, list[dict[str, Any]]] = {}
    editions = report.editions.order_by("number", "matter__decisions__pk")
    then = {
        **of_deciders("matter__decisions__"),
        "frozen_by_then": person_name("created_by", OuterRef("day_then")),
    }
    for row in editions.alias(day_then=TruncDate("created_at")).annotate(**then).values(*OF_EDITION, *OF_MATTER, *then):
        found.setdefault(row["pk"], []).append(row)
    first: dict[int, int] = {}
    return tuple(_line(rows, first) for rows in found.values())


def _line(rows: Sequence[dict[str, Any]], first: dict[int, int]) -> EditionLine:
    row = rows[0]
    same_as = first.setdefault(row["content"], row["number"])
    return EditionLine(
        content=row["content"],
        matter=row["matter"],
        number=row["number"],
        status=row["status"],
        when=row["created_at"],
        who=row["frozen_by_then"] or "Systemet",
        decisions=lines_in(rows),
        sha256=row["sha256"],
        content_sha256=row["content__sha256"],
        same_as=0 if same_as == row["number"] else same_as,
    )
