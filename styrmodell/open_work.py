"""What is still open in a unit that is to be closed or moved, and its handing over: this level sees every app."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q
from django.utils.text import capfirst

from followup.enums import ReportStatus
from followup.models import InvestmentProject, Report
from followup.models.report import NOT_AWAITED
from followup.models.report_days import never_handed_in_q
from followup.services import investments
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, User
from organisation.open_work import HandOver, OpenItem, OpenWork
from organisation.reach.responsible import unmanned_q
from planning.enums import NodeKind, PlanStatus
from planning.models import Assignment, HandedDown, Plan, PlanEdition
from planning.services import handover
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import number

GIVEN = "handedyear"  # what the unit has handed down for a year, in the keys of items
COUNCIL_KINDS = (OrgUnitKind.MUNICIPALITY, OrgUnitKind.MUNICIPAL_COUNCIL)


def of_unit(unit: OrgUnit, *, by: User) -> tuple[OpenWork, ...]:
    """Plans not adopted, reports not handed over, assignments that nobody has ended; kinds without any are left out.

    A plan that is open for revision binds meanwhile, so its own body decides on the revision, or it lapses where nobody
    answers for the unit; a plan that was never adopted goes on in the unit that takes over. A report tells of the unit's own
    time: it stays the unit's, and what is not finished on its last day is finished in its name.
    """
    plans = _plans(unit, by)
    revised = tuple(_item(plan, f"{plan}, öppen för revidering") for plan in plans if plan.is_adopted)
    begun = tuple(_item(plan, f"{_called(plan)}, {plan.status_word}") for plan in plans if not plan.is_adopted)
    reports = tuple(_report_item(report) for report in _reports(unit, by))
    is_unmanned = bool(revised) and OrgUnit.objects.filter(unmanned_q(), pk=unit.pk).exists()
    listed = (
        OpenWork("Planer som är öppna för revidering", HandOver.LAPSES if is_unmanned else HandOver.FINISH, revised),
        OpenWork("Rapporter som inte är överlämnade", HandOver.IN_ITS_NAME, reports),
        OpenWork("Planer som inte har antagits", HandOver.MAY_FOLLOW, begun),
        OpenWork("Uppdrag som inte är avslutade", HandOver.FOLLOW, _assignments(unit, by)),
        OpenWork("Utdelade nyckeltal", HandOver.MAY_FOLLOW, _handed_down(unit)),
        OpenWork("Investeringar som inte är klara", HandOver.MAY_FOLLOW, _investments(unit, by)),
    )
    return tuple(work for work in listed if work.items)


def hand_over(unit: OrgUnit, *, to: OrgUnit, by: User, keys: Collection[str] | None = None) -> None:
    """Give what the unit has begun and what it has been asked to do to the unit that takes over.

    Args:
        keys: of the items that it gets, as `of_unit` names them; None is all of them.
    """
    plans, assignments, figures, projects = (
        None if keys is None else _ids(model, keys) for model in (Plan, Assignment, HandedDown, InvestmentProject)
    )
    if keys is not None and figures is not None:
        years = [int(year) for word, _, year in (key.partition("-") for key in keys) if word == GIVEN]
        given = HandedDown.objects.filter(giver=unit, period_from__year__in=years)
        figures += given.values_list("pk", flat=True) if years else []
    handover.hand_over(unit, to=to, by=by, plans=plans, assignments=assignments, handed_down=figures)
    investments.hand_over(unit, to=to, by=by, projects=projects)


def _ids(model: type[Model], keys: Collection[str]) -> list[int]:
    parts = (key.partition("-") for key in keys)
    return [int(pk) for word, _, pk in parts if word == model._meta.model_name]


def _plans(unit: OrgUnit, by: User) -> list[Plan]:
    editions = PlanEdition.objects.filter(plan=OuterRef("pk"))
    seen = Plan.objects.visible_to(by).filter(pk=OuterRef("pk"))
    plans = Plan.objects.filter(unit=unit).exclude(status=PlanStatus.ADOPTED).order_by("first_year", "kind")
    return list(plans.annotate(is_adopted=Exists(editions), is_seen=Exists(seen)))


def _called(plan: Any) -> str:
    """The plan, or for whoever may not see it its kind and years: a styrdokument has a name that is being written too."""
    return str(plan) if plan.is_seen else f"{capfirst(plan.get_kind_display())} {plan.years}"


def _reports(unit: OrgUnit, by: User) -> list[Report]:
    """Not handed over yet. In a round that has closed, one not handed in will not be, and one decided is frozen as it is."""
    past = never_handed_in_q(today()) | Q(status=ReportStatus.ADOPTED, round__closes_on__lt=today())
    seen = Report.objects.visible_to(by).filter(pk=OuterRef("pk"))
    kommunens = Q(status=ReportStatus.ADOPTED, unit__kind=OrgUnitKind.MUNICIPALITY)  # goes no further
    done = past | kommunens | Q(status__in=[ReportStatus.HANDED_OVER, *NOT_AWAITED])
    reports = Report.objects.filter(unit=unit).exclude(done)
    return list(reports.select_related("round", "unit").order_by("round__period_to").annotate(is_seen=Exists(seen)))


def _assignments(unit: OrgUnit, by: User) -> tuple[OpenItem, ...]:
    seen = Assignment.objects.visible_to(by).filter(pk=OuterRef("pk"))
    own = (
        Assignment.objects.running()
        .filter(Q(giver=unit) | Q(receivers__unit=unit, receivers__released_by=None))
        .distinct()
    )
    return tuple(
        _item(given, given.title if given.is_seen else _number_of(given))
        for given in own.select_related("giver").annotate(is_seen=Exists(seen))
    )


def _handed_down(unit: OrgUnit) -> tuple[OpenItem, ...]:
    """Key figures that the unit has been given for days that are not over, and of what it has handed down itself how many a
    year. The catalogue is everybody's.
    """
    rows = HandedDown.objects.standing().filter(period_to__gte=today())
    own = rows.filter(unit=unit).select_related("figure").order_by("period_from", "pk")
    given = rows.filter(giver=unit).order_by("period_from__year").values_list("period_from__year").annotate(Count("pk"))
    return (
        *(
            OpenItem(f"{row.figure}, från {row.period_from}", row.figure.get_absolute_url(), f"handeddown-{row.pk}")
            for row in own
        ),
        *(
            OpenItem(f"{number(count)} som enheten har delat ut för {year}", key=f"{GIVEN}-{year}")
            for year, count in given
        ),
    )


def _investments(unit: OrgUnit, by: User) -> tuple[OpenItem, ...]:
    """Projects under way; what they are called is for those who read the unit's money."""
    seen = InvestmentProject.objects.visible_to(by).filter(pk=OuterRef("pk"))
    rows = InvestmentProject.objects.under_way().filter(unit=unit).in_order().annotate(is_seen=Exists(seen))
    return tuple(
        OpenItem(str(row) if row.is_seen else f"Projekt nr {row.pk}", key=f"investmentproject-{row.pk}") for row in rows
    )


def _number_of(assignment: Assignment) -> str:
    """What an uppdrag that is only being written is called for whoever may not read that text."""
    kind = NodeKind.COUNCIL_ASSIGNMENT if assignment.giver.kind in COUNCIL_KINDS else NodeKind.SPECIAL_ASSIGNMENT
    return f"{capfirst(kind.label)} nr {assignment.pk}"


def _report_item(report: Report) -> OpenItem:
    """The report, or for whoever may not see it the round's page, which says how far it has come."""
    seen = report if report.is_seen else report.round  # type: ignore[attr-defined]  # annotated in `_reports`
    return OpenItem(f"{report.name}, {report.get_status_display()}", seen.get_absolute_url())


def _item(row: Any, text: str) -> OpenItem:
    return OpenItem(text, row.get_absolute_url() if row.is_seen else "", f"{row._meta.model_name}-{row.pk}")
