"""Räkenskaperna as everybody reads them: what a decided report has told of them, and nothing that is being worked on."""

from collections.abc import Mapping
from dataclasses import replace

from followup.enums import AccountKind
from followup.money.account_columns import Column
from followup.money.told_accounts import published_in
from followup.pages.account_checks import CheckList
from followup.pages.accounts import BUDGET, COMBINED, OWN, Accounts
from followup.rules.accounts.check import Check
from followup.rules.accounts.group import is_of_group


def as_published(accounts: Accounts) -> Accounts | None:
    """The accounts of a period with what everybody may read of them; None when nothing has been told. A query.

    Last year's and the budget's columns stand beside them as they do in the report.
    """
    stored = {slug: column.stored for slug, column in accounts.columns.items() if column.stored}
    told = published_in(stored[slug] for slug in (OWN, COMBINED) if slug in stored)
    by_slug = {slug: told.get(column.pk, frozenset()) for slug, column in stored.items()}
    readable = by_slug.get(OWN, frozenset()) | by_slug.get(COMBINED, frozenset())
    if not readable:
        return None
    read = (OWN, BUDGET, COMBINED) if by_slug.get(COMBINED) else (OWN, BUDGET)
    columns = {slug: _only(column, readable) for slug, column in accounts.columns.items() if slug.startswith(read)}
    checks = tuple(one for one in accounts.checks if one.sheet in columns and _is_read(one, columns, readable))
    return replace(accounts, columns=columns, typed=(), checks=checks, held=(), readable=readable, is_written=False)


def only_read(checks: CheckList) -> CheckList:
    """The checks for who changes nothing: without the ways to explain them."""
    return replace(checks, lines=tuple(replace(line, explain_url="") for line in checks.lines))


def _only(column: Column, readable: frozenset[AccountKind]) -> Column:
    lines = column.sheet.lines
    figures = {key: said for key, said in column.figures.items() if lines[key].account in readable}
    sheet = replace(column.sheet, figures={key: said.told for key, said in figures.items()})
    return replace(column, sheet=sheet, figures=figures)


def _is_read(check: Check, columns: Mapping[str, Column], readable: frozenset[AccountKind]) -> bool:
    """True when both sides stand in what may be read; of what koncernen is made of nothing does."""
    return not is_of_group(check) and all(
        place.sheet in columns and columns[place.sheet].sheet.lines[place.line].account in readable
        for place in check.places
    )
