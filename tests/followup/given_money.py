"""What the pages about money are about, for addresses in the demo."""

from typing import Any

from tests.followup import given_accounts, given_investments


def of_demo(view: str, name: str) -> dict[str, Any]:
    """The arguments of an address about accounts or investments."""
    return (given_accounts if view.startswith("accounts_") else given_investments).of_demo(view, name)
