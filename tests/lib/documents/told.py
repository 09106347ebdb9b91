"""What a document tells in figures, row by row: reckoned here from its blocks, and not by what draws them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from styrmodell.lib.documents import blocks, key_numbers, personnel
from styrmodell.lib.documents import figures as figures_of
from styrmodell.lib.documents.accounts import (
    BalanceRequirement,
    FinancialNote,
    Ratios,
    RowKind,
    Statement,
)
from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.model import Block, Document
from styrmodell.lib.documents.risks import RiskTable
from styrmodell.lib.documents.status import Status
from tests.lib.documents.told_lines import Line, Told, less, said, stated
from tests.lib.documents.told_projects import projects

TKR, MKR = Decimal(1000), Decimal(1_000_000)
NO_TABLES = (key_numbers.KeyNumbers, GroupStructure)
IN_WORDS = {"html": {RiskTable}, "pdf": {RiskTable, *NO_TABLES}}  # what stands there with words and is no number alone


@dataclass(frozen=True)
class Lines:
    """A block with its rows; those that nothing is told of are left out."""

    block: Block
    rows: tuple[Line, ...]


def told(document: Document) -> list[Lines]:
    """The rows of figures of every block, in reading order."""
    found = [Lines(block, tuple(TELLS.get(type(block), _nothing)(block))) for block in document.blocks]
    return [lines for lines in found if any(row.told for row in lines.rows)]


def _nothing(_block: Block) -> Iterator[Line]:
    yield from ()


def _statement(block: Statement | FinancialNote | BalanceRequirement) -> Iterator[Line]:
    heads = [f"{column.group} {column.heading}".strip() for column in block.columns]
    for row in block.rows:
        if row.kind != RowKind.HEADING:
            cells = zip(heads, row.values, block.columns, strict=True)
            amounts = (
                stated(head, what, block.unit.per, block.decimals, signed=column.is_signed)
                for head, what, column in cells
            )
            yield Line(row.name, tuple(amounts), ", ".join(map(str, row.notes)))


def _ratios(block: Ratios) -> Iterator[Line]:
    heads = [f"{column.group} {column.heading}".strip() for column in block.columns]
    for row in block.rows:
        values = tuple(stated(head, what, 1, row.decimals) for head, what in zip(heads, row.values, strict=True))
        yield Line(row.name, (*values, *([Told("Mål", row.target)] if row.target else [])))


def _people(block: personnel.PersonnelTable) -> Iterator[Line]:
    for row in block.rows:
        cells = zip(block.years, row.values, strict=True) if row.values else ()
        if not row.is_heading:
            yield Line(
                row.name,
                tuple(
                    Told(year, one.withheld) if one.withheld else said(year, one.value, row.decimals)
                    for year, one in cells
                ),
            )


def _key_numbers(block: key_numbers.KeyNumbers) -> Iterator[Line]:
    for one in block.items:
        yield Line(one.name, (said("Värde", one.value, one.decimals, signed=one.signed),))


def _tkr(head: str, kr: Decimal | None, *, signed: bool = False) -> Told:
    return said(head, None if kr is None else kr / TKR, signed=signed)


def _ledger(block: figures_of.Ledger) -> Iterator[Line]:
    """Of a year that is over the budget is told once, where it is the period's."""
    is_over = block.period.isdecimal() and all(row.forecast is None for row in block.rows)
    is_told = is_over and all(row.budget == row.year_budget for row in filter(None, (*block.rows, block.total)))
    period = f" {block.period}" if block.period else ""
    for row in filter(None, (*block.rows, block.total)):
        deviation = row.deviation_sum if row.is_sum else less(row.outcome, row.budget)
        year_deviation = row.year_deviation_sum if row.is_sum else less(row.forecast, row.year_budget)
        cells = [
            _tkr(f"Utfall{period}", row.outcome),
            _tkr(f"Budget{period}", row.budget),
            _tkr(f"Avvikelse{period}", deviation),
            *([] if is_over else [_tkr("Prognos helår", row.forecast)]),
            *([] if is_told else [_tkr("Årsbudget", row.year_budget)]),
            *([] if is_over else [_tkr("Avvikelse helår", year_deviation)]),
        ]
        yield Line(row.name, tuple(cells))


def _bars(block: figures_of.BudgetBars) -> Iterator[Line]:
    is_over = block.period.isdecimal() and all(row.forecast is None for row in block.rows)
    for row in block.rows:
        deviation = row.deviation_sum if row.is_sum else less(row.outcome, row.budget)
        year_deviation = row.year_deviation_sum if row.is_sum else less(row.forecast, row.year_budget)
        cells = [
            _tkr("Årsbudget, tkr", row.year_budget),
            _tkr(f"Utfall {block.period}, tkr" if block.period else "Utfall, tkr", row.outcome),
        ]
        if is_over:
            cells.append(_tkr("Utfall mot budget, tkr", deviation, signed=True))
        else:
            cells.append(_tkr("Årsprognos, tkr", row.forecast))
            cells.append(_tkr("Prognos mot budget, tkr", year_deviation, signed=True))
        yield Line(row.name, tuple(cells))


def _waterfall(block: figures_of.Waterfall) -> Iterator[Line]:
    for at, step in enumerate(block.steps):
        yield Line(step.name, (said("mkr", step.amount / MKR, 1, signed=at > 0),))
    yield Line(block.result_name, (said("mkr", sum(step.amount for step in block.steps) / MKR, 1),))


def _deviations(block: figures_of.DeviationTable) -> Iterator[Line]:
    """What is not about money has nothing in the column of money."""
    for row in block.rows:
        if row.amount is not None:
            of = "Utfall" if block.heading == "Årets avvikelser mot budget" else "Prognos"
            yield Line(row.name, (_tkr(f"{of} mot budget, tkr", row.amount, signed=True),))


def _charts(block: figures_of.KeyFigureCharts) -> Iterator[Line]:
    """A year that has only a target lacks no value."""
    for one in block.figures:
        last = len(one.periods) - one.coming
        for name, values in ((one.own_name, one.values), (one.compare_name, one.compare)):
            cells = [said(period, value, one.decimals) for period, value in zip(one.periods, values, strict=False)]
            if cells:
                yield Line(name, tuple(cells[:last]))
        uppers = one.upper_targets or (None,) * len(one.targets)
        goals = zip(one.periods, one.targets, uppers, strict=False)
        cells = [_goal(period, low, top, one.decimals) for period, low, top in goals if low is not None]
        if one.targets:
            yield Line("Mål", tuple(cells))


def _goal(head: str, low: Decimal, top: Decimal | None, decimals: int) -> Told:
    told = said(head, low, decimals)
    return told if top is None else Told(head, f"{told.words}–{said('', top, decimals).words}")


def _key_figures(block: figures_of.KeyFigureTable) -> Iterator[Line]:
    for row in block.rows:
        cells = []
        if row.previous is not None:
            cells.append(said(block.previous_heading, row.previous, row.decimals))
        is_said = not row.is_unavailable
        value = said(block.value_heading, row.value, row.decimals)
        cells.append(value if is_said else Told(block.value_heading, "inget värde än"))
        if row.target is not None:
            cells.append(_goal(block.target_heading, row.target, row.upper_target, row.decimals))
        yield Line(row.name, tuple(cells))


def _goals(block: blocks.GoalTable) -> Iterator[Line]:
    for row in block.rows:
        yield Line(row.name, _unjudged(Bedömning=row.assessment, Förflyttning=row.progress))


def _contributions(block: blocks.ContributionTable) -> Iterator[Line]:
    for row in block.rows:
        yield Line(row.unit, _unjudged(Bedömning=row.assessment))


def _states(block: blocks.StatusTable) -> Iterator[Line]:
    for row in block.rows:
        yield Line(row.name, _unjudged(Status=row.status))


def _unjudged(**judged: Status | None) -> tuple[Told, ...]:
    """The columns of judgements, where nobody has given one; a judgement is words and no figure."""
    return tuple(Told(head, "saknas") for head, status in judged.items() if status is None)


def _group(block: GroupStructure) -> Iterator[Line]:
    for one in block.companies:
        words = "ägarandel ej angiven" if one.share is None else f"{one.share.normalize():f} %".replace(".", ",")
        yield Line(one.name, (Told("Ägarandel", words),))


def _risks(block: RiskTable) -> Iterator[Line]:
    """The steps and what they come to; on a page and on paper they stand with their words."""
    for row in block.rows:
        if row.probability and row.consequence:
            steps = Decimal(row.probability.value), Decimal(row.consequence.value)
            told = zip(("Sannolikhet", "Konsekvens", "Riskvärde"), (*steps, steps[0] * steps[1]), strict=True)
            yield Line(row.name, tuple(said(head, value) for head, value in told))


TELLS: dict[type, Callable[..., Iterator[Line]]] = {
    Statement: _statement,
    FinancialNote: _statement,
    BalanceRequirement: _statement,
    Ratios: _ratios,
    personnel.PersonnelTable: _people,
    key_numbers.KeyNumbers: _key_numbers,
    InvestmentTable: projects,
    figures_of.Ledger: _ledger,
    figures_of.BudgetBars: _bars,
    figures_of.Waterfall: _waterfall,
    figures_of.DeviationTable: _deviations,
    figures_of.KeyFigureCharts: _charts,
    figures_of.KeyFigureTable: _key_figures,
    GroupStructure: _group,
    RiskTable: _risks,
    blocks.GoalTable: _goals,
    blocks.ContributionTable: _contributions,
    blocks.StatusTable: _states,
}


def expected(document: Document, form: str) -> list[Line]:
    """What a file of that form is to tell, in reading order.

    What a form tells otherwise, by intention: the page and the paper draw the outcome and the forecast of `BudgetBars`, which
    stand as numbers in the ledger beside it; in CSV no plus is written and what is missing is empty; on paper key numbers and
    shares are no tables, and a note's number is one figure among others.
    """
    told_in = [one for one in told(document) if type(one.block) not in IN_WORDS.get(form, ())]
    rows = [_in_form(row, lines.block, form) for lines in told_in for row in lines.rows]
    return [row for row in rows if row.told]


def _in_form(row: Line, block: Block, form: str) -> Line:
    figures = [*row.told]
    if form in ("html", "pdf") and isinstance(block, figures_of.BudgetBars):
        figures = [one for one in figures if one.head == "Årsbudget, tkr" or " mot " in one.head]
    if form == "docx" and isinstance(block, RiskTable):
        figures = figures[-1:]  # its steps stand with their words
    if form == "csv":
        figures = [replace(one, words=one.words.removeprefix("+")) for one in figures if one.words != "saknas"]
    if form == "pdf" and row.notes:
        return replace(row, told=(Told("", row.notes), *figures), notes="")
    return replace(row, told=tuple(figures))
