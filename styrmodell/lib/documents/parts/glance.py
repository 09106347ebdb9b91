"""The parts of what opens and closes an årsredovisning: its key numbers, its glossary and who signs it."""

from collections.abc import Iterator

from styrmodell.lib.documents.glossary import Glossary
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.parts.marks import Namer
from styrmodell.lib.documents.parts.model import Cell, Labelled, Part, Row, Table, Words
from styrmodell.lib.documents.signatures import Signatures
from styrmodell.lib.swedish import bind

NOT_SIGNED = "Ort och dag:"


def key_numbers(block: KeyNumbers) -> Iterator[Part]:
    """Årets viktigaste tal."""
    name = Namer(block)
    rows = []
    for item in block.items:
        value = Cell(item.words, number=item.value, decimals=item.decimals, signed=item.signed)
        rows.append(Row((name(item.name, item), value, Cell(item.unit), Cell(item.base_text)), name=item.name))
    if rows:
        yield Table(block.heading, ("Tal", "Värde", "Enhet", "Att jämföra med"), tuple(rows), frozenset({1}))


def glossary(block: Glossary) -> Iterator[Part]:
    """Ordförklaringar."""
    for row in block.rows:
        yield Labelled(row.word, Cell(bind(row.meaning)))


def signatures(block: Signatures) -> Iterator[Part]:
    """Underskrifter: room to sign in until it has been done."""
    yield Words(bind(block.signed) or NOT_SIGNED)
    heads = ("Namn", "Roll") if block.signed else ("Namn", "Roll", "Underskrift")
    rows = (Row((Cell(row.name), Cell(row.role), Cell())[: len(heads)]) for row in block.rows)
    yield Table("Underskrifter", heads, tuple(rows))
