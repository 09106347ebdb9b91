"""Writes of what is kept under Ekonomi row by row, for the caps of what a write may ask."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from followup.enums import MoneyUnit
from followup.rules.accounts.told import said
from followup.rules.carry_overs import Carried
from followup.services import carry_overs, investment_tables, investments
from tests import build, build_followup
from tests.followup import given_investments

Act = Callable[[], Any]


def type_investments(org: build.Org, rows: int) -> Act:
    made = [given_investments.project(org.committee, f"Projekt {number}") for number in range(rows)]
    inputs = [investments.InvestmentInput(one.pk, dict.fromkeys(("budget", "forecast"), Decimal(9))) for one in made]
    round_ = build_followup.round_()
    return lambda: investments.save_amounts(org.committee, round_, inputs, by=None)


def read_in_investments(org: build.Org, rows: int) -> Act:
    new = tuple(investment_tables.NewProject(f"P{n}", f"Projekt {n}", {"outcome": Decimal(9)}) for n in range(rows))
    round_, table = build_followup.round_(), investment_tables.UnitTable(org.committee, (), new)
    return lambda: investment_tables.read_in(round_, [table], by=None, reason="Inklistrat")


def type_what_is_carried_over(org: build.Org, rows: int) -> Act:
    told = {"opening": said(5, MoneyUnit.TKR)}
    inputs = [carry_overs.CarriedInput(f"Fond {number}", told=told) for number in range(rows)]
    return lambda: carry_overs.save_carried(org.committee, 2025, Carried.EARMARKED, inputs, by=None)
