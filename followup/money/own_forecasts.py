"""Whose forecast is typed in which report: a verksamhet's in one, that of the nearest kontor or enhet that reports of its money."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from followup.enums import Content, Extent
from followup.models import OperatingForecast, Report, ReportingRound, SectionRule
from followup.models.report import NOT_AWAITED
from followup.money.decided import decided_in
from followup.money.operating_account import operations_of
from followup.rules.sections import reporter_of
from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import Operation
from organisation.models.operation import OperationQuerySet
from styrmodell.lib.intervals import Interval, at_or_above_q, below_q

TYPING_KINDS = (OrgUnitKind.OFFICE, *WORK_KINDS)  # what stands at the nämnd itself is the ekonom's to forecast


@dataclass(frozen=True, slots=True)
class OwnForecasts:
    """Prognoser som enhetens egen skribent skriver i rapporten.

    Attributes:
        operations: the verksamheter, by their ids.
        locked: why they are not typed any longer, in a sentence.
    """

    operations: frozenset[int] = frozenset()
    locked: str = ""


def own_forecasts(report: Report) -> OwnForecasts:
    """What is typed in a report: no verksamhet where it is none's, and none once the nämnd has decided. Three queries at most."""
    if report.unit.kind not in TYPING_KINDS or not report.round.has_forecasts:
        return OwnForecasts()
    own = frozenset(_typed_in(report).values_list("pk", flat=True))
    locked = decided_in([report.round_id]).lock(report.unit, report.round_id) if own else ""
    return OwnForecasts(frozenset() if locked else own, locked)


def _typed_in(report: Report) -> OperationQuerySet:
    """The unit's verksamheter, and those below it that no report further down tells of; none that a file has forecast."""
    kinds = _kinds_that_tell_of_money(report.round)
    if report.unit.kind not in kinds:
        return Operation.objects.none()
    nearer = Report.objects.filter(
        below_q(report.unit, path="unit__"),
        at_or_above_q(Interval.outer("unit__"), path="unit__"),
        round=report.round_id,
        unit__kind__in=kinds,
    ).exclude(status__in=NOT_AWAITED)
    read_in = OperatingForecast.objects.filter(
        operation=OuterRef("pk"), round=report.round_id, batch__isnull=False, amount__isnull=False
    )
    return operations_of(report.unit, report.round).filter(~Exists(nearer), ~Exists(read_in))


def _kinds_that_tell_of_money(round_: ReportingRound) -> list[OrgUnitKind]:
    """Of those that type forecasts the kinds whose reports hold a driftredovisning."""
    rules = SectionRule.objects.filter(
        section__year=round_.year, section__content=Content.OPERATING, round_kind=round_.kind
    )
    asked = set(rules.exclude(extent=Extent.NONE).values_list("reporter", flat=True))
    return [kind for kind in TYPING_KINDS if reporter_of(kind) in asked]
