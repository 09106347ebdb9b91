"""A whole shared out: the parts are whole, near what they are parts of, and together the whole."""

from decimal import Decimal

import pytest

from styrmodell.lib.shares import shared_out


@pytest.mark.parametrize(
    ("amounts", "parts"),
    [
        ((1, 1, 1), [34, 33, 33]),
        ((45.5, 45.5, 9), [46, 45, 9]),
        ((1000, 1), [100, 0]),
        ((0, 5), [0, 100]),
        ((7,), [100]),
    ],
)
def test_the_parts_are_the_whole(amounts, parts):
    assert shared_out([Decimal(str(one)) for one in amounts], 100) == parts


def test_no_part_is_a_whole_one_from_what_it_is_a_part_of():
    amounts = [Decimal(n * n % 97 + 1) for n in range(60)]
    parts, total = shared_out(amounts, 100), sum(amounts)
    assert sum(parts) == 100
    assert all(abs(part - amount * 100 / total) < 1 for part, amount in zip(parts, amounts, strict=True))


@pytest.mark.parametrize("amounts", [(0, 0), (5, -1), ()])
def test_what_is_no_whole_is_not_shared(amounts):
    with pytest.raises(ValueError, match="dela upp"):
        shared_out([Decimal(one) for one in amounts], 100)
