"""The parts of what happened, of risks and of what internkontroll has tried."""

from collections.abc import Iterator
from decimal import Decimal

from styrmodell.lib.documents.parts.marks import Namer, judged
from styrmodell.lib.documents.parts.model import MISSING_CELL, NOTE, Cell, Part, Row, Table, Words, figure
from styrmodell.lib.documents.risks import ControlTable, Risk, RiskTable
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import MISSING


def timeline(block: Timeline) -> Iterator[Part]:
    """Händelser i tidsordning."""
    name = Namer(block)
    rows = tuple(
        Row((Cell(row.when), name(row.name, row), Cell(words)), key=row.key)
        for words, _, part in block.parts
        for row in part
    )
    yield Table(block.heading, ("När", "Händelse", "Under eller efter perioden"), rows)


def risks(block: RiskTable) -> Iterator[Part]:
    """Risker, with the figures in columns of their own."""
    name = Namer(block)
    heads = ["Risk", "Sannolikhet", "Konsekvens", "Riskvärde", "Nivå", "Hantering"]
    rows = [(row, [name(row.name, row), *_steps(row), judged(row.level), Cell(row.handling)]) for row in block.rows]
    if block.has_responsible:
        heads.append("Ansvarig")
        for row, cells in rows:
            cells.append(Cell(row.responsible))
    told = tuple(Row(tuple(cells), key=row.key) for row, cells in rows)
    yield Table(block.heading, tuple(heads), told, frozenset({1, 2, 3}))
    if block.rule:
        yield Words(block.rule, NOTE)


def _steps(row: Risk) -> Iterator[Cell]:
    for step in (row.probability, row.consequence):
        yield MISSING_CELL if step is None else Cell(step.words, number=Decimal(step.value))
    yield figure(None if row.value is None else Decimal(row.value), 0, missing=MISSING)


def controls(block: ControlTable) -> Iterator[Part]:
    """Kontrollmoment."""
    name = Namer(block)
    heads = ["Kontrollmoment", "Resultat", "Åtgärd"]
    rows = [(row, [name(row.name, row), judged(row.result), Cell(row.handling)]) for row in block.rows]
    if block.has_responsible:
        heads.append("Ansvarig")
        for row, cells in rows:
            cells.append(Cell(row.responsible))
    yield Table(block.heading, tuple(heads), tuple(Row(tuple(cells), key=row.key) for row, cells in rows))
