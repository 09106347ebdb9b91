"""Vem som har satt bedömningarna in an edition of a report, and which of its editions that is told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef
from django.db.models.functions import TruncDate

from followup.asking.earlier import carried_on, reports_before
from followup.models import FrozenAssessment, Report
from followup.reading.editions import EditionLine
from organisation.reading.names import person_name
from styrmodell.lib.swedish import lower_first

DIMENSIONS = (("attainment", "måluppfyllelse"), ("progress", "förflyttning"), ("forecast", "prognos"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """En bedömning in an edition: of what, by which unit, what it was, who set it and when, and what was said before.

    Attributes:
        before: "" where nothing was said before.
        is_changed: it says something else than before.
    """

    title: str
    unit: str
    words: str
    before: str
    who: str
    when: datetime | None

    @property
    def is_changed(self) -> bool:
        """True when it says something else than the one before."""
        return bool(self.before) and self.before != self.words


@dataclass(frozen=True, slots=True)
class Judgements:
    """Bedömningarna in an edition, and what they are compared with, as "utgåva 1" or "delårsrapport 1 2026"."""

    rows: tuple[Judgement, ...]
    since: str


def judgements(report: Report, edition: EditionLine, before: EditionLine | None, reader: Any) -> Judgements:
    """Who set each judgement, and what was said before: in the edition before, else in the unit's last report that has one.

    Only what is frozen is read, and of another report only what the reader may read. Four queries at most.
    """
    own = FrozenAssessment.objects.of(edition.content).alias(day_then=TruncDate("set_at"))
    named = own.annotate(setter=person_name("set_by", OuterRef("day_then")))
    rows = list(named.select_related("unit").order_by("position"))
    content, since = (before.content, f"utgåva {before.number}") if before else _last_report(report, reader)
    earlier: dict[int | None, dict[int, Any]] = {}
    for row in FrozenAssessment.objects.of(content) if content else ():
        earlier.setdefault(row.unit_id, {})[row.node_id] = row
    nodes = {row.node_id for row in rows}
    told = {unit: carried_on(found, nodes) for unit, found in earlier.items()}
    return Judgements(tuple(_judgement(row, told.get(row.unit_id, {}).get(row.node_id)) for row in rows), since)


def _last_report(report: Report, reader: Any) -> tuple[int | None, str]:
    visible = Report.objects.visible_to(reader).values("pk")
    frozen = reports_before(report).filter(content__isnull=False, pk__in=visible)
    last = frozen.order_by("-round__period_to", "-pk").first()
    return (last.content, lower_first(str(last.round))) if last else (None, "")


def _judgement(row: Any, before: FrozenAssessment | None) -> Judgement:
    return Judgement(
        title=f"{row.code} {row.title}".strip(),
        unit=str(row.unit or ""),
        words=_words(row) or "ingen bedömning",
        before=_words(before) if before else "",
        who=row.setter or "",
        when=row.set_at if row.setter else None,
    )


def _words(row: FrozenAssessment) -> str:
    return "; ".join(f"{name}: {row.words[key]}" for key, name in DIMENSIONS if row.words.get(key))


def chosen(editions: Sequence[EditionLine], number: int | None) -> tuple[EditionLine | None, EditionLine | None]:
    """The edition that is asked for, else the newest one that says something new; and the last before it that says another
    thing. None where there is none.
    """
    own = [edition for edition in editions if not edition.same_as]
    picked = next((one for one in editions if one.number == number), None) if number is not None else None
    after = picked or (own[-1] if own else None)
    before = [one for one in own if after and one.number < after.number and one.content != after.content]
    return after, before[-1] if before else None
