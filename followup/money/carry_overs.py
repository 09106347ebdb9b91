"""What is carried over as data: the rows of a year, table by table, as they are kept under Ekonomi or as a report froze them.

What an investment leaves is told by its project: budget, outcome and what is asked for are never typed twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q

from followup.models import BalanceUnit, CarryOver, EarmarkedEquity, InvestmentAmount, InvestmentProject
from followup.models.carry_overs import CARRYING_KINDS
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.told import Amount, Told, added, as_amount
from followup.rules.carry_overs import TABLES, Carried, CarriedTable, result_of, told_kr
from organisation.models import OrgUnit
from styrmodell.lib.intervals import within_q
from styrmodell.lib.search import holds
from styrmodell.lib.swedish_order import SwedishOrder

MODELS: Mapping[Carried, type[Any]] = {
    Carried.OPERATING: CarryOver,
    Carried.INVESTMENT: CarryOver,
    Carried.BALANCE: BalanceUnit,
    Carried.EARMARKED: EarmarkedEquity,
}
OF_PROJECT = {"budget": "booked__budget", "outcome": "booked__outcome", "asked": "booked__carried_over"}
UNIT = ("unit_id", "unit__name")


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """Rad i en av tabellerna.

    Attributes:
        told: by the table's amounts, what is said of each.
        words: by the table's words.
        row_id, version: of the stored row; of an investment that nobody has written about there is none.
        amount_id: of the project's amounts of the year.
    """

    table: CarriedTable
    unit_id: int
    unit_name: str
    name: str
    told: Mapping[str, Told]
    words: Mapping[str, str]
    row_id: int | None = None
    version: int = 0
    project_id: int | None = None
    amount_id: int | None = None
    is_example: bool = False

    @property
    def result(self) -> Told:
        """What is left, or the balance that it goes out with."""
        return result_of(self.table, self.told)

    def at(self, column: str) -> Told:
        """What stands in a column."""
        return self.result if column == self.table.result else self.told[column]

    @property
    def cells(self) -> list[tuple[str, Told]]:
        """Each column's head with what stands there, in order."""
        return [(heading, self.at(column)) for column, heading in self.table.columns.items()]

    @property
    def missing(self) -> tuple[str, ...]:
        """The heads of the amounts that it lacks."""
        return tuple(self.table.columns[name] for name in self.table.asked if self.told[name].is_missing)

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What is written beside the amounts, with what it is; without what nobody has written."""
        return [(label, self.words[name]) for name, label in self.table.words.items() if self.words.get(name)]


@dataclass(frozen=True, slots=True)
class CarriedYear:
    """Det som förs över från ett år hos en enhet; kommunens own with its nämnders.

    Attributes:
        before: the same of the year before, of the tables that have balances.
    """

    year: int = 0
    rows: Mapping[Carried, tuple[CarriedRow, ...]] = field(default_factory=dict)
    before: Mapping[Carried, tuple[CarriedRow, ...]] = field(default_factory=dict)

    def of(self, key: Carried) -> tuple[CarriedRow, ...]:
        """One table's rows."""
        return self.rows.get(key, ())

    @property
    def all_rows(self) -> list[CarriedRow]:
        """Every row, table by table."""
        return [row for key in TABLES for row in self.of(key)]

    @property
    def is_empty(self) -> bool:
        """True when nothing is said in any of them."""
        return not self.all_rows


def carrying(unit: OrgUnit) -> Q:
    """A filter for the rows that a unit's report tells of: its own, and kommunens with those of its nämnder."""
    if unit.kind not in CARRYING_KINDS:
        return Q(pk__in=[])
    return within_q(unit, path="unit__") & Q(unit__kind__in=CARRYING_KINDS)


def stored_rows(key: Carried, year: int, wanted: Q | None = None, *, words: str = "") -> Any:
    """A table's rows of a year in order, to be read page by page (`as_rows`): of investments the projects that ask for something
    or that something is decided about.

    Args:
        wanted: of which units.
        words: what their names hold.
    """
    if key == Carried.INVESTMENT:
        found = _projects(year)
        found = found.filter(holds(words, "number", "name")) if words else found
        order: tuple[Any, ...] = ("number", SwedishOrder("name"), "pk")
    else:
        found = MODELS[key].objects.filter(year=year)
        found = found.filter(project=None) if key == Carried.OPERATING else found
        found = found.filter(holds(words, "name")) if words else found
        order = (SwedishOrder("name"), "pk")
    found = found.filter(wanted) if wanted is not None else found
    return found.order_by("unit__tree_id", "unit__lft", *order)


def _projects(year: int) -> Any:
    """Projects with their amounts of the whole year (`booked`) and what is written about carrying them over (`carried`)."""
    asked = InvestmentAmount.objects.filter(
        project=OuterRef("pk"), year=year, month=YEAR_END, carried_over__isnull=False
    )
    written = CarryOver.objects.filter(project=OuterRef("pk"), year=year)
    return InvestmentProject.objects.annotate(
        booked=FilteredRelation("amounts", condition=Q(amounts__year=year, amounts__month=YEAR_END)),
        carried=FilteredRelation("carry_overs", condition=Q(carry_overs__year=year)),
    ).filter(Exists(asked) | Exists(written))


def paths(key: Carried) -> dict[str, str]:
    """Where each amount that is told stands, seen from a table's rows."""
    names = TABLES[key].told
    if key != Carried.INVESTMENT:
        return {name: name for name in names}
    return {name: OF_PROJECT.get(name, f"carried__{name}") for name in names}


def marks(key: Carried) -> dict[str, str]:
    """Where it stands that an amount does not apply; a project's amounts always do."""
    own = {name: f"{name}_na" for name in TABLES[key].told}
    if key != Carried.INVESTMENT:
        return own
    return {name: f"carried__{mark}" for name, mark in own.items() if name not in OF_PROJECT}


def as_rows(key: Carried, found: Any) -> tuple[CarriedRow, ...]:
    """Stored rows, or a page of them, as they are read. One query."""
    asked = [*paths(key).values(), *marks(key).values()]
    if key == Carried.INVESTMENT:
        own = ("number", "name", "is_example", "booked__pk", "booked__is_example", "carried__is_example")
        words = [f"carried__{name}" for name in ("pk", "version", *TABLES[key].words)]
        return tuple(_of_project(one) for one in found.values("pk", *UNIT, *own, *words, *asked))
    own_words = TABLES[key].words
    return tuple(
        _row(key, one, one["name"], one["pk"], one["version"], {name: one[name] for name in own_words})
        for one in found.values("pk", *UNIT, "name", "version", "is_example", *own_words, *asked)
    )


def _row(
    key: Carried, one: Mapping[str, Any], name: str, pk: int | None, version: int, words: Mapping[str, str], **more: Any
) -> CarriedRow:
    where, mark = paths(key), marks(key)
    told = {
        amount: told_kr(one[path], is_not_applicable=bool(one[mark[amount]]) if amount in mark else False)
        for amount, path in where.items()
    }
    more.setdefault("is_example", one["is_example"])
    return CarriedRow(TABLES[key], one["unit_id"], one["unit__name"], name, told, words, pk, version, **more)


def _of_project(one: Mapping[str, Any]) -> CarriedRow:
    key = Carried.INVESTMENT
    words = {name: one[f"carried__{name}"] or "" for name in TABLES[key].words}
    return _row(
        key,
        one,
        f"{one['number']} {one['name']}".strip(),
        one["carried__pk"],
        one["carried__version"] or 0,
        words,
        project_id=one["pk"],
        amount_id=one["booked__pk"],
        is_example=bool(one["is_example"] or one["booked__is_example"] or one["carried__is_example"]),
    )


def carried_of(unit: OrgUnit, year: int) -> CarriedYear:
    """What a unit's report tells of, as it stands now, with last year's balances. Six queries."""
    wanted = carrying(unit)
    return CarriedYear(
        year,
        {key: as_rows(key, stored_rows(key, year, wanted)) for key in TABLES},
        {key: as_rows(key, stored_rows(key, year - 1, wanted)) for key in (Carried.BALANCE, Carried.EARMARKED)},
    )


def summed(rows: Iterable[CarriedRow], column: str) -> Amount:
    """What a column comes to, as far as it is known; what does not apply comes to nothing."""
    return added(as_amount(row.at(column), row.name) for row in rows)
