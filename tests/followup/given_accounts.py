"""Accounts that stand in the database: Grästorps true ones, as kommunens own."""

from typing import Any

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountLine
from followup.rules.accounts.told import said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import OrgUnit
from tests.followup.rules.accounts import grastorp


def filled(unit: OrgUnit, year: int, *, month: int = 12, of: int = 2019, **more: object) -> AccountColumn:
    """A year's column of a unit, with what Grästorp's says of the year `of`, and what a test says besides."""
    column = open_column(unit, year, ColumnKind.OUTCOME, by=None, month=month)
    told: dict[str, Any] = {**grastorp.figures(of), **more}
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return column


def _of_company(code: str, year: int) -> AccountColumn:
    """A bolag's own column of a year, with some amounts."""
    column = open_column(OrgUnit.objects.get(code=code), year, ColumnKind.OUTCOME, by=None)
    told = {"operating_income": said(400, MoneyUnit.TKR), "operating_costs": said(-260, MoneyUnit.TKR)}
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return column


def of_demo(view: str, name: str) -> dict[str, Any]:
    """The arguments of an address of kommunens or koncernens accounts: "KOMMUN-2025", whose result and balance differ; or of a
    bolag's own.

    The demo has none.
    """
    code, _, year = name.partition("-")
    if view == "accounts_company":
        return {"year": int(year), "month": 12, "pk": _of_company(code, int(year)).unit_id}
    wrong = {"equity_result": said(12143, MoneyUnit.TKR), "other_equity": said(159145, MoneyUnit.TKR)}
    for unit in OrgUnit.objects.filter(code__in=("KOMMUN", "KONCERN")):
        filled(unit, int(year), **wrong)
    if view == "accounts_lines":
        return {"year": int(year)}
    if view.startswith("accounts_line_"):  # an own one, which may be taken away
        about = AccountLine.objects.get(year=int(year), key="receivables")
        return {"pk": account_lines.add(about, by=None, name="Kundfordringar", counts=False).pk}
    place = {"year": int(year), "month": 12}
    if view != "accounts_explain":
        return place
    return {**place, "column": code.lower(), "check": "result_in_balance"}
