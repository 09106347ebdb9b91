"""Which of the accounts each section of a report is made of."""

from collections.abc import Collection

from followup.enums import AccountKind, Content

# The bridge only where it is filled in; koncernens amounts stand in the other sections.
ACCOUNTS_IN: dict[str, tuple[AccountKind, ...]] = {
    Content.INCOME_STATEMENT: (AccountKind.INCOME_STATEMENT, AccountKind.BRIDGE),
    Content.BALANCE_SHEET: (AccountKind.BALANCE_SHEET,),
    Content.CASH_FLOW: (AccountKind.CASH_FLOW,),
    Content.NOTES: (AccountKind.NOTES,),
    Content.CONSOLIDATED: (),
    Content.BALANCED_BUDGET: (AccountKind.BALANCED_BUDGET,),
}


def accounts_told(contents: Collection[str]) -> frozenset[AccountKind]:
    """The accounts that sections tell of."""
    return frozenset(account for content in contents for account in ACCOUNTS_IN.get(content, ()))
