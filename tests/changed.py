"""What a form changed, told by the rows of history that it left, and who may change what: by hand from design §4."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Model

from followup import models as followup
from organisation import models as organisation
from planning import models as planning
from tests.planted import Readers

# How a row reaches the units that it belongs to; a row of anything else belongs to none.
UNITS: dict[type[Model], tuple[str, ...]] = {
    organisation.OrgUnit: ("id",),
    organisation.Operation: ("unit_id",),
    organisation.RoleAssignment: ("unit_id",),
    organisation.OfficeService: ("office_id",),
    organisation.UnitSuccession: ("successor_id",),
    organisation.Decision: ("body_id",),
    planning.Plan: ("unit_id",),
    planning.PlanNode: ("plan__unit_id",),
    planning.Target: ("node__plan__unit_id",),
    planning.Contribution: ("from_node__plan__unit_id",),
    planning.NodeContinuation: ("to_node__plan__unit_id",),
    planning.PlanContinuation: ("to_plan__unit_id",),
    planning.Assignment: ("giver_id",),
    planning.AssignmentReceiver: ("assignment__giver_id",),
    planning.AssignmentVersion: ("assignment__giver_id",),
    followup.Report: ("unit_id",),
    followup.ReportText: ("report__unit_id",),
    followup.Assessment: ("report__unit_id",),
    followup.SectionRow: ("report__unit_id",),
    followup.Deviation: ("report__unit_id",),
    followup.Action: ("deviation__report__unit_id",),
    followup.KeyFigureValue: ("unit_id",),
    followup.OperatingAmount: ("operation__unit_id",),
    followup.OperatingForecast: ("operation__unit_id",),
    followup.StatusUpdate: ("node__plan__unit_id", "receiver__unit_id", "action__deviation__report__unit_id"),
}
# What a row may point at: what its writer reads, or what is adopted.
POINTS_AT: dict[type[Model], tuple[str, str]] = {
    planning.Contribution: ("to_node_id", "to_node__plan__unit_id"),
    planning.NodeContinuation: ("from_node_id", "from_node__plan__unit_id"),
    followup.Deviation: ("node_id", "node__plan__unit_id"),
    followup.Assessment: ("node_id", "node__plan__unit_id"),
}
TEXTS = (
    planning.PlanNode,
    planning.Target,
    planning.Contribution,
    planning.NodeContinuation,
    followup.ReportText,
    followup.SectionRow,
    followup.Assessment,
    followup.Deviation,
    followup.Action,
    followup.KeyFigureValue,
    followup.StatusUpdate,
)
MONEY = (followup.OperatingAmount, followup.OperatingForecast, followup.ImportBatch)
STEPS = (planning.Plan, followup.Report)  # handed back, approved
EVERYTHING = (*UNITS, planning.KeyFigure, *MONEY, planning.GoverningDocument)
OF_PLANS = tuple(model for model in UNITS if model not in (*MONEY, organisation.OrgUnit, organisation.RoleAssignment))
ORGANISATION = tuple(model for model in UNITS if model._meta.app_label == "organisation")

COMMON = (planning.KeyFigure, planning.Perspective, followup.ReportingRound, followup.ScaleStep, followup.ImportBatch)

# role → the unit, "+" for what lies below it too, "=" for rows of no unit, and what is changed there.
MAY_CHANGE: dict[str, tuple[tuple[str, tuple[Any, ...]], ...]] = {
    "": (),
    "controller": (
        ("KONCERN+", (*STEPS, *MONEY, followup.ReportingRound)),
        ("KOMMUN", OF_PLANS),
        ("KF", OF_PLANS),
        ("KS", (organisation.Decision,)),
        ("=", COMMON),
    ),
    "sekreterare": (("KN", OF_PLANS), ("KK", STEPS), ("=", (planning.KeyFigure,))),
    "kontorschef": (("KK", OF_PLANS), ("KK+", STEPS), ("=", (planning.KeyFigure, organisation.Decision))),
    "enhetschef": (("KK-BIB", OF_PLANS),),
    "ekonom": (("KOMMUN+", MONEY), ("=", (followup.ImportBatch,))),
    "politiker": (),
    "direktor": (("KOMMUN+", STEPS), ("=", (organisation.Decision,))),
    "bolag": (("SKFAB", OF_PLANS), ("=", (planning.KeyFigure,))),
    "revisor": (),
    # Closing and moving a unit hands its open work to the one after it.
    "admin": (
        ("KONCERN+", (*ORGANISATION, *STEPS, planning.Assignment, planning.AssignmentReceiver)),
        ("=", (organisation.User,)),
    ),
}
OF_THEIR_OWN = organisation.User  # a person's own password


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was changed, and as what."""

    row: Any
    model: type[Model]

    def __str__(self) -> str:
        return f"{self.model.__name__} {self.row.id}"


class Ledger:
    """The rows of history as they were; what has come since are the changes."""

    def __init__(self) -> None:
        self.models = [model for model in (*UNITS, *WITHOUT_UNIT) if hasattr(model, "history")]
        self.before = self._last()

    def _last(self) -> tuple[int, ...]:
        tables = (model.history.model._meta.db_table for model in self.models)
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(f'(SELECT MAX(history_id) FROM "{table}")' for table in tables))
            return tuple(last or 0 for last in cursor.fetchone())

    def changes(self) -> Iterator[Change]:
        """What has been changed."""
        for model, before, now in zip(self.models, self.before, self._last(), strict=True):
            if now != before:
                for row in model.history.model._base_manager.filter(history_id__gt=before):
                    yield Change(row, model)


WITHOUT_UNIT: tuple[type[Model], ...] = (
    organisation.User,
    planning.KeyFigure,
    planning.Perspective,
    planning.GoverningDocument,
    followup.ReportingRound,
    followup.ImportBatch,
    followup.ScaleStep,
)


def not_allowed(username: str, changes: Iterable[Change], readers: Readers) -> list[str]:
    """What was changed that design §4 does not let the person change."""
    return [
        str(change)
        for change in changes
        if not (_is_own(username, change) or _may(username, change, readers))
        or _points_at_hidden(username, change, readers)
    ]


def _is_own(username: str, change: Change) -> bool:
    return change.model is OF_THEIR_OWN and change.row.username == username


def _may(username: str, change: Change, readers: Readers) -> bool:
    units = [unit for path in UNITS.get(change.model, ()) if (unit := follow(change.row, path)) is not None]
    for where, models in MAY_CHANGE[username]:
        if change.model not in models:
            continue
        code = where.removesuffix("+")
        if where == "=" and not units:
            return True
        if any(readers.codes.get(unit) == code or ("+" in where and code in readers.chain(unit)) for unit in units):
            return True
    return False


def _points_at_hidden(username: str, change: Change, readers: Readers) -> bool:
    if change.model not in POINTS_AT or change.row.history_type != "+":
        return False
    node, unit = (follow(change.row, path) for path in POINTS_AT[change.model])
    is_read = node in readers.adopted or readers.reads(username, unit) or readers.is_shared_with(username, node)
    return node is not None and not is_read


def follow(row: Any, path: str) -> Any:
    """What a row has at the end of a path, as it was last where it has been removed; None where there is nothing on the way."""
    for step in path.split("__"):
        try:
            row = getattr(row, step, None)
        except ObjectDoesNotExist:
            found = row._meta.get_field(step)
            row = found.related_model.history.filter(id=getattr(row, found.attname)).latest()
    return row
