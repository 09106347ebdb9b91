"""Balanskrav, the reserve and rounding through random years: what is set aside and lost is counted as law has it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup.enums import MoneyUnit, Verdict
from followup.rules.accounts.check import Check, Side
from followup.rules.accounts.checks import Beside, checks_of
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.reserve import left_to_restore, reserve_check, room_in_reserve
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import PER, Told, as_amount, said
from organisation.enums import OrgUnitKind
from tests.followup.rules.accounts.grastorp import TKR

FIRST_CAPPED = 2024
TKR_AMOUNTS = st.integers(-50_000, 50_000)
FIRST = st.integers(2019, 2026)


def sheet(year, **tkr):
    told = {key: said(amount, TKR) for key, amount in tkr.items()}
    return Sheet("kommunen", law_lines(year), OrgUnitKind.MUNICIPALITY, told)


@given(FIRST, st.integers(-20_000, 0), st.lists(TKR_AMOUNTS, min_size=1, max_size=6))
def test_what_is_left_to_restore_is_what_the_years_have_lost_less_what_they_have_earned_since(first, opening, results):
    owed, years = -opening, []
    for year, result in enumerate(results, first):
        closing = max(owed - result, 0)  # what is earned beyond it restores nothing later
        made = sheet(year, balanced_result=result, deficit_opening=-owed, deficit_closing=-closing)
        verdicts = {one.key: one.verdict for one in checks_of(made, Beside(before=years[-1] if years else None))}
        assert verdicts["deficit_change"] == Verdict.AGREES
        assert verdicts["opening_deficit"] == (Verdict.AGREES if years else Verdict.NOT_TRIED)
        owed = closing
        years.append(made)
        left = left_to_restore(years)
        assert sum(one.left for one in left) == owed * 1000
        assert all(one.left > 0 for one in left)
        assert [one.latest for one in left] == sorted(one.latest for one in left)  # the oldest first
        assert all(one.latest == one.year + 3 and results[one.year - first] < 0 for one in left if one.year)


YEAR_OF_RESERVE = st.tuples(st.integers(0, 60_000), st.integers(0, 60_000), st.integers(50_000, 900_000), st.booleans())


@given(FIRST, st.lists(YEAR_OF_RESERVE, min_size=1, max_size=5), st.integers(1, 500))
def test_as_much_as_law_lets_is_set_aside_and_not_more_and_the_reserve_goes_on_when_its_name_changes(
    first, drawn, over
):
    held, before = 0, None
    for year, (result, adjusted, taxes, is_in_debt) in enumerate(drawn, first):
        known = {
            "result": result,
            "adjusted_result": adjusted,
            "tax_revenue": taxes,
            "general_grants": 0,
            "equity": 1000,
            "old_pensions": 2000 if is_in_debt else 0,
            "reserve_opening": held,
            "reserve_used": 0,
        }
        most = int(room_in_reserve(sheet(year, **known)).most // 1000)
        floor = taxes * (2 if is_in_debt else 1) / Decimal(100)
        assert most <= max(min(result, adjusted) - floor, 0)
        if year >= FIRST_CAPPED:
            assert most == 0 or held + most <= taxes * Decimal("0.05")
        closed = {"reserve_added": -most, "reserve_closing": held + most, "equity_reserve": held + most}
        made = sheet(year, **known, **closed)
        check = reserve_check(made)
        assert check is None if not most else check.verdict == Verdict.AGREES
        too_much = reserve_check(sheet(year, **known, reserve_added=-(most + over + 1)))
        assert too_much.verdict == Verdict.DIFFERS
        name = "resultatreserv" if year >= FIRST_CAPPED else "resultatutjämningsreserv"
        assert f"till {name} " in too_much.sentence
        verdicts = {one.key: one.verdict for one in checks_of(made, Beside(before=before))}
        assert {verdicts[key] for key in ("reserve_change", "reserve_in_balance")} == {Verdict.AGREES}
        assert verdicts["opening_reserve"] == (Verdict.AGREES if before else Verdict.NOT_TRIED)
        held, before = held + most, made


UNITS = [
    (MoneyUnit.KR, 0),
    (MoneyUnit.KR, 2),
    (MoneyUnit.TKR, 0),
    (MoneyUnit.TKR, 1),
    (MoneyUnit.MKR, 0),
    (MoneyUnit.MKR, 1),
]


def rounded(ore, said_in, decimals):
    step = Decimal(PER[said_in]).scaleb(-decimals)
    return Told((Decimal(ore) / 100 / step).quantize(Decimal(1)) * step, said_in, decimals)


def check(one, other):
    sides = (Side("det ena", as_amount(told, "")) for told in (one, other))
    return Check("key", "sheet", *sides)


@given(st.integers(-(10**12), 10**12), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_the_same_amount_is_never_another_however_the_two_are_said(ore, one, other):
    assert check(rounded(ore, *one), rounded(ore, *other)).verdict in (Verdict.AGREES, Verdict.ROUNDING)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_check_says_the_same_from_both_sides_and_rounding_is_what_rounding_can_make(here, there, one, other):
    first, second = rounded(here, *one), rounded(there, *other)
    made, turned = check(first, second), check(second, first)
    assert (made.verdict, made.apart) == (turned.verdict, turned.apart)
    assert made.difference == -turned.difference
    apart = abs(made.difference)
    expected = Verdict.AGREES if not apart else Verdict.ROUNDING
    assert made.verdict == (expected if apart * 2 <= first.step + second.step else Verdict.DIFFERS)


@given(st.integers(-(10**9), 10**9), st.sampled_from(list(MoneyUnit)))
def test_a_sign_that_is_turned_turns_every_sum_of_it(tkr, unit):
    keys = ("operating_income", "operating_costs", "depreciation")
    made = sheet(2026, **dict(zip(keys, (tkr, -2 * tkr, 5), strict=True)))
    turned = sheet(2026, **dict(zip(keys, (-tkr, 2 * tkr, -5), strict=True)))
    assert turned.value("net_operating_cost").amount == -made.value("net_operating_cost").amount
    in_unit = {key: Told(one.amount, unit) for key, one in made.figures.items()}
    again = Sheet("kommunen", law_lines(2026), OrgUnitKind.MUNICIPALITY, in_unit)
    assert again.value("net_operating_cost").amount == made.value("net_operating_cost").amount
