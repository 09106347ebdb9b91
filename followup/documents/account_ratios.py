"""Ekonomiska nyckeltal in kommunens report: how it stands and goes, with the rule of each in words and the years before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from followup.asking.material import Material
from followup.money.report_accounts import OF_GROUP, ToldColumn
from followup.rules.accounts.ratios import Ratio, ratios_over
from styrmodell.lib.documents.accounts import NOT_APPLICABLE, ColumnRole, RatioRow, Ratios, Stated, StatementColumn
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import NBSP, lower_first, number

KEY, TITLE = "ratios", "Ekonomiska nyckeltal"
SAME_RULES = "Reglerna är desamma som i kommunens nyckeltal."
SOLIDITY, WITH_PENSIONS = "solidity", "solidity_with_pensions"
Told = tuple[Sequence[ToldColumn], Sequence[Sequence[Ratio]]]


def chapters(read: Material) -> list[Chapter]:
    """The chapter; none where nothing can be worked out."""
    tables = [(columns, ratios_over([one.sheet for one in columns])) for columns in read.accounts.years.values()]
    told = [_of_known_years(columns, rows) for columns, rows in tables if rows]
    if not told:
        return []
    blocks = [_table(columns, rows, of_two=len(told) > 1) for columns, rows in told]
    blocks = [blocks[0], *(_without_rules(one, blocks[0]) for one in blocks[1:])]
    return [Chapter(KEY, TITLE, tuple(blocks), lead=_lead(told[0][1]))]


def _of_known_years(columns: Sequence[ToldColumn], rows: Sequence[Sequence[Ratio]]) -> Told:
    """Without the years that nothing is known of."""
    known = [at for at in range(len(columns)) if any(row[at].value is not None for row in rows)]
    return [columns[at] for at in known], [[row[at] for at in known] for row in rows]


def _table(columns: Sequence[ToldColumn], rows: Sequence[Sequence[Ratio]], *, of_two: bool) -> Ratios:
    whose = "Koncernens nyckeltal" if columns[0].standing in OF_GROUP else "Kommunens nyckeltal"
    is_example = all(one.is_example for one in columns)
    return Ratios(
        tuple(
            StatementColumn(
                one.heading,
                role=ColumnRole.PREVIOUS if at else ColumnRole.CURRENT,
                is_example=one.is_example and not is_example,
            )
            for at, one in enumerate(columns)
        ),
        tuple(_row(row) for row in rows),
        whose if of_two else TITLE,
        note=" ".join(_untried(rows)),
        is_example=is_example,
    )


def _without_rules(table: Ratios, first: Ratios) -> Ratios:
    """Without the rules, where all of them stand in the table before it."""
    told = {row.rule for row in first.rows}
    if any(row.rule not in told for row in table.rows):
        return table
    rows = tuple(replace(row, rule="") for row in table.rows)
    return replace(table, rows=rows, note=" ".join(filter(None, (SAME_RULES, table.note))))


def _row(row: Sequence[Ratio]) -> RatioRow:
    rule = row[0].rule
    return RatioRow(rule.name, rule.words, tuple(map(_stated, row)), rule.unit, rule.decimals)


def _stated(one: Ratio) -> Stated:
    """Its value; what has nothing to be divided by does not apply."""
    return NOT_APPLICABLE if one.value is None and not one.missing else Stated(one.value)


def _untried(rows: Sequence[Sequence[Ratio]]) -> Iterator[str]:
    """What the newest lacks, of those that earlier years tell."""
    for newest, *_ in rows:
        if newest.missing:
            yield f"{newest.rule.name}: {lower_first(newest.why_not)}"


def _lead(rows: Sequence[Sequence[Ratio]]) -> str:
    """What matters most in a sentence: soliditeten, with all pensions where they are known."""
    newest = {row[0].rule.key: row[0] for row in rows}
    own, pensions = newest.get(SOLIDITY), newest.get(WITH_PENSIONS)
    if own is None or own.value is None:
        return ""
    lead = f"Soliditeten är {number(own.value, own.rule.decimals)}{NBSP}procent"
    if pensions is None or pensions.value is None:
        return f"{lead}."
    return f"{lead}, och {number(pensions.value, pensions.rule.decimals)}{NBSP}procent med alla pensionsåtaganden."
