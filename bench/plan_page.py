"""Goal 2: a plan page of 200 visible nodes is read in few queries and drawn near the floor."""

from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from bench.ground import Ratio, seconds_in_turns
from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment, User
from planning.document_page import build, choose
from planning.enums import NodeKind, PlanKind
from planning.item_tools import item_tools
from planning.services import plan_nodes, plans

TIMES = 15
FLOOR = "SELECT id, kind, title, text, level FROM planning_plannode WHERE plan_id = %s ORDER BY lft"


def measure() -> list[Ratio]:
    """Queries of the page's content, and template time against raw SQL with a string join."""
    board = OrgUnit.objects.get(kind="COMMITTEE")
    user = User.objects.create_user("bench", name="Bench")
    RoleAssignment.objects.create(user=user, role=Role.SECRETARY, unit=board, valid_from="2020-01-01")
    plan = plans.start(PlanKind.OPERATIONAL, board, 2031, by=None)
    for number in range(100):
        above = plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title=f"Inriktning {number}", text="<p>Text</p>")
        plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, parent=above, title="Prioritering", text="<p>Text</p>")
    request = RequestFactory().get("/")
    request.user = user
    choice = choose(plan, user, working=True)
    with CaptureQueriesContext(connection) as queries:
        page = build(choice, user)
    context = {"page": page, "plan": plan, "opened": None}
    works = {
        "template": lambda: render_to_string("planning/plan_detail.html", context, request),
        "floor": lambda: _floor(plan.pk),
    }
    taken = seconds_in_turns(works, TIMES)
    return [
        Ratio("frågor för planens innehåll vid 200 poster", float(len(queries)), 10),
        Ratio("mallens tid vid 200 poster / rå SQL och strängar", taken["template"] / taken["floor"], 10),
    ]


def _floor(plan_id: int) -> str:
    """The same items with the same tools, straight from the table."""
    with connection.cursor() as cursor:
        cursor.execute(FLOOR, [plan_id])
        rows = cursor.fetchall()
    return "".join(
        f'<li class="item" data-item id="post-{pk}"><h3>{escape(title)}</h3>{item_tools(pk, title, ())}'
        f'<div class="rich">{text}</div></li>'
        for pk, kind, title, text, _ in rows
    )
