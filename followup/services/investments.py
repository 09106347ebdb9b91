"""Investments: projects are added and described, and a period's amounts are saved whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from followup.models import InvestmentAmount, InvestmentForecast, InvestmentProject, ReportingRound
from followup.models.investments import OWNER_KINDS
from followup.money.decided import why_not_typed
from followup.money.investments import OF_YEAR
from organisation.models import OrgUnit, User
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new

FORECAST = "forecast"
LONGEST_NUMBER, LONGEST_NAME = 30, 200  # what the columns hold
NEGATIVE = "Investeringar skrivs utan minus, men {name} har ett belopp med minus."


@dataclass(frozen=True, slots=True)
class InvestmentInput:
    """What a person says of a project in a round.

    Attributes:
        amounts: of `OF_YEAR` and `forecast` those that are said, kr; None empties one.
        version, forecast_version: of the stored rows that the person saw, 0 when there was none.
        is_example: it is made up; never when somebody says it.
    """

    project_id: int
    amounts: Mapping[str, Decimal | None]
    version: int = 0
    forecast_version: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class StoredInvestment:
    """What is stored of a project in a round."""

    amount: InvestmentAmount | None = None
    forecast: InvestmentForecast | None = None

    def value(self, column: str) -> Decimal | None:
        """One of `OF_YEAR`, or the forecast."""
        if column == FORECAST:
            return self.forecast.amount if self.forecast else None
        found: Decimal | None = getattr(self.amount, column) if self.amount else None
        return found

    def version(self, column: str) -> int:
        """Of the row that holds it, 0 when there is none."""
        row = self.forecast if column == FORECAST else self.amount
        return row.version if row else 0


class StaleInvestments(DomainError):
    """Somebody else saved some of the same amounts first.

    Attributes:
        stored: the project's id → what is stored of it now.
    """

    def __init__(self, stored: Mapping[int, StoredInvestment]) -> None:
        super().__init__("Någon annan har sparat samma belopp medan du skrev. Båda visas nedan.")
        self.stored = stored


@transaction.atomic
def add_project(unit: OrgUnit, *, by: User | None, name: str, first_year: int, **fields: Any) -> InvestmentProject:
    """Add a project to a nämnd, kommunen or a bolag.

    Args:
        fields: the others of `InvestmentProject`, as `edit_project`.

    Raises:
        DomainError: the unit has no investments of its own, the number is taken, or the fields do not agree.
    """
    if unit.kind not in OWNER_KINDS:
        raise DomainError(f"{unit.name} har inga egna investeringar. Det har kommunen, nämnderna och bolagen.")
    _hold(unit)
    project = InvestmentProject(unit=unit, name=name, first_year=first_year, **fields)
    _refuse_odd(project)
    save_new(project, by=by)
    return project


@transaction.atomic
def add_projects(
    unit: OrgUnit, projects: Sequence[Mapping[str, str]], *, first_year: int, by: User | None, reason: str = ""
) -> list[InvestmentProject]:
    """Add several projects to a unit at once.

    Args:
        projects: the number, "" when it has none, and the name of each.

    Raises:
        DomainError: a number is taken or stands twice, or a number or a name is too long.
    """
    _hold(unit)
    made = [InvestmentProject(unit=unit, first_year=first_year, **fields) for fields in projects]
    numbers = [one.number for one in made if one.number]
    same = InvestmentProject.objects.filter(unit=unit, number__in=numbers).first()
    if same or len(set(numbers)) < len(numbers):
        taken = same.number if same else next(one for one in numbers if numbers.count(one) > 1)
        raise DomainError(f"Projektnumret {taken} finns redan hos {unit.name}, eller står två gånger i tabellen.")
    for one in made:
        if len(one.number) > LONGEST_NUMBER or len(one.name) > LONGEST_NAME:
            raise DomainError(
                f"{one.name[:40]}… är för långt: namnet högst {LONGEST_NAME} tecken, numret {LONGEST_NUMBER}."
            )
    save_many(made, by=by, reason=reason)
    return made


@transaction.atomic
def edit_project(project: InvestmentProject, *, by: User | None, version: int, **fields: Any) -> InvestmentProject:
    """Change what is said of a project; its unit stays.

    Raises:
        DomainError: the number is taken, or the fields do not agree.
        StaleEdit: somebody else has changed it since.
    """
    _hold(project.unit)
    row = (
        InvestmentProject.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=project.pk)
    )
    _refuse_odd(InvestmentProject(pk=row.pk, unit=row.unit, **fields))
    save_changes(row, fields, by=by, version=version)
    return row


def _hold(unit: OrgUnit) -> None:
    """Take turns about the unit until the transaction ends, so that two cannot make the same row."""
    OrgUnit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)


def _refuse_odd(project: InvestmentProject) -> None:
    same = InvestmentProject.objects.filter(unit=project.unit, number=project.number).exclude(pk=project.pk)
    if project.number and (taken := same.first()):
        raise DomainError(f"Projektnumret {project.number} finns redan: {taken.name}. Ange ett annat.")
    if project.is_yearly and (project.decided is not None or project.estimated is not None):
        raise DomainError("Ett årligt anslag har ingen totalutgift. Töm beloppen, eller kryssa ur att det är årligt.")
    if project.ready_quarter and not project.ready_year:
        raise DomainError("Ange också vilket år projektet är klart.")
    if any(value is not None and value < 0 for value in (project.decided, project.estimated)):
        raise DomainError(NEGATIVE.format(name=project.name))


@transaction.atomic
def hand_over(unit: OrgUnit, *, to: OrgUnit, by: User | None, projects: Collection[int] | None = None) -> None:
    """Give what a unit that ends has under way to the one that takes over, with all its amounts; what is over stays.

    A project stays too where the successor has no investments of its own, or has the number already. What a body has decided
    on is frozen in the name of the unit that it was decided for.

    Args:
        projects: the ids of those that it gets, where several take over; None is all of them.
    """
    if to.kind not in OWNER_KINDS:
        return
    for one in sorted((unit, to), key=lambda one: one.pk):
        _hold(one)
    taken = InvestmentProject.objects.filter(unit=to).exclude(number="").values("number")
    rows = InvestmentProject.objects.under_way().filter(unit=unit).exclude(number__in=taken)
    if projects is not None:
        rows = rows.filter(pk__in=projects)
    locked = rows.select_for_update(of=("self",), no_key=True).order_by("pk")
    save_many_changes([(row, {"unit": to}, None) for row in locked], by=by, reason=f"Övertagen från {unit}")


@transaction.atomic
def save_amounts(
    unit: OrgUnit, round_: ReportingRound, inputs: Sequence[InvestmentInput], *, by: User | None, reason: str = ""
) -> int:
    """Save the amounts that differ; all of them or none.

    Args:
        reason: how they came, for the history.

    Returns:
        How many projects something was saved of.

    Raises:
        DomainError: a project is not the unit's, a budget or an outcome is negative, or a forecast is decided.
        StaleInvestments: somebody has saved other amounts since the person saw them.
    """
    _hold(unit)
    projects = {row.pk: row for row in InvestmentProject.objects.filter(unit=unit)}
    if any(one.project_id not in projects for one in inputs):
        raise DomainError("Ett av projekten hör inte till enheten. Ladda om sidan och försök igen.")
    stored = _stored(list(projects), round_)
    changed = [(one, names) for one in inputs if (names := _differing(one, stored[one.project_id]))]
    if stale := {one.project_id for one, names in changed if _is_stale(one, names, stored[one.project_id])}:
        raise StaleInvestments({pk: stored[pk] for pk in sorted(stale)})
    _refuse_negative(changed, projects)
    if any(FORECAST in names for _, names in changed):
        _refuse_decided(unit, round_)
    _write(changed, stored, round_, by, reason)
    return len(changed)


def _stored(projects: Sequence[int], round_: ReportingRound) -> dict[int, StoredInvestment]:
    amounts = InvestmentAmount.objects.of_round(round_).select_for_update(of=("self",), no_key=True)
    forecasts = InvestmentForecast.objects.select_for_update(of=("self",), no_key=True).filter(round=round_)
    by_project = {row.project_id: row for row in amounts.filter(project__in=projects)}
    expected = {row.project_id: row for row in forecasts.filter(project__in=projects)}
    return {pk: StoredInvestment(by_project.get(pk), expected.get(pk)) for pk in projects}


def _differing(one: InvestmentInput, stored: StoredInvestment) -> list[str]:
    return [column for column, value in one.amounts.items() if value != stored.value(column)]


def _is_stale(one: InvestmentInput, names: Sequence[str], stored: StoredInvestment) -> bool:
    seen = {FORECAST: one.forecast_version}
    return any(seen.get(name, one.version) != stored.version(name) for name in names)


def _refuse_negative(
    changed: Sequence[tuple[InvestmentInput, list[str]]], projects: Mapping[int, InvestmentProject]
) -> None:
    """A change takes away as often as it adds, and what is left of a budget may be less than nothing; the rest costs."""
    for one, names in changed:
        for name in {*names} - {"change", "carried_in", "carried_over", "outcome"}:
            value = one.amounts[name]
            if value is not None and value < 0:
                raise DomainError(NEGATIVE.format(name=projects[one.project_id]))


def _refuse_decided(unit: OrgUnit, round_: ReportingRound) -> None:
    if not round_.has_forecasts:
        raise DomainError("Året är slut och prognosticeras inte.")
    if reasons := why_not_typed([unit], round_, on=today()):
        raise DomainError(" ".join(reasons))


def _write(
    changed: Sequence[tuple[InvestmentInput, list[str]]],
    stored: Mapping[int, StoredInvestment],
    round_: ReportingRound,
    by: User | None,
    reason: str,
) -> None:
    new: list[Any] = []
    kept: list[Any] = []
    expected: list[Any] = []
    expected_anew: list[Any] = []
    until = round_.period_to
    for one, names in changed:
        row, forecast = stored[one.project_id].amount, stored[one.project_id].forecast
        told = {name: one.amounts[name] for name in names if name in OF_YEAR}
        typed = {"is_example": one.is_example}  # whoever says it means it
        if told and row is None:
            place = {"project_id": one.project_id, "year": until.year, "month": until.month}
            new.append(InvestmentAmount(**place, **told, **typed))
        elif told:
            kept.append((row, told | typed, None))
        if FORECAST in names and forecast is None:
            value = one.amounts[FORECAST]
            expected.append(InvestmentForecast(project_id=one.project_id, round=round_, amount=value, **typed))
        elif FORECAST in names:
            expected_anew.append((forecast, {"amount": one.amounts[FORECAST]} | typed, None))
    for rows in (new, expected):
        save_many(rows, by=by, reason=reason)
    for changes in (kept, expected_anew):
        save_many_changes(changes, by=by, reason=reason)
