"""What may be set aside, KL 11:14: before 2024 in the RUR and since then in the resultatreserv, with its cap."""

from decimal import Decimal

import pytest

from followup.rules.accounts.reserve import restore_by, room_in_reserve
from followup.rules.accounts.told import NOT_SAID, said
from tests.followup.rules.accounts import grastorp
from tests.followup.rules.accounts.grastorp import TKR


def sheet(year=2026, *, result=1000, adjusted=1000, equity=5000, pensions=0, held=0, taxes=10_000):
    """A year with taxes of 10 000 tkr, so that one percent is 100 tkr."""
    told = {
        "result": result,
        "adjusted_result": adjusted,
        "equity": equity,
        "old_pensions": pensions,
        "reserve_opening": held,
        "tax_revenue": taxes,
        "general_grants": 0,
    }
    told = {key: NOT_SAID if amount is None else said(amount, TKR) for key, amount in told.items()}
    return grastorp.Sheet("kommunen", grastorp.law_lines(year), grastorp.OrgUnitKind.MUNICIPALITY, told)


@pytest.mark.parametrize(
    ("given", "most"),
    [
        ({"result": 300, "adjusted": 300}, 200),  # above one percent
        ({"result": 300, "adjusted": 250}, 150),  # the lower of the two
        ({"result": 250, "adjusted": 300}, 150),
        (
            {"result": 300, "adjusted": 300, "pensions": 6000},
            100,
        ),  # two percent where all pensions make equity negative
        ({"result": 100, "adjusted": 100}, 0),
        ({"result": -50, "adjusted": -50}, 0),
        ({"result": 1000, "adjusted": 1000}, 500),  # until the reserve is five percent
        ({"result": 1000, "adjusted": 1000, "held": 450}, 50),
        ({"result": 1000, "adjusted": 1000, "held": 600}, 0),
        ({"year": 2023, "result": 1000, "adjusted": 1000, "held": 450}, 900),  # the RUR had no cap
    ],
)
def test_at_most_so_much_is_set_aside(given, most):
    room = room_in_reserve(sheet(**given))
    assert room.most == most * 1000
    assert room.allows(Decimal(most * 1000))
    assert not room.allows(Decimal(most * 1000 + 1))


@pytest.mark.parametrize("lacking", ["adjusted", "taxes", "pensions", "held"])
def test_what_is_missing_leaves_the_room_unsaid(lacking):
    room = room_in_reserve(sheet(**{lacking: None}))
    assert (room.most, room.allows(Decimal(1))) == (None, None)
    assert room.missing


def test_the_rur_did_not_ask_what_was_in_it():
    assert room_in_reserve(sheet(2023, held=None)).most is not None


@pytest.mark.parametrize(
    ("result", "year"), [(Decimal(-1), 2029), (Decimal(0), None), (Decimal(5), None), (None, None)]
)
def test_what_is_lost_is_restored_within_three_years(result, year):
    assert restore_by(2026, result) == year
