"""What is carried over as pages: a year's rows, table by table, what each unit comes to, and what the balances are held against."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import capfirst

from followup.enums import Verdict
from followup.models import InvestmentAmount
from followup.models.carry_overs import CARRYING_KINDS
from followup.money.carry_over_checks import opening_checks, overdrawn
from followup.money.carry_over_sums import CarriedSum, all_together, sums_per_unit
from followup.money.carry_overs import MODELS, CarriedRow, as_rows, stored_rows
from followup.pages.account_checks import CheckLine
from followup.permissions import WRITES_INVESTMENTS
from followup.rules.accounts.checks import ORDER
from followup.rules.accounts.lines import YEAR_END
from followup.rules.carry_overs import TABLES, WITH_BALANCES, Carried, CarriedTable
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import working_units
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import count_words, money_mkr

FIRST_YEAR = 2000
QUIET = (Verdict.AGREES, Verdict.NOT_TRIED)  # told of together
Asked = Mapping[str, str]
LEFT_BEHIND = 20  # of last year's rows that have no row this year, so many are told of
# What a table's conclusion tells: which column, in which words.
CONCLUSIONS = {
    Carried.OPERATING: (("asked", "{} begärs till nästa år"), ("decided", "{} är beslutat")),
    Carried.INVESTMENT: (("asked", "{} begärs till nästa år"), ("decided", "{} är beslutat")),
    Carried.BALANCE: (("change", "årets resultat är {}"), ("closing", "utgående balans är {}")),
    Carried.EARMARKED: (("used", "{} har använts"), ("closing", "{} är kvar")),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """En av tabellerna som flik, for `local_nav.html`."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Vad raderna hos en enhet blir tillsammans; `fill_url` is empty for who types none."""

    sum: CarriedSum
    url: str
    fill_url: str = ""


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """Det som förs över från ett år, of those units that one reads.

    Attributes:
        tabs: the tables beside each other, the one that is shown marked.
        checks: those that do not agree; `untried` those that lack a side, and `agreeing` how many agree.
        begin: the units that have no rows yet and whose rows the reader writes, with where.
        overdrawn: the purposes on the page of which more is used than there was.
    """

    year: int
    table: CarriedTable
    tabs: tuple[Tab, ...]
    lines: tuple[UnitLine, ...]
    total: CarriedSum
    rows: tuple[CarriedRow, ...]
    checks: tuple[CheckLine, ...] = ()
    untried: tuple[CheckLine, ...] = ()
    agreeing: int = 0
    begin: tuple[tuple[str, str], ...] = ()
    overdrawn: tuple[str, ...] = ()

    @property
    def untried_words(self) -> str:
        """How many rows lack something to be compared, in words."""
        count = len(self.untried)
        if count == 1:
            return "En rad är inte prövad"
        return f"{capfirst(count_words(count, common=True))} rader är inte prövade"

    @property
    def agreeing_words(self) -> str:
        """How many rows come in with what they went out with, in a sentence; "" when none do."""
        if not self.agreeing:
            return ""
        rows = "rad" if self.agreeing == 1 else "rader"
        count = capfirst(count_words(self.agreeing, common=True))
        return f"{count} {rows} kommer in med det som gick ut {self.year - 1}."

    @property
    def conclusion(self) -> str:
        """The sums that lack nothing, in words."""
        said = [
            words.format(money_mkr(self.total.amounts[column], unit=True))
            for column, words in CONCLUSIONS[self.table.key]
            if column not in self.total.partial and self.total.amounts[column] is not None
        ]
        text = ", ".join(said)
        return f"{text[:1].upper()}{text[1:]}." if text else ""


def units_read(user: Any) -> OrgUnitQuerySet:
    """The units that carry something over and whose money the user reads while it is being worked on."""
    return OrgUnit.objects.filter(working_units(user), kind__in=CARRYING_KINDS).in_order()


def units_kept(user: Any) -> OrgUnitQuerySet:
    """Those whose rows the user writes."""
    return OrgUnit.objects.filter(WRITES_INVESTMENTS.q(user), kind__in=CARRYING_KINDS).in_order()


def years_of(user: Any) -> list[int]:
    """The years that something is carried over from, the latest first. Four queries."""
    found: set[int] = set()
    visible = working_units(user, path="unit__")
    for model in dict.fromkeys(MODELS.values()):
        found |= set(model.objects.filter(visible).order_by().values_list("year", flat=True).distinct())
    projects = InvestmentAmount.objects.filter(
        working_units(user, path="project__unit__"), month=YEAR_END, carried_over__isnull=False
    )
    found |= set(projects.order_by().values_list("year", flat=True).distinct())
    return sorted(found, reverse=True)


def years_offered(found: Sequence[int], wanted: int | None = None) -> list[int]:
    """Those, and the year that goes on and the one before it, which can always be begun.

    Args:
        wanted: what the address asks for, which is a year that has been.
    """
    years = {*found, today().year, today().year - 1}
    if wanted is not None and FIRST_YEAR <= wanted <= today().year:
        years.add(wanted)
    return sorted(years, reverse=True)


def rows_asked(user: Any, key: Carried, year: int, *, unit: str = "", words: str = "") -> Any:
    """The rows that are asked for, to be read page by page."""
    wanted = working_units(user, path="unit__") & (Q(unit=unit) if unit else Q())
    return stored_rows(key, year, wanted, words=words)


def carried_page(user: Any, key: Carried, year: int, found: Any, shown: Page[Any], asked: Asked) -> CarriedPage:
    """The page of those rows that are asked for.

    Args:
        found: all of them; `shown` is some of them.
        asked: what the address asks for, which the tabs keep.
    """
    table, rows = TABLES[key], as_rows(key, shown.object_list)
    sums = sums_per_unit(key, found)
    kept = list(
        units_kept(user).valid_some_day(since=date(year, 1, 1), until=date(year, 12, 31)).values_list("pk", "name")
    )
    writes = set(units_kept(user).values_list("pk", flat=True))
    named = {one.unit_id for one in sums}
    checks = _checks(user, key, year, rows, asked)
    lines = tuple(
        UnitLine(
            one,
            address(year, key, unit=one.unit_id),
            rows_address(one.unit_id, year, key) if one.unit_id in writes else "",
        )
        for one in sums
    )
    return CarriedPage(
        year,
        table,
        tabs(key, lambda one: address(year, one, **asked)),
        lines,
        all_together(table, sums),
        rows,
        tuple(one for one in checks if one.verdict not in QUIET),
        tuple(one for one in checks if one.verdict == Verdict.NOT_TRIED),
        sum(one.verdict == Verdict.AGREES for one in checks),
        tuple((name, rows_address(pk, year, key)) for pk, name in kept if pk not in named),
        tuple(row.name for row in overdrawn(rows)),
    )


def _checks(user: Any, key: Carried, year: int, rows: Sequence[CarriedRow], asked: Asked) -> list[CheckLine]:
    """Of the rows that are shown, and of what stands in last year's table and in no row of this. Two queries."""
    if key not in WITH_BALANCES:
        return []
    last = rows_asked(user, key, year - 1, unit=asked.get("enhet", ""))
    names = {row.name for row in rows}
    before = list(as_rows(key, last.filter(name__in=names)))
    if not asked.get("q"):
        before += as_rows(key, _left_behind(key, last, year)[:LEFT_BEHIND])
    found = sorted(opening_checks(rows, before, year), key=lambda one: ORDER.index(one.verdict))
    return [CheckLine(0, check.verdict, check.verdict.label, check.sentence, "", ()) for check in found]


def _left_behind(key: Carried, last: Any, year: int) -> Any:
    """Last year's rows without one of this year, of units that have begun it."""
    of_unit = MODELS[key].objects.filter(unit=OuterRef("unit"), year=year)
    return last.filter(Exists(of_unit), ~Exists(of_unit.filter(name=OuterRef("name"))))


def tabs(here: Carried, url_of: Callable[[Carried], str]) -> tuple[Tab, ...]:
    """The tables beside each other."""
    return tuple(Tab(one.title, url_of(key), key == here) for key, one in TABLES.items())


def address(year: int, key: Carried, **asked: Any) -> str:
    """A table of a year."""
    wanted = {"ar": year, "del": key.value} | {name: value for name, value in asked.items() if value}
    if "unit" in wanted:
        wanted["enhet"] = wanted.pop("unit")
    return f"{reverse('followup:carry_over_list')}?{urlencode(wanted)}"


def rows_address(unit_pk: int, year: int, key: Carried) -> str:
    """Where a unit's rows of a table are typed."""
    return f"{reverse('followup:carry_over_rows', args=[unit_pk])}?{urlencode({'ar': year, 'del': key.value})}"


def crumbs(year: int | None = None, key: Carried = Carried.OPERATING) -> list[tuple[str, str]]:
    """The way down to a page about what is carried over."""
    url = address(year, key) if year else reverse("followup:carry_over_list")
    return [("Ekonomi", reverse("followup:economy")), ("Ombudgetering", url)]
