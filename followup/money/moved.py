"""How the ledger has moved since a report was decided: the report stays, and the difference is shown beside it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q

from followup.models import FrozenAmount, ReportEdition, ReportingRound
from followup.money.amounts import COLUMN_WORDS
from organisation.models import OrgUnit
from styrmodell.lib.intervals import within_q

BOOKED = ("outcome", "budget", "year_budget")  # a forecast is decided with the report


@dataclass(frozen=True, slots=True)
class Moved:
    """Ett belopp som har ändrats efter beslutet, kr."""

    operation: str
    word: str
    then: Decimal | None
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class MovedSince:
    """Skillnaden mot en beslutad rapport."""

    edition: ReportEdition
    rows: tuple[Moved, ...]

    @property
    def total(self) -> Decimal:
        """How much the outcome has moved in all, where both are known."""
        pairs = [(row.then, row.now) for row in self.rows if row.word == COLUMN_WORDS["outcome"]]
        return sum((now - then for then, now in pairs if then is not None and now is not None), Decimal(0))


def moved_since_decided(unit: OrgUnit, round_: ReportingRound) -> MovedSince | None:
    """What has moved since the newest edition of the unit's report in the round; None without one. At most two queries."""
    edition = (
        ReportEdition.objects.filter(report__unit=unit, report__round=round_)
        .defer("html", "cover")
        .select_related("report__unit", "report__round")
        .order_by("-number")
        .first()
    )
    return MovedSince(edition, moved_in(edition, unit, round_)) if edition else None


def moved_in(edition: ReportEdition, unit: OrgUnit, round_: ReportingRound) -> tuple[Moved, ...]:
    """The amounts of an edition that the ledger has others of now, in the order of the report. One query."""
    until = round_.period_to
    booked = FilteredRelation(
        "operation__amounts",
        condition=Q(operation__amounts__year=until.year, operation__amounts__month=until.month),
    )
    names = [(column, f"booked__{column}") for column in BOOKED]
    rows = FrozenAmount.objects.of(edition.content_id).filter(within_q(unit, path="operation__unit__"))
    moved = rows.annotate(booked=booked).filter(booked__version__gt=F("version")).order_by("position")
    found = moved.values_list("title", *(name for pair in names for name in pair))
    return tuple(
        Moved(title, COLUMN_WORDS[column], then, now)
        for title, *amounts in found
        for (column, _), then, now in zip(names, amounts[::2], amounts[1::2], strict=True)
        if then != now
    )
