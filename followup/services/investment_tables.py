"""Investments out of a table: projects are added and amounts saved as they were shown, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from followup.models import ReportingRound
from followup.services.investments import InvestmentInput, add_projects, save_amounts
from organisation.models import OrgUnit, User


@dataclass(frozen=True, slots=True)
class NewProject:
    """Ett projekt som tabellen har men inte enheten, with its amounts in kr."""

    number: str
    name: str
    amounts: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """En enhets rader.

    Attributes:
        inputs: of its projects those of which something differs.
        new_rows: the places in the table of those that are new.
    """

    unit: OrgUnit
    inputs: tuple[InvestmentInput, ...]
    new: tuple[NewProject, ...] = ()
    new_rows: tuple[int, ...] = ()

    @property
    def amount_count(self) -> int:
        """How many amounts it says that differ."""
        return sum(len(one.amounts) for one in self.inputs) + sum(len(one.amounts) for one in self.new)


@transaction.atomic
def read_in(round_: ReportingRound, tables: Sequence[UnitTable], *, by: User | None, reason: str) -> None:
    """Save what was shown of a table.

    Args:
        reason: how it came, for the history: "Inklistrat".

    Raises:
        DomainError, StaleInvestments: as `save_amounts` and `add_projects`; nothing is saved.
    """
    for table in sorted(tables, key=lambda one: one.unit.pk):
        inputs = list(table.inputs)
        if table.new:
            fields = [{"number": one.number, "name": one.name} for one in table.new]
            made = add_projects(table.unit, fields, first_year=round_.period_to.year, by=by, reason=reason)
            inputs += [InvestmentInput(row.pk, one.amounts) for row, one in zip(made, table.new, strict=True)]
        if inputs:
            save_amounts(table.unit, round_, inputs, by=by, reason=reason)
