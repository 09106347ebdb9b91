"""Plans whose items serve one another, from the enhet's activity to fullmäktiges goal."""

import re
from datetime import date
from typing import Any

from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from tests import build, build_followup
from tests.grounds import kept

ADOPTED_ON = date(2025, 12, 1)
CHAIN = (
    ("direction", PlanKind.OPERATIONAL, "committee", NodeKind.DIRECTION, "goal"),
    ("priority", PlanKind.OFFICE, "office", NodeKind.PRIORITY, "direction"),
    ("activity", PlanKind.WORK, "unit", NodeKind.ACTIVITY, "priority"),
)
TITLES = {"direction": "Öppna bibliotek", "priority": "Meröppna bibliotek", "activity": "Meröppet i Stallarholmen"}


@kept
def chain_of_plans(org: build.Org) -> dict[str, PlanNode]:
    """Mål ← inriktning ← prioritering ← aktivitet, each in an adopted plan of 2026."""
    made = {"goal": build_followup.goals(org.municipality, "I1")[0]}
    for name, kind, unit, node, above in CHAIN:
        plan = build.plan(kind, getattr(org, unit), build_followup.YEAR)
        made[name] = build.node(plan, node, TITLES[name])
        build.contribution(made[name], made[above])
        build.adopted(plan, on=ADOPTED_ON)
    return made


def button(page: Any, name: str) -> dict[str, str]:
    """What the first button of this name on a page sends."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page.content.decode())
    assert found, name
    return {name: found[1]}
