"""What has been decided lately and how one's own unit stands: the quiet column, and the first screen of who only reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Subquery, Value
from django.db.models.expressions import BaseExpression
from django.urls import reverse
from django.utils.text import capfirst

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import PUBLIC_KINDS
from followup.permissions import may_update_status
from organisation.models import OrgUnit
from organisation.permissions import TOLD_OF_UNMANNED
from organisation.reach.grants import grants
from organisation.reach.responsible import unmanned_q
from planning.enums import status_word
from planning.models import PlanEdition
from planning.pages.plan_list import listed
from styrmodell.lib.swedish import count_words

SHOWN = 6
OF_EACH = 3
DECIDED = (ReportStatus.ADOPTED, ReportStatus.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Decided:
    """Något att läsa: a plan or a report, and what stands behind it."""

    text: str
    url: str
    note: str


def newest_reports(user: Any) -> tuple[Decided, ...]:
    """The reports decided for the latest periods. One query."""
    decided = Report.objects.visible_to(user).filter(status__in=DECIDED, unit__kind__in=PUBLIC_KINDS)
    newest = decided.select_related("unit", "round").order_by("-round__period_to", "unit__tree_id", "unit__lft")
    return tuple(Decided(report.name, report.get_absolute_url(), report.unit_name) for report in newest[:SHOWN])


def newest_plans() -> tuple[Decided, ...]:
    """The plans adopted last; everybody may read them. One query."""
    editions = PlanEdition.objects.latest_per_plan().select_related("plan__unit").defer("cover", "html")
    newest = editions.order_by("-in_force_from", "plan__unit__tree_id", "plan__unit__lft")[:SHOWN]
    return tuple(Decided(str(edition.plan), edition.get_absolute_url(), edition.unit_then) for edition in newest)


def own_unit(user: Any, asked: Mapping[str, BaseExpression]) -> Any:
    """The unit of the user's first role, with `unmanned`: how many units, of those that the user is told of, have nobody who
    answers for them. One query.

    Args:
        asked: what else the page asks of the database; the answers are read from the unit.
    """
    roles = grants(user)
    if not roles:
        return None
    unmanned: Any = Value(0)
    if TOLD_OF_UNMANNED.somewhere(user):
        told = OrgUnit.objects.filter(TOLD_OF_UNMANNED.q(user) & unmanned_q()).order_by()
        unmanned = Subquery(told.annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number"))
    return OrgUnit.objects.filter(pk=roles[0].unit_id).annotate(unmanned=unmanned, **asked).first()


def without_anybody(unit: Any) -> tuple[Decided, ...]:
    """That some units have nobody who answers for them, for whoever is told of it (`own_unit`)."""
    if not unit or not unit.unmanned:
        return ()
    count = unit.unmanned
    words = f"{capfirst(count_words(count, common=True))} {'enhet' if count == 1 else 'enheter'} saknar ansvarig"
    url = f"{reverse('organisation:unit_list')}?utan=on"
    return (Decided(words, url, "ingen skriver planer där, och nivån ovanför rapporterar"),)


def right_now(user: Any, unit: OrgUnit) -> tuple[Decided, ...]:
    """The unit's newest plans and reports with the state of the text that the user reads, and for whoever writes them the
    way to tell how it goes. Two queries.
    """
    plans = listed(user).filter(unit=unit).order_by("-first_year")[:OF_EACH]
    reports = Report.objects.visible_to(user).filter(unit=unit).select_related("round", "unit")
    told = reverse("followup:unit_states", args=[unit.pk])
    any_day = [Decided("Läget för aktiviteter och uppdrag", told, "skriv när något har hänt")]
    return (
        *(any_day if may_update_status(user, unit) else ()),
        *(Decided(str(plan), plan.get_absolute_url(), status_word(plan.kind, plan.shown_status)) for plan in plans),
        *(
            Decided(report.name, report.get_absolute_url(), report.get_status_display())
            for report in reports.order_by("-round__period_to")[:OF_EACH]
        ),
    )
