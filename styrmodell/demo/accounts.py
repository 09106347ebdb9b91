"""The accounts of kommunen and koncernen in the demo: a true figure where one is known, the rest exempeldata that adds up."""

from decimal import Decimal
from typing import Any

from followup.enums import MoneyUnit
from followup.models import ReportingRound
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import OrgUnit
from styrmodell.demo.source import read


def load(units: dict[str, OrgUnit], rounds: dict[str, ReportingRound]) -> None:
    """Load them, column by column; amounts are in tkr where a column says nothing else. What has no source is made up."""
    for row in read("accounts.json")["columns"]:
        place = {"month": row["month"], "round_": rounds.get(row.get("round", ""))}
        column = open_column(units[row["unit"]], row["year"], row["kind"], by=None, **place)
        save_figures(column, [_figure(row, *one) for one in row["figures"].items()], by=None)


def _figure(row: dict[str, Any], key: str, amount: int) -> FigureInput:
    source = row.get("source", "")
    told = said(Decimal(amount), MoneyUnit(row.get("said_in", MoneyUnit.TKR)))
    return FigureInput(key, told, source, is_example=not source)
