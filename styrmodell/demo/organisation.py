"""The demo's units, verksamheter and logins."""

from datetime import date
from typing import Any

from organisation.models import Operation, OrgUnit, RoleAssignment, TreeLock, User
from organisation.services import successions
from styrmodell.demo.source import day, read
from styrmodell.lib import trees
from styrmodell.lib.history import save_new, signed

PASSWORD = "demo"
ROLES_FROM = date(2020, 1, 1)


def load() -> dict[str, OrgUnit]:
    """Make the whole organisation; units by code."""
    content = read("organisation.json")
    units: dict[str, OrgUnit] = {}
    TreeLock.hold()
    for row in content["units"]:
        units[row["code"]] = _unit(row, units)
    for rank, (code_of_unit, code, name, *example) in enumerate(content["operations"]):
        unit = units[code_of_unit]
        operation = Operation(
            unit=unit, code=code, name=name, rank=rank, valid_from=unit.valid_from, is_example=bool(example)
        )
        save_new(operation, by=None)
    for row in content["users"]:
        _user(row, units)
    return {unit.code: unit for unit in OrgUnit.objects.all()}  # as the tree stands now that all of it is there


def _unit(row: dict[str, Any], units: dict[str, OrgUnit]) -> OrgUnit:
    unit = OrgUnit(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        note=row.get("note", ""),
        is_example=row.get("is_example", False),
        valid_from=day(row.get("valid_from")) or date(2000, 1, 1),
        valid_to=day(row.get("valid_to")),
        ownership_share=row.get("ownership_share"),
        planning_year=row.get("planning_year", "CALENDAR"),
    )
    signed(unit, by=None, reason="Demodata")
    if "parent" in row:
        trees.insert(unit, OrgUnit.objects.get(pk=units[row["parent"]].pk))
    else:
        unit.save()
    successions.set_predecessors(unit, [units[row["predecessor"]]] if "predecessor" in row else [], by=None)
    return unit


def _user(row: dict[str, str], units: dict[str, OrgUnit]) -> None:
    user = User.objects.create_user(
        row["username"], f"{row['username']}@example.org", PASSWORD, name=row["name"], title=row["title"]
    )
    save_new(RoleAssignment(user=user, role=row["role"], unit=units[row["unit"]], valid_from=ROLES_FROM), by=None)
