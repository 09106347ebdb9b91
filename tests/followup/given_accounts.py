"""Accounts that stand in the database: Grästorps true ones, as kommunens own."""

from typing import Any

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountLine, ImportBatch
from followup.rules.accounts.told import said
from followup.services import account_files, account_lines
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import OrgUnit, User
from tests.followup.rules.accounts import grastorp

TOLD = "2025"


def filled(unit: OrgUnit, year: int, *, month: int = 12, of: int = 2019, **more: object) -> AccountColumn:
    """A year's column of a unit, with what Grästorp's says of the year `of`, and what a test says besides."""
    column = open_column(unit, year, ColumnKind.OUTCOME, by=None, month=month)
    told: dict[str, Any] = {**grastorp.figures(of), **more}
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return column


def _of_company(code: str, year: int) -> AccountColumn:
    """A bolag's own column of a year, with some amounts. Its result is another in the balansräkning."""
    column = open_column(OrgUnit.objects.get(code=code), year, ColumnKind.OUTCOME, by=None)
    told = {"operating_income": said(400, MoneyUnit.TKR), "operating_costs": said(-260, MoneyUnit.TKR)}
    told |= {"result": said(140, MoneyUnit.TKR), "equity_result": said(130, MoneyUnit.TKR)}
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return column


def of_demo(view: str, name: str) -> dict[str, Any]:
    """The arguments of an address of kommunens or koncernens accounts: "KOMMUN-2002", whose result and balance differ; or of a
    bolag's own.

    The demo has none of that year; of 2025 it has all, and a decided report that tells of them.
    """
    code, _, year = name.partition("-")
    if view.startswith("accounts_company"):
        about = {"year": int(year), "month": 12, "pk": _of_company(code, int(year)).unit_id}
        difference = {"column": "bolag", "check": "result_in_balance"} if view.endswith("_explain") else {}
        return about | difference
    wrong = {"equity_result": said(12143, MoneyUnit.TKR), "other_equity": said(159145, MoneyUnit.TKR)}
    for unit in OrgUnit.objects.filter(code__in=("KOMMUN", "KONCERN") if year != TOLD else ()):
        filled(unit, int(year), **wrong)
    if view == "accounts_lines":
        return {"year": int(year)}
    if view.startswith("accounts_line_"):  # an own one, which may be taken away
        about = AccountLine.objects.get(year=int(year), key="receivables")
        return {"pk": account_lines.add(about, by=None, name="Kundfordringar", counts=False).pk}
    place = {"year": int(year), "month": 12}
    if view in ("accounts_file_preview", "accounts_file_undo"):
        return {**place, "pk": _file(code, int(year)).pk}
    if view != "accounts_explain":
        return place
    return {**place, "column": code.lower(), "check": "result_in_balance"}


def _file(whose: str, year: int) -> ImportBatch:
    """A file that a unit's amounts have been read in from, or with "controllers" one that waits for the controller."""
    data = f"Post;{year}\nVerksamhetens intäkter;101 282\nKassa och bank;51 600\nBanken;1".encode()
    by = User.objects.get(username="controller") if whose == "controllers" else None
    batch = account_files.upload("bokslut.csv", data, year=year, month=12, row_count=2, by=by)
    if by is None:
        unit = OrgUnit.objects.get(code=whose)
        account_files.confirm(batch, [], unit=unit, counts=account_files.Counts(1, 1, 0), by=None)
    return batch
