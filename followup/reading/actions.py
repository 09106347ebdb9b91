"""Åtgärder that come back: which of earlier reports' a report follows up, until it has told that they are done or dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from followup.enums import OVER
from followup.models import Action, Deviation, FrozenState, Report, StatusUpdate
from followup.models.report import PUBLIC_KINDS
from followup.permissions import REPORTS
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.reach.responsible import truth_of
from organisation.reach.successors import went_on_for_ids
from styrmodell.lib.swedish import lower_first


@dataclass(frozen=True, slots=True)
class FollowedAction:
    """Åtgärd ur en tidigare rapport, as a report tells of it.

    Attributes:
        pk: of the live row.
        unit_id: of another unit whose it is; that of the report where it is the report's own to answer.
        owner: who is to do it, in words.
        against: what it is against, and where that was told.
        updates: how it goes, newest first.
    """

    pk: int
    text: str
    unit_id: int
    owner: str
    due_on: date | None
    against: str
    is_own: bool
    is_example: bool
    updates: tuple[StatusUpdate, ...] = ()

    @property
    def is_over(self) -> bool:
        """True when the newest update says that it is done or dropped."""
        return bool(self.updates) and self.updates[0].state in OVER


def coming_back(report: Report, *, until: date | None = None) -> QuerySet[Action]:
    """The actions that the report follows up: those that the unit, or one that it went on for on the period's last day, handed
    in in an earlier round. What one of their reports has told is over is answered, unless it has been taken up again since.
    Kommunens also those of nämnder and bolag, as these have been decided.

    Args:
        until: the day after which an update is not this report's.
    """
    last = report.round.period_to
    whose = OrgUnit.objects.filter(Q(pk=report.unit_id) | Q(pk__in=went_on_for_ids(report.unit, on=last)))
    units = whose.order_by().values("pk")
    wanted = Q(deviation__report__unit__in=units)
    if report.unit.kind == OrgUnitKind.MUNICIPALITY:
        others = {"kind__in": PUBLIC_KINDS, "tree_id": report.unit.tree_id}
        of_others = {f"deviation__report__unit__{name}": value for name, value in others.items()}
        wanted |= Q(**of_others, pk__in=Action.objects.told().values("pk"))
    by_one_of_them = {"unit__in": units, "round__period_to__lt": last}
    told = FrozenState.objects.filter(
        action=OuterRef("pk"),
        state__in=OVER,
        **{f"content__report_editions__report__{name}": value for name, value in by_one_of_them.items()},
    )
    updates = StatusUpdate.objects.filter(action=OuterRef("pk"), **({"date__lte": until} if until else {}))
    newest = Subquery(updates.order_by("-date", "-pk").values("state")[:1])
    earlier = Action.objects.promised().filter(wanted, deviation__report__round__period_to__lt=last)
    return earlier.annotate(newest=newest).filter(~Exists(told) | Q(newest=None) | ~Q(newest__in=OVER))


def with_actions(deviations: QuerySet[Deviation], report: Report, *, until: date | None) -> QuerySet[Deviation]:
    """The deviations with their actions, each of which knows whether it `comes_back` to the report."""
    asked = coming_back(report, until=until).filter(pk=OuterRef("pk"))
    actions = Action.objects.annotate(comes_back=Exists(asked.order_by()))
    return deviations.prefetch_related(Prefetch("actions", actions))


def actions_told(
    report: Report, deviations: Iterable[Deviation], updates: Mapping[tuple[str, int], tuple[StatusUpdate, ...]]
) -> tuple[FollowedAction, ...]:
    """The actions that come back to the report, those of the earliest round first.

    Args:
        deviations: of earlier reports, as `with_actions` gives them.
    """
    told = sorted(
        deviations, key=lambda row: (row.report.unit_id != report.unit_id, row.report.round.period_to, row.pk)
    )
    return tuple(
        _followed(report, row, one, updates.get(("action", one.pk), ()))
        for row in told
        for one in row.actions.all()
        if one.comes_back  # type: ignore[attr-defined]  # annotated in `with_actions`
    )


def _followed(report: Report, row: Deviation, one: Any, updates: tuple[StatusUpdate, ...]) -> FollowedAction:
    is_own = report.unit.kind != OrgUnitKind.MUNICIPALITY or row.report.unit_id == report.unit_id
    owner = one.responsible if is_own else ", ".join(filter(None, (row.report.unit.name, one.responsible)))
    return FollowedAction(
        pk=one.pk,
        text=one.text,
        unit_id=report.unit_id if is_own else row.report.unit_id,
        owner=owner,
        due_on=one.due_on,
        against=against(row, is_own=is_own),
        is_own=is_own,
        is_example=row.is_example,
        updates=updates,
    )


def against(row: Deviation, *, is_own: bool = True) -> str:
    """In words: "Mot avvikelsen ”Hyran ökar”, delårsrapport 1 2026"; another unit's words are told by where they stand."""
    report = row.report
    return f"Mot avvikelsen ”{row.title}” i {_name(report)}." if is_own else f"Ur {_name(report)}."


def _name(report: Report) -> str:
    return lower_first(report.name)


def as_listed(actions: QuerySet[Action], user: Any) -> QuerySet[Any]:
    """The actions by the day they are to be done, each with the newest `state` that the user may read and its day, whether the
    user writes how it goes, and whether the report that it stands in may be read.
    """
    updates = StatusUpdate.objects.of_actions_visible_to(user).filter(action=OuterRef("pk")).order_by("-date", "-pk")
    reports = Report.objects.visible_to(user).filter(pk=OuterRef("deviation__report"))
    told = actions.annotate(
        state=Subquery(updates.values("state")[:1]),
        state_on=Subquery(updates.values("date")[:1]),
        may_write=truth_of(REPORTS.q(user, path="deviation__report__unit__")),
        is_readable=Exists(reports),
    )
    rows = told.select_related("deviation__report__unit", "deviation__report__round")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def left_to(user: Any) -> QuerySet[Action]:
    """The actions that the user tells how they go, and that are not done or dropped."""
    newest = StatusUpdate.objects.filter(action=OuterRef("pk")).order_by("-date", "-pk").values("state")[:1]
    own = Action.objects.promised().filter(REPORTS.q(user, path="deviation__report__unit__"))
    return own.annotate(newest=Subquery(newest)).filter(Q(newest=None) | ~Q(newest__in=OVER))
