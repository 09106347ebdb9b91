"""True accounts prove themselves, and whatever is put wrong in them is told in words."""

from decimal import Decimal

import pytest

from followup.enums import MoneyUnit, Verdict
from followup.rules.accounts.check import Check, Explained, Side
from followup.rules.accounts.checks import Beside, checks_of, wrong_signs
from followup.rules.accounts.sheet import Place
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, Amount, said
from styrmodell.lib.swedish import MINUS, NBSP
from tests.followup.rules.accounts import grastorp
from tests.followup.rules.accounts.grastorp import TKR, flow_2019, sheet

KR, _, MKR = MoneyUnit


BALANCE_SUMS = (
    "tangible_assets",
    "fixed_assets",
    "current_assets",
    "total_assets",
    "equity",
    "provisions",
    "liabilities",
    "total_financing",
)


def verdicts(found):
    return {one.key: one.verdict for one in found}


def tried(found):
    return {key: verdict for key, verdict in verdicts(found).items() if verdict != Verdict.NOT_TRIED}


def plain(sentence):
    return sentence.replace(NBSP, " ").replace(MINUS, "-")


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020])
def test_every_sum_of_the_true_accounts_is_proved(year):
    sums = {key: verdict for key, verdict in tried(checks_of(sheet(year), Beside())).items() if key.startswith("sum:")}
    wanted = {"sum:net_operating_cost", "sum:operating_result", "sum:result_after_financial", "sum:result"}
    balance = {f"sum:{key}" for key in BALANCE_SUMS}
    assert set(sums) == (wanted if year <= 2019 else set()) | (balance if year >= 2018 else set())
    assert set(sums.values()) <= {Verdict.AGREES, Verdict.ROUNDING}


def test_the_sources_own_rounding_is_called_rounding_and_nothing_else_is():
    found = checks_of(sheet(2018), Beside(before=None))
    rounded = [one for one in found if one.verdict == Verdict.ROUNDING]
    assert [one.key for one in rounded] == ["result_in_balance"]
    result = next(one for one in rounded if one.key == "result_in_balance")
    assert plain(result.sentence) == (
        "Årets resultat i resultaträkningen, 6 112, är inte lika med årets resultat i balansräkningen, 6 113. "
        "Skillnaden på 1 tkr är avrundning."
    )
    assert Verdict.DIFFERS not in verdicts(found).values()


def test_a_whole_year_with_the_year_before_it_is_proved_and_what_lacks_a_side_is_not_tried():
    found = checks_of(sheet(2019, **flow_2019()), Beside(before=sheet(2018)))
    agreeing = {key for key, verdict in verdicts(found).items() if verdict == Verdict.AGREES}
    assert {
        "balance",
        "result_in_balance",
        "result_in_flow",
        "cash",
        "opening_equity",
        "opening_cash",
        "equity_change",
        "sum:closing_cash",
    } <= agreeing
    assert set(tried(found).values()) <= {Verdict.AGREES, Verdict.ROUNDING}
    untried = {key for key, verdict in verdicts(found).items() if verdict == Verdict.NOT_TRIED}
    assert {"bridge", "operating_account", "investments", "result_in_budget", "deficit_change"} <= untried


def test_the_derived_cash_flow_meets_likvida_medel():
    """The mock of the årsredovisning derives it: −12 777."""
    made = sheet(2019, **flow_2019())
    assert made.value("cash_flow").amount == -12_777_000
    assert made.summed("closing_cash").amount == made.value("cash").amount


WRONG = [
    ("balance", "total_assets", 406463, "Skillnaden är 100 tkr."),
    ("balance", "total_financing", 406263, "Skillnaden är 100 tkr."),
    ("result_in_balance", "equity_result", 12143, "Skillnaden är 100 tkr."),
    ("result_in_flow", "flow_result", 12000, "Skillnaden är 43 tkr."),
    ("cash", "closing_cash", 51600, "Skillnaden är 8 tkr."),
    ("opening_equity", "opening_equity", 172700, "eget kapital i balansräkningen 2018, 172 745"),
    ("opening_cash", "opening_cash", 64300, "kassa och bank i balansräkningen 2018, 64 369"),
    ("equity_change", "opening_equity", 172700, "ingående eget kapital med årets resultat, 184 743"),
    ("sum:net_operating_cost", "depreciation", -14800, "raderna tillsammans, -331 216"),
    ("sum:tangible_assets", "machinery", 10700, "raderna tillsammans, 304 844"),
    ("sum:provisions", "provisions", 16200, "raderna tillsammans, 16 169"),
]


@pytest.mark.parametrize(("key", "line", "amount", "words"), WRONG)
def test_what_is_wrong_is_told_with_both_figures_and_where(key, line, amount, words):
    wrong = sheet(2019, **(flow_2019() | {line: said(amount, TKR)}))
    found = checks_of(wrong, Beside(before=sheet(2018)))
    told = next(one for one in found if one.key == key)
    assert told.verdict == Verdict.DIFFERS
    assert words in plain(told.sentence)
    assert Place("kommunen-2019", line) in told.places
    assert found[0].verdict == Verdict.DIFFERS
    # Nothing else is accused but what the same amount is in: a sum that nobody tells takes it further.
    touched = {line}
    while above := {wrong.lines[one].part_of for one in touched} - touched - {""}:
        touched |= above
    accused = [one for one in found if one.verdict == Verdict.DIFFERS]
    assert [one.key for one in accused if not touched & {place.line for place in one.places}] == []


def test_a_sum_that_nobody_tells_is_computed_and_needs_no_proof():
    typed = sheet(2019, net_operating_cost=NOT_SAID, operating_result=NOT_SAID)
    assert typed.value("operating_result").amount == 13_027_000
    keys = {one.key for one in checks_of(typed, Beside())}
    assert "sum:net_operating_cost" not in keys
    assert "sum:result_after_financial" in keys


def test_a_sum_with_a_row_that_is_missing_is_not_tried_and_says_which():
    found = checks_of(sheet(2019, depreciation=NOT_SAID), Beside())
    told = next(one for one in found if one.key == "sum:net_operating_cost")
    assert (told.verdict, told.missing) == (Verdict.NOT_TRIED, ("Avskrivningar",))
    assert told.sentence.endswith("raderna tillsammans: avskrivningar saknas.")


def test_zero_is_compared_and_what_does_not_apply_comes_to_nothing():
    assert verdicts(checks_of(sheet(2019, extraordinary=said(0, TKR)), Beside()))["sum:result"] == Verdict.AGREES
    assert verdicts(checks_of(sheet(2019, extraordinary=NOT_APPLICABLE), Beside()))["sum:result"] == Verdict.AGREES
    assert verdicts(checks_of(sheet(2019, extraordinary=NOT_SAID), Beside()))["sum:result"] == Verdict.NOT_TRIED


def test_a_difference_that_is_explained_is_shown_so_until_it_is_another():
    wrong = {"equity_result": said(12143, TKR)}
    explained = {"result_in_balance": Explained(Decimal(-100_000), "Rättelse av fel tidigare år.")}
    one = next(
        one for one in checks_of(sheet(2019, **wrong), Beside(explained=explained)) if one.key == "result_in_balance"
    )
    assert one.verdict == Verdict.EXPLAINED
    assert plain(one.sentence).endswith("Skillnaden på 100 tkr är förklarad: Rättelse av fel tidigare år.")
    more = checks_of(sheet(2019, equity_result=said(12144, TKR)), Beside(explained=explained))
    assert verdicts(more)["result_in_balance"] == Verdict.DIFFERS


def test_namndernas_driftredovisning_and_the_projects_are_met():
    net, spent = Amount(Decimal(-357_541_000), Decimal(500), said_in=TKR), Amount(Decimal(36_507_000), said_in=TKR)
    told = flow_2019() | {
        "boards_net": said(-357541, TKR),
        "flow_invested": said(-36507, TKR),
    }
    found = verdicts(checks_of(sheet(2019, **told), Beside(operating_net=net, invested=spent)))
    assert (found["operating_account"], found["investments"]) == (Verdict.AGREES, Verdict.AGREES)


def test_a_line_whose_name_says_where_it_stands_is_not_said_to_stand_there_twice():
    assert sheet(2019).words("boards_net") == sheet(2019).name("boards_net")
    assert sheet(2019).words("result") == "Årets resultat i resultaträkningen"


def side_of(amount, unit=TKR, decimals=0, name="Årets resultat"):
    told = said(amount, unit, decimals=decimals)
    return Side(name, Amount(told.amount, told.step / 2, said_in=unit, decimals=decimals))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (side_of(6112), side_of(6113), Verdict.ROUNDING),
        (side_of(6112), side_of(6114), Verdict.DIFFERS),
        (side_of("18.4", MKR, 1), side_of(18449), Verdict.ROUNDING),
        (side_of("18.4", MKR, 1), side_of(18451), Verdict.DIFFERS),
        (side_of(88581948, KR), side_of(88582), Verdict.ROUNDING),
        (side_of(0), side_of(0), Verdict.AGREES),
    ],
)
def test_rounding_is_as_far_as_what_was_said_can_be_from_what_was(one, other, verdict):
    assert Check("key", "sheet", one, other).verdict == verdict


def test_what_is_less_than_the_unit_is_told_in_the_other_ones():
    exact = Side("Nämndernas driftredovisning", Amount(Decimal(-1_731_870_300)))
    assert plain(Check("key", "sheet", side_of(-1_731_870), exact).apart) == "300 kr"


def test_figures_in_different_units_are_told_with_theirs_and_the_difference_in_the_finer():
    sentence = Check("key", "sheet", side_of("18.4", MKR, 1), side_of(18551, name="Resultatet")).sentence
    assert (
        plain(sentence) == "Årets resultat, 18,4 mkr, är inte lika med resultatet, 18 551 tkr. Skillnaden är 151 tkr."
    )


def test_a_cost_without_its_minus_is_told():
    assert wrong_signs(sheet(2019)) == ()
    found = wrong_signs(sheet(2019, operating_costs=said(417698, TKR), tax_revenue=said(-1, TKR)))
    assert [plain(one.sentence) for one in found] == [
        "Verksamhetens kostnader i resultaträkningen är 417 698 men skrivs med minus.",
        "Skatteintäkter i resultaträkningen är -1 men skrivs med plus.",
    ]


def test_the_figures_here_are_the_sources():
    assert grastorp.figures(2018)["result"].amount == 6_112_000
    assert grastorp.figures(2020)["total_assets"].amount == 477_894_000
