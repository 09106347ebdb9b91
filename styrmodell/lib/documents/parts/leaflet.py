"""The parts of a leaflet's pictures: small tables that say what is drawn."""

from collections.abc import Iterator
from decimal import Decimal

from styrmodell.lib.documents import leaflet
from styrmodell.lib.documents.parts.model import MISSING_CELL, Cell, Part, Row, Table, figure, millions

MILLIONS = "Miljoner kronor"


def coins(block: leaflet.Coins) -> Iterator[Part]:
    """Hundra kronor."""
    yield _shares(block, "Gick till", "Kronor av hundra")


def waffle(block: leaflet.Waffle) -> Iterator[Part]:
    """Hundra prickar."""
    yield _shares(block, "Kom från", "Av hundra")


def _shares(block: leaflet.Coins | leaflet.Waffle, name: str, counted: str) -> Table:
    rows = tuple(
        Row(
            (
                Cell("\n".join(filter(None, (row.name, row.also)))),
                figure(Decimal(row.count), 0),
                millions(row.amount),
            )
        )
        for row in block.rows
    )
    return Table(block.heading, (name, counted, MILLIONS), rows, frozenset({1, 2}))


def year_columns(block: leaflet.YearColumns) -> Iterator[Part]:
    """Ett belopp genom åren."""
    rows = tuple(
        Row((Cell(row.year), MISSING_CELL if row.amount is None else millions(row.amount))) for row in block.rows
    )
    yield Table(block.heading, ("År", MILLIONS), rows, frozenset({1}))


def goal_groups(block: leaflet.GoalGroups) -> Iterator[Part]:
    """Målen i ord."""
    rows = tuple(
        Row((Cell(row.status.word, status=row.status), figure(Decimal(row.count), 0), Cell("\n".join(_named(row)))))
        for row in block.rows
    )
    yield Table(block.heading, ("Så gick det", "Antal", "Mål"), rows, frozenset({1}))


def _named(row: leaflet.GoalGroup) -> Iterator[str]:
    yield from row.names
    if row.more:
        yield f"och {row.more} till"


def amounts(block: leaflet.AmountList) -> Iterator[Part]:
    """Några belopp."""
    rows = tuple(Row((Cell(row.name), millions(row.amount)), is_sum=row.is_sum) for row in block.rows)
    yield Table(block.heading, (block.name_heading, MILLIONS), rows, frozenset({1}))
