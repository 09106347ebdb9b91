"""What koncernens accounts in a report are made of: kommunen, each bolag by its share, and what is eliminated."""

from collections.abc import Sequence

from followup.enums import ColumnKind
from followup.models import AccountColumn
from followup.money.account_columns import Column
from followup.money.group import companies_of, holdings, members, slot_of
from followup.money.proved import MadeOf
from followup.rules.accounts.sheet import Sheet
from organisation.models import OrgUnit


def made_of(
    group: OrgUnit, combined: Sheet, own: Sheet | None, beside: Sequence[tuple[AccountColumn, Sheet]]
) -> MadeOf:
    """It in the month of koncernens column. A query.

    Args:
        group: whose column it is.
        own: what kommunen tells; None where it tells nothing.
        beside: the bolag's columns of the month and that of eliminations, also those that say nothing.
    """
    year, month = combined.year, combined.month
    told = {column.unit_id: (column, sheet) for column, sheet in beside if column.kind == ColumnKind.OUTCOME}
    taken = next((sheet for column, sheet in beside if column.kind == ColumnKind.ELIMINATIONS), None)
    companies = companies_of(group, year, month)
    columns = {}
    for company in companies:
        slot = slot_of(company, year, month)
        stored, sheet = told.get(company.pk, (None, Sheet(slot.slug, combined.lines, company.kind, month=month)))
        columns[slot.slug] = Column(slot, stored, sheet, {})
    return MadeOf(members(own, holdings(companies, columns, year, month)), taken)
