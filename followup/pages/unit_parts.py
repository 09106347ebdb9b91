"""Nämndernas och bolagens delar: the page where they are taken into kommunens årsredovisning, and the page of one of them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from followup.documents.report import build
from followup.documents.unit_parts import (
    Choice,
    PlacedText,
    chapters_in,
    choices,
    kept,
    placed_texts,
)
from followup.enums import PartExtent
from followup.models import Report, UnitPart
from followup.reading.below import ReportBelow
from followup.reading.unit_parts import UnitState, has_unit_parts, is_readable, states_of, told_words
from organisation.models import FrozenContent
from organisation.services.frozen_contents import document_in
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import count_words


@dataclass(frozen=True, slots=True)
class UnitParts:
    """Alla delar: those of nämnder and bolag as they stand, and those that one press takes in."""

    report: Report
    states: tuple[UnitState, ...]

    @property
    def groups(self) -> list[tuple[str, str, list[UnitState]]]:
        """What is handed in or was taken in, nämnder first, with the heading's address."""
        told = [one for one in self.states if one.part is not None or one.may_be_taken]
        both = (
            ("namnder", "Nämnderna", [one for one in told if not one.is_company]),
            ("bolag", "Bolagen", [one for one in told if one.is_company]),
        )
        return [group for group in both if group[2]]

    @property
    def left(self) -> list[UnitState]:
        """Those that are handed in and that nobody has dealt with."""
        return [one for one in self.states if one.may_be_taken]

    @property
    def awaited(self) -> list[UnitState]:
        """Those that are to be handed in."""
        return [one for one in self.states if one.is_awaited]

    @property
    def changed(self) -> list[UnitState]:
        """Those where something has happened since they were taken in."""
        return [one for one in self.states if one.since]

    @property
    def sentence(self) -> str:
        """How many are there: "Två av tre lämnade årsrapporter är med." """
        handed_in = [one for one in self.states if one.part is not None or is_readable(one.below)]
        if not handed_in:
            return ""
        told = sum(one.is_told for one in handed_in)
        if len(handed_in) == 1:
            return f"Den enda lämnade årsrapporten är {'' if told else 'inte '}med."
        many = count_words(len(handed_in), common=True)
        return f"{capfirst(count_words(told, common=True)) if told else 'Ingen'} av {many} lämnade årsrapporter är med."

    @property
    def press(self) -> str:
        """What the button says that takes in all that are left."""
        return f"Ta in alla {len(self.left)}"


@dataclass(frozen=True, slots=True)
class TextLine:
    """En text ur rapporten, as the page of one part lists it.

    Attributes:
        is_changed: the report's own text is another than the one that was shortened.
    """

    text: PlacedText
    url: str
    is_shortened: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class UnitPartPage:
    """En nämnds eller ett bolags del, with the sections that can be chosen."""

    report: Report
    below: ReportBelow
    part: UnitPart | None
    since: str
    chapters: tuple[Chapter, ...]

    @property
    def may_be_taken_anew(self) -> bool:
        """True when its report can be read now."""
        return is_readable(self.below)

    @property
    def url(self) -> str:
        """Its address."""
        return reverse("followup:report_part", args=[self.report.pk, self.below.report.pk])

    @property
    def choices(self) -> list[Choice]:
        """The sections, in the order of the report."""
        return choices(self.chapters)

    @property
    def told(self) -> str:
        """How far the report had come when it was taken in, else how far it has come."""
        return self.part.told if self.part and self.part.taken_at else told_words(self.below)

    @property
    def texts(self) -> list[TextLine]:
        """The texts of a part that is förkortad, which may be shortened further."""
        part = self.part
        if part is None or part.extent != PartExtent.SHORT:
            return []
        rows = {row.place: row for row in part.texts.all()}
        told = [one for one in placed_texts(self.chapters) if one.section in part.sections]
        return [
            TextLine(
                one,
                text_address(self.report, self.below.report, one.place),
                one.place in rows,
                one.place in rows and rows[one.place].original != one.html,
            )
            for one in told
        ]


def unit_parts(report: Report) -> UnitParts:
    """Every nämnd's and bolag's part of kommunens årsredovisning."""
    return UnitParts(report, tuple(states_of(report)))


def parts_beside(report: Report) -> dict[str, Any]:
    """What the page that is written on tells of them; nothing of a report that has none."""
    if not has_unit_parts(report):
        return {"unit_parts": None, "parts_url": ""}
    return {"unit_parts": unit_parts(report), "parts_url": parts_address(report)}


def unit_part(report: Report, source: int) -> UnitPartPage | None:
    """One of them, with what was taken in of it, else with what its report says; None of what may not be read."""
    state = next((one for one in states_of(report) if one.below.report.pk == source), None)
    if state is None or (state.part is None and not is_readable(state.below)):
        return None
    part = state.part and UnitPart.objects.select_related("source__unit", "source__round").get(pk=state.part.pk)
    taken = part.taken if part and part.taken else _now(state.below)
    return UnitPartPage(report, state.below, part, state.since, chapters_in(taken))


def _now(below: ReportBelow) -> dict[str, Any]:
    """What would be taken in; nothing of what may not be read."""
    if not is_readable(below):
        return {}
    if below.content is None:
        return kept(build(below.report))
    return kept(document_in(FrozenContent.objects.get(pk=below.content)))


def parts_address(report: Report) -> str:
    """Where all of them are."""
    return reverse("followup:report_parts", args=[report.pk])


def text_address(report: Report, source: Report, place: str) -> str:
    """Where one of a part's texts is shortened."""
    return reverse("followup:report_part_text", args=[report.pk, source.pk, place])
