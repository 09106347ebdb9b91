"""A whole shared out in whole parts that together are the whole."""

from collections.abc import Sequence
from decimal import Decimal


def shared_out(amounts: Sequence[Decimal], whole: int) -> list[int]:
    """How many of `whole` parts each amount comes to, by the largest remainders: they always add up to the whole.

    Args:
        amounts: none of them negative.

    Raises:
        ValueError: some amount is negative, or all are zero: there is nothing to share.
    """
    total = sum(amounts, Decimal(0))
    if total <= 0 or min(amounts) < 0:
        raise ValueError("Det finns inget att dela upp.")
    exact = [amount * whole / total for amount in amounts]
    parts = [int(one) for one in exact]
    most_left = sorted(range(len(amounts)), key=lambda at: (parts[at] - exact[at], at))
    for at in most_left[: whole - sum(parts)]:
        parts[at] += 1
    return parts
