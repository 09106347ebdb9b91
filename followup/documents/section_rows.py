"""The chapters of sections that are a text, and what stands beside it row by row: händelser, risker, kontrollmoment."""

from collections.abc import Callable, Mapping, Sequence

from followup.asking.material import Material
from followup.asking.section_rows import document_key
from followup.documents import annual_parts, glance
from followup.enums import Consequence, Finding, Probability, RowKind
from followup.models import Report, SectionRow, SectionRule
from followup.rules.section_rows import KIND_OF, RULE, level_of, parts_of, when_words
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.risks import Control, ControlTable, Risk, RiskStep, RiskTable
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.documents.timeline import Timeline, TimelineEvent

LOOKS = {Finding.NO_REMARK: StatusKey.MET, Finding.FLAW: StatusKey.NOT_MET}


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """The text, then the rows; none where there is neither."""
    key = one.section.key
    if key == annual_parts.SUMMARY:
        return glance.chapters(read, one)
    row = read.texts.get(key)
    blocks: list[Block] = []
    if row and row.text:
        blocks.append(RichText(row.text, one.section.label, is_example=row.is_example))
    kind = KIND_OF.get(key)
    if rows := [each for each in read.rows if each.kind == kind]:
        blocks.append(BLOCKS[RowKind(rows[0].kind)](read.report, rows))
    return [Chapter(key.replace("_", "-"), one.title, tuple(blocks))] if blocks else []


def _timeline(report: Report, rows: Sequence[SectionRow]) -> Timeline:
    round_ = report.round
    return Timeline(
        tuple(_event(report, row) for row in rows), round_.period_from, round_.period_to, *parts_of(round_.kind)
    )


def _event(report: Report, row: SectionRow) -> TimelineEvent:
    assert row.day is not None  # the database's promise
    until = report.round.period_to
    return TimelineEvent(
        document_key(row),
        row.title,
        when_words(row.day, until.year, is_whole_month=row.is_whole_month),
        row.day,
        is_whole_month=row.is_whole_month,
        is_after=row.day > until,
        is_example=row.is_example,
    )


def _risks(report: Report, rows: Sequence[SectionRow]) -> RiskTable:
    told = tuple(
        Risk(
            document_key(row),
            row.title,
            _step(row.probability, Probability),
            _step(row.consequence, Consequence),
            level_of(row.probability, row.consequence),
            row.handling,
            row.responsible,
            is_example=row.is_example,
        )
        for row in rows
    )
    return RiskTable(told, rule=RULE)


def _step(value: int | None, scale: type[Probability] | type[Consequence]) -> RiskStep | None:
    return None if value is None else RiskStep(value, str(scale(value).label))


def _controls(report: Report, rows: Sequence[SectionRow]) -> ControlTable:
    return ControlTable(
        tuple(
            Control(
                document_key(row),
                row.title,
                Status(LOOKS[Finding(row.finding)], str(Finding(row.finding).label)) if row.finding else None,
                row.handling,
                row.responsible,
                is_example=row.is_example,
            )
            for row in rows
        )
    )


BLOCKS: Mapping[RowKind, Callable[[Report, Sequence[SectionRow]], Block]] = {
    RowKind.EVENT: _timeline,
    RowKind.RISK: _risks,
    RowKind.CONTROL: _controls,
}
