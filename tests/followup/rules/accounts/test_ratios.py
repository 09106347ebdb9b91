"""Key ratios of Grästorp's true accounts, worked out by hand, and the rule that each follows."""

from decimal import Decimal

import pytest

from followup.rules.accounts.ratios import RULES, ratio, ratios_over
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from tests.followup.rules.accounts.grastorp import TKR, flow_2019, sheet


def value(key, made):
    rule = next(one for one in RULES if one.key == key)
    return ratio(rule, made)


@pytest.mark.parametrize(
    ("key", "year", "wanted"),
    [
        ("solidity", 2018, "43.4"),  # 172 745 of 398 338
        ("solidity", 2019, "45.5"),
        ("solidity", 2020, "44.3"),
        ("solidity_with_pensions", 2019, "12.6"),  # 184 788 less 133 462, of 406 363
        ("net_cost_share", 2019, "96.2"),  # 331 295 of 344 322
        ("net_cost_share", 2017, "95.7"),
        ("result_share", 2019, "3.5"),
        ("result_per_krona", 2019, "3.5"),
        ("liquidity", 2019, "103.9"),  # 85 745 of 82 530
        ("debt_share", 2019, "54.5"),
    ],
)
def test_a_ratio_is_what_its_rule_says(key, year, wanted):
    assert round(value(key, sheet(year)).value, 1) == Decimal(wanted)


def test_what_is_financed_by_itself_is_of_what_was_invested():
    """12 043 and 14 879 of 36 507: investments are derived from the two balansräkningar."""
    assert round(value("self_financing", sheet(2019, **flow_2019())).value, 1) == Decimal("73.7")


def test_soliditet_and_skuldsattning_are_the_whole_balansrakning():
    for year in (2018, 2019, 2020):
        together = value("solidity", sheet(year)).value + value("debt_share", sheet(year)).value
        assert round(together, 10) == 100


def test_what_is_missing_is_said_and_nothing_is_guessed():
    told = value("solidity_with_pensions", sheet(2019, old_pensions=NOT_SAID))
    assert told.value is None
    assert told.missing == ("Pensionsförpliktelser som inte är avsättning eller skuld",)
    assert value("solidity_with_pensions", sheet(2019, old_pensions=NOT_APPLICABLE)).value == (
        value("solidity", sheet(2019)).value
    )


def test_nothing_is_divided_by_nothing():
    assert value("self_financing", sheet(2019, flow_invested=said(0, TKR))).value is None


def test_each_ratio_runs_through_the_years_with_its_rule_in_words():
    rows = ratios_over([sheet(2019), sheet(2018), sheet(2017)])
    assert [row[0].rule.key for row in rows] == [
        "solidity",
        "solidity_with_pensions",
        "net_cost_share",
        "result_share",
        "result_per_krona",
        "liquidity",
        "debt_share",
    ]
    assert [one.year for one in rows[0]] == [2019, 2018, 2017]
    assert rows[0][2].value is None
    assert all(one.rule.words.endswith(".") for row in rows for one in row)


def test_a_column_without_amounts_has_no_ratios():
    made = sheet(2019)
    assert ratios_over([Sheet("empty", made.lines, made.unit_kind)]) == ()


def test_it_says_what_it_is_worked_out_from():
    assert (
        value("solidity", sheet(2019)).figures
        == "184\N{NO-BREAK SPACE}788 av 406\N{NO-BREAK SPACE}363\N{NO-BREAK SPACE}tkr"
    )


def test_one_that_cannot_be_worked_out_says_why_not():
    made = value("self_financing", sheet(2019))
    assert (made.value, made.figures) == (None, "")
    assert made.why_not.startswith("Ej prövad: ")
    assert made.why_not.endswith(" saknas.")
    assert value("solidity", sheet(2019)).why_not == ""
