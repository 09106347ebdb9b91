"""The parts of the blocks that hold text, goals, assignments and decisions: one small function a block."""

from collections.abc import Iterator

from styrmodell.lib.documents import blocks
from styrmodell.lib.documents.parts.marks import Namer, judged, marked
from styrmodell.lib.documents.parts.model import (
    NOTE,
    Cell,
    Labelled,
    Numbered,
    Part,
    Prose,
    Row,
    Table,
    Words,
    day,
)
from styrmodell.lib.swedish import MISSING, bind

UNREADABLE = (
    "Den här delen går inte att läsa i den här versionen av systemet. Den står i sin helhet i utgåvans lagrade text."
)


def rich_text(block: blocks.RichText) -> Iterator[Part]:
    """Textavsnitt."""
    yield Prose(block.html, under=2 if block.heading else 1) if block.html.strip() else Words(MISSING, NOTE)


def fact_cell(fact: blocks.Fact) -> Cell:
    """What a fact says: a status, a text or a word, and "saknas" without any of them."""
    if fact.html and not fact.status:
        return Cell(html=fact.html)
    return judged(fact.status) if fact.status else Cell(fact.word or MISSING)


def goal_strip(block: blocks.GoalStrip) -> Iterator[Part]:
    """The line under a goal's heading."""
    heads = tuple(marked(fact.label, fact) for fact in block.facts)
    if heads:
        yield Table("Bedömning i korthet", heads, (Row(tuple(map(fact_cell, block.facts))),))


def contributions(block: blocks.ContributionTable) -> Iterator[Part]:
    """Så bidrar nämnderna."""
    name = Namer(block)
    rows = [Row((name(row.unit, row), Cell(html=row.html), judged(row.assessment))) for row in block.rows]
    yield Table(block.heading, (block.unit_heading, "Bidrag", "Bedömning"), tuple(rows))


def goals(block: blocks.GoalTable) -> Iterator[Part]:
    """Målen i sammanfattning."""
    name = Namer(block)
    codes = ("Kod",) if block.has_codes else ()
    rows = []
    for row in block.rows:
        code = (Cell(row.code),) if block.has_codes else ()
        rows.append(Row((*code, name(row.name, row, row.text), judged(row.assessment), judged(row.progress))))
    yield Table(block.heading, (*codes, "Mål", "Bedömning", "Förflyttning"), tuple(rows))


def statuses(block: blocks.StatusTable) -> Iterator[Part]:
    """Läget för uppdrag, aktiviteter eller åtgärder."""
    name = Namer(block)
    heads = [block.name_heading, "Läge och kommentar", "Status"]
    rows = [[name(row.name, row), Cell(html=row.html), judged(row.status)] for row in block.rows]
    if block.has_dates:
        heads.insert(2, "Klart senast")
        for cells, row in zip(rows, block.rows, strict=True):
            cells.insert(2, day(row.due))
    if block.has_expected:
        heads.insert(1, "Förväntat resultat")
        for cells, row in zip(rows, block.rows, strict=True):
            cells.insert(1, Cell(html=row.expected))
    if block.has_owners:
        heads.insert(1, block.owner_heading)
        for cells, row in zip(rows, block.rows, strict=True):
            cells.insert(1, Cell(row.owner))
    yield Table(block.heading, tuple(heads), tuple(Row(tuple(cells)) for cells in rows))


def decisions(block: blocks.DecisionTable) -> Iterator[Part]:
    """Beslutsgång."""
    heads = ["Datum", "Organ", "Paragraf", *(["Beslut"] if block.has_outcomes else [])]
    heads += ["Diarienummer"] if block.has_registry_numbers else []
    yield Table(block.heading, tuple(heads), tuple(Row(_decision(row, block)) for row in block.rows))


def _decision(row: blocks.DecisionRow, block: blocks.DecisionTable) -> tuple[Cell, ...]:
    lacks_paragraph = bool(row.outcome or row.date) and not row.by_person
    cells = [
        day(row.date, missing=MISSING if row.outcome or row.paragraph else "inte än"),
        Cell(row.body),
        Cell(bind(row.paragraph) or (MISSING if lacks_paragraph else "")),
    ]
    if block.has_outcomes:
        cells.append(Cell(row.outcome))
    if block.has_registry_numbers:
        cells.append(Cell(row.registry_number or (MISSING if row.outcome else "")))
    return tuple(cells)


def proposals(block: blocks.Proposals) -> Iterator[Part]:
    """Förslag till beslut: its att-satser are a numbered list."""
    yield Words(block.lead)
    yield Numbered(tuple(f"att {bind(proposal)}" for proposal in block.proposals))


def sources(block: blocks.SourceList) -> Iterator[Part]:
    """Källor och begrepp."""
    for source in block.sources:
        yield Labelled(source.label, Cell(html=source.html))


def unreadable(_block: blocks.UnreadablePart) -> Iterator[Part]:
    """What this version does not know is said to be left out."""
    yield Words(UNREADABLE)
