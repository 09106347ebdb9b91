"""Investments that stand in the database: what Strängnäs' nämnder moved to the next year, as is told of 2019 and 2020.

Källa: https://5dok.org/document/q5m9dkwr-str%C3%A4ngn%C3%A4s-kommun.html and
https://5dok.org/article/fr%C3%A5gor-allm%C3%A4nheten-%C3%A5rsredovisningen-str%C3%A4ngn%C3%A4s-kommun.yd7e149e
"""

from decimal import Decimal
from typing import Any

from followup.models import InvestmentAmount, InvestmentForecast, InvestmentProject, ReportingRound
from followup.money.investments import Investment, investments_of
from followup.services import investments
from followup.services.investments import InvestmentInput
from organisation.models import OrgUnit

# tkr, to the year after; TFN's of 2020 is what is left of the sum.
CARRIED_OVER = {
    2019: {"KS": 12082, "BUN": 500, "SN": 681, "MSN": 1600, "TFN": 8321},
    2020: {"KS": 21757, "BUN": 547, "SN": 266, "MSN": 175, "TFN": 4775},
}
SUMS = {2019: 23184, 2020: 27520}
TKR = 1000


def project(unit: OrgUnit, name: str = "Ny bro", *, first_year: int = 2019, **fields: Any) -> InvestmentProject:
    """A project of a unit."""
    return investments.add_project(unit, by=None, name=name, first_year=first_year, **fields)


def told(project: InvestmentProject, round_: ReportingRound, **tkr: int | None) -> None:
    """Say something of a project in a round, in tkr."""
    amounts = {name: None if value is None else Decimal(value * TKR) for name, value in tkr.items()}
    row = InvestmentAmount.objects.of_round(round_).filter(project=project).first()
    forecast = InvestmentForecast.objects.filter(project=project, round=round_).first()
    versions = (row.version if row else 0, forecast.version if forecast else 0)
    seen = InvestmentInput(project.pk, amounts, *versions)
    investments.save_amounts(project.unit, round_, [seen], by=None)


def stored(project: InvestmentProject, round_: ReportingRound) -> Investment:
    """What is stored of a project in a round."""
    found = investments_of(project.unit, round_).projects
    return next(one for one in found if one.project_id == project.pk)


def of_demo(view: str, name: str) -> dict[str, Any]:
    """The arguments of an address about a unit's investments: "KN", whose project is made here; the demo has none."""
    unit = OrgUnit.objects.get(code=name)
    known = InvestmentProject.objects.filter(unit=unit, number="P1").first()
    made = known or project(unit, "Prov", number="P1", first_year=2020)
    return {"pk": unit.pk if view == "investment_amounts" else made.pk}
