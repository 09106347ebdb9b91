"""When the accounts are closed: from the first body's decision on the report that they belong to, until it is open again."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from followup.enums import ColumnKind, RoundKind
from followup.models import AccountColumn, FrozenFigure, Report, ReportingRound
from followup.models.accounts import ColumnPlace
from followup.money.decided import Decided, closed_words, decided_in, ends_in, is_decided
from followup.money.told_accounts import IS_DECIDED, IS_LAID
from organisation.enums import OrgUnitKind
from organisation.models import FrozenContent

WHAT = {ColumnKind.FORECAST: "Prognoserna"}


def why_closed(columns: Iterable[AccountColumn]) -> dict[ColumnPlace, str]:
    """Where a column stands → why its amounts are not changed, in a sentence; only those that are closed. At most two queries.

    What a decided report has told of is closed: kommunens and koncernens accounts with kommunens report, and with
    koncernens what is eliminated in them. A forecast and a bolag's accounts are made for their report, and closed with it
    whether something was said or not. A budget never is: it may be revised.

    Args:
        columns: read with their units; also those that nobody has begun.
    """
    asked = [one for one in columns if one.kind != ColumnKind.BUDGET]
    if not asked:
        return {}
    decided = decided_in(_rounds(asked))
    reports = {one.place: report for one in asked if (report := _decided_of(one, decided)) is not None}
    of_report = [one for one in asked if one.place in reports]
    told = _told(of_report) if not all(map(_is_made_for_it, of_report)) else frozenset[ColumnPlace]()
    return {
        one.place: closed_words(WHAT.get(ColumnKind(one.kind), "Räkenskaperna"), reports[one.place])
        for one in of_report
        if _is_made_for_it(one) or _told_place(one) in told
    }


def rounds_ending(year: int, month: int) -> QuerySet[ReportingRound]:
    """The rounds in which the accounts to the end of a month are reported: no månadsrapporter."""
    return ReportingRound.objects.filter(_ending(year, month)).order_by("pk")


def _ending(year: int, month: int) -> Q:
    return Q(period_to__year=year, period_to__month=month) & ~Q(kind=RoundKind.MONTHLY)


def _rounds(columns: Iterable[AccountColumn]) -> QuerySet[ReportingRound]:
    """Those that some columns are reported in."""
    wanted = Q()
    for one in columns:
        wanted |= Q(pk=one.round_id) if one.round_id else _ending(one.year, one.month)
    return ReportingRound.objects.filter(wanted)


def _decided_of(column: AccountColumn, decided: Decided) -> Report | None:
    """The decided report that a column belongs to: koncernens is kommunens."""
    of_group = column.unit.kind == OrgUnitKind.GROUP
    for one in decided.reports:
        is_in = one.round_id == column.round_id if column.round_id else _is_reported_in(one.round, column)
        if not is_in or not is_decided(one):
            continue
        own = one if of_group else decided.own(column.unit, one.round_id)
        if own == one and (not of_group or one.unit.kind == OrgUnitKind.MUNICIPALITY):
            return one
    return None


def _is_reported_in(round_: ReportingRound, column: AccountColumn) -> bool:
    return round_.kind != RoundKind.MONTHLY and ends_in(round_, (column.year, column.month))


def _is_made_for_it(column: AccountColumn) -> bool:
    """True of what is filled in for the report alone."""
    is_of_company = column.unit.kind == OrgUnitKind.COMPANY and column.kind == ColumnKind.OUTCOME
    return column.kind == ColumnKind.FORECAST or is_of_company


def _told_place(column: AccountColumn) -> ColumnPlace:
    """Where what a report tells of it stands: what is eliminated is told of by koncernens outcome."""
    unit, year, month, kind, round_ = column.place
    return unit, year, month, ColumnKind.OUTCOME if kind == ColumnKind.ELIMINATIONS else kind, round_


def _told(columns: Collection[AccountColumn]) -> frozenset[ColumnPlace]:
    """The places that decided reports have told of. A query."""
    standing = FrozenContent.objects.filter(IS_LAID | IS_DECIDED).values("pk")
    units, years = {one.unit_id for one in columns}, {one.year for one in columns}
    rows = FrozenFigure.objects.in_contents(standing).filter(column__unit__in=units, column__year__in=years)
    place = ("column__unit", "column__year", "column__month", "column__kind", "column__round")
    return frozenset(rows.order_by().values_list(*place).distinct())
