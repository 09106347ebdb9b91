"""Which of the accounts each section of a report is made of."""

from collections.abc import Collection, Sequence

from followup.enums import AccountKind, Content
from organisation.enums import OrgUnitKind

# The bridge only where it is filled in; koncernens amounts stand in the other sections.
ACCOUNTS_IN: dict[str, tuple[AccountKind, ...]] = {
    Content.INCOME_STATEMENT: (AccountKind.INCOME_STATEMENT, AccountKind.BRIDGE),
    Content.BALANCE_SHEET: (AccountKind.BALANCE_SHEET,),
    Content.CASH_FLOW: (AccountKind.CASH_FLOW,),
    Content.NOTES: (AccountKind.NOTES,),
    Content.CONSOLIDATED: (),
    Content.BALANCED_BUDGET: (AccountKind.BALANCED_BUDGET,),
}
STATEMENTS = (Content.INCOME_STATEMENT, Content.BALANCE_SHEET, Content.CASH_FLOW)


def accounts_told(contents: Collection[str]) -> frozenset[AccountKind]:
    """The accounts that sections tell of."""
    return frozenset(account for content in contents for account in ACCOUNTS_IN.get(content, ()))


def tells_ratios(kind: str, contents: Collection[str]) -> bool:
    """True of a report of kommunen that tells how it stands: key ratios then stand after its statements, RKR R15."""
    return kind == OrgUnitKind.MUNICIPALITY and Content.BALANCE_SHEET in contents


def last_statement(contents: Sequence[str]) -> str:
    """The last of the statements that sections tell of, in the order of the sections; "" where there is none."""
    return next((one for one in reversed(contents) if one in STATEMENTS), "")
