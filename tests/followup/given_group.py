"""A small koncern that adds up: kommunen, a bolag owned in part, one below it, and what is eliminated between them. In tkr."""

from dataclasses import dataclass
from decimal import Decimal

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from tests import build

YEAR, MONTH = 2026, 12
PUBLIC = {
    "operating_income": 700,
    "operating_costs": -3100,
    "depreciation": -120,
    "tax_revenue": 2100,
    "general_grants": 500,
    "financial_income": 40,
    "financial_costs": -60,
    "extraordinary": 0,
}
COMPANY = {
    "operating_income": 400,
    "operating_costs": -260,
    "depreciation": -60,
    "financial_income": 0,
    "financial_costs": -30,
    "extraordinary": 0,
    "company_tax": -10,
}
ELIMINATED = {"operating_income": -80, "operating_costs": 80}
HALF = Decimal(50)


@dataclass(frozen=True, slots=True)
class Given:
    """Kommunen's, a bolag's, eliminations' and koncernen's columns."""

    own: AccountColumn
    company: AccountColumn
    eliminations: AccountColumn
    combined: AccountColumn


def column(
    unit: OrgUnit, kind: str = ColumnKind.OUTCOME, *, month: int = MONTH, **amounts: Decimal | int
) -> AccountColumn:
    """A column with amounts in tkr."""
    made = open_column(unit, YEAR, kind, by=None, month=month)
    save_figures(made, [FigureInput(key, said(amount, MoneyUnit.TKR)) for key, amount in amounts.items()], by=None)
    return made


def koncern(org: build.Org, *, share: Decimal | None = HALF) -> Given:
    """Kommunen + the bolag by its share + eliminations = koncernen."""
    OrgUnit.objects.filter(pk=org.company.pk).update(ownership_share=share)
    org.company.ownership_share = share
    both = {
        key: PUBLIC.get(key, 0) + COMPANY.get(key, 0) * HALF / 100 + ELIMINATED.get(key, 0) for key in PUBLIC | COMPANY
    }
    return Given(
        column(org.municipality, **PUBLIC),
        column(org.company, **COMPANY),
        column(org.group, ColumnKind.ELIMINATIONS, **ELIMINATED),
        column(org.group, **both),
    )


def below(company: OrgUnit, name: str = "Dotter AB", **fields: object) -> OrgUnit:
    """A bolag below a bolag."""
    return build.unit(OrgUnitKind.COMPANY, name, company, code=name.split(maxsplit=1)[0].upper(), **fields)
