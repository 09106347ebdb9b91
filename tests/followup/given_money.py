"""What the pages about money and people are about, for addresses in the demo."""

from typing import Any

from tests.followup import given_accounts, given_carry_overs, given_investments, given_personnel

GIVEN = {
    "accounts": given_accounts,
    "investment": given_investments,
    "personnel": given_personnel,
    "carry": given_carry_overs,
}


def of_demo(view: str, name: str) -> dict[str, Any]:
    """The arguments of an address about accounts, investments, people or what is carried over."""
    found: dict[str, Any] = GIVEN[view.split("_")[0]].of_demo(view, name)
    return found
