"""Tables of people to begin with, saved as a person's are."""

from decimal import Decimal
from typing import Any

from followup.models import PersonnelFigure
from followup.rules.personnel import FEW as FEW_PEOPLE
from followup.rules.personnel import NOT_SAID, Said
from followup.services.personnel import PersonnelInput, save_figures
from organisation.models import OrgUnit

FEW = "färre"
YEAR = 2025
OPEN_YEAR = 2024  # of which the demo has decided nothing


def said(value: Any) -> Said:
    """A number, `FEW`, or None for nothing."""
    return NOT_SAID if value is None else FEW_PEOPLE if value == FEW else Said(Decimal(str(value)))


def told(unit: OrgUnit, year: int = YEAR, by: Any = None, **values: Any) -> list[PersonnelFigure]:
    """Save what is said on some lines, over what stands there."""
    seen = dict(PersonnelFigure.objects.filter(unit=unit, year=year).values_list("key", "version"))
    inputs = [PersonnelInput(key, said(value), seen.get(key, 0)) for key, value in values.items()]
    return save_figures(unit, year, inputs, by=by)


def stored(unit: OrgUnit, year: int = YEAR) -> dict[str, str]:
    """What is stored, as it is read."""
    rows = PersonnelFigure.objects.filter(unit=unit, year=year).order_by("pk")
    return {row.key: row.said.words(1 if row.key.startswith("sick") else 0) for row in rows}


def of_demo(view: str, name: str) -> dict[str, int]:
    """The arguments of an address about a unit's people."""
    return {"pk": OrgUnit.objects.get(code=name).pk, "year": YEAR if name == "KOMMUN" else OPEN_YEAR}
