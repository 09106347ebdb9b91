"""What *Så gick det med pengarna* tells, read from the report's document alone: as it is written, or as it was frozen.

What the report does not tell is not told: nothing is taken for zero, and a picture whose parts are not all known is not drawn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from styrmodell.lib import richtext
from styrmodell.lib.documents.accounts import ColumnRole, RowKind, Stated, Statement, StatementColumn
from styrmodell.lib.documents.blocks import GoalRow, GoalTable, RichText
from styrmodell.lib.documents.figures import Ledger, LedgerRow, Value
from styrmodell.lib.documents.investments import InvestmentTable, summed
from styrmodell.lib.documents.leaflet import YearAmount
from styrmodell.lib.documents.model import Block, Document
from styrmodell.lib.documents.personnel import PersonnelTable

YEAR = re.compile(r"\d{4}")
CODED = re.compile(r"^\d+\s+(?=\S)")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
OWN = ("", "Kommunen")  # the groups of columns that are kommunens own
RESULT, RESULT_NAME, FIVE_YEARS = "result", "Årets resultat", "år i sammandrag"
EMPLOYED, TOTAL = "Anställda", "Totalt"
AHEAD = "expected-development"
# The rows whose sum is the year's result, and what money that comes in by them is called.
CAME_IN = {
    "tax-revenue": "Skatt",
    "general-grants": "Staten och utjämning",
    "operating-income": "Avgifter, hyror m.m.",
    "financial-income": "Räntor och utdelning",
    "extraordinary": "Annat",
    "operating-costs": "Annat",
    "depreciation": "Annat",
    "financial-costs": "Annat",
    "company-tax": "Annat",
}
UNSEEN = Decimal(50_000)  # kr; what is rounded row by row differs by no more from its printed sum

Named = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Money:
    """Pengarna ett år, kr: what came in by name, what went out, what was left, and what was planned to be left.

    Attributes:
        came_in: empty where some part of it is not told; then `went_out` is not told either.
    """

    result: Value = None
    planned: Value = None
    came_in: tuple[Named, ...] = ()
    went_out: Value = None
    is_example: bool = False

    @property
    def total_in(self) -> Decimal:
        """All that came in."""
        return sum((amount for _, amount in self.came_in), Decimal(0))


@dataclass(frozen=True, slots=True)
class Costs:
    """Vad nämnderna gjorde av med, kr without minus; `earning` are those that took in more than they spent."""

    rows: tuple[Named, ...] = ()
    earning: tuple[str, ...] = ()
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """Vad som byggdes och köptes, the largest first, kr; `total` None where some project has no amount."""

    projects: tuple[Named, ...] = ()
    total: Value = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Employed:
    """Hur många som arbetar i kommunen, and on which day."""

    count: Decimal
    day: str
    is_example: bool = False


def _in_chapter(document: Document, key: str) -> Iterator[Block]:
    return (block for chapter in document.chapters if chapter.key == key for block in chapter.blocks)


def money_in(document: Document) -> Money:
    """The year's money, from resultaträkningen; nothing where that does not tell the result."""
    statements = (block for block in _in_chapter(document, "income-statement") if isinstance(block, Statement))
    statement = next((one for one in statements if any(row.key == RESULT for row in one.rows)), None)
    own = _column(statement, ColumnRole.CURRENT) if statement else None
    if statement is None or own is None:
        return Money()
    told = {row.key: row.values[own] for row in statement.rows if row.key and row.values}
    result, budget = told[RESULT].value, _column(statement, ColumnRole.BUDGET)
    planned = (
        next(row for row in statement.rows if row.key == RESULT).values[budget].value if budget is not None else None
    )
    is_example = statement.is_example or statement.columns[own].is_example
    parts = {key: told[key] for key in CAME_IN if key in told and not told[key].is_not_applicable}
    if not _is_whole(parts, result):
        return Money(result, planned, is_example=is_example)
    amounts = [(CAME_IN[key], one.value or Decimal(0)) for key, one in parts.items()]
    came_in = tuple((name, amount) for name, amount in amounts if amount > 0)
    return Money(result, planned, came_in, -sum((kr for _, kr in amounts if kr < 0), Decimal(0)), is_example)


def _column(statement: Statement, role: ColumnRole) -> int | None:
    """Kommunens own column in a role."""
    found = (at for at, one in enumerate(statement.columns) if one.role == role and one.group in OWN)
    return next(found, None)


def _is_whole(parts: dict[str, Stated], result: Value) -> bool:
    """True when every part is told, and they come to the result."""
    known = [one.value for one in parts.values() if one.value is not None]
    if result is None or not known or len(known) < len(parts):
        return False
    return abs(sum(known, Decimal(0)) - result) <= UNSEEN


def costs_in(document: Document) -> Costs:
    """What each nämnd's verksamhet cost, from driftredovisningen; nothing where some nämnd's is not told."""
    ledger = next((block for block in _in_chapter(document, "operating") if isinstance(block, Ledger)), None)
    if ledger is None:
        return Costs()
    rows = [(row.name, row.outcome) for row in _each_once(ledger)]
    known = [(name, -outcome) for name, outcome in rows if outcome is not None]
    if len(known) < len(rows):
        return Costs()
    spending = sorted(((name, kr) for name, kr in known if kr > 0), key=lambda row: -row[1])
    is_example = ledger.is_example or all(row.is_example for row in ledger.rows)
    return Costs(tuple(spending), tuple(name for name, kr in known if kr < 0), is_example)


def _each_once(ledger: Ledger) -> Sequence[LedgerRow]:
    """The rows that come to the whole: of kommunen a nämnd each, though it is a sum; else those that are no sums."""
    outcomes = [row.outcome for row in ledger.rows if row.outcome is not None]
    is_whole = ledger.total is not None and sum(outcomes) == ledger.total.outcome
    return ledger.rows if is_whole else [row for row in ledger.rows if not row.is_sum]


def years_in(document: Document) -> tuple[tuple[YearAmount, ...], bool]:
    """The result through the years, the last one last, and whether all of it is example data; nothing of one year alone."""
    for block in document.blocks:
        if isinstance(block, Statement) and block.heading.endswith(FIVE_YEARS):
            rows = [row for row in block.rows if row.name == RESULT_NAME and row.kind != RowKind.HEADING]
            if rows:
                return _years(block.columns, rows[0].values), block.is_example
    return (), False


def _years(columns: tuple[StatementColumn, ...], values: tuple[Stated, ...]) -> tuple[YearAmount, ...]:
    told = [YearAmount(one.heading, value.value) for one, value in zip(columns, values, strict=True)]
    told = sorted((row for row in told if YEAR.fullmatch(row.year)), key=lambda row: row.year)
    return tuple(told) if sum(row.amount is not None for row in told) > 1 else ()


def goals_in(document: Document) -> tuple[GoalRow, ...]:
    """The goals, where somebody has judged them."""
    table = next((block for block in document.blocks if isinstance(block, GoalTable)), None)
    return table.rows if table and any(row.assessment for row in table.rows) else ()


def built_in(document: Document) -> Built:
    """What was built and bought, from investeringsredovisningen; a code before the name is for those who keep the accounts."""
    table = next((block for block in _in_chapter(document, "investments") if isinstance(block, InvestmentTable)), None)
    if table is None:
        return Built()
    told = [(one.name, one.outcome.value) for one in table.projects if one.outcome.value]
    are_coded = all(CODED.match(name) for name, _ in told)
    named = [(CODED.sub("", name) if are_coded else name, amount) for name, amount in told]
    is_example = table.is_example or (bool(table.projects) and all(one.is_example for one in table.projects))
    projects = tuple(sorted(named, key=lambda row: -row[1]))
    return Built(projects, summed(table.projects, lambda one: one.outcome).value, is_example)


def employed_in(document: Document) -> Employed | None:
    """How many are employed, where it is told of the report's own year."""
    for block in document.blocks:
        if not isinstance(block, PersonnelTable) or block.years[block.newest] != document.year:
            continue
        for heading, row in pairwise(block.rows):
            if heading.is_heading and heading.name.startswith(EMPLOYED) and row.name == TOTAL:
                count = row.values[block.newest].value
                day = heading.name.removeprefix(EMPLOYED).partition(",")[0].strip()
                return Employed(count, f"{day} {document.year}".strip(), block.is_example) if count else None
    return None


def next_in(document: Document, longest: int) -> tuple[str, bool]:
    """The first sentences about what is to come, no longer than so many characters; and whether they are example data."""
    lead = next((chapter.lead for chapter in document.chapters if chapter.key == AHEAD), "")
    for block in _in_chapter(document, AHEAD):
        if isinstance(block, RichText) and not richtext.is_empty(block.html):
            lines = [
                line.strip()
                for line in (lead, *richtext.plain(block.html).splitlines())
                if line.strip().endswith((".", "!", "?"))
            ]
            return _first_sentences(" ".join(lines), longest), block.is_example
    return "", False


def _first_sentences(words: str, longest: int) -> str:
    found = ""
    for sentence in SENTENCE_END.split(words):
        longer = f"{found} {sentence}".strip()
        if len(longer) > longest:
            break
        found = longer
    return found or clipped(words, longest)


def clipped(words: str, longest: int) -> str:
    """The words, cut where they are longer, between two of them unless that takes away half, and then with three dots."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    space = cut.rfind(" ")
    return f"{(cut[:space] if space > longest // 2 else cut).rstrip(' ,;:–-')}…"
