"""The accounts of a report as the tables of its document, a section at a time, with what is lacking in each. No query."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst

from followup.enums import Content
from followup.money.report_accounts import ReportAccounts, Standing, ToldColumn
from followup.money.statement_notes import note_numbers, notes_of
from followup.money.statement_numbers import numbers_of, ratios_of
from followup.money.statement_proofs import agreed_in, faults_in, proofs_in
from followup.money.statement_table import Table, tells
from followup.rules.accounts.in_sections import ACCOUNTS_IN, accounts_told
from followup.rules.accounts.line_table import reserve_name
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.reserve import restore_by
from followup.rules.accounts.sheet import THE, missing_words
from followup.rules.told_numbers import TableNumber
from styrmodell.lib.documents.accounts import BalanceRequirement, ProofList, Restoration, Statement, row_place
from styrmodell.lib.documents.model import Block
from styrmodell.lib.swedish import count_words, money_mkr

# The rows that a section is not whole without.
RESULTS: dict[str, tuple[str, ...]] = {
    Content.INCOME_STATEMENT: ("result",),
    Content.BALANCE_SHEET: ("total_assets", "total_financing"),
    Content.CASH_FLOW: ("closing_cash",),
    Content.BALANCED_BUDGET: ("balanced_result",),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """Det som hämtas till ett avsnitt.

    Attributes:
        proofs: what is proved of it; None when nothing is.
        agreed: that all which is proved agrees, in a sentence; "" when something does not.
        lead: what it comes to, in a sentence.
        lacks: what is missing or does not agree, in sentences; "" when nothing is.
        is_begun: what it is fetched from is begun.
        of_accounts: it is fetched from räkenskaperna.
        numbers: its lines, as texts may name them.
    """

    blocks: tuple[Block, ...] = ()
    proofs: ProofList | None = None
    lead: str = ""
    lacks: str = ""
    is_begun: bool = False
    tells_principles: bool = False  # its text is the note on how the accounts are made
    of_accounts: bool = True
    agreed: str = ""
    numbers: tuple[TableNumber, ...] = ()


def fetched(accounts: ReportAccounts, content: str, contents: Collection[str]) -> Fetched:
    """What a section is made of.

    Args:
        contents: what the report's sections hold: koncernen stands beside kommunen where sammanställda räkenskaper are asked
            for, and a row leads to its note where there are notes.
    """
    printed = {one for one in accounts_told(contents) if any(tells(column.sheet, one) for column in accounts.told)}
    proofs = proofs_in(accounts, content, ACCOUNTS_IN[content], printed)
    blocks = tuple(_blocks(accounts, content, contents))
    is_told = bool(blocks) or content == Content.CONSOLIDATED  # whose amounts stand in the other sections
    return Fetched(
        blocks,
        proofs if is_told else None,
        _lead(accounts, content),
        " ".join(_lacks(accounts, content, contents)),
        accounts.is_begun,
        content == Content.NOTES,
        agreed=agreed_in(accounts, content, ACCOUNTS_IN[content]) if is_told else "",
        numbers=tuple(_numbers(accounts, content)),
    )


def _numbers(accounts: ReportAccounts, content: str) -> Iterator[TableNumber]:
    """Its lines, and with the balansräkning the ratios that are worked out from it."""
    for account in ACCOUNTS_IN[content]:
        yield from numbers_of(Table(accounts, account, {}))
    if content == Content.BALANCE_SHEET:
        yield from ratios_of(accounts, row_place("total-assets"))


def _blocks(accounts: ReportAccounts, content: str, contents: Collection[str]) -> Iterator[Block]:
    if content == Content.NOTES:
        yield from notes_of(accounts, contents)
        return
    numbers = note_numbers(accounts, contents) if Content.NOTES in contents else {}
    for account in ACCOUNTS_IN[content]:
        table = Table(accounts, account, numbers)
        if table.columns and content == Content.BALANCED_BUDGET:
            yield _requirement(table)
        elif table.columns:
            yield _statement(table)


def _statement(table: Table) -> Statement:
    marks = table.marks(table.lines)
    return Statement(table.title, table.heads(marks), table.rows(marks), note=table.partial, is_example=marks.whole)


def _requirement(table: Table) -> BalanceRequirement:
    years, marks = [one.stored.year for one in table.columns], table.marks(table.lines)
    return BalanceRequirement(
        table.heads(marks),
        table.rows(marks),
        reserve_names=tuple(map(reserve_name, years)),
        restorations=tuple(_restorations(table.columns)),
        conclusion=_balanced({one.standing: one for one in table.columns}),
        note=table.partial,
        is_example=marks.whole,
    )


def _balanced(columns: Mapping[Standing, ToldColumn]) -> str:
    """What this year's balanskravsresultat is, or is expected to be; nothing where only the years before are told."""
    is_forecast = Standing.FORECAST in columns
    shown = columns.get(Standing.FORECAST if is_forecast else Standing.OWN)
    result = shown.sheet.value("balanced_result") if shown else None
    if result is None or not result.is_whole:
        return ""
    return f"Balanskravsresultatet {'väntas bli' if is_forecast else 'är'} {money_mkr(result.amount, unit=True)}."


def _restorations(columns: Iterable[ToldColumn]) -> Iterator[Restoration]:
    """What a whole year's result, or what is forecast of it, leaves to restore."""
    for column in columns:
        told = column.sheet.value("balanced_result")
        if column.stored.month == YEAR_END and told.is_whole and told.amount is not None and told.amount < 0:
            year = column.stored.year
            yield Restoration(year, -told.amount, restore_by(year, told.amount) or year)


def _lead(accounts: ReportAccounts, content: str) -> str:
    if content == Content.CASH_FLOW:
        return _cash(accounts.columns.get(Standing.OWN))
    standing = Standing.GROUP if content == Content.CONSOLIDATED else Standing.OWN
    key = {
        Content.INCOME_STATEMENT: "result",
        Content.CONSOLIDATED: "result",
        Content.BALANCE_SHEET: "total_assets",
    }.get(Content(content))
    column = accounts.columns.get(standing)
    if column is None or key is None or not column.sheet.value(key).is_whole:
        return ""
    amount = money_mkr(column.sheet.value(key).amount, unit=True)
    if content != Content.CONSOLIDATED:
        return f"{column.sheet.name(key)} är {amount}."
    return f"Koncernens resultat är {amount}. Beloppen står bredvid kommunens i resultaträkningen och balansräkningen."


def _cash(column: ToldColumn | None) -> str:
    """How much the likvida medel have grown or shrunk, and to what."""
    if column is None:
        return ""
    opening, closing = column.sheet.value("opening_cash"), column.sheet.value("closing_cash")
    if not (opening.is_whole and closing.is_whole) or opening.amount is None or closing.amount is None:
        return ""
    away, left = closing.amount - opening.amount, money_mkr(closing.amount, unit=True)
    if money_mkr(abs(away)) == money_mkr(0):
        return f"Likvida medel är {left}, som vid årets början."
    return f"Likvida medel {'ökade' if away > 0 else 'minskade'} med {money_mkr(abs(away), unit=True)} till {left}."


def _lacks(accounts: ReportAccounts, content: str, contents: Collection[str]) -> Iterator[str]:
    """What is missing, else what does not agree."""
    if missing := _missing(accounts, content, contents):
        yield missing
    if count := faults_in(accounts, content, ACCOUNTS_IN[content]):
        yield f"{capfirst(count_words(count, common=True))} {'kontroll' if count == 1 else 'kontroller'} stämmer inte."


def _missing(accounts: ReportAccounts, content: str, contents: Collection[str]) -> str:
    if content == Content.CONSOLIDATED:
        return _missing_in_group(accounts, contents)
    if content == Content.NOTES:
        return "" if any(notes_of(accounts, contents)) else "Noterna har inga belopp."
    account = ACCOUNTS_IN[content][0]
    table = Table(accounts, account, {})
    if not table.columns and not accounts.is_begun:
        return f"Räkenskaperna för {accounts.period} är inte påbörjade."
    told = [one for one in table.columns if one.standing in (Standing.OWN, Standing.FORECAST)]
    if not told:
        return f"{capfirst(THE[account])} har inga belopp."
    lacking = [name for key in RESULTS[content] for name in told[0].sheet.value(key).missing]
    return f"I {THE[account]} saknas {missing_words(tuple(dict.fromkeys(lacking)))}." if lacking else ""


def _missing_in_group(accounts: ReportAccounts, contents: Collection[str]) -> str:
    column = accounts.columns.get(Standing.GROUP)
    if column is None:
        return f"Koncernens räkenskaper för {accounts.period} saknas."
    keys = [key for one in (Content.INCOME_STATEMENT, Content.BALANCE_SHEET) if one in contents for key in RESULTS[one]]
    lacking = tuple(dict.fromkeys(name for key in keys for name in column.sheet.value(key).missing))
    return f"I koncernens räkenskaper saknas {missing_words(lacking)}." if lacking else ""
