"""Builders for tests about money: KN as it was in October 2021, read from the fixture."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.conf import settings

from followup.enums import RoundKind
from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit

OCTOBER = Path(settings.BASE_DIR) / "fixtures/demo/outcomes_kn_2021-10.csv"
KN_OPERATIONS = {
    "KN-10": "Kulturnämnden",
    "KN-20": "Kulturnämnd gemensamma",
    "KN-30": "Bibliotek",
    "KN-40": "Kulturskola",
    "KN-50": "Fritidsgårdar",
    "KN-60": "Scen och kulturproduktion",
}


def municipality() -> dict[str, OrgUnit]:
    """KONCERN → KOMMUN → KS, KN, SN and KN's office KK with the unit KK-BIB; SKFAB beside KOMMUN."""
    units: dict[str, OrgUnit] = {}
    for code, kind, name, parent in [
        ("KONCERN", OrgUnitKind.GROUP, "Strängnäs kommunkoncern", None),
        ("KOMMUN", OrgUnitKind.MUNICIPALITY, "Strängnäs kommun", "KONCERN"),
        ("KF", OrgUnitKind.MUNICIPAL_COUNCIL, "Kommunfullmäktige", "KOMMUN"),
        ("KS", OrgUnitKind.EXECUTIVE_BOARD, "Kommunstyrelsen", "KOMMUN"),
        ("SN", OrgUnitKind.COMMITTEE, "Socialnämnden", "KOMMUN"),
        ("KN", OrgUnitKind.COMMITTEE, "Kulturnämnden", "KOMMUN"),
        ("KK", OrgUnitKind.OFFICE, "Kulturkontoret", "KN"),
        ("KK-BIB", OrgUnitKind.UNIT, "Biblioteksenheten", "KK"),
        ("SKFAB", OrgUnitKind.COMPANY, "Strängnäs kommunföretag AB", "KONCERN"),
    ]:
        above = OrgUnit.objects.get(code=parent) if parent else None
        units[code] = OrgUnit.objects.create(code=code, kind=kind, name=name, parent=above)
    return {code: OrgUnit.objects.get(pk=unit.pk) for code, unit in units.items()}


def operations(unit: OrgUnit, names: dict[str, str]) -> dict[str, Operation]:
    """Verksamheter of a unit by code, in the order given."""
    return {
        code: Operation.objects.create(unit=unit, code=code, name=name, rank=rank)
        for rank, (code, name) in enumerate(names.items())
    }


def monthly_round(year: int = 2021, month: int = 10, last_day: int = 31) -> ReportingRound:
    """A månadsrapport from January to the month's end."""
    last = date(year, month, last_day)
    return ReportingRound.objects.create(
        kind=RoundKind.MONTHLY, year=year, period_from=date(year, 1, 1), period_to=last, opens_on=last, due_on=last
    )


def october_2021(unit: OrgUnit, round_: ReportingRound) -> dict[str, Operation]:
    """KN's verksamheter with the amounts of the fixture."""
    made = operations(unit, KN_OPERATIONS)
    with OCTOBER.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            operation = made[row["verksamhet"]]
            OperatingAmount.objects.create(
                operation=operation,
                year=2021,
                month=10,
                outcome=Decimal(row["utfall"]),
                budget=Decimal(row["budget"]),
                year_budget=Decimal(row["arsbudget"]),
            )
            OperatingForecast.objects.create(operation=operation, round=round_, amount=Decimal(row["prognos"]))
    return made
