"""Builders for tests about money, beside tests/build.py: KN as it was in October 2021, read from the fixture."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.conf import settings

from followup.enums import RoundKind
from followup.models import ImportBatch, OperatingAmount, OperatingForecast, ReportingRound
from followup.services import imports, sections
from organisation.models import Operation, OrgUnit, User

OCTOBER = Path(settings.BASE_DIR) / "fixtures/demo/outcomes_kn_2021-10.csv"
KN_OPERATIONS = {
    "KN-10": "Kulturnämnden",
    "KN-20": "Kulturnämnd gemensamma",
    "KN-30": "Bibliotek",
    "KN-40": "Kulturskola",
    "KN-50": "Fritidsgårdar",
    "KN-60": "Scen och kulturproduktion",
}


HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"


def upload(text: str, by: User) -> ImportBatch:
    """A file of these rows, waiting to be read in."""
    return imports.upload("utfall.csv", (HEADER + text).encode(), by=by)


def read_in(text: str, by: User) -> ImportBatch:
    """A file of these rows, read in with a yes to whatever is odd in it."""
    batch = upload(text, by)
    return imports.confirm(batch, by=by, accepted=imports.preview(batch, by=by).mark)


def operations(unit: OrgUnit, names: dict[str, str]) -> dict[str, Operation]:
    """Verksamheter of a unit by code, in the order given."""
    return {
        code: Operation.objects.create(unit=unit, code=code, name=name, rank=rank)
        for rank, (code, name) in enumerate(names.items())
    }


def monthly_round(year: int = 2021, month: int = 10, last_day: int = 31) -> ReportingRound:
    """A månadsrapport from January to the month's end."""
    last = date(year, month, last_day)
    sections.begin(year)
    return ReportingRound.objects.create(
        kind=RoundKind.MONTHLY, year=year, period_from=date(year, 1, 1), period_to=last, opens_on=last, due_on=last
    )


def october(unit: OrgUnit) -> ReportingRound:
    """The round of October 2021, with KN's verksamheter and no amounts."""
    operations(unit, KN_OPERATIONS)
    return monthly_round()


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
