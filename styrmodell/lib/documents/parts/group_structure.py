"""The parts of the picture of a kommunkoncern: a table of its nämnder and one of its bolag."""

from collections.abc import Iterator

from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.parts.model import Cell, Part, Row, Table


def group_structure(block: GroupStructure) -> Iterator[Part]:
    """Koncernens organisation, in the order of the picture."""
    if block.bodies:
        rows = tuple(Row((Cell(body),)) for body in block.bodies)
        yield Table(block.heading, (f"{block.owner}, nämnder",), rows)
    if block.companies:
        owned = tuple(Row((Cell(one.name), Cell(one.owned)), depth=one.depth, name=one.name) for one in block.companies)
        yield Table("Bolag", ("Bolag", "Ägarandel"), owned, frozenset({1}))
