"""Forecasts that kommunens own bodies changed in its report: they stand in its next text too, until the nämnd decides anew.

What a nämnd has decided is read as it was decided. Where KS or KF decided something else afterwards that is the last word: the
nämnd's edition still says what the nämnd said, and kommunens report says both.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from followup.models import FrozenAmount, Report
from organisation.enums import CARRYING
from organisation.models import Amendment, Decision


@dataclass(frozen=True, slots=True)
class Changed:
    """En verksamhets prognos som kommunens organ har ändrat, kr.

    Attributes:
        row_id: of the forecast as they decided it, frozen.
        decided, now: what the nämnd decided, and what they made of it; None is no amount.
        who: who made it, and when, in words.
    """

    row_id: int
    content_id: int
    operation_id: int
    operation: str
    unit: str
    decided: Decimal | None
    now: Decimal | None
    who: str


def changed_above(report: Report, decided: Collection[int]) -> tuple[Changed, ...]:
    """What the report's own bodies have changed of what the level below decided, and decided later; in the order that it was
    put in. One query, and three more where something has been changed.

    Args:
        decided: ids of the frozen contents of the level below that are read.
    """
    newest = _newest(report) if decided else {}
    if not newest:
        return ()
    said = {one.amended_content_id for one in newest.values()}
    ours = FrozenAmount.objects.in_contents(said).filter(operation__in=newest)
    by_place = {(row.content_id, row.operation_id): row for row in ours}
    theirs = FrozenAmount.objects.in_contents(decided).filter(operation__in=newest)
    of_nämnd = {row.operation_id: row for row in theirs.order_by("content_id")}
    days = _days({row.content_id for row in of_nämnd.values()})
    return tuple(
        Changed(made.pk, made.content_id, pk, laid.title, laid.unit_name, laid.forecast, made.forecast, _who(decision))
        for pk, decision in newest.items()
        if (made := by_place.get((decision.amended_content_id, pk))) and (laid := of_nämnd.get(pk))
        if made.forecast != laid.forecast and _day(decision) > days.get(laid.content_id, (date.min, 0))
    )


def forecasts(decided: Collection[int], changed: Collection[Changed] = ()) -> QuerySet[FrozenAmount]:
    """The frozen forecasts that count: those of some contents, and in their place those that have been changed."""
    rows = FrozenAmount.objects.in_contents([*decided, *{one.content_id for one in changed}])
    as_decided = Q(content__in=decided) & ~Q(operation__in=[one.operation_id for one in changed])
    return rows.filter(as_decided | Q(pk__in=[one.row_id for one in changed]))


def _newest(report: Report) -> dict[int, Decision]:
    """The last decision that changed a verksamhet's forecast and whose changes are in, by verksamhet."""
    made = Amendment.objects.filter(
        kind="amount", decision__matter__report_link__report=report, decision__amended_content__isnull=False
    ).select_related("decision__body", "decision__person")
    found = sorted(made, key=lambda one: (*_day(one.decision), one.pk))
    return {int(one.subject): one.decision for one in found}


def _days(contents: Collection[int]) -> dict[int, tuple[date, int]]:
    """When each content was last decided on."""
    on = Q(content__in=contents) | Q(amended_content__in=contents)
    found: dict[int, tuple[date, int]] = {}
    for decision in Decision.objects.filter(on, outcome__in=CARRYING):
        for content in filter(None, (decision.content_id, decision.amended_content_id)):
            found[content] = max(found.get(content, (date.min, 0)), _day(decision))
    return found


def _day(decision: Decision) -> tuple[date, int]:
    """What tells which of two decisions is the later: on the same day the one that was registered last."""
    return decision.date or date.min, decision.pk


def _who(decision: Decision) -> str:
    """ "Kommunfullmäktige 2026-11-30, § 120"."""
    day = f"{decision.decider_name} {decision.date or ''}".strip()
    return ", ".join(filter(None, [day, decision.paragraph]))
