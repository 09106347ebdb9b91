"""Investeringsredovisningen as data: the projects of a round with their amounts, and what they come to nämnd by nämnd.

Everything is kr and without minus: an investment costs. Sums are of kronor; a sum of which something lacks says so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from followup.models import FrozenInvestment, InvestmentAmount, InvestmentProject, ReportingRound
from followup.models.investments import OWNER_KINDS, InvestmentProjectQuerySet
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.lib.documents.figures import difference
from styrmodell.lib.intervals import within_q

OF_YEAR = ("budget", "change", "carried_in", "outcome", "spent", "carried_over")  # what a month's row holds
COLUMNS = ("decided", "estimated", *OF_YEAR, "forecast")
COLUMN_WORDS = {
    "decided": "beslutad totalutgift",
    "estimated": "beräknad totalutgift",
    "budget": "budget",
    "change": "ändring",
    "carried_in": "från förra året",
    "outcome": "utfall",
    "spent": "förbrukat",
    "carried_over": "till nästa år",
    "forecast": "prognos",
}
# Where the amounts stand once they have been joined to the projects (`with_amounts`).
JOINED = {
    **{name: f"booked__{name}" for name in OF_YEAR},
    "decided": "decided",
    "estimated": "estimated",
    "spent": "spent_so_far",
    "forecast": "expected",
}
READ = (
    *("pk", "unit_id", "unit__name", "unit__kind", "number", "name", "is_yearly", "state", "version", "is_example"),
    *("ready_year", "ready_quarter", "is_over"),
    *dict.fromkeys(JOINED.values()),
    *("booked__pk", "booked__version", "booked__spent", "booked__is_example", "source"),
    *("told__pk", "told__version", "told__amount", "told__is_example"),
)
Amounts = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Investment:
    """Ett projekt i en uppföljning, with the stored rows that its amounts come from.

    Attributes:
        amounts: by COLUMNS, kr; None is not reported.
        told_spent: what is stored of what it has cost so far; the sum is worked out where nothing is.
        typed_forecast: what is stored of the round's forecast, whatever a body has decided.
        is_over: the year is, and nothing of it is forecast.
    """

    project_id: int
    unit_id: int
    unit_name: str
    number: str
    name: str
    amounts: Amounts
    is_yearly: bool = False
    state: str = ""
    ready: str = ""
    is_example: bool = False
    source: str = ""
    project_version: int = 0
    amount_id: int | None = None
    amount_version: int = 0
    forecast_id: int | None = None
    forecast_version: int = 0
    told_spent: Decimal | None = None
    typed_forecast: Decimal | None = None
    is_over: bool = False

    @property
    def label(self) -> str:
        """Its number and name."""
        return f"{self.number} {self.name}".strip()

    @property
    def deviation(self) -> Decimal | None:
        """The year's budget less what is thought to be used of it, or less what was; plus is less than budget."""
        return deviation_of(self.amounts, is_over=self.is_over)


def deviation_of(amounts: Amounts, *, is_over: bool) -> Decimal | None:
    """The budget less the forecast; less the outcome when the year is over."""
    return difference(amounts["budget"], amounts["outcome" if is_over else "forecast"])


@dataclass(frozen=True, slots=True)
class Investments:
    """Investeringsredovisningen of a report.

    Attributes:
        projects: nämnd by nämnd, in the order of the organisation.
    """

    projects: tuple[Investment, ...] = ()
    sources: tuple[str, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """True when no amount of any project has been reported."""
        return all(value is None for one in self.projects for value in one.amounts.values())

    @property
    def units(self) -> list[tuple[int, str]]:
        """Whose they are, in order."""
        return list(dict.fromkeys((one.unit_id, one.unit_name) for one in self.projects))

    def of_unit(self, unit_id: int) -> list[Investment]:
        """One nämnd's."""
        return [one for one in self.projects if one.unit_id == unit_id]

    @property
    def is_example(self) -> bool:
        """True when all of it is invented: said once then, and not at each project."""
        return bool(self.projects) and all(one.is_example for one in self.projects)


def owners(unit: OrgUnit) -> Q:
    """A filter for projects that a unit's report tells of: its own, and kommunens with those of its nämnder."""
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        kinds = (OrgUnitKind.MUNICIPALITY, *BOARD_KINDS)
        return within_q(unit, path="unit__") & Q(unit__kind__in=kinds)
    return Q(unit=unit) if unit.kind in OWNER_KINDS else Q(pk__in=[])


def projects_of(unit: OrgUnit, round_: ReportingRound) -> InvestmentProjectQuerySet:
    """The projects that a unit tells of in a round."""
    return InvestmentProject.objects.filter(owners(unit)).in_round(round_).in_order()


def with_amounts(
    projects: InvestmentProjectQuerySet, round_: ReportingRound, *, decided: Collection[int] = ()
) -> InvestmentProjectQuerySet:
    """Projects with their amounts to the end of the round (`booked`), their forecast in it (`told`) and the one that counts
    (`expected`), and what they have cost so far (`spent_so_far`).

    Args:
        decided: ids of frozen contents: the forecast of a project that is in one of them is what was decided there.
    """
    until = round_.period_to
    last = InvestmentAmount.objects.filter(project=OuterRef("pk"), year=until.year - 1, month=12)
    found = projects.annotate(
        booked=FilteredRelation("amounts", condition=Q(amounts__year=until.year, amounts__month=until.month)),
        told=FilteredRelation("forecasts", condition=Q(forecasts__round=round_)),
        spent_last=Subquery(last.values("spent")[:1]),
        is_over=Value(not round_.has_forecasts),
    ).annotate(spent_so_far=Coalesce(F("booked__spent"), F("spent_last") + F("booked__outcome")))
    if not decided:
        return found.annotate(expected=F("told__amount"))
    frozen = FrozenInvestment.objects.in_contents(decided).filter(project_row=OuterRef("pk")).order_by("-content_id")
    as_decided = When(Exists(frozen), then=Subquery(frozen.values("forecast")[:1]))
    return found.annotate(expected=Case(as_decided, default=F("told__amount")))


def rows_in(projects: Any) -> tuple[Investment, ...]:
    """Projects that have their amounts with them (`with_amounts`), or a page of them, as rows. One query."""
    return tuple(map(_row, projects.values(*READ)))


def _row(one: Mapping[str, Any]) -> Investment:
    project = InvestmentProject(ready_year=one["ready_year"], ready_quarter=one["ready_quarter"])
    return Investment(
        project_id=one["pk"],
        unit_id=one["unit_id"],
        unit_name=one["unit__name"],
        number=one["number"],
        name=one["name"],
        amounts={column: one[JOINED[column]] for column in COLUMNS},
        is_yearly=one["is_yearly"],
        state=one["state"],
        ready=project.ready,
        is_example=bool(one["is_example"] or one["booked__is_example"] or one["told__is_example"]),
        source=one["source"],
        project_version=one["version"],
        amount_id=one["booked__pk"],
        amount_version=one["booked__version"] or 0,
        forecast_id=one["told__pk"],
        forecast_version=one["told__version"] or 0,
        told_spent=one["booked__spent"],
        typed_forecast=one["told__amount"],
        is_over=one["is_over"],
    )


def investments_of(unit: OrgUnit, round_: ReportingRound, *, decided: Collection[int] = ()) -> Investments:
    """What a unit's report tells of investments, as it stands now. One query.

    Args:
        decided: as for `with_amounts`, of kommunens report.
    """
    projects = rows_in(with_amounts(projects_of(unit, round_), round_, decided=decided))
    return Investments(projects, tuple(dict.fromkeys(one.source for one in projects if one.source)))


def investment_of(row: FrozenInvestment) -> Investment:
    """A project as it was frozen."""
    return Investment(
        project_id=row.project_row_id,
        unit_id=row.unit_id or 0,
        unit_name=row.unit_name,
        number="",
        name=row.title,
        amounts={column: getattr(row, column) for column in COLUMNS},
        is_yearly=row.is_yearly,
        state=row.state,
        ready=row.ready,
        is_example=row.is_example,
    )
