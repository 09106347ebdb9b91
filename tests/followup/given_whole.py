"""A whole year that adds up everywhere: kommunen with the year before, its ledgers and its projects, a bolag owned in part,
eliminations and the koncern, and a budget. Kommunen's two statements are Grästorps true ones of 2019, the rest is
invented. In tkr.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from followup.enums import AccountKind, ColumnKind, LineKind, MoneyUnit, RoundKind
from followup.models import (
    AccountColumn,
    AccountFigure,
    AccountLine,
    InvestmentProject,
    OperatingAmount,
    ReportingRound,
)
from followup.money.accounts import sheet_of
from followup.rules.accounts.told import NOT_APPLICABLE, Told, said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import OrgUnit
from tests import build, build_followup
from tests.followup import given_investments
from tests.followup.money import ledgers
from tests.followup.rules.accounts import grastorp

YEAR = 2019
TKR = MoneyUnit.TKR
SHARE = Decimal(50)
COMPANY = {
    "operating_income": 78400,
    "operating_costs": -52140,
    "depreciation": -13380,
    "financial_income": 60,
    "financial_costs": -5980,
    "extraordinary": 0,
    "company_tax": -1050,
    "intangible_assets": 0,
    "land_and_buildings": 90000,
    "machinery": 6000,
    "other_tangible_assets": 0,
    "financial_assets": 400,
    "stock": 0,
    "receivables": 3000,
    "short_investments": 0,
    "cash": 2600,
    "equity_result": 5910,
    "other_equity": 20090,
    "opening_equity": 20090,
    "pension_provisions": 0,
    "other_provisions": 0,
    "long_liabilities": 70000,
    "short_liabilities": 6000,
    "pledges": 0,
    "other_contingent": 0,
}
ELIMINATED = {
    "operating_income": -26430,
    "operating_costs": 26430,
    "financial_income": -585,
    "financial_costs": 585,
    "financial_assets": -9000,
    "receivables": -700,
    "other_equity": -9000,
    "opening_equity": -9000,
    "short_liabilities": -700,
}


@dataclass(frozen=True, slots=True)
class Whole:
    """Räkenskaperna, each column by its slug on the page."""

    org: build.Org
    columns: dict[str, AccountColumn] = field(default_factory=dict)

    def say(self, slug: str, key: str, told: Told) -> None:
        """Say another thing on a row, as somebody who has seen what stands there."""
        row = AccountFigure.objects.filter(column=self.columns[slug], line__key=key).first()
        one = FigureInput(key, told, version=row.version if row else 0)
        save_figures(self.columns[slug], [one], by=None)


def whole(org: build.Org) -> Whole:
    """All of it, proved to the last row."""
    OrgUnit.objects.filter(pk=org.company.pk).update(ownership_share=SHARE)
    org.company.ownership_share = SHARE
    made = Whole(org)
    account_lines.begin(YEAR)
    about = AccountLine.objects.get(year=YEAR, key="receivables")
    for name in ("Kundfordringar", "Övriga fordringar"):
        account_lines.add_to_note(about, by=None, name=name)
    before = {**grastorp.figures(2018), "deficit_closing": said(-12000, TKR)}
    made.columns["kommun-ib"] = _column(org.municipality, before, year=2018)
    made.columns["kommun"] = _column(org.municipality, grastorp.whole_2019().figures)
    made.columns["bolag"] = _column(org.company, _told(COMPANY))
    made.columns["eliminering"] = _column(org.group, _told(ELIMINATED), kind=ColumnKind.ELIMINATIONS)
    made.columns["koncern"] = _column(org.group, _combined(made))
    budget = {key: said(row[0], TKR) for key, row in grastorp.INCOME.items()}
    made.columns["budget"] = _column(
        org.municipality, {**budget, "extraordinary": NOT_APPLICABLE}, kind=ColumnKind.BUDGET
    )
    _ledgers(org)
    return made


def _told(amounts: dict[str, int]) -> dict[str, Told]:
    return {key: said(amount, TKR) for key, amount in amounts.items()}


def _column(unit: OrgUnit, told: dict[str, Told], *, year: int = YEAR, kind: str = ColumnKind.OUTCOME) -> AccountColumn:
    column = open_column(unit, year, kind, by=None)
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return AccountColumn.objects.select_related("unit").get(pk=column.pk)


def _combined(made: Whole) -> dict[str, Told]:
    """Kommunen + the bolag by its share + what is eliminated, on every row of the two statements, sums too."""
    own, company, taken = (sheet_of(made.columns[slug]) for slug in ("kommun", "bolag", "eliminering"))
    found = {}
    for line in own.lines:
        is_combined = line.account in (AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET)
        if not is_combined or line.kind == LineKind.HEADING:
            continue
        parts = [own.value(line.key), company.value(line.key), taken.value(line.key)]
        amounts = [part.amount or Decimal(0) for part in parts]
        found[line.key] = Told(amounts[0] + amounts[1] * SHARE / 100 + amounts[2], TKR)
    return found


def _ledgers(org: build.Org) -> None:
    """Nämndernas driftredovisning and the projects, as the bridge and the cash flow say that they are."""
    for name, (unit, net) in {"KN-10": (org.committee, -58_690), "BUN-10": (org.other_committee, -300_000)}.items():
        [operation] = ledgers.operations(unit, {name: "Verksamhet"}).values()
        OperatingAmount.objects.create(operation=operation, year=YEAR, month=12, outcome=Decimal(net * 1000))
    round_ = annual()
    for number, spent in enumerate((30_000, 6_507)):
        project = given_investments.project(org.committee, f"Projekt {number}", first_year=YEAR)
        given_investments.told(project, round_, outcome=spent)


def annual() -> ReportingRound:
    """The year's last round."""
    known = ReportingRound.objects.filter(kind=RoundKind.ANNUAL, year=YEAR).first()
    return known or build_followup.round_(RoundKind.ANNUAL, YEAR)


def spend(number: int, amount: int) -> None:
    """Say that a project has cost so much, tkr."""
    given_investments.told(InvestmentProject.objects.get(name=f"Projekt {number}"), annual(), outcome=amount)
