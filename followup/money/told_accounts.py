"""What reports have told of the accounts and bodies decided: what everybody reads of it, and what has moved since."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from followup.enums import AccountKind, ReportStatus
from followup.models import AccountColumn, AccountFigure, FrozenFigure, Report, ReportEdition, ReportMatter
from followup.models.report import FROZEN
from followup.rules.accounts.lines import OF_UNIT
from followup.rules.accounts.told import NOT_SAID, Told
from organisation.models import FrozenContent
from styrmodell.lib.swedish import EN_DASH, money_tkr

IS_LAID = Q(
    matters__content__isnull=False, matters__closed_at=None, matters__report_link__report__status=ReportStatus.SUBMITTED
)
IS_DECIDED = Q(report_editions__report__status__in=FROZEN)


def reports_on(contents: Iterable[int]) -> dict[int, Report]:
    """Which report stands on each content. Two queries."""
    wanted = set(contents)
    links = ReportMatter.objects.filter(matter__content__in=wanted)
    found: dict[int, Report] = {}
    for link in links.select_related("matter", "report__unit", "report__round"):
        if link.matter.content_id:
            found[link.matter.content_id] = link.report
    editions = ReportEdition.objects.filter(content__in=wanted).defer("html", "cover")
    return found | {one.content_id: one.report for one in editions.select_related("report__unit", "report__round")}


def published_in(columns: Iterable[AccountColumn]) -> dict[int, frozenset[AccountKind]]:
    """Column's id → the accounts that everybody may read in it: what a decided report tells, until it is open again. A query."""
    standing = FrozenContent.objects.filter(IS_DECIDED).values("pk")
    rows = FrozenFigure.objects.in_contents(standing).filter(column__in=[one.pk for one in columns])
    found: dict[int, set[AccountKind]] = {}
    for column, account in rows.order_by().values_list("column_id", "row__line__account").distinct():
        found.setdefault(column, set()).add(AccountKind(account))
    return {column: frozenset(accounts) for column, accounts in found.items()}


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """Ett belopp i räkenskaperna som är ett annat än i rapporten."""

    title: str
    heading: str
    then: Told
    now: Told

    @property
    def then_words(self) -> str:
        """What the report says, in tkr: "saknas", or a dash where it does not apply."""
        return _in_tkr(self.then)

    @property
    def now_words(self) -> str:
        """What the accounts say."""
        return _in_tkr(self.now)


def moved_figures(report: Report, edition: ReportEdition) -> tuple[MovedFigure, ...]:
    """What the accounts say otherwise now than in an edition, in its order; last what was said of first afterwards. Two
    queries, one where nothing was told of them, and none for who has no accounts.
    """
    if report.unit.kind not in OF_UNIT:
        return ()
    frozen = list(FrozenFigure.objects.of(edition.content_id).order_by("position"))
    columns = {row.column_id: row.heading for row in frozen}
    if not frozen:
        return ()
    live = {row.pk: row for row in _live(columns)}
    known = {row.row_id for row in frozen}
    accounts = {live[pk].line.account for pk in known if pk in live}  # that the report tells of
    moved = [
        MovedFigure(row.title, row.heading, told_in(row), live[row.row_id].told) for row in frozen if row.row_id in live
    ]
    new = [
        MovedFigure(row.line.name, columns[row.column_id], NOT_SAID, row.told)
        for row in live.values()
        if row.pk not in known and row.line.account in accounts
    ]
    return tuple(one for one in (*moved, *new) if _says(one.then) != _says(one.now))


def _says(told: Told) -> tuple[object, bool]:
    """What it comes to, whatever unit it is said in."""
    return told.amount, told.is_not_applicable


def _in_tkr(told: Told) -> str:
    return EN_DASH if told.is_not_applicable else money_tkr(told.amount)


def _live(columns: Iterable[int]) -> QuerySet[AccountFigure]:
    rows = AccountFigure.objects.filter(column__in=list(columns)).select_related("line")
    return rows.order_by("column_id", "line__rank", "pk")


def told_in(row: FrozenFigure) -> Told:
    """A frozen figure as the rules have it."""
    return AccountFigure(
        amount=row.amount, is_not_applicable=row.is_not_applicable, said_in=row.said_in, decimals=row.decimals
    ).told
