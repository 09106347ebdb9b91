"""What may be set aside, KL 11:14: before 2024 in the RUR and since then in the resultatreserv, with its cap."""

from decimal import Decimal

import pytest

from followup.enums import Verdict
from followup.rules.accounts.reserve import left_to_restore, reserve_check, restore_by, room_in_reserve
from followup.rules.accounts.told import NOT_SAID, said
from tests.followup.rules.accounts import grastorp
from tests.followup.rules.accounts.grastorp import TKR


def sheet(year=2026, *, result=1000, adjusted=1000, equity=5000, pensions=0, held=0, taxes=10_000, **more):
    """A year with taxes of 10 000 tkr, so that one percent is 100 tkr."""
    told = {
        "result": result,
        "adjusted_result": adjusted,
        "equity": equity,
        "old_pensions": pensions,
        "reserve_opening": held,
        "tax_revenue": taxes,
        "general_grants": 0,
        **more,
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


@pytest.mark.parametrize(
    ("reserve_added", "verdict"),
    [(-200, Verdict.AGREES), (-201, Verdict.DIFFERS), (0, None), (None, None)],
)
def test_a_reserve_is_held_to_what_law_lets_it_be(reserve_added, verdict):
    made = reserve_check(sheet(result=300, adjusted=300, reserve_added=reserve_added))
    assert (made and made.verdict) == verdict


def test_too_much_is_said_with_both_amounts_and_the_rule():
    made = reserve_check(sheet(result=300, adjusted=300, reserve_added=-250))
    for words in (
        "balanskravsutredningen, 250\N{NO-BREAK SPACE}tkr,",
        "de 200\N{NO-BREAK SPACE}tkr som KL 11:14",
        "större än 1 procent",
    ):
        assert words in made.sentence


def test_what_lacks_something_is_not_tried_and_says_what():
    made = reserve_check(sheet(equity=None, reserve_added=-250))
    assert made.verdict == Verdict.NOT_TRIED
    assert "saknas" in made.sentence


def test_half_a_step_too_much_is_rounding():
    made = reserve_check(sheet(result=300, adjusted=300, taxes=10_040, reserve_added=-200))
    assert made.verdict == Verdict.ROUNDING


def through(*results, opening=0):
    """Years from 2023 on with these balanskravsresultat, and what was to be restored before them."""
    return [
        sheet(2023 + at, balanced_result=result, deficit_opening=opening if at == 0 else 0)
        for at, result in enumerate(results)
    ]


@pytest.mark.parametrize(
    ("results", "left"),
    [
        ((100, 200), []),
        ((-100,), [(2023, 100, 2026)]),
        ((-100, 40), [(2023, 60, 2026)]),
        ((-100, -50, 120), [(2024, 30, 2027)]),  # the oldest first
        ((100, -50), [(2024, 50, 2027)]),  # what was over before restores nothing
        ((-100, None, 100), []),
    ],
)
def test_what_is_left_to_restore_is_the_newest_that_no_surplus_has_reached(results, left):
    found = [(one.year, one.left / 1000, one.latest) for one in left_to_restore(through(*results))]
    assert found == left


def test_what_was_lost_before_the_known_years_is_restored_first():
    (one,) = left_to_restore(through(-10, 25, opening=-20))
    assert (one.year, one.left, one.latest) == (2023, 5000, 2026)
    (old,) = left_to_restore(through(5, opening=-20))
    assert (old.year, old.left, old.latest) == (None, 15000, 2025)
