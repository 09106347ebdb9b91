"""En bedömnings sida: the units' newest steps, and what one of them has said period by period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from followup.enums import ScaleDimension
from followup.models import FrozenValue, KeyFigureValue
from followup.pages.key_figure import UNITS_A_PAGE
from followup.reading.scales import Words, words_by_year
from organisation.models import OrgUnit
from planning.models import KeyFigure
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import lower_first, period_words


@dataclass(frozen=True, slots=True)
class StepLine:
    """En period: the step with the word that was frozen, else that of its year, and what was said of it. `status` is None when
    there was none yet.
    """

    period: str
    status: Status | None
    text: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class UnitStep:
    """En enhets senaste bedömning."""

    name: str
    url: str
    step: StepLine


@dataclass(frozen=True, slots=True)
class JudgedFigurePage:
    """What the page shows; `chosen` is None when there is nothing that the reader may read.

    Attributes:
        steps: the chosen unit's, newest first.
    """

    chosen: OrgUnit | None = None
    sentence: str = "Det finns ingen bedömning än."
    steps: tuple[StepLine, ...] = ()
    units: "Page[OrgUnit] | None" = None
    lines: tuple[UnitStep, ...] = ()


def judged_figure_page(figure: KeyFigure, user: Any, *, unit: int | None, page: str | None) -> JudgedFigurePage | None:
    """The steps that the reader may read; None when `unit` has none of them. As many queries however many there are.

    Args:
        unit: whose steps are shown; the first one in the order of the organisation when not given.
        page: which of the pages of units.
    """
    visible = KeyFigureValue.objects.visible_to(user).outcomes().filter(figure=figure)
    judging = OrgUnit.objects.filter(Exists(visible.filter(unit=OuterRef("pk")))).in_order()
    units = Paginator(judging, UNITS_A_PAGE).get_page(page)
    if unit is None and not units.object_list:
        return JudgedFigurePage()
    chosen = units.object_list[0] if unit is None else judging.filter(pk=unit).first()
    if chosen is None:
        return None
    steps = _steps(visible.filter(unit__in={chosen.pk, *(one.pk for one in units.object_list)}))
    own = tuple(reversed(steps[chosen.pk]))
    return JudgedFigurePage(
        chosen=chosen,
        sentence=_sentence(own),
        steps=own,
        units=units,
        lines=tuple(UnitStep(one.name, f"?enhet={one.pk}", steps[one.pk][-1]) for one in units.object_list),
    )


def _steps(rows: Iterable[KeyFigureValue]) -> dict[int, list[StepLine]]:
    """By unit, oldest first. Three queries."""
    listed = list(rows)
    told = FrozenValue.objects.filter(row__in=[row.pk for row in listed]).exclude(word="").order_by("pk")
    frozen = {(pk, step): word for pk, step, word in told.values_list("row", "step", "word")}
    words = words_by_year({row.period_to.year for row in listed})
    found: dict[int, list[StepLine]] = {}
    for row in listed:
        found.setdefault(row.unit_id or 0, []).append(
            _line(row, words[row.period_to.year], frozen.get((row.pk, row.step), ""))
        )
    return found


def _line(row: KeyFigureValue, words: Words, frozen: str) -> StepLine:
    status = words.status(ScaleDimension.ATTAINMENT, row.step)
    if status and frozen:
        status = Status(status.key, frozen)
    return StepLine(period_words(row.period_from, row.period_to), status, row.text, row.is_example)


def _sentence(steps: Sequence[StepLine]) -> str:
    """What one came to know: "Delvis uppfyllt för 2025, helt uppfyllt för 2024."."""
    told = [f"{lower_first(one.status.word)} för {one.period}" for one in steps if one.status][:2]
    if not told:
        return JudgedFigurePage().sentence
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}."
