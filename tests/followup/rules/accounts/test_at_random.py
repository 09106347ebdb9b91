"""Accounts drawn at random: exact in öre, then printed line by line in kr, tkr or mkr, as true ones are."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup.enums import LineKind, MoneyUnit, Sign, Verdict
from followup.rules.accounts.checks import Beside, checks_of, wrong_signs
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import PER, Told
from organisation.enums import OrgUnitKind

KEYS = [line.key for line in law_lines(2026)]
SAID = [(MoneyUnit.KR, 0), (MoneyUnit.TKR, 0), (MoneyUnit.MKR, 1), (MoneyUnit.MKR, 0)]
UNTRIED = {"operating_account", "investments"}
ORE = st.integers(0, 10**12).map(lambda ore: Decimal(ore).scaleb(-2))


def exact(year, drawn, before):
    """Accounts that add up to the öre: what is typed as drawn, the rest as the rules of bookkeeping make it.

    Args:
        drawn: an amount for each line.
        before: the year before, exact.
    """
    lines = law_lines(year)
    told = {}
    for line in lines:
        if not lines.parts(line.key) and line.kind == LineKind.AMOUNT:
            told[line.key] = -drawn[line.key] if line.sign == Sign.MINUS else drawn[line.key]

    def value(key):
        parts = lines.parts(key)
        return sum((value(part.key) for part in parts), Decimal(0)) if parts else told[key]

    # What one account takes from another.
    told["company_tax"] = Decimal(0)
    told["equity_result"] = told["flow_result"] = told["budget_result"] = value("result")
    told["reserve_opening"] = before["equity_reserve"] if before else drawn["reserve_opening"]
    told["equity_reserve"] = told["reserve_opening"] - told["reserve_added"] - told["reserve_used"]
    told["reserve_closing"] = told["equity_reserve"]
    opening = before["equity"] if before else drawn["opening_equity"]
    told["opening_equity"] = opening
    told["other_equity"] = opening - told["equity_reserve"]
    told["boards_net"] += value("net_operating_cost") - value("bridged_net")
    told["opening_cash"] = before["cash"] if before else drawn["opening_cash"]
    told["cash"] = value("closing_cash")
    told["long_liabilities"] += value("total_assets") - value("total_financing")
    told["deficit_opening"] = before["deficit_closing"] if before else -drawn["deficit_opening"]
    told["deficit_closing"] = min(Decimal(0), told["deficit_opening"] + value("balanced_result"))
    of_which = {"pledges", "old_pensions", "other_contingent"}
    return {line.key: value(line.key) for line in lines if not line.is_heading and line.key not in of_which}


def printed(amounts, said_in, decimals):
    """Each line rounded by itself."""
    step = Decimal(1).scaleb(-decimals)
    return {
        key: Told((amount / PER[said_in]).quantize(step, ROUND_HALF_UP) * PER[said_in], said_in, decimals)
        for key, amount in amounts.items()
    }


def sheet(year, figures):
    return Sheet(str(year), law_lines(year), OrgUnitKind.MUNICIPALITY, figures)


DRAWN = st.fixed_dictionaries(dict.fromkeys(KEYS, ORE))


@given(st.lists(DRAWN, min_size=2, max_size=3), st.sampled_from(SAID), st.integers(2021, 2027))
def test_what_adds_up_to_the_ore_agrees_or_is_rounding_however_it_is_printed(years, said, first):
    before, last = None, None
    for year, drawn in enumerate(years, first):
        amounts = exact(year, drawn, before)
        made = sheet(year, printed(amounts, *said))
        found = {one.key: one.verdict for one in checks_of(made, Beside(before=last))}
        untried = {key for key, verdict in found.items() if verdict == Verdict.NOT_TRIED}
        first_year = {"opening_equity", "opening_cash", "opening_reserve", "opening_deficit"}
        assert untried == UNTRIED | (first_year if last is None else set())
        assert Verdict.DIFFERS not in found.values()
        before, last = amounts, made


@given(DRAWN, st.sampled_from(SAID), st.data())
def test_what_is_put_wrong_by_more_than_rounding_is_caught_and_nothing_else_is(drawn, said, data):
    figures = printed(exact(2026, drawn, None), *said)
    key = data.draw(st.sampled_from(sorted(line.key for line in law_lines(2026).sums)))
    told = figures[key]
    off = told.step * data.draw(st.integers(20, 1000)) * data.draw(st.sampled_from([1, -1]))
    wrong = sheet(2026, figures | {key: Told(told.amount + off, told.said_in, told.decimals)})
    accused = [one for one in checks_of(wrong, Beside()) if one.verdict == Verdict.DIFFERS]
    assert any(one.key == f"sum:{key}" for one in accused)
    assert all(key in {place.line for place in one.places} for one in accused)


@given(DRAWN, st.sampled_from(SAID))
def test_a_sum_that_is_not_told_is_what_its_parts_come_to(drawn, said):
    figures = printed(exact(2026, drawn, None), *said)
    sums = {line.key for line in law_lines(2026).sums}
    typed = sheet(2026, {key: told for key, told in figures.items() if key not in sums})
    for key in sums:
        assert typed.value(key).amount == sum(typed.value(part.key).amount for part in typed.parts(key))
        assert abs(typed.value(key).amount - figures[key].amount) <= typed.value(key).slack + figures[key].step / 2


@given(DRAWN, st.data())
def test_a_sign_that_is_turned_is_told_of_that_line_alone(drawn, data):
    lines = law_lines(2026)
    signed = [line for line in lines if line.sign != Sign.EITHER and not line.is_heading]
    figures = {line.key: Told(-drawn[line.key] if line.sign == Sign.MINUS else drawn[line.key]) for line in signed}
    assert wrong_signs(sheet(2026, figures)) == ()
    line = data.draw(
        st.sampled_from([one for one in signed if drawn[one.key] and one.is_asked_of("MUNICIPALITY")] or signed[:1])
    )
    turned = Told(-figures[line.key].amount)
    found = [one.place.line for one in wrong_signs(sheet(2026, figures | {line.key: turned}))]
    assert found == ([line.key] if turned.amount else [])
