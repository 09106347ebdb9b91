"""What follows from a row is told with the row, and is no fault of its own."""

from decimal import Decimal

from followup.enums import Verdict
from followup.rules.accounts.causes import causes
from followup.rules.accounts.check import Check, Explained, Side
from followup.rules.accounts.group import line_of
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.told import Amount, nothing_said

LINES = law_lines(2026)


def check(key, difference, *, explained=False, slack=0):
    """A line of the koncern that differs by some kronor, or lacks something by name."""
    lacks = isinstance(difference, str)
    there = nothing_said(difference) if lacks else Amount(Decimal(0), Decimal(slack))
    here = Amount(Decimal(0) if lacks else Decimal(difference))
    why = Explained(here.amount, "Avtal") if explained else None
    return Check(f"group:{key}", "koncern", Side("Koncernen", here), Side("summan", there), why)


def told(*checks):
    return {line_of(one.check): one.follows for one in causes(checks, LINES)}


def test_a_sum_that_differs_as_its_rows_do_follows_from_them():
    rows = (check("operating_income", 5), check("operating_costs", 7), check("depreciation", 0))
    above = ("net_operating_cost", "operating_result")
    found = told(*rows, check("net_operating_cost", 12), check("operating_result", 12))
    assert found == {"operating_income": above, "operating_costs": above, "depreciation": ()}


def test_a_sum_that_differs_by_something_else_is_a_fault_of_its_own():
    rows = (check("operating_income", 5), check("operating_costs", 0), check("depreciation", 0))
    found = told(*rows, check("net_operating_cost", 6), check("operating_result", 6))
    assert found["operating_income"] == ()
    assert found["net_operating_cost"] == ("operating_result",)


def test_a_sum_where_the_difference_is_within_rounding_follows_all_the_same():
    found = told(check("operating_income", 5), check("net_operating_cost", 5, slack=6))
    assert found == {"operating_income": ("net_operating_cost",)}
    found = told(check("operating_income", 1, slack=1), check("net_operating_cost", 1, slack=6))
    assert found == {"operating_income": ("net_operating_cost",)}


def test_what_follows_from_an_explained_difference_is_explained_with_it():
    found = told(check("operating_income", 5, explained=True), check("net_operating_cost", 5))
    assert found == {"operating_income": ("net_operating_cost",)}


def test_a_sum_that_lacks_what_its_rows_lack_is_not_told_again():
    rows = (check("operating_income", "ägarandelen i Fibra AB"), check("operating_costs", 0))
    found = causes([*rows, check("net_operating_cost", "ägarandelen i Fibra AB")], LINES)
    assert {line_of(one.check): one.check.verdict for one in found} == {
        "operating_income": Verdict.NOT_TRIED,
        "operating_costs": Verdict.AGREES,
    }
