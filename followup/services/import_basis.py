"""What a file of outcomes is read against, fetched in a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Sum

from followup.models import OperatingAmount, OperatingForecast, Report, ReportingRound
from followup.money.amounts import Amounts
from followup.money.decided import Decided, is_decided, locks
from followup.money.importing.comparison import AMOUNTS, Boards, BoardTotal, Stored
from followup.money.importing.judging import changed_rows
from followup.money.importing.operating import Catalogue, CatalogueItem, OperatingValues
from followup.money.operating_account import owner_of, owners
from followup.money.plausible import WORDS, Remark
from followup.money.plausible_file import missing_since
from followup.permissions import may_write_money
from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit, User
from organisation.permissions import WRITES_MONEY
from styrmodell.lib.exact_sum import ExactSum
from styrmodell.lib.intervals import Interval, at_or_above_q
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.swedish import money_tkr, number

OUTSIDE = (OrgUnitKind.COMPANY, OrgUnitKind.GROUP)  # whose money is not kommunens


def catalogue_for(codes: Collection[str], by: User | None) -> Catalogue:
    """What rows may name: the enheter, their verksamheter and the rounds, and what this person may write.

    Args:
        codes: of the enheter, as the rows write them.
        by: None is the system, which may write everything.
    """
    units = _called(codes)
    operations: dict[int, list[CatalogueItem]] = {}
    for operation in Operation.objects.filter(unit__in=units).order_by("unit_id", "rank", "code"):
        operations.setdefault(operation.unit_id, []).append(_item(operation))
    rounds: dict[tuple[int, int], list[int]] = {}
    for pk, until in ReportingRound.objects.order_by("pk").values_list("pk", "period_to"):
        rounds.setdefault((until.year, until.month), []).append(pk)
    writable = frozenset(unit.pk for unit in units if by is None or may_write_money(by, unit))
    return Catalogue([_item(unit) for unit in units], operations, rounds, writable)


def _called(codes: Collection[str]) -> list[OrgUnit]:
    """The enheter with one of the codes, as they look; which those are no database says of every letter."""
    wanted = {look_of(code) for code in codes} - {""}
    known = OrgUnit.objects.exclude(code="").values_list("pk", "code")
    return list(OrgUnit.objects.filter(pk__in=[pk for pk, code in known if look_of(code) in wanted]).order_by("pk"))


def _item(row: Any) -> CatalogueItem:
    return CatalogueItem(row.pk, row.code, row.name, row.valid_from, row.valid_to)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the rows' units stand.

    Attributes:
        units: the rows' units by pk.
        boards: unit's pk → the nämnd or bolag that its money is counted as: the nearest at or above it.
        municipality: kommunen, where there is one.
    """

    units: dict[int, OrgUnit]
    boards: dict[int, OrgUnit]
    municipality: OrgUnit | None

    @property
    def named(self) -> Boards:
        """The same in words."""
        outside = {board.name for board in self.boards.values() if board.kind in OUTSIDE}
        names = {pk: board.name for pk, board in self.boards.items()}
        return Boards(names, str(self.municipality or "Kommunen"), frozenset(outside))


def places_of(rows: Sequence[OperatingValues]) -> Places:
    """Where the rows' units stand. Two queries."""
    above = owners().filter(at_or_above_q(Interval.outer())).order_by("-level")
    named = OrgUnit.objects.filter(pk__in={row.unit.pk for row in rows})
    units = list(named.annotate(board=Subquery(above.values("pk")[:1])))
    counted = {unit.pk: unit.board for unit in units}  # annotated above
    wanted = Q(pk__in=set(counted.values())) | Q(kind=OrgUnitKind.MUNICIPALITY)
    known = {unit.pk: unit for unit in OrgUnit.objects.filter(wanted)}
    municipality = next((unit for unit in known.values() if unit.kind == OrgUnitKind.MUNICIPALITY), None)
    return Places({unit.pk: unit for unit in units}, {pk: known[board] for pk, board in counted.items()}, municipality)


Basis = tuple[Any, ...]


def basis_of(places: Places, rounds: Collection[int], decided: Decided) -> Basis:
    """What a file is judged by, in a few figures: others later say that somebody has written the same money. Two queries."""
    counted = Count("pk"), Sum("version")
    amounts = OperatingAmount.objects.filter(operation__unit__in=places.units).order_by()
    forecasts = OperatingForecast.objects.filter(operation__unit__in=places.units, round__in=rounds).order_by()
    reports = [(report.pk, is_decided(report)) for report in decided.reports]
    return (amounts.aggregate(*counted), forecasts.aggregate(*counted), reports)


def holder_of(codes: Collection[str], places: Places) -> OrgUnit | None:
    """The lowest unit that holds every enhet that a file names; the topmost when it names one that nobody knows.
    Three queries at most.

    Args:
        codes: of the enheter, as the rows write them; also of rows that were left out.

    Returns:
        None when they stand in no common unit.
    """
    looks = {look_of(code) for code in codes}
    units = list(places.units.values())
    if not looks <= _looks_of(units):
        units = _called(codes)
    if len({unit.tree_id for unit in units}) != 1:
        return None
    named = Interval(units[0].tree_id, min(unit.lft for unit in units), max(unit.rght for unit in units))
    above = OrgUnit.objects.filter(at_or_above_q(named)).order_by("level")
    return above.last() if looks <= _looks_of(units) else above.first()


def _looks_of(units: Iterable[OrgUnit]) -> set[str]:
    return {look_of(unit.code) for unit in units}


def stored_for(
    rows: Sequence[OperatingValues], places: Places, rounds: Mapping[tuple[int, int], Sequence[int]], decided: Decided
) -> Stored:
    """What is stored for the rows' units: their periods and the last one before each, and what is locked. Three queries."""
    months = {row.period for row in rows}
    own = OperatingAmount.objects.filter(operation__unit__in=places.units)
    before = _before(own, places, months)
    wanted = months | set(before.values())
    amounts = own.filter(year__in={year for year, _ in wanted}, month__in={month for _, month in wanted})
    of_rounds = {pk for month in wanted for pk in rounds.get(month, ())}
    forecasts = OperatingForecast.objects.filter(operation__unit__in=places.units, round__in=of_rounds)
    return Stored(
        {(row.operation_id, row.year, row.month): row for row in amounts.select_related("operation")},
        {(row.operation_id, row.round_id): row for row in forecasts},
        before,
        locks(places.units.values(), {pk for row in rows for pk in row.rounds}, decided),
    )


def _before(
    own: QuerySet[OperatingAmount], places: Places, months: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The last period with amounts before each in the same year. One query, which looks no further than it finds."""
    wanted = {f"of_{year}_{month}": (year, month) for year, month in months}
    last = {
        name: Subquery(own.filter(year=year, month__lt=month).order_by("-month").values("month")[:1])
        for name, (year, month) in wanted.items()
    }
    found = (
        OrgUnit.objects.filter(pk=min(places.units)).annotate(**last).values(*last).first() if places.units else None
    )
    return {wanted[name]: (wanted[name][0], month) for name, month in (found or {}).items() if month}


def missing(rows: Sequence[OperatingValues], places: Places, by: User | None) -> list[Remark]:
    """The nämnder that had amounts in the period before the file's last and have none now. Four queries."""
    period = max(row.period for row in rows)
    told = _told(period, by)
    before = min(told, default=None)
    if before is None:
        return []
    in_file = {board.name for board in places.boards.values()}
    return list(missing_since(period, before, told[before], in_file, set(told.get(period, {}))))


def _told(period: tuple[int, int], by: User | None) -> dict[tuple[int, int], dict[str, Decimal | None]]:
    """The nämnder with amounts that this person may write, with their outcome, in the period and the last one before."""
    year, month = period
    # A verksamhet that has ended is not missing.
    still = Operation.objects.in_use(since=date(year, month, 1), until=date(year, month, 1))
    amounts = OperatingAmount.objects.filter(operation__in=still, outcome__isnull=False)
    if by is not None:
        amounts = amounts.filter(WRITES_MONEY.q(by, path="operation__unit__"))
    earlier = amounts.filter(Q(year=year, month__lt=month) | Q(year__lt=year)).order_by("-year", "-month")
    before = earlier.values_list("year", "month").first()
    if before is None:
        return {}
    units = list(owners())
    names = {unit.pk: unit.name for unit in units}
    by_owner = amounts.annotate(owner=owner_of(units, path="operation__unit__")).order_by().values_list("owner")
    # A month at a time: asked with OR between them, the database may read every amount there is.
    return {
        (one, other): {
            names[owner]: outcome
            for owner, outcome in by_owner.filter(year=one, month=other).annotate(ExactSum("outcome"))
        }
        for one, other in (period, before)
    }


def touched(rows: Sequence[OperatingValues], stored: Stored, places: Places, decided: Decided) -> list[Remark]:
    """What the file changes of what decided reports tell: each report, and by how much."""
    reports: dict[int, Report] = {}
    moved: dict[int, list[tuple[OperatingValues, Amounts]]] = {}
    for values, was in changed_rows(rows, stored):
        for report in decided.touched(places.units[values.unit.pk], values.period):
            reports[report.pk] = report
            moved.setdefault(report.pk, []).append((values, was))
    return [Remark(_moved_words(reports[pk], listed)) for pk, listed in moved.items()]


def _moved_words(report: Report, moved: Sequence[tuple[OperatingValues, Amounts]]) -> str:
    column = next(one for one in AMOUNTS if any(getattr(now, one) != getattr(was, one) for now, was in moved))
    sums = [sum(getattr(one, column) or 0 for one in side) for side in zip(*moved, strict=True)]
    now, before = (money_tkr(amount, unit=True) for amount in sums)
    which = "en verksamhet" if len(moved) == 1 else f"{number(len(moved))} verksamheter"
    return (
        f"{report} är beslutad. Filen ändrar {WORDS[column]} för {which} från {before} till {now}. Rapporten ändras inte: "
        "skillnaden visas i den och under Ekonomi."
    )


def told_by(rows: Sequence[OperatingValues], totals: Sequence[BoardTotal], places: Places) -> dict[str, Any]:
    """What is kept of a file that is read in: what to look at afterwards, and its sums."""
    boards = {board.pk for board in places.boards.values()}
    if len(places.units) == 1:
        unit = next(iter(places.units))
    elif len(boards) == 1:
        unit = boards.pop()
    else:
        unit = places.municipality.pk if places.municipality else min(places.units)
    year, month = max(row.period for row in rows)
    return {"unit": unit, "year": year, "month": month, "totals": [total.as_data() for total in totals]}
