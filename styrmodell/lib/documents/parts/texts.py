"""The parts of the blocks that hold text, goals, assignments and decisions: one small function a block."""

from collections.abc import Callable, Iterator

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
    columns: list[tuple[str, bool, Callable[[blocks.StatusRow], Cell]]] = [
        (block.name_heading, True, lambda row: name(row.name, row)),
        (block.owner_heading, block.has_owners, lambda row: Cell(row.owner)),
        ("Förväntat resultat", block.has_expected, lambda row: Cell(html=row.expected)),
        ("Läge och kommentar", block.has_comments, lambda row: Cell(html=row.html)),
        ("Klart senast", block.has_dates, lambda row: day(row.due)),
        ("Status", True, lambda row: judged(row.status)),
    ]
    told = [(heading, cell) for heading, is_told, cell in columns if is_told]
    rows = tuple(Row(tuple(cell(row) for _, cell in told)) for row in block.rows)
    yield Table(block.heading, tuple(heading for heading, _ in told), rows)


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
