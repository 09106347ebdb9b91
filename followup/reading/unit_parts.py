"""Nämndernas och bolagens delar as they stand: what can be taken in, what has been, and what has happened there since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils.text import capfirst

from followup.enums import PartExtent, RoundKind
from followup.models import Report, ReportEdition, UnitPart
from followup.reading.below import ReportBelow, Standing, not_dealt_with, told_below
from organisation.enums import OrgUnitKind
from organisation.models import Masking
from styrmodell.lib.masked import hidden
from styrmodell.lib.swedish import lower_first

READABLE = (Standing.DECIDED, Standing.AMENDED, Standing.HANDED_IN)


@dataclass(frozen=True, slots=True)
class UnitState:
    """En nämnds eller ett bolags rapport beside its part of kommunens.

    Attributes:
        part: without what was taken in; None where nobody has taken it in or left it out.
        since: what has happened with the report since it was taken in, in a sentence; "" when nothing has.
    """

    below: ReportBelow
    part: UnitPart | None = None
    since: str = ""

    @property
    def is_company(self) -> bool:
        """True of a bolag's."""
        return self.below.report.unit.kind == OrgUnitKind.COMPANY

    @property
    def is_told(self) -> bool:
        """True when kommunens report holds it."""
        return self.part is not None and self.part.is_told

    @property
    def is_left_out(self) -> bool:
        """True when somebody has chosen that it is not to be there."""
        return self.part is not None and self.part.extent == PartExtent.LEFT_OUT

    @property
    def may_be_taken(self) -> bool:
        """True of what is handed in and nobody has dealt with."""
        return self.part is None and is_readable(self.below)

    @property
    def may_be_taken_anew(self) -> bool:
        """True of what can be read, also when it has been taken in already."""
        return is_readable(self.below)

    @property
    def words(self) -> str:
        """How much of it kommunens report holds: "I sin helhet", "Förkortad", "Inte med", "Inte intagen än"."""
        return capfirst(self.part.get_extent_display()) if self.part else "Inte intagen än"

    @property
    def standing_words(self) -> str:
        """How far the report has come now."""
        return told_words(self.below) if is_readable(self.below) else "Inte lämnad"

    @property
    def is_awaited(self) -> bool:
        """True of what is to be handed in."""
        return self.below.standing == Standing.NOT_HANDED_IN and self.part is None


def has_unit_parts(report: Report) -> bool:
    """True of kommunens årsredovisning."""
    return report.unit.kind == OrgUnitKind.MUNICIPALITY and report.round.kind == RoundKind.ANNUAL


def is_readable(one: ReportBelow) -> bool:
    """True of a report that is handed in or decided: nothing of any other is read."""
    return one.standing in READABLE


def told_words(one: ReportBelow) -> str:
    """How far a report has come, as the part that is made of it tells: "Beslutad av kulturnämnden 2026-02-10, § 12"."""
    if one.standing == Standing.HANDED_IN:
        return f"Lämnad, {not_dealt_with(one.report)}"
    if one.standing == Standing.AMENDED:
        return f"{one.decision}. Ändringarna förs in; här står vad som lades fram"
    return f"Beslutad av {lower_first(one.decision)}" if one.decision else "Beslutad"


def parts_of(report: Report) -> QuerySet[UnitPart]:
    """The parts of kommunens årsredovisning, in the order of the organisation."""
    rows = UnitPart.objects.filter(report=report).select_related("source__unit", "source__round")
    return rows.order_by("source__unit__lft")


def told_parts(report: Report) -> tuple[UnitPart, ...]:
    """Those that it holds, with their shortened texts, to be read only: what has been masked in their reports since they were
    taken in is hidden. None of any other report. Three queries.
    """
    if not has_unit_parts(report):
        return ()
    parts = parts_of(report).exclude(extent=PartExtent.LEFT_OUT).prefetch_related("texts")
    words = _hidden_words(parts)
    for part in parts:
        hide = words[part.source_id]
        part.taken = hidden(part.taken, hide)
        for text in part.texts.all():
            text.text = hidden(text.text, hide)
    return tuple(parts)


def _hidden_words(parts: Iterable[UnitPart]) -> Mapping[int, list[str]]:
    """By report what is masked in it now."""
    editions = ReportEdition.objects.order_by().filter(report__in=[part.source_id for part in parts])
    found: dict[int, list[str]] = defaultdict(list)
    for report, words in editions.filter(
        content__maskings__isnull=False, content__maskings__lifted_at=None
    ).values_list("report", "content__maskings__words"):
        found[report].append(words)
    return found


def states_of(report: Report) -> list[UnitState]:
    """Every nämnd and bolag that reports to kommunens, with its part. Two queries more than `told_below`."""
    parts = {part.source_id: part for part in parts_of(report).defer("taken")}
    masked = _masked(parts.values())
    return [_state(one, parts.get(one.report.pk), masked) for one in told_below(report)]


def _masked(parts: Iterable[UnitPart]) -> dict[int, datetime]:
    """Of the contents that parts were read from, when words were last masked in them."""
    contents = [one.content_id for one in parts if one.content_id is not None]
    if not contents:
        return {}
    found = Masking.objects.in_force().filter(contents__in=contents).order_by()
    return dict(found.values_list("contents").annotate(Max("created_at")))


def _state(one: ReportBelow, part: UnitPart | None, masked: Mapping[int, datetime]) -> UnitState:
    return UnitState(one, part, _since(one, part, masked) if part is not None and part.is_told else "")


def _since(one: ReportBelow, part: UnitPart, masked: Mapping[int, datetime]) -> str:
    if not is_readable(one):
        return "Rapporten skrivs om sedan delen togs in."
    if one.content is None:
        return "" if one.report.version == part.source_version else "Rapporten har lämnats på nytt sedan delen togs in."
    if one.content == part.content_id:
        masked_at = masked.get(one.content)
        is_old = masked_at is not None and part.taken_at is not None and part.taken_at < masked_at
        return "Ord har maskerats i rapporten sedan delen togs in." if is_old else ""
    if part.content_id is None:
        body = "Bolagsstyrelsen" if one.report.unit.kind == OrgUnitKind.COMPANY else "Nämnden"
        return f"{body} har beslutat om rapporten sedan delen togs in."
    return "Rapporten har en ny utgåva sedan delen togs in."
