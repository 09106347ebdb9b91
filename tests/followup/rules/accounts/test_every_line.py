"""Accounts in which everything is told prove themselves whole, and whichever line is wrong, that one is told of."""

from dataclasses import replace
from decimal import Decimal

import pytest

from followup.enums import LineKind, MoneyUnit, Verdict
from followup.rules.accounts.checks import Beside, checks_of
from followup.rules.accounts.told import Amount, Told
from tests.followup.rules.accounts import grastorp

WHOLE, BEFORE = grastorp.whole_2019(), grastorp.whole_2018()
TKR = MoneyUnit.TKR
PROVED_BY_NOTHING = {"pledges", "old_pensions", "other_contingent"}
TOLD = [
    line.key
    for line in WHOLE.lines
    if line.kind != LineKind.HEADING and line.key not in PROVED_BY_NOTHING and line.is_asked_of("MUNICIPALITY")
]
LEDGERS = {
    "operating_net": Amount(Decimal(-358_690_000), Decimal(500), said_in=TKR),
    "invested": Amount(Decimal(36_507_000), Decimal(500), said_in=TKR),
}


def found(made, **beside):
    return checks_of(made, Beside(**({"before": BEFORE} | LEDGERS | beside)))


def differing(checks):
    return {one.key: one for one in checks if one.verdict == Verdict.DIFFERS}


def test_everything_is_proved_when_everything_is_told():
    made = {one.key: one.verdict for one in found(WHOLE)}
    assert set(made.values()) == {Verdict.AGREES}
    assert {
        "balance",
        "result_in_balance",
        "result_in_flow",
        "result_in_budget",
        "bridge",
        "cash",
        "reserve_in_balance",
        "opening_equity",
        "opening_cash",
        "opening_reserve",
        "opening_deficit",
        "equity_change",
        "reserve_change",
        "deficit_change",
        "operating_account",
        "investments",
        "note:receivables",
    } == {key for key in made if not key.startswith("sum:")}
    assert {key for key in made if key.startswith("sum:")} == {f"sum:{line.key}" for line in WHOLE.lines.sums}


@pytest.mark.parametrize("off", [100, -7])
@pytest.mark.parametrize("key", TOLD)
def test_whichever_line_is_wrong_it_is_caught_and_nothing_else_is_accused(key, off):
    told = WHOLE.told(key)
    wrong = Told((told.amount or Decimal(0)) + off * 1000, TKR)
    accused = differing(found(replace(WHOLE, figures={**WHOLE.figures, key: wrong})))
    assert accused
    assert [one.key for one in accused.values() if key not in {place.line for place in one.places}] == []


@pytest.mark.parametrize("key", TOLD)
def test_whichever_line_is_left_out_nothing_is_accused_and_it_is_not_called_zero(key):
    made = replace(WHOLE, figures={one: told for one, told in WHOLE.figures.items() if one != key})
    assert differing(found(made)) == {}
    if not made.parts(key):
        untried = [one for one in found(made) if one.verdict == Verdict.NOT_TRIED]
        assert any(made.name(key) in one.missing for one in untried)


@pytest.mark.parametrize(
    ("beside", "accused"),
    [
        ({"before": grastorp.sheet(2018, equity=Told(Decimal(172_800_000), TKR))}, "opening_equity"),
        ({"before": grastorp.sheet(2018, cash=Told(Decimal(64_000_000), TKR))}, "opening_cash"),
        ({"operating_net": Amount(Decimal(-358_600_000), Decimal(500), said_in=TKR)}, "operating_account"),
        ({"invested": Amount(Decimal(36_400_000), Decimal(500), said_in=TKR)}, "investments"),
    ],
)
def test_what_it_is_proved_against_may_be_wrong_too(beside, accused):
    assert list(differing(found(WHOLE, **beside))) == [accused]


def test_koncernens_investments_are_kept_by_those_that_it_is_made_of():
    assert "investments" not in {one.key for one in found(replace(WHOLE, unit_kind="GROUP"))}


def test_a_deficit_that_is_restored_leaves_nothing():
    restored = {"deficit_opening": -9000, "deficit_closing": 0}
    figures = {key: Told(Decimal(amount * 1000), TKR) for key, amount in restored.items()}
    made = {one.key: one.verdict for one in found(replace(WHOLE, figures=WHOLE.figures | figures))}
    assert made["deficit_change"] == Verdict.AGREES


def test_a_delarsbokslut_is_proved_without_the_rows_that_it_leaves_out_and_with_those_that_somebody_begins():
    left_out = {"machinery", "land_and_buildings", "other_tangible_assets", "stock", "receivables", "cash"}
    left_out |= {"short_investments", *grastorp.NOTE_2019, *grastorp.flow_2019(), "cash_flow"}
    left_out |= {line.key for line in WHOLE.lines.sums if line.account == "CASH_FLOW"}
    figures = {key: told for key, told in WHOLE.figures.items() if key not in left_out}
    short = replace(WHOLE, figures=figures, month=8)
    made = {one.key: one.verdict for one in found(short)}
    assert set(made.values()) == {Verdict.AGREES}
    assert not {"cash", "investments", "sum:tangible_assets", "note:receivables", "opening_cash"} & set(made)
    begun = replace(short, figures=figures | {"machinery": WHOLE.told("machinery")})
    one = next(one for one in found(begun) if one.key == "sum:tangible_assets")
    assert (one.verdict, len(one.missing)) == (Verdict.NOT_TRIED, 2)
