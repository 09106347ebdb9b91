"""What bodies below made of the forecasts that were laid before them: read with what they decided, and told beside it."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum

from followup.models import FrozenAmount
from organisation.models import Decision


@dataclass(frozen=True, slots=True)
class LaidBelow:
    """Prognosen i en nämnds rapport, kr: as its body decided it, and as it was laid before it.

    Attributes:
        is_deviation: the amounts are its deviation from the year's budget; else the forecast itself, where no budget is known.
    """

    decided: Decimal
    laid: Decimal
    is_deviation: bool


def laid_below(contents: Collection[int]) -> dict[int, LaidBelow]:
    """Of contents that were decided *med ändring*, those whose forecast the body changed. Two queries, and none for no content."""
    if not contents:
        return {}
    laid = dict(
        Decision.objects.filter(amended_content__in=contents).order_by("pk").values_list("amended_content", "content")
    )
    sums = _sums({*laid, *laid.values()})
    told = {pk: _told(sums.get(pk), sums.get(before)) for pk, before in laid.items()}
    return {pk: one for pk, one in told.items() if one is not None}


def _told(decided: Any, laid: Any) -> LaidBelow | None:
    if not decided or not laid or decided["forecasts"] in (None, laid["forecasts"]) or laid["forecasts"] is None:
        return None
    names = ("deviation", "forecasts")
    name = next(name for name in names if decided[name] is not None and laid[name] is not None)
    return LaidBelow(decided[name], laid[name], is_deviation=name == "deviation")


def _sums(contents: Collection[int]) -> dict[int, dict[str, Any]]:
    """Per content the forecasts, and how they deviate where the year's budget is known."""
    amounts = FrozenAmount.objects.in_contents(contents).order_by().values("content")
    told = amounts.annotate(forecasts=Sum("forecast"), deviation=Sum(F("forecast") - F("year_budget")))
    return {row["content"]: row for row in told}
