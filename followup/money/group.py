"""Sammanställda räkenskaper as they are stored: kommunen and each bolag with its column and its share."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from followup.enums import ColumnKind
from followup.models import AccountColumn
from followup.money.account_columns import Column, Slot
from followup.rules.accounts.group import WHOLE, Member
from followup.rules.accounts.sheet import Sheet
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit

KOMMUN = "kommun"  # tells it from the bolag


@dataclass(frozen=True, slots=True)
class Holding:
    """Bolag i koncernen, with its figures of a period.

    Attributes:
        has_below: there is a bolag below it, whose figures its own may hold.
    """

    unit: OrgUnit
    column: Column
    has_below: bool

    @property
    def share(self) -> Decimal | None:
        """Kommunens share in percent, as it was then; while nobody had said it then, as it is."""
        then = self.column.stored.share if self.column.stored else None
        return self.unit.ownership_share if then is None else then

    @property
    def is_whole_group(self) -> bool:
        """True when its figures are those of it and all below it."""
        return bool(self.column.stored and self.column.stored.is_whole_group)


def companies_of(group: OrgUnit, year: int, month: int) -> list[OrgUnit]:
    """The bolag of a koncern at the end of a month, and those that have left figures of it. A query."""
    told = AccountColumn.objects.filter(unit=OuterRef("pk"), year=year, month=month, kind=ColumnKind.OUTCOME)
    day = date(year, month, monthrange(year, month)[1])
    stands = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    return list(OrgUnit.objects.within(group).filter(stands | Exists(told), kind=OrgUnitKind.COMPANY).in_order())


def slot_of(company: OrgUnit, year: int, month: int) -> Slot:
    """Where a bolag's figures of a period stand."""
    return Slot(f"bolag-{company.pk}", company, year, month)


def holdings(companies: Sequence[OrgUnit], columns: Mapping[str, Column], year: int, month: int) -> list[Holding]:
    """The bolag with their columns. No query."""
    above = {company.parent_id for company in companies}
    return [Holding(company, columns[slot_of(company, year, month).slug], company.pk in above) for company in companies]


def members(own: Sheet | None, held: Sequence[Holding]) -> list[Member]:
    """Kommunen and the bolag as the rules have them.

    Args:
        own: kommunens figures; None where there are none.
    """
    keys = {one.unit.pk: one.column.slot.slug for one in held}
    return [
        Member(KOMMUN, "kommunen", WHOLE, None if own is None or own.is_empty else own),
        *(
            Member(
                one.column.slot.slug,
                one.unit.name,
                one.share,
                None if one.column.is_empty else one.column.sheet,
                keys.get(one.unit.parent_id or 0, ""),
                one.is_whole_group,
            )
            for one in held
        ),
    ]
