"""The block that holds investments per project. Amounts are kr, without minus; sums and deviations are computed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.documents.accounts import NOT_APPLICABLE, NOT_STATED, SaidIn, Stated
from styrmodell.lib.documents.figures import difference
from styrmodell.lib.documents.status import Status


@dataclass(frozen=True, slots=True)
class Project:
    """Investeringsprojekt, or what is invested every year of a kind and has no total.

    Attributes:
        decided, estimated, spent: the whole project: what is decided, what it is thought to cost, what it has cost so far.
        budget: the year's, with what has been changed; `change` is how much of it that is.
        carried_over: what is proposed to be moved to next year.
        ready: when it is or will be ready ("juni 2027").
    """

    name: str
    decided: Stated = NOT_STATED
    estimated: Stated = NOT_STATED
    spent: Stated = NOT_STATED
    budget: Stated = NOT_STATED
    change: Stated = NOT_STATED
    outcome: Stated = NOT_STATED
    forecast: Stated = NOT_STATED
    carried_over: Stated = NOT_STATED
    status: Status | None = None
    ready: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """Projekten hos en nämnd."""

    name: str
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class InvestmentTable:
    """Investeringsredovisning per projekt. A column appears when some project has something in it.

    Attributes:
        period: what the year's columns are about ("2026", "jan–aug 2026").
    """

    groups: tuple[ProjectGroup, ...]
    period: str
    heading: str = "Investeringar per projekt"
    unit: SaidIn = SaidIn.TKR
    decimals: int = 0
    note: str = ""
    is_example: bool = False

    @property
    def projects(self) -> tuple[Project, ...]:
        """All of them, in order."""
        return tuple(project for group in self.groups for project in group.projects)

    @property
    def has_forecasts(self) -> bool:
        """True when the year is not over: then what is forecast is set against the budget, and not the outcome."""
        return any(project.forecast != NOT_STATED for project in self.projects)

    def deviation(self, project: Project) -> Stated:
        """Budget less what is used or thought to be used of it; plus is less."""
        used = project.forecast if self.has_forecasts else project.outcome
        if NOT_APPLICABLE in (project.budget, used):
            return NOT_APPLICABLE
        return Stated(difference(project.budget.value, used.value))


def summed(projects: Iterable[Project], amount: Callable[[Project], Stated]) -> Stated:
    """What the projects come to. One that lacks an amount leaves the sum unsaid; what does not apply counts for nothing."""
    found = [stated for stated in map(amount, projects) if not stated.is_not_applicable]
    if not found:
        return NOT_APPLICABLE
    known = [stated.value for stated in found if stated.value is not None]
    return Stated(sum(known, Decimal(0))) if len(known) == len(found) else NOT_STATED
