"""The chapters about money and deviations in a report; amounts come from the operating account and are never typed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape

from followup.asking.material import Material
from followup.documents import actions, below
from followup.enums import DeviationKind
from followup.models import SectionRule
from followup.money.amounts import Amounts, Total
from followup.money.operating_account import Account, OperatingRow, is_over, most_deviating
from followup.reading.deviations import ToldDeviation, told_once
from styrmodell.lib.documents.blocks import RichText, Source
from styrmodell.lib.documents.figures import (
    OF_A_YEAR,
    BudgetBars,
    DeviationRow,
    DeviationTable,
    Ledger,
    LedgerRow,
    Step,
    Waterfall,
)
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.swedish import join_words, money_mkr, period_label

MANY_STEPS = 15  # more do not tell anything in a picture


def operating(read: Material, one: SectionRule) -> list[Chapter]:
    """Driftredovisning: the table, and budget, outcome and forecast as bars."""
    account = read.money.account
    if account.is_empty:
        return []
    round_ = read.report.round
    period = period_label(round_.period_from, round_.period_to)
    words = " ".join(sentences(read))
    over = is_over(account, round_)
    rows = tuple(_ledger_row(row.label, row.amounts, is_example=row.is_example) for row in account.rows)
    blocks: list[Block] = [
        Ledger(
            rows,
            _ledger_row("Summa", account.total),
            period=period,
            name_heading=account.name_heading,
            note=_note(account),
            is_example=account.is_example,
        ),
        BudgetBars(
            rows,
            heading="Budget och utfall" if over else "Budget, utfall och prognos",
            name_heading=account.name_heading,
            period=period,
            conclusion=_largest(account, is_over=over),
            is_example=account.is_example,
        ),
    ]
    blocks.extend([*below.changed(read), *below.moved(read)])
    blocks.extend(_waterfall(account))
    blocks.extend(_comments(account))
    return [Chapter(one.section.key, one.title, tuple(blocks), lead=words)]


def _ledger_row(name: str, amounts: Amounts, *, is_example: bool = False) -> LedgerRow:
    row = LedgerRow(name, amounts.outcome, amounts.budget, amounts.forecast, amounts.year_budget, is_example)
    if not isinstance(amounts, Total):
        return row
    return replace(row, is_sum=True, deviation_sum=amounts.deviation_sum, year_deviation_sum=amounts.year_deviation_sum)


def _waterfall(account: Account) -> list[Block]:
    """Från årsbudget till prognos; nothing where some row lacks either, since the steps would lead elsewhere."""
    total, deviations = account.total, [row.amounts.year_deviation for row in account.rows]
    known = [deviation for deviation in deviations if deviation is not None]
    if total.year_budget is None or not any(known) or not 1 < len(known) <= MANY_STEPS:
        return []
    if total.year_budget + sum(known) != total.forecast or len(known) < len(deviations):
        return []
    steps = [Step(row.label, deviation) for row, deviation in zip(account.rows, known, strict=True)]
    budget, forecast = money_mkr(total.year_budget), money_mkr(total.forecast, unit=True)
    return [
        Waterfall(
            (Step("Årsbudget", total.year_budget), *steps),
            result_name="Helårsprognos",
            conclusion=f"Från {budget} i årsbudget till {forecast} i prognos.",
            is_example=account.is_example,
        )
    ]


def _comments(account: Account) -> list[Block]:
    """What was written beside the forecasts: a nämnd's report is where one reads why."""
    said = [(row.label, row.comment) for row in account.rows if isinstance(row, OperatingRow) and row.comment]
    if not said:
        return []
    html = "".join(f"<p><strong>{escape(name)}</strong>: {escape(text)}</p>" for name, text in said)
    return [RichText(html, "Till prognosen", is_example=account.is_example)]


def _note(account: Account) -> str:
    """How the sum is made, and which columns it is not whole in."""
    rounded = "Summan räknas på kronor och kan skilja 1–2 tkr från de avrundade raderna."
    partial = account.total.partial_words
    if not partial:
        return rounded
    return (
        f"{rounded} Belopp saknas på någon rad ({', '.join(partial)}). Summan räknar de rader som har belopp, och "
        "avvikelsen de rader som har båda."
    )


def _largest(account: Account, *, is_over: bool) -> str:
    """The verksamhet or nämnd that deviates most from its year's budget, in a sentence; "" when none is known to."""
    most = most_deviating(account.rows, is_over=is_over)
    if most is None:
        return ""
    row, deviation = most
    return f"Störst avvikelse mot årsbudgeten: {row.label}, {money_mkr(deviation, signed=True, unit=True)}."


def sentences(read: Material) -> list[str]:
    """The money in words: where the year is expected to end, or how far the outcome is from budget."""
    total = read.money.account.total
    if total.year_deviation is not None:
        return [f"Prognosen för året är {against(total.year_deviation, 'årsbudgeten')}."]
    if total.deviation is not None:
        budget = "periodens budget" if read.report.round.has_forecasts else "årsbudgeten"
        return [f"Utfallet är {against(total.deviation, budget)}."]
    return []


def against(deviation: Decimal, budget: str) -> str:
    """How far it is from a budget: "0,7 mkr bättre än årsbudgeten"."""
    amount = money_mkr(abs(deviation), unit=True)
    if amount == money_mkr(0, unit=True):
        return f"i nivå med {budget}"
    return f"{amount} {'bättre' if deviation > 0 else 'sämre'} än {budget}"


def deviations(read: Material, one: SectionRule) -> list[Chapter]:
    """Avvikelser och åtgärder: those about money with their computed amounts, the worst first, then the others.

    What a nämnd and kommunen say of the same thing is one row. Last how it went with what was to be done about earlier ones.
    """
    told = told_once(read.all_deviations)
    money = [rows for rows in told if rows[0].kind == DeviationKind.ECONOMY]
    others = [rows for rows in told if rows[0].kind != DeviationKind.ECONOMY]
    blocks: list[Block] = []
    if money:
        heading = OF_A_YEAR if is_over(read.money.account, read.report.round) else "Avvikelser mot årsbudget"
        table = sorted((_row(read, rows) for rows in money), key=lambda row: (row.amount is None, row.amount or 0))
        blocks.append(DeviationTable(tuple(table), heading))
    if others:
        blocks.append(DeviationTable(tuple(_row(read, rows) for rows in others), "Andra avvikelser", "Avvikelse"))
    blocks.extend(actions.followed_up(read))
    return [Chapter(one.section.key, one.title, tuple(blocks))] if blocks else []


def _row(read: Material, rows: Sequence[ToldDeviation]) -> DeviationRow:
    first = rows[0]
    told = [action for row in rows for action in row.actions]
    dates = [action.due_on for action in told if action.due_on]
    others = dict.fromkeys(row.unit_name for row in rows if not row.is_own)
    return DeviationRow(
        first.title,
        unit=join_words(list(others)),
        amount=read.money.deviations.get(first.operation_id or 0),
        cause="\n\n".join(dict.fromkeys(_cause(row, first) for row in rows if row.cause or row is not first)),
        action="\n\n".join(dict.fromkeys(action.text for action in told)),
        responsible=", ".join(dict.fromkeys(action.responsible for action in told if action.responsible)),
        due=max(dates, default=None),
        is_example=any(row.is_example for row in rows),
    )


def _cause(row: ToldDeviation, first: ToldDeviation) -> str:
    """The reason as it is given; another's under its own heading, and not said again where it is the same."""
    if row is first or row.cause == first.cause:
        return row.cause
    return f"{row.unit_name}: {row.title}. {row.cause}".strip()


def sources(read: Material) -> list[Source]:
    """Where the amounts come from."""
    return [Source("Driftredovisning", source) for source in read.money.sources]
