"""The parts of a period's accounts, as one goes between them."""

from followup.enums import MoneyUnit
from followup.pages.account_checks import address_in
from followup.pages.accounts import COMBINED, PARTS, RATIOS, TOGETHER, Accounts, Part


def parts_of(accounts: Accounts) -> list[Part]:
    """The parts that hold a line, and for those who work on them the key ratios."""
    has_ratios = accounts.is_written
    return [one for one in PARTS if any(map(accounts.lines, one.accounts)) or (has_ratios and one.slug == RATIOS)]


def part_links(accounts: Accounts, here: Part) -> list[dict[str, object]]:
    """The parts that hold a line, and where koncernen stands with what it is made of; for `local_nav.html`."""
    parts = parts_of(accounts)
    if COMBINED in accounts.columns and accounts.is_written:
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
