"""Accounts that a report tells of: Grästorps true ones, as kommunens, koncernens or a bolag's of the report's period."""

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountLine, Report
from followup.rules.accounts.told import Told, said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import OrgUnit
from tests.followup.rules.accounts import grastorp

TKR = MoneyUnit.TKR
# What Grästorp's statements of 2019 lead to: from 64 369 in the bank to 51 592.
FLOW = {
    "flow_result": said(12043, TKR),
    "flow_adjustments": said(14879, TKR),
    "flow_receivables": said(-3803, TKR),
    "flow_invested": said(-35896, TKR),
    "opening_cash": said(64369, TKR),
}
REQUIREMENT = {
    **dict.fromkeys(("exempt_gains", "exempt_losses", "unrealised", "unrealised_back", "reserve_used"), said(0, TKR)),
    "budget_result": said(12043, TKR),
    "capital_gains": said(-43, TKR),
    "reserve_added": said(-2000, TKR),
}
NONE_RESERVED = {**REQUIREMENT, "capital_gains": said(0, TKR), "reserve_added": said(0, TKR)}


def column(unit: OrgUnit, year: int, month: int = 12, *, of: int = 2019, **more: Told) -> AccountColumn:
    """A unit's column with what Grästorp's says of the year `of`, on the lines that are the unit's, and what is said besides."""
    made = open_column(unit, year, ColumnKind.OUTCOME, by=None, month=month)
    own = {row.key for row in AccountLine.objects.filter(year=year) if row.own_line.is_asked_of(unit.kind)}
    told = {**grastorp.figures(of), **more}
    save_figures(made, [FigureInput(key, one) for key, one in told.items() if key in own], by=None)
    return made


def account(report: Report, unit: OrgUnit | None = None, **more: Told) -> AccountColumn:
    """The period's column of the report's unit or of another, with the year before that it goes on from."""
    whose, until = unit or report.unit, report.round.period_to
    column(whose, until.year - 1, of=2018)
    return column(whose, until.year, until.month, **more)


def everything(report: Report, **more: Told) -> AccountColumn:
    """All that a report may be asked for of its own accounts, with a note to the taxes."""
    made = account(report, **FLOW, **REQUIREMENT, **more)
    about = AccountLine.objects.get(year=made.year, key="tax_revenue")
    notes = [account_lines.add_to_note(about, by=None, name=name) for name in ("Egen skatt", "Slutavräkning")]
    told = (said(255000, TKR), said(2770, TKR))
    save_figures(made, [FigureInput(note.key, one) for note, one in zip(notes, told, strict=True)], by=None)
    return made
