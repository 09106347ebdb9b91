"""The accounts of kommunen and koncernen in the demo: a true figure where one is known, the rest exempeldata that adds up."""

from decimal import Decimal
from typing import Any

from followup.enums import AskedOf, MoneyUnit
from followup.models import AccountLine, ReportingRound
from followup.rules.accounts.told import said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, open_column, save_figures
from followup.services.account_grids import save_group
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.demo.source import read
from styrmodell.lib.history import save_changes


def load(units: dict[str, OrgUnit], rounds: dict[str, ReportingRound]) -> None:
    """Load them, column by column; amounts are in tkr where a column says nothing else. What has no source is made up."""
    for row in read("accounts.json")["columns"]:
        unit, year, month = units[row["unit"]], row["year"], row["month"]
        column = open_column(unit, year, row["kind"], by=None, month=month, round_=rounds.get(row.get("round", "")))
        told = dict(row["figures"])
        for about, amounts in row.get("notes", {}).items():
            told |= {_in_note(unit, year, about, name): amount for name, amount in amounts.items()}
        save_figures(column, [_figure(row, *one) for one in told.items()], by=None)
        if row.get("is_whole_group"):
            save_group(units["KONCERN"], year, month, (), {unit.pk: True}, by=None)


def _in_note(unit: OrgUnit, year: int, about: str, name: str) -> str:
    """The key of a row of a note, which a year that has no such row is given; what kommunen tells of no bolag is asked."""
    found = AccountLine.objects.filter(year=year, explains__key=about, name=name).first()
    if found is None:
        found = account_lines.add_to_note(AccountLine.objects.get(year=year, key=about), by=None, name=name)
        asked_of = AskedOf.MUNICIPALITY if unit.kind == OrgUnitKind.MUNICIPALITY else AskedOf.TAXED
        save_changes(found, {"asked_of": asked_of}, by=None)
    return found.key


def _figure(row: dict[str, Any], key: str, amount: int | str) -> FigureInput:
    source = row.get("source", "")
    told = said(Decimal(amount), MoneyUnit(row.get("said_in", MoneyUnit.TKR)))
    return FigureInput(key, told, source, is_example=not source)
