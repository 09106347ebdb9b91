"""Goal 2: a plan page of 200 visible nodes is read in few queries and drawn near the floor.

The floor is what no page can do without: one query for the same rows and one join of strings. It calls none of our code.
"""

import html
import time

from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from bench.ground import Ratio, Size, seconds_in_turns
from bench.trees import organisation
from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment, User
from planning.enums import NodeKind, PlanKind
from planning.models import Plan
from planning.pages.plan import build
from planning.pages.plan_choice import choose, for_page
from planning.services import plan_nodes, plans

COLUMNS = (
    "id, kind, title, text, code, perspective_id, expected_result, collaboration, responsible, starts_on, due_on, source, "
    "level"
)
FLOOR = f"SELECT {COLUMNS} FROM planning_plannode WHERE plan_id = %s ORDER BY lft"
# Times the honest floor. Reading has no goal of its own but that it does not get worse.
READ, DRAWN, ANSWERED = 30, 10, 40


def measure(size: Size) -> list[Ratio]:
    """Queries of the page's content; the time of reading it, of its template and of the whole request."""
    user, plan = secretary_and_plan()
    request = RequestFactory().get("/")
    request.user = user
    plan = for_page(Plan.objects.with_headings_for(user), user).get(pk=plan.pk)  # as the page reads it
    choice = choose(plan, user, working=True)
    with CaptureQueriesContext(connection) as queries:
        page = build(choice, user)
    asked = float(len(queries))  # counted now: the next request empties the log
    context = {"page": page, "plan": plan, "opened": None}
    client = Client()
    client.force_login(user)
    works = {
        "build": lambda: build(choice, user),
        "template": lambda: render_to_string("planning/plan_detail.html", context, request),
        "request": lambda: client.get(plan.get_absolute_url()),
        "floor": lambda: _floor(plan.pk),
    }
    taken = seconds_in_turns(works, size.turns, clock=time.process_time)  # the database is in this process
    return [
        Ratio("frågor för planens innehåll vid 200 poster", asked, 10, is_count=True),
        Ratio("sidan läst och uträknad / rå SQL och strängar", taken["build"] / taken["floor"], READ),
        Ratio("mallens tid vid 200 poster / rå SQL och strängar", taken["template"] / taken["floor"], DRAWN),
        Ratio("hela svaret / rå SQL och strängar", taken["request"] / taken["floor"], ANSWERED),
    ]


def secretary_and_plan() -> tuple[User, Plan]:
    """A nämnd's secretary, and a plan of 200 items that they write."""
    board = OrgUnit.objects.filter(kind="COMMITTEE").first() or organisation()
    user = User.objects.create_user("bench", name="Bench")
    RoleAssignment.objects.create(user=user, role=Role.SECRETARY, unit=board, valid_from="2020-01-01")
    plan = plans.start(PlanKind.OPERATIONAL, board, 2031, by=None)
    for number in range(100):
        above = plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title=f"Inriktning {number}", text="<p>Text</p>")
        plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, parent=above, title="Prioritering", text="<p>Text</p>")
    return user, plan


def _floor(plan_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(FLOOR, [plan_id])
        rows = cursor.fetchall()
    return "".join(
        f'<li class="item" id="post-{pk}"><h3>{html.escape(title)}</h3><div class="rich">{text}</div>'
        f"<dl>{''.join(f'<dd>{html.escape(str(word))}</dd>' for word in words if word)}</dl></li>"
        for pk, kind, title, text, *words in rows
    )
