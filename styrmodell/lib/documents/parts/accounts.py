"""The parts of the blocks that hold the accounts: their tables, with what stands beside them in words."""

from collections.abc import Iterator

from styrmodell.lib.documents import accounts, investments, personnel
from styrmodell.lib.documents.accounts import Reference, RowKind, Stated
from styrmodell.lib.documents.parts.amount_tables import (
    SUMS,
    AmountTable,
    Line,
    investment_table,
    personnel_table,
    proof_table,
    ratio_table,
    stated,
    table_of,
)
from styrmodell.lib.documents.parts.marks import EXAMPLE
from styrmodell.lib.documents.parts.model import NOTE, Cell, Lead, Part, Prose, Row, Table, Words
from styrmodell.lib.swedish import NBSP, join_words


def statement(block: accounts.Statement) -> Iterator[Part]:
    """Resultaträkning, balansräkning, kassaflödesanalys."""
    yield from _told(table_of(block), is_example=block.is_example)


def financial_note(block: accounts.FinancialNote) -> Iterator[Part]:
    """Not."""
    if block.about:
        leads = {one.words: Lead(one.words, accounts.row_place(one.row)) for one in reversed(block.about)}
        yield Words(references(block.about), NOTE, tuple(leads[words] for words in _named(block.about)))
    if block.rows:
        yield from _told(table_of(block), is_example=block.is_example)
    if block.html.strip():
        yield Prose(block.html, under=2)


def proofs(block: accounts.ProofList) -> Iterator[Part]:
    """Kontroller."""
    yield from _told(proof_table(block), is_example=block.is_example)


def ratios(block: accounts.Ratios) -> Iterator[Part]:
    """Ekonomiska nyckeltal."""
    yield from _told(ratio_table(block), is_example=block.is_example)


def investment_projects(block: investments.InvestmentTable) -> Iterator[Part]:
    """Investeringsredovisning."""
    yield from _told(investment_table(block), is_example=block.is_example)


def people(block: personnel.PersonnelTable) -> Iterator[Part]:
    """Väsentliga personalförhållanden."""
    yield from _told(personnel_table(block), is_example=block.is_example)


def balance_requirement(block: accounts.BalanceRequirement) -> Iterator[Part]:
    """Balanskravsutredning."""
    yield from _told(table_of(block), is_example=block.is_example)
    yield from map(Words, said_of_balance(block))


def said_of_balance(block: accounts.BalanceRequirement) -> Iterator[str]:
    """What is said under a balanskravsutredning: what the reserve is called, and what is to be restored until when."""
    if len(set(block.reserve_names)) > 1:
        named: dict[str, list[str]] = {}
        for column, name in zip(block.columns, block.reserve_names, strict=True):
            named.setdefault(name, []).append(column.heading)
        told = join_words([f"{name} ({join_words(headings)})" for name, headings in named.items()])
        yield f"Reserven heter {told}."
    for one in block.restorations:
        amount = stated(Stated(one.left), block.unit, block.decimals).text
        yield f"Av underskottet {one.year} återstår {amount}{NBSP}{block.unit}, som ska vara återställt senast {one.latest}."


def references(about: tuple[Reference, ...]) -> str:
    """Where a note's rows stand: "Till resultaträkningen och balansräkningen"."""
    return ", ".join(_named(about))


def _named(about: tuple[Reference, ...]) -> list[str]:
    """What they stand in, once each."""
    return list(dict.fromkeys(one.words for one in about))


def _told(table: AmountTable, *, is_example: bool) -> Iterator[Part]:
    yield _plain(table, marks=not is_example)
    if table.legend:
        yield Words(table.legend, NOTE)


def _plain(table: AmountTable, *, marks: bool) -> Table:
    """The table with one row of headings. Its groups are said in each of them."""
    notes = ("Not",) if table.has_notes else ()
    labels = (f"{head.label} ({EXAMPLE})" if head.is_example and marks else head.label for head in table.heads)
    first = 1 + len(notes)
    figures = frozenset(at for at, head in enumerate(table.heads, start=first) if head.is_figure)
    rows = tuple(_row(line, table, marks=marks) for line in table.lines)
    return Table(table.title, (table.name_heading, *notes, *labels), rows, figures, table.lies_down)


def _row(line: Line, table: AmountTable, *, marks: bool) -> Row:
    name = ", ".join(filter(None, (line.name, line.measure)))
    leads = tuple(Lead(str(number), accounts.note_place(number)) for number in line.notes)
    notes = (Cell(", ".join(map(str, line.notes)), leads=leads),) if table.has_notes else ()
    cells = line.cells or (Cell(),) * len(table.heads)
    leads_on = tuple(Lead(one.words, accounts.row_place(one.row)) for one in line.places)
    first = Cell(f"{name} ({EXAMPLE})" if line.is_example and marks else name, below=leads_on)
    return Row(
        (first, *notes, *cells),
        is_sum=line.kind in SUMS,
        is_heading=line.kind == RowKind.HEADING,
        depth=line.depth + (line.kind == RowKind.OF_WHICH),
        key=line.key,
        name=line.name,
    )
