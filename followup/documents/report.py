"""A report as a document: the one object that the page, the PDF and the edition are made from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.text import capfirst

from followup.asking.material import Material, material
from followup.documents import (
    account_chapters,
    annual_parts,
    below,
    carry_overs,
    chain,
    ended,
    glance,
    glossary,
    goal_attainment,
    investments,
    key_figures,
    leads,
    money_chapters,
    personnel,
    pictured,
    section_rows,
    signatures,
    stewardship,
    unit_parts,
)
from followup.enums import Content, Reporter, RoundKind, ScaleDimension
from followup.models import Report, SectionRule
from followup.models.report import FROZEN
from followup.reading.material import is_given_by_council
from followup.reading.scales import work_status
from followup.rules.sections import FETCHED, LINES, PICTURED, PLAIN, reporter_of
from organisation.decisions.documents import decisions_on
from organisation.enums import OrgUnitKind
from organisation.models import Decision
from organisation.reading.attachments import following, listed_chapter
from organisation.reading.names import over_the_unit
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode
from styrmodell.lib.clock import today
from styrmodell.lib.documents.blocks import (
    DecisionRow,
    DecisionTable,
    Proposals,
    Source,
    SourceList,
    StatusRow,
    StatusTable,
)
from styrmodell.lib.documents.model import Block, Chapter, Document, ScaleStep
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import days_words

DRAFT = "Utkast"


def build(report: Report) -> Document:
    """The report from its working text. A frozen report is read from its edition instead."""
    return built(material(report))


def built(read: Material) -> Document:
    """The same, from what has been read."""
    report = read.report
    decisions = decisions_on(report) if report.is_decided_by_body else ()
    document = document_from(read, decisions, municipality=over_the_unit(report.unit, today()))
    return replace(document, chapters=(*document.chapters, *listed_chapter(following(report))))


def document_from(read: Material, decisions: Sequence[Decision] = (), *, municipality: str = "") -> Document:
    """The document, made from what has been read.

    Args:
        decisions: those of the matter that is open.
        municipality: what stands over the unit's name on the cover (`names.over_the_unit`); a page has no cover.
    """
    report = read.report
    chapters = [chapter for one in read.asked for chapter in CHAPTERS[one.section.content](read, one)]
    steps = chain.decision_rows(report, decisions)
    chapters = [
        *_summary_first(chapters),
        *below.chapters(read),
        *ended.chapters(report),
        *_decision_chapter(read, steps),
        *signatures.chapters(read),
        *_sources(read),
    ]
    reporter = reporter_of(report.unit.kind)
    levels = annual_parts.levels(reporter, chapters) if report.round.kind == RoundKind.ANNUAL else 1
    chapters += glossary.chapters(chapters) if reporter == Reporter.MUNICIPALITY and levels > 1 else []
    return replace(
        title_page(report),
        municipality=municipality,
        registry_number=report.registry_number,
        dated=report.dated,
        status="" if report.status in FROZEN else DRAFT,
        summary=_summary(read),
        decisions=tuple(steps),
        scale=_scale(read),
        chapters=_in_parts(read, chapters, levels),
        is_example=report.is_example,
        contents_levels=levels,
    )


def _in_parts(read: Material, chapters: Sequence[Chapter], levels: int) -> tuple[Chapter, ...]:
    """The chapters in the order of the document: in an årsrapport by its parts, which a long one has as chapters."""
    reporter = reporter_of(read.report.unit.kind)
    if levels > 1:
        told = map(leads.led, chapters) if reporter == Reporter.MUNICIPALITY else chapters
        return annual_parts.arranged(reporter, tuple(told), unit_parts.chapters(read.unit_parts))
    is_annual = read.report.round.kind == RoundKind.ANNUAL
    return annual_parts.grouped(reporter, chapters) if is_annual else tuple(chapters)


def title_page(report: Report) -> Document:
    """The report's title page: what it is called and whose it is, with nothing in it."""
    round_ = report.round
    is_annual = round_.kind == RoundKind.ANNUAL
    return Document(
        kind=report.name.removesuffix(f" {round_.year}") if is_annual else capfirst(round_.get_kind_display()),
        year=f"{round_.month_name} {round_.year}" if round_.kind == RoundKind.MONTHLY else str(round_.year),
        unit=report.unit.name,
        unit_code=report.unit.code,
        period=days_words(round_.period_from, round_.period_to),
    )


def _scale(read: Material) -> tuple[ScaleStep, ...]:
    if not read.goals:
        return ()
    return tuple(
        ScaleStep(Status(StatusKey(key), word), read.words.meanings.get((ScaleDimension.ATTAINMENT, key), ""))
        for key, word in read.words.choices(ScaleDimension.ATTAINMENT)
    )


def _summary(read: Material) -> str:
    """What a reader takes along from the cover: how it goes with the goals and with the money."""
    table = goal_attainment.goal_table(read)
    sentences = [goal_attainment.sentence(table)] if table and read.assessments else []
    return " ".join([*sentences, *(glance.result(read) or money_chapters.sentences(read))])


def _summary_first(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Readers begin with the summary, writers end with it."""
    return sorted(chapters, key=lambda chapter: chapter.key != "summary")


def _goals(read: Material, one: SectionRule) -> list[Chapter]:
    return goal_attainment.chapters(read)


def _directions(read: Material, one: SectionRule) -> list[Chapter]:
    """What a nämnd or a bolag has come closer to; left out where nothing is said of it, as in reports from before it was asked."""
    is_told = any(node.node_id in read.assessments for node in read.basis.directions)
    return _progress(read, one, "Inriktning") if is_told else []


def _priorities(read: Material, one: SectionRule) -> list[Chapter]:
    return _progress(read, one, "Prioritering")


def _progress(read: Material, one: SectionRule, heading: str) -> list[Chapter]:
    rows = tuple(_direction(read, node) for node in read.basis.directions)
    table = StatusTable(rows, one.title, heading)
    return [Chapter(_key(one), one.title, (table,))] if rows else []


def _direction(read: Material, node: FrozenNode) -> StatusRow:
    row = read.assessments.get(node.node_id)
    status = read.words.status(ScaleDimension.PROGRESS, row.progress) if row else None
    return StatusRow(
        node.title,
        expected=node.expected_result,
        html=row.text if row else "",
        status=status,
        is_example=node.is_example,
    )


def _activities(read: Material, one: SectionRule) -> list[Chapter]:
    rows = tuple(_activity(read, node) for node in read.basis.of_kind(NodeKind.ACTIVITY))
    table = StatusTable(rows, one.title, "Aktivitet")
    return [Chapter(_key(one), one.title, (table,))] if rows else []


def _activity(read: Material, node: FrozenNode) -> StatusRow:
    updates = read.basis.updates_of(node)
    return StatusRow(
        node.title,
        owner=node.responsible,
        html=updates[0].text if updates else "",
        status=work_status(updates[0].state) if updates else None,
        due=node.due_on,
        is_example=node.is_example,
    )


def _council_assignments(read: Material, one: SectionRule) -> list[Chapter]:
    return _assignments(read, one, [row for row in read.basis.receivers if is_given_by_council(row)])


def _special_assignments(read: Material, one: SectionRule) -> list[Chapter]:
    return _assignments(read, one, [row for row in read.basis.receivers if not is_given_by_council(row)])


def _assignments(read: Material, one: SectionRule, receivers: Sequence[AssignmentReceiver]) -> list[Chapter]:
    rows = tuple(_assignment(read, receiver) for receiver in receivers)
    table = StatusTable(rows, one.title, "Uppdrag", "Hos")
    return [Chapter(_key(one), one.title, (table,))] if rows else []


def _assignment(read: Material, receiver: AssignmentReceiver) -> StatusRow:
    updates = read.basis.updates_of(receiver)
    return StatusRow(
        receiver.assignment.title,
        owner=receiver.unit.name if receiver.unit != read.report.unit else "",
        html=updates[0].text if updates else "",
        status=work_status(updates[0].state) if updates else None,
        due=receiver.assignment.due_on,
        is_example=receiver.assignment.is_example,
    )


def _elsewhere(read: Material, one: SectionRule) -> list[Chapter]:
    """The att-satser stand with the decisions, who signs after them, and what is for invånare in Så gick det med pengarna."""
    return []


def _decision_chapter(read: Material, steps: Sequence[DecisionRow]) -> list[Chapter]:
    if not read.report.is_decided_by_body:
        return []
    row = read.texts.get("proposals")
    lines = tuple(line for line in row.text.splitlines() if line.strip()) if row else ()
    blocks: list[Block] = []
    if lines:
        blocks.append(Proposals(_proposer(read.report), lines, is_example=bool(row and row.is_example)))
    if steps:
        blocks.append(DecisionTable(tuple(steps)))
    return [Chapter("decisions", "Beslut", tuple(blocks))] if blocks else []


def _proposer(report: Report) -> str:
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        body = ended.decides(report) or report.unit
        return f"{body.body_name} föreslås besluta"
    by_board_alone = len(report.chain.steps) == 1
    return "Kommunstyrelsen föreslås besluta" if by_board_alone else "Kommunstyrelsen föreslår kommunfullmäktige"


def _sources(read: Material) -> list[Chapter]:
    """Where the facts come from, one line a source."""
    goals = {node.node_id: goal_attainment.label_of(node) for node in read.goals}
    sources = [Source("Rapporten", read.report.source)] if read.report.source else []
    sources += [
        Source(f"Bedömning av {goals.get(row.node_id, 'prioritering')}", row.source)
        for row in read.assessments.values()
        if row.source
    ]
    told = (money_chapters, account_chapters, investments, carry_overs, personnel)
    sources += [one for chapters in told for one in chapters.sources(read)]
    return [Chapter("sources", "Källor", (SourceList(tuple(sources)),))] if sources else []


def _key(one: SectionRule) -> str:
    return one.section.key.replace("_", "-")


CHAPTERS: dict[str, Callable[[Material, SectionRule], list[Chapter]]] = {
    **dict.fromkeys(PLAIN, section_rows.chapters),
    **dict.fromkeys(LINES, _elsewhere),
    Content.LEAFLET: _elsewhere,
    **dict.fromkeys(PICTURED, pictured.chapters),
    Content.STEWARDSHIP: stewardship.chapters,
    Content.AUDIT: stewardship.audit,
    Content.GOALS: _goals,
    Content.DIRECTIONS: _directions,
    Content.PRIORITIES: _priorities,
    Content.ACTIVITIES: _activities,
    Content.COUNCIL_ASSIGNMENTS: _council_assignments,
    Content.SPECIAL_ASSIGNMENTS: _special_assignments,
    Content.KEY_FIGURES: key_figures.chapters,
    Content.OPERATING: money_chapters.operating,
    Content.DEVIATIONS: money_chapters.deviations,
    **dict.fromkeys(FETCHED, account_chapters.chapters),
    Content.INVESTMENTS: investments.chapters,
    Content.PERSONNEL: personnel.chapters,
}
