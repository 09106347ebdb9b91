"""Ten times the demo: nine copies of the nämnder and bolag with what is theirs, and ten times as much in every plan and report.

Rows are copied in bulk, since the services would take minutes; what the copies say is the demo's own text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Max, Model, Q, QuerySet

from followup.enums import ReportStatus, RoundKind
from followup.models import (
    Action,
    Assessment,
    Deviation,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenState,
    FrozenValue,
    KeyFigureValue,
    OperatingAmount,
    OperatingForecast,
    Report,
    ReportEdition,
    ReportingRound,
    ReportText,
    SectionRow,
    StatusUpdate,
)
from followup.services import frozen_answers
from organisation.enums import OrgUnitKind
from organisation.models import FrozenContent, Operation, OrgUnit, RoleAssignment, User
from planning.models import (
    Assignment,
    AssignmentReceiver,
    AssignmentVersion,
    Contribution,
    FrozenLink,
    FrozenNode,
    KeyFigure,
    Plan,
    PlanEdition,
    PlanNode,
    Target,
)
from styrmodell.demo.scale_trees import renumber

COPIES = range(1, 10)
ONLY_ONE = (
    OrgUnitKind.GROUP,
    OrgUnitKind.MUNICIPALITY,
    OrgUnitKind.MUNICIPAL_COUNCIL,
    OrgUnitKind.EXECUTIVE_BOARD,
)
FAR_APART = 1_000_000  # between the places of one copy's rows and the next's
EARLIER_YEARS = range(2003, 2021)

Change = Callable[[Any], None]


class Copier:
    """Copies rows that were there from the start; whatever points at a row that it has copied points at the copy.

    Args:
        number: which copy this is.
        last: the highest id of each model's rows before any was copied; shared by all copiers.
    """

    def __init__(self, number: int, last: dict[type[Model], int]) -> None:
        self.number = number
        self.last = last
        self.copies: defaultdict[type[Model], dict[int, int]] = defaultdict(dict)

    def copy(self, rows: QuerySet[Any], change: Change | None = None) -> None:
        """Copy the rows; a tree's from the top down.

        Args:
            change: what must differ in each copy, since it may stand there only once.
        """
        model = rows.model
        if model not in self.last:
            self.last[model] = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        levels: defaultdict[int, list[Any]] = defaultdict(list)
        for row in rows.filter(pk__lte=self.last[model]).order_by("pk"):
            levels[getattr(row, "level", 0)].append(row)
        for level in sorted(levels):
            fresh = [self._copied(model, row) for row in levels[level]]
            for row in fresh if change else ():
                change(row)
            model._default_manager.bulk_create(fresh)
            self.copies[model] |= {old.pk: new.pk for old, new in zip(levels[level], fresh, strict=True)}

    def _copied(self, model: type[Model], row: Any) -> Any:
        values = {}
        for field in model._meta.concrete_fields:
            if field.primary_key:
                continue
            value = getattr(row, field.attname)
            known = self.copies.get(field.related_model, {}) if field.is_relation else {}
            values[field.attname] = known.get(value, value) if known else value
        return model(**values)

    def of(self, model: type[Model]) -> list[int]:
        """The ids of the rows that have been copied."""
        return list(self.copies[model])


def multiply() -> None:
    """Make ten times of everything that a page may list."""
    before = set(OrgUnit.objects.values_list("pk", flat=True))
    last: dict[type[Model], int] = {}
    for number in COPIES:
        _more_units(Copier(number, last), before)
    for number in COPIES:
        _more_in_each(Copier(number, last), before)
    _more_editions()
    _earlier_rounds(before)
    _named_in_versions()
    for model in (OrgUnit, Plan, PlanNode):
        renumber(model)


def _named_in_versions() -> None:
    """What an uppdrag says names everybody who has it: the copies have had it from the start."""
    units: defaultdict[int, list[int]] = defaultdict(list)
    for assignment, unit in AssignmentReceiver.objects.order_by("unit_id").values_list("assignment", "unit"):
        units[assignment].append(unit)
    versions = list(AssignmentVersion.objects.all())
    for version in versions:
        version.receivers = units[version.assignment_id]
    AssignmentVersion.objects.bulk_update(versions, ["receivers"])


def _more_units(copier: Copier, before: Iterable[int]) -> None:
    """The nämnder and bolag once more, with their plans, reports and money, and the same people in charge."""
    copier.copy(OrgUnit.objects.filter(pk__in=before).exclude(kind__in=ONLY_ONE), lambda row: _named(row, copier))
    units = copier.of(OrgUnit)
    for model in (RoleAssignment, Operation, AssignmentReceiver, KeyFigureValue, Report):
        copier.copy(model.objects.filter(unit__in=units))
    copier.copy(Plan.objects.filter(unit__in=units))
    copier.copy(PlanNode.objects.filter(plan__in=copier.of(Plan)))
    _copy_editions(copier, PlanEdition.objects.filter(plan__in=copier.of(Plan)))
    for model in (ReportText, SectionRow, Deviation):
        copier.copy(model.objects.filter(report__in=copier.of(Report)))
    copier.copy(Assessment.objects.filter(report__in=copier.of(Report)))
    _copy_what_hangs_on(copier)
    editions = ReportEdition.objects.filter(report__in=copier.of(Report))
    copier.copy(FrozenContent.objects.filter(report_editions__in=editions).distinct())
    copier.copy(editions)
    for model in frozen_answers.KINDS.values():
        copier.copy(model.objects.filter(content__in=copier.of(FrozenContent)))


def _copy_editions(copier: Copier, editions: QuerySet[PlanEdition], change: Change | None = None) -> None:
    """Editions with what they stand on."""
    contents = FrozenContent.objects.filter(plan_editions__in=list(editions)).distinct()
    copier.copy(contents)
    copier.copy(editions, change)
    for model in (FrozenNode, FrozenLink):
        copier.copy(model.objects.filter(content__in=copier.of(FrozenContent)))


def _named(unit: OrgUnit, copier: Copier) -> None:
    unit.code = f"{unit.code}{copier.number}" if unit.code else ""
    unit.name = f"{unit.name} {copier.number}"


def _more_in_each(copier: Copier, before: Iterable[int]) -> None:
    """Once more what stands in each plan and report, whom the roles are given to, and what is measured and counted."""
    at = copier.number * FAR_APART
    plans = Plan.objects.filter(unit__in=before)
    copier.copy(User.objects.filter(roles__unit__in=before).distinct(), lambda row: _differ(row, "username", copier))
    copier.copy(RoleAssignment.objects.filter(user__in=copier.of(User), unit__in=before))
    nodes = PlanNode.objects.filter(plan__in=plans)
    copier.copy(KeyFigure.objects.filter(pk__in=nodes.values("key_figure")), lambda row: _differ(row, "name", copier))
    copier.copy(Assignment.objects.filter(pk__in=nodes.values("assignment")))
    copier.copy(AssignmentReceiver.objects.filter(assignment__in=copier.of(Assignment), unit__in=before))
    copier.copy(nodes.content(), lambda row: _shift(row, "rank", at))
    nodes = copier.of(PlanNode)
    copier.copy(FrozenNode.objects.filter(node__in=nodes), lambda row: _shift(row, "position", at))
    copier.copy(FrozenLink.objects.filter(from_node__in=nodes))
    copier.copy(Assessment.objects.filter(node__in=nodes, report__unit__in=before))
    copier.copy(PlanNode.history.filter(id__in=nodes), lambda row: setattr(row, "id", copier.copies[PlanNode][row.id]))
    copier.copy(Operation.objects.filter(unit__in=before), lambda row: _differ(row, "code", copier))
    copier.copy(Deviation.objects.filter(report__unit__in=before))
    copier.copy(KeyFigureValue.objects.filter(figure__in=copier.of(KeyFigure)))
    _copy_what_hangs_on(copier)
    for model in (FrozenAssessment, FrozenDeviation):
        copier.copy(model.objects.filter(node__in=nodes), lambda row: _shift(row, "position", at))
    copier.copy(
        FrozenState.objects.filter(
            Q(node__in=nodes) | Q(receiver__in=copier.of(AssignmentReceiver)) | Q(action__in=copier.of(Action))
        ),
        lambda row: _shift(row, "position", at),
    )
    copier.copy(
        FrozenAmount.objects.filter(operation__in=copier.of(Operation)), lambda row: _shift(row, "position", at)
    )
    copier.copy(FrozenValue.objects.filter(row__in=copier.of(KeyFigureValue)), lambda row: _shift(row, "position", at))


def _copy_what_hangs_on(copier: Copier) -> None:
    """What belongs to the copied nodes, receivers, deviations and operations."""
    nodes = copier.of(PlanNode)
    copier.copy(Target.objects.filter(node__in=nodes))
    copier.copy(Contribution.objects.filter(from_node__in=nodes))
    copier.copy(Action.objects.filter(deviation__in=copier.of(Deviation)))
    of_others = Q(receiver__in=copier.of(AssignmentReceiver)) | Q(action__in=copier.of(Action))
    copier.copy(StatusUpdate.objects.filter(Q(node__in=nodes) | of_others))
    for model in (OperatingAmount, OperatingForecast):
        copier.copy(model.objects.filter(operation__in=copier.of(Operation)))


def _differ(row: Any, name: str, copier: Copier) -> None:
    setattr(row, name, f"{getattr(row, name)} {copier.number}")


def _shift(row: Any, name: str, by: int) -> None:
    setattr(row, name, getattr(row, name) + by)


def _more_editions() -> None:
    """What has been revised is revised more often; a plan with a single edition keeps it, since its page says less."""
    for number in COPIES:
        copier = Copier(number, {})
        newest = PlanEdition.objects.latest_per_plan().filter(number__gt=1)
        _copy_editions(copier, newest, lambda row: _shift(row, "number", 1))


def _earlier_rounds(before: Iterable[int]) -> None:
    """Years of reporting by those who have reported before in the demo too; for others it would be their first time."""
    reported = Report.objects.filter(unit__in=before, round__kind=RoundKind.INTERIM_1)
    reporters = list(reported.values_list("unit", flat=True))
    for year in EARLIER_YEARS:
        for kind, month, day in (
            (RoundKind.INTERIM_1, 4, 30),
            (RoundKind.INTERIM_2, 8, 31),
            (RoundKind.ANNUAL, 12, 31),
        ):
            last = date(year, month, day)
            made = ReportingRound.objects.create(
                kind=kind, year=year, period_from=date(year, 1, 1), period_to=last, opens_on=last, due_on=last
            )
            Report.objects.bulk_create(
                Report(round=made, unit_id=unit, status=ReportStatus.HANDED_OVER) for unit in reporters
            )
