"""What investeringsredovisningen is held against: kassaflödet, and what was proposed to be moved when last year ended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, InvestmentAmount, ReportingRound
from followup.money.account_ledgers import invested
from followup.money.accounts import sheet_of
from followup.money.investment_sums import InvestmentSum
from followup.money.proved import Tried, prove
from followup.rules.accounts.check import Check, Side
from followup.rules.accounts.told import Amount, nothing_said
from organisation.models import OrgUnit
from styrmodell.lib.exact_sum import ExactSum

FLOW = "investments"  # the check's key among the accounts'


def in_cash_flow(unit: OrgUnit, round_: ReportingRound) -> Check:
    """The outcome of a unit's projects against what its kassaflödesanalys says of investments. At most five queries.

    Args:
        unit: kommunen, with its nämnder.
    """
    until = round_.period_to
    column = (
        AccountColumn.objects.filter(unit=unit, year=until.year, month=until.month, kind=ColumnKind.OUTCOME)
        .select_related("unit")
        .first()
    )
    if column is not None and column.figures.filter(line__key="flow_invested", amount__isnull=False).exists():
        found = [check for check in prove([Tried(column, sheet_of(column))]) if check.key == FLOW]
        if found:
            return found[0]
    what = "räkenskaperna" if column is None else "kassaflödesanalysen"  # which a delårsbokslut need not have
    told = invested(unit, until.year, until.month) or nothing_said("investeringsredovisningen")
    lacks = nothing_said(f"{what} till och med {round_.month_name} {until.year}")
    here = Side("Investeringar i kassaflödesanalysen", lacks)
    return Check(FLOW, "", here, Side("investeringsredovisningens utfall", told))


def carried_between(sums: Sequence[InvestmentSum], round_: ReportingRound) -> list[Check]:
    """Nämnd by nämnd what came from last year against what was proposed when it ended; of those that say either. A query."""
    before = round_.period_to.year - 1
    return list(_carried(sums, _proposed([one.unit_id for one in sums], before), before))


def _proposed(units: Iterable[int], year: int) -> dict[int, Decimal]:
    rows = InvestmentAmount.objects.filter(project__unit__in=units, year=year, month=12, carried_over__isnull=False)
    summed: Any = rows.order_by().values("project__unit").annotate(total=ExactSum("carried_over"))
    return dict(summed.values_list("project__unit", "total"))


def _carried(sums: Sequence[InvestmentSum], proposed: Mapping[int, Decimal], before: int) -> Iterator[Check]:
    for one in sums:
        here, there = one.amounts["carried_in"], proposed.get(one.unit_id)
        if here is None and there is None:
            continue
        unit = MoneyUnit.KR if any(value % 1000 for value in (here, there) if value is not None) else MoneyUnit.TKR
        came = nothing_said("årets belopp") if here is None else Amount(here, said_in=unit)
        said = nothing_said(f"belopp i årsbokslutet {before}") if there is None else Amount(there, said_in=unit)
        yield Check(
            f"carried:{one.unit_id}",
            "",
            Side(f"Ombudgeterat från {before}, {one.name}", came),
            Side(f"Det som föreslogs när {before} slutade", said),
        )
