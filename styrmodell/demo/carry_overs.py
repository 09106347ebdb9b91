"""What is carried over in the demo: Strängnäs' own figures for 2019 and 2020; the rest exempeldata. Amounts are in tkr."""

from decimal import Decimal
from typing import Any

from followup.enums import MoneyUnit, WorkState
from followup.models import InvestmentAmount, InvestmentProject
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.told import NOT_APPLICABLE, Told, said
from followup.rules.carry_overs import TABLES, Carried
from followup.services.carry_overs import CarriedInput, save_carried
from followup.services.investments import add_project
from organisation.models import OrgUnit
from styrmodell.demo.source import read
from styrmodell.lib.history import save_new
from styrmodell.lib.swedish import EN_DASH

ALL = "Nämndens investeringar tillsammans"  # the sources tell a sum per nämnd
TKR = 1000


def load(units: dict[str, OrgUnit]) -> None:
    """Load the tables; what has no source is made up."""
    content = read("carry_overs.json")
    _projects(units, content["projects"], content["notes"])
    for table in content["tables"]:
        key, unit = Carried(table["table"]), units[table["unit"]]
        rows = [_row(key, row, table.get("source", ""), unit) for row in table["rows"]]
        save_carried(unit, table["year"], key, rows, by=None)


def _row(key: Carried, row: dict[str, Any], source: str, unit: OrgUnit) -> CarriedInput:
    table = TABLES[key]
    words = {name: row[name] for name in table.words if name in row} | {"source": f"{source}{row.get('more', '')}"}
    told = {name: _told(row[name]) for name in table.typed_amounts if name in row}
    project = InvestmentProject.objects.get(unit=unit, number=row["project"]) if "project" in row else None
    about = project.pk if project else None
    return CarriedInput(row.get("name", ""), project_id=about, told=told, words=words, is_example=not source)


def _told(amount: int | str) -> Told:
    return NOT_APPLICABLE if amount == EN_DASH else said(Decimal(amount), MoneyUnit.TKR)


def _projects(units: dict[str, OrgUnit], years: dict[str, Any], notes: dict[str, dict[str, str]]) -> None:
    """What each nämnd moved of its investments, as one project of the years that are told."""
    made = {
        code: add_project(units[code], by=None, name=ALL, first_year=2019, state=WorkState.DONE)
        for code in next(iter(years.values()))["tkr"]
    }
    for year, told in years.items():
        for code, tkr in told["tkr"].items():
            row = InvestmentAmount(project=made[code], year=int(year), month=YEAR_END, carried_over=Decimal(tkr * TKR))
            save_new(row, by=None)
            words = {"source": " ".join(filter(None, [f"{told['source']}.", notes.get(year, {}).get(code, "")]))}
            one = CarriedInput(project_id=made[code].pk, words=words)
            save_carried(units[code], int(year), Carried.INVESTMENT, [one], by=None)
