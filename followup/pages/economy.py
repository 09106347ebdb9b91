"""The economy page as data: whose money and which round one may choose, the account, and which rows are drawn."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from followup.models import ReportingRound
from followup.money.operating_account import (
    Account,
    OperatingRow,
    account_of,
    deviating_most,
    is_over,
    rows_in,
    with_amounts,
)
from followup.pages.money_lines import MoneyLine, forecast_sentence, largest_deviation, picture
from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import working_units
from styrmodell.lib.intervals import Interval, at_or_above_q, within_q

LINES_A_PAGE = 50
MOST_BARS = 20  # of more lines than a page holds, those that deviate most
MANY_UNITS = 100  # more are chosen step by step


@dataclass(frozen=True, slots=True)
class EconomyPage:
    """Ekonomin for one unit in one round.

    Attributes:
        lines: the account's rows; for kommunen a nämnd each, that can be opened.
        drawn: the lines of the picture: all, or of many those that deviate most.
        shown: which page of the verksamheter the lines are; None when the lines are nämnder.
    """

    unit: OrgUnit
    round: ReportingRound
    account: Account
    lines: tuple[MoneyLine, ...]
    drawn: tuple[MoneyLine, ...]
    shown: Page[Any] | None = None

    @property
    def rows(self) -> tuple[OperatingRow, ...]:
        """The verksamheter whose forecasts may be typed; none when the lines are nämnder."""
        return tuple(row for row in self.account.rows if isinstance(row, OperatingRow))

    @property
    def is_part(self) -> bool:
        """True when there are more lines than the page shows."""
        return self.shown is not None and self.shown.has_other_pages()

    @property
    def drawn_and_total(self) -> tuple[MoneyLine, ...]:
        """For the bars."""
        return picture(self.drawn, self.account.total)

    @property
    def round_name(self) -> str:
        """What the round is called where the unit's part of it is read."""
        return self.round.name_for(self.unit.kind)

    @property
    def is_without_forecasts(self) -> bool:
        """True when the year is over and nobody has forecast it."""
        return is_over(self.account, self.round)

    @property
    def has_forecasts(self) -> bool:
        """True when some bar can be drawn."""
        return self.account.total.year_deviation is not None

    @property
    def conclusion(self) -> str:
        """Where the year lands, in words."""
        return forecast_sentence(self.unit.name, self.account.total)

    @property
    def largest(self) -> str:
        """Which line deviates most, for the picture."""
        return largest_deviation(line.row for line in self.drawn)

    @property
    def url(self) -> str:
        """The page's own address."""
        return address_of(self.unit.pk, self.round, self.shown.number if self.shown else 1)

    @property
    def history_url(self) -> str:
        """What has been done with the amounts."""
        return address_of(self.unit.pk, self.round, name="followup:economy_history")


def units_with_money(user: Any) -> OrgUnitQuerySet:
    """The units whose operating account the user may read while it is being worked on, top down."""
    operations = Operation.objects.filter(within_q(Interval.outer(), path="unit__"))
    return _readable(user).filter(Exists(operations)).in_order()


def offered_units(user: Any, chosen: OrgUnit) -> list[OrgUnit]:
    """The units to choose from. Of many: the way down to the chosen one, what stands beside each step and right below it,
    so that every other is some steps away. Two queries.
    """
    units = units_with_money(user)
    if units[: MANY_UNITS + 1].count() > MANY_UNITS:  # counting stops there
        above = Exists(_readable(user).filter(pk=OuterRef("parent")))
        units = units.filter(Q(parent__in=OrgUnit.objects.filter(at_or_above_q(chosen))) | ~Q(above))
    return list(units.only("name"))


def _readable(user: Any) -> OrgUnitQuerySet:
    return OrgUnit.objects.filter(working_units(user)).exclude(kind=OrgUnitKind.GROUP)


def economy_page(
    unit: OrgUnit, round_: ReportingRound, *, number: str | None = None, sent: Collection[int] = ()
) -> EconomyPage:
    """The unit's table in the round; kommunen's lines are its nämnder.

    Args:
        number: which page of the verksamheter; the first when not given.
        sent: the verksamheter that a form was sent about: the lines are these, whatever the page holds now.
    """
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        return _page_of_boards(unit, round_)
    operations = with_amounts(unit, round_)
    shown = Paginator(operations, LINES_A_PAGE).get_page(number)
    asked: Any = operations.filter(pk__in=sent) if sent else shown.object_list  # a page of a queryset is one
    account = account_of(unit, round_, asked)
    lines = tuple(map(MoneyLine, account.rows))
    drawn = tuple(map(MoneyLine, rows_in(deviating_most(operations, MOST_BARS)))) if shown.has_other_pages() else lines
    return EconomyPage(unit, round_, account, lines, drawn, shown)


def _page_of_boards(unit: OrgUnit, round_: ReportingRound) -> EconomyPage:
    account = account_of(unit, round_)
    lines = tuple(
        MoneyLine(row, "" if row.unit_id == unit.pk else address_of(row.unit_id, round_)) for row in account.rows
    )
    return EconomyPage(unit, round_, account, lines, lines)


def address_of(unit_pk: int, round_: ReportingRound, page: int = 1, *, name: str = "followup:economy") -> str:
    """The economy page of a unit in a round; or with `name` another page about them."""
    asked = {"enhet": unit_pk, "tillfalle": round_.code} | ({"page": page} if page > 1 else {})
    return f"{reverse(name)}?{urlencode(asked)}"
