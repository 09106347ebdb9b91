"""The demo's investments: exempeldata that adds up to what the accounts say of the same months."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from followup.models import InvestmentProject, ReportingRound
from followup.services import investments
from followup.services.investments import InvestmentInput
from organisation.models import OrgUnit
from styrmodell.demo.source import day, read

TKR = 1000
IN_TOTAL = ("decided", "estimated")


def load(units: dict[str, OrgUnit], rounds: dict[str, ReportingRound]) -> None:
    """Load the projects, and of each unit's what is told of them in each round. Amounts are in tkr."""
    content = read("investments.json")
    for code, rows in content["projects"].items():
        unit = units[code]
        made = [(_project(unit, row), row["told"]) for row in rows]
        for name, columns in content["rounds"].items():
            inputs = [_told(project, columns, told[name]) for project, told in made if name in told]
            investments.save_amounts(unit, rounds[name], inputs, by=None)


def _project(unit: OrgUnit, row: dict[str, Any]) -> InvestmentProject:
    fields = {name: value for name, value in row.items() if name != "told"}
    fields |= {name: _kr(row.get(name)) for name in IN_TOTAL}
    fields["decided_on"] = day(row.get("decided_on"))
    return investments.add_project(unit, by=None, **fields, is_example=True)


def _told(project: InvestmentProject, columns: Sequence[str], tkr: Sequence[int | None]) -> InvestmentInput:
    amounts = {name: _kr(one) for name, one in zip(columns, tkr, strict=True)}
    return InvestmentInput(project.pk, amounts, is_example=True)


def _kr(tkr: int | None) -> Decimal | None:
    return None if tkr is None else Decimal(tkr * TKR)
