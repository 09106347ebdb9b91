"""The tables of the accounts, as every format draws them: groups of columns, rows of several kinds, a column of notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from styrmodell.lib.documents.accounts import (
    BalanceRequirement,
    ColumnRole,
    FinancialNote,
    ProofList,
    Ratios,
    Reference,
    RowKind,
    SaidIn,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup, summed
from styrmodell.lib.documents.parts.model import MISSING_CELL, Cell
from styrmodell.lib.documents.personnel import PersonnelTable, PersonnelValue
from styrmodell.lib.swedish import EN_DASH, lower_first
from styrmodell.lib.swedish import number as number_words

MOST_UPRIGHT = 7  # columns of amounts; more lie down
MOST_ON_A_PHONE = 2
SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)
DASH = Cell(EN_DASH)
DASHES = f"Streck ({EN_DASH}) betyder att raden inte är tillämplig, 0 att den är noll."


@dataclass(frozen=True, slots=True)
class Head:
    """Kolumnhuvud, with the group that it stands in."""

    words: str
    group: str = ""
    look: str = ""
    is_figure: bool = True
    is_example: bool = False

    @property
    def label(self) -> str:
        """It where its group is not beside it: "Kommunen 2026"."""
        return f"{self.group} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Line:
    """En rad: what names it, and a cell for each head.

    Attributes:
        measure: a unit of measure after the name.
        places: rows elsewhere that it leads to.
    """

    name: str
    cells: tuple[Cell, ...] = ()
    kind: RowKind = RowKind.LINE
    key: str = ""
    notes: tuple[int, ...] = ()
    depth: int = 0
    measure: str = ""
    places: tuple[Reference, ...] = ()
    is_example: bool = False

    @property
    def look(self) -> str:
        """Its classes in the style sheet."""
        step = f"depth-{min(self.depth, 3)}" if self.depth else ""
        return " ".join(filter(None, (self.kind.lower().replace("_", "-"), step)))


@dataclass(frozen=True, slots=True)
class HeadGroup:
    """Kolumner under ett gemensamt huvud; without words each stands by itself."""

    words: str
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class AmountTable:
    """Tabell i räkenskaperna. `look` is its class in the style sheets, by which its columns also get their widths; `rule` is what
    has to be said under it besides what a dash means.
    """

    look: str
    title: str
    name_heading: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    lies_down: bool = False
    rule: str = ""

    @property
    def has_notes(self) -> bool:
        """True when some row has a note."""
        return any(line.notes for line in self.lines)

    @property
    def groups(self) -> tuple[HeadGroup, ...]:
        """The groups of columns; none when no column stands in one."""
        if not any(head.group for head in self.heads):
            return ()
        return tuple(HeadGroup(words, tuple(heads)) for words, heads in groupby(self.heads, lambda head: head.group))

    @property
    def ends_beside_groups(self) -> bool:
        """True when the last column stands in no group: then the row of heads below the groups ends before the table does."""
        return not self.heads[-1].group

    @property
    def bodies(self) -> tuple[tuple[Line, ...], ...]:
        """The rows in parts: a heading begins a new one."""
        found: list[list[Line]] = []
        for line in self.lines:
            if not found or line.kind == RowKind.HEADING:
                found.append([])
            found[-1].append(line)
        return tuple(map(tuple, found))

    @property
    def width(self) -> int:
        """How many columns it has, the names' among them."""
        return 1 + self.has_notes + len(self.heads)

    @property
    def is_slim(self) -> bool:
        """True when it has room on a phone as it is."""
        return len(self.heads) <= MOST_ON_A_PHONE and all(head.is_figure for head in self.heads)

    @property
    def legend(self) -> str:
        """What has to be said under it: what a dash means, where there is one, and its own rule."""
        has_dashes = any(cell.text == EN_DASH for line in self.lines for cell in line.cells)
        return " ".join(filter(None, (DASHES if has_dashes else "", self.rule)))


def stated(what: Stated, unit: SaidIn, decimals: int, *, signed: bool = False) -> Cell:
    """An amount in its unit."""
    return _cell(
        Stated(None if what.value is None else what.value / unit.per, what.is_not_applicable), decimals, signed
    )


def _cell(what: Stated, decimals: int, signed: bool = False) -> Cell:  # noqa: FBT001, FBT002  # passed on
    if what.is_not_applicable:
        return DASH
    if what.value is None:
        return MISSING_CELL
    words = number_words(what.value, decimals, signed=signed)
    return Cell(words, number=what.value, decimals=decimals, signed=signed)


def table_of(block: Statement | FinancialNote | BalanceRequirement) -> AmountTable:
    """A statement, or what is set as one."""
    looks = {Statement: "statement", FinancialNote: "note-table statement", BalanceRequirement: "few-years statement"}
    return AmountTable(
        looks[type(block)],
        block.heading,
        f"Belopp i {block.unit}",
        _heads(block.columns),
        tuple(_line(row, block) for row in block.rows),
        lies_down=len(block.columns) > MOST_UPRIGHT,
    )


def _heads(columns: Sequence[StatementColumn]) -> tuple[Head, ...]:
    """The first column of a group after another is set apart from it."""
    found = []
    for at, column in enumerate(columns):
        look = "" if column.role == ColumnRole.OTHER else column.role.lower()
        is_apart = at and column.group != columns[at - 1].group
        found.append(
            Head(column.heading, column.group, f"{look} apart" if is_apart else look, is_example=column.is_example)
        )
    return tuple(found)


def _line(row: StatementRow, block: Statement | FinancialNote | BalanceRequirement) -> Line:
    cells = tuple(
        stated(what, block.unit, block.decimals, signed=column.is_signed)
        for what, column in zip(row.values, () if row.kind == RowKind.HEADING else block.columns, strict=True)
    )
    return Line(row.name, cells, row.kind, row.key, row.notes, row.depth, is_example=row.is_example)


def proof_table(block: ProofList) -> AmountTable:
    """Checks, each with what came of it."""
    lines = (
        Line(proof.sentence, (Cell(proof.status.word, status=proof.status),), places=proof.places)
        for proof in block.proofs
    )
    verdict = Head("Utfall", look="judgement", is_figure=False)
    return AmountTable("proofs", block.heading, "Kontroll", (verdict,), tuple(lines))


def ratio_table(block: Ratios) -> AmountTable:
    """Key ratios with their rules, where some is told here."""
    has_rules = any(row.rule for row in block.rows)
    rule = [Head("Regel", look="rule", is_figure=False)] if has_rules else []
    heads = [*rule, *_heads(block.columns)]
    if block.has_targets:
        heads.append(Head("Mål", look="target"))
    lines = []
    for row in block.rows:
        cells = [*([Cell(row.rule)] if has_rules else []), *(_cell(value, row.decimals) for value in row.values)]
        if block.has_targets:
            cells.append(Cell(row.target))
        lines.append(Line(row.name, tuple(cells), measure=row.unit_of_measure, is_example=row.is_example))
    return AmountTable("ratios", block.heading, "Nyckeltal", tuple(heads), tuple(lines))


def investment_table(block: InvestmentTable) -> AmountTable:
    """Projects by nämnd, with sums."""
    columns = [column for column in _amounts_of(block) if _is_told(block, column[1])]
    heads = [head for head, _, _ in columns]
    has_statuses = any(project.status for project in block.projects)
    heads += [Head("Läge", look="judgement", is_figure=False)] if has_statuses else []
    has_days = any(project.ready for project in block.projects)
    heads += [Head("Klart", look="ready", is_figure=False)] if has_days else []

    def line(name: str, amount: Callable[[Callable[[Project], Stated]], Stated], kind: RowKind = RowKind.LINE) -> Line:
        said = [stated(amount(of), block.unit, block.decimals, signed=signed) for _, of, signed in columns]
        return Line(name, tuple(said) + (Cell(),) * (len(heads) - len(said)), kind)

    def project_line(project: Project, depth: int) -> Line:
        told = line(project.name, lambda of: of(project))
        said = list(told.cells[: len(columns)])
        said += [Cell(project.status.word, status=project.status) if project.status else DASH] if has_statuses else []
        said += [Cell(project.ready)] if has_days else []
        return Line(project.name, tuple(said), depth=depth, is_example=project.is_example)

    def lines() -> Iterator[Line]:
        for group in block.groups:
            yield Line(group.name, kind=RowKind.HEADING)
            yield from (project_line(project, depth=1) for project in group.projects)
            if len(block.groups) > 1:
                name = f"Summa {lower_first(group.name)}"
                yield line(name, partial(_sum_of, group), RowKind.SUBTOTAL)
        yield line("Summa investeringar", partial(summed, block.projects), RowKind.TOTAL)

    name_heading = f"Belopp i {block.unit}"
    return AmountTable(
        "investments", block.heading, name_heading, tuple(heads), tuple(lines()), lies_down=len(columns) > MOST_UPRIGHT
    )


def personnel_table(block: PersonnelTable) -> AmountTable:
    """What is told of people, year by year; that something is withheld is told in words."""
    looks = ["current" if at == block.newest else "previous" for at in range(len(block.years))]
    heads = tuple(
        Head(year, look=look, is_example=year in block.examples) for year, look in zip(block.years, looks, strict=True)
    )
    lines = tuple(
        Line(
            row.name,
            tuple(_told_of_people(value, row.decimals) for value in row.values),
            RowKind.HEADING if row.is_heading else RowKind.LINE,
            depth=row.depth,
        )
        for row in block.rows
    )
    rule = block.rule if block.is_withholding else ""
    return AmountTable("few-years statement", block.heading, "Uppgift", heads, lines, rule=rule)


def _told_of_people(what: PersonnelValue, decimals: int) -> Cell:
    return Cell(what.withheld) if what.withheld else _cell(Stated(what.value), decimals)


def _sum_of(group: ProjectGroup, amount: Callable[[Project], Stated]) -> Stated:
    return summed(group.projects, amount)


def _is_told(block: InvestmentTable, amount: Callable[[Project], Stated]) -> bool:
    return any(found.value is not None for found in map(amount, block.projects))


def _amounts_of(block: InvestmentTable) -> Iterator[tuple[Head, Callable[[Project], Stated], bool]]:
    """Every column that there may be: its head, what it tells of a project, and whether a plus is shown."""
    whole, year = "Hela projektet", block.period
    yield Head("Beslutad", whole), lambda project: project.decided, False
    yield Head("Beräknad", whole), lambda project: project.estimated, False
    yield Head("Förbrukat", whole), lambda project: project.spent, False
    yield Head("Budget", year, "budget apart"), lambda project: project.budget, False
    yield Head("varav ändring", year), lambda project: project.change, True
    yield Head("Utfall", year, "current"), lambda project: project.outcome, False
    yield Head("Prognos", year, "forecast"), lambda project: project.forecast, False
    yield Head("Avvikelse", year), block.deviation, True
    yield Head("Ombudgeteras", year), lambda project: project.carried_over, False
