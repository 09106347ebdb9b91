"""Till vilka ett nyckeltal är utdelat: with the målvärde of each, and what has been taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from planning.models import HandedDown, KeyFigure
from styrmodell.lib.documents.figures import between
from styrmodell.lib.swedish import period_label

UNITS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A unit that has been given the figure for a year or a läsår; `target` is "" where none has been set."""

    unit: str
    years: str
    target: str
    giver: str
    handed_on: date
    taken_back_on: date | None
    is_example: bool


def handed_lines(figure: KeyFigure, page: str | None) -> "Page[HandedLine]":
    """The latest year first, in the order of the organisation. It counts at once, so everybody may read it. Two queries, one
    where it has been handed down to nobody.

    Args:
        page: which of the pages of units.
    """
    rows = HandedDown.objects.filter(figure=figure).select_related("unit", "giver")
    ordered = rows.order_by("-period_from", "unit__tree_id", "unit__lft", "pk")
    found: Page[Any] = Paginator(ordered, UNITS_A_PAGE).get_page(page)
    found.object_list = [_line(row, figure.decimals) for row in found.object_list] if found.paginator.count else []
    return found


def _line(row: HandedDown, decimals: int) -> HandedLine:
    return HandedLine(
        unit=row.unit.name,
        years=period_label(row.period_from, row.period_to),
        target="" if row.value is None else between(row.value, row.upper, decimals),
        giver=row.giver.name,
        handed_on=row.handed_on,
        taken_back_on=row.taken_back_on,
        is_example=row.is_example,
    )
