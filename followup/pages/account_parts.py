"""The parts of a period's accounts, as one goes between them."""

from followup.enums import MoneyUnit
from followup.pages.account_checks import address_in
from followup.pages.accounts import COMBINED, PARTS, TOGETHER, Accounts, Part
from followup.pages.accounts_published import EVERY_ACCOUNT


def part_links(accounts: Accounts, here: Part) -> list[dict[str, object]]:
    """The parts that hold a line, and where koncernen stands with what it is made of; for `local_nav.html`."""
    parts = [one for one in PARTS if any(accounts.lines(account) for account in one.accounts)]
    if COMBINED in accounts.columns and accounts.readable == EVERY_ACCOUNT:
        parts.append(TOGETHER)
    return [
        {"label": one.name, "url": address_in(accounts.period, one, accounts.unit), "is_here": one == here}
        for one in parts
    ]


def unit_links(accounts: Accounts, here: Part, *, typed: str = "") -> list[dict[str, object]]:
    """What amounts may be shown in, each with the same page in it."""
    return [
        {
            "label": one.label,
            "url": address_in(accounts.period, here, one, typed=typed),
            "is_here": one == accounts.unit,
        }
        for one in MoneyUnit
    ]
