"""What is carried over, said with few words. Amounts are in tkr; a dash does not apply."""

from typing import Any

from followup.enums import MoneyUnit
from followup.rules.accounts.reading import told_in
from followup.rules.carry_overs import TABLES, Carried
from followup.services.carry_overs import CarriedInput, save_carried
from organisation.models import OrgUnit

# Öronmärkt eget kapital that Strängnäs used in 2020, tkr: the source's own sum is 17 440.
USED_2020 = {"Digitalisering": 435, "Projekt": 75, "LEP": 70, "Attraktiv arbetsgivare": 113}
USED_2020 |= {"Coronafonden": 1091, "Extratjänster": 1109, "Migrationsfond": 14548}


def said(unit: OrgUnit, key: Carried, name: str = "Måltidsservice", year: int = 2025, **fields: Any) -> int:
    """Add a row to a unit's table; of an investment's project its id is the name."""
    table = TABLES[key]
    told = {one: told_in(str(fields[one]), MoneyUnit.TKR) for one in table.typed_amounts if one in fields}
    words = {one: fields[one] for one in table.words if one in fields}
    row = CarriedInput(
        name if isinstance(name, str) else "",
        project_id=None if isinstance(name, str) else name,
        told=told,
        words=words,
        is_example=fields.get("is_example", False),
    )
    return save_carried(unit, year, key, [row], by=None)


def of_demo(_: str, name: str) -> dict[str, Any]:
    """The arguments of an address about a unit's rows: "KN"."""
    return {"pk": OrgUnit.objects.get(code=name).pk}
