"""A goal's wording through kommunstyrelsen and fullmäktige to next year's plan: what each changed is never lost."""

import pytest

from organisation.models import MeetingPaper
from planning.enums import NodeKind, PlanKind
from planning.models import FrozenNode, PlanNode
from planning.services import editions, last_year, plan_copies
from planning.services import plans as plan_service
from styrmodell.lib import checksums
from tests import build
from tests.answers import said, told

WRITTEN, OF_BOARD, OF_COUNCIL = "Fler unga läser", "Alla unga läser", "Alla unga läser varje vecka"


@pytest.fixture
def handed_in(org, anna):
    """Kommunens flerårsplan, with a goal and an uppdrag."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, NodeKind.GOAL, WRITTEN, code="M1")
    build.node(plan, NodeKind.GOAL, "Klimatet tål det", code="M2")
    task = build.assignment(org.council, "Utred skolbiblioteken", org.committee)
    build.node(plan, NodeKind.COUNCIL_ASSIGNMENT, "Utred skolbiblioteken", assignment=task)
    return plan_service.submit(plan, by=anna)


def decide(browser, plan, **decision):
    """Register a decision med ändring, by the form."""
    sent = {"registry_number": "KS/2026:61", "is_amended": "on", **decision}
    answer = browser.post(f"/planer/{plan.pk}/anta/", sent, follow=True)
    assert told(answer)[-1] == "success"


def put_in(browser, plan, node, **fields):
    """Put in what the body made of an item, and say that all is in."""
    url = f"/planer/{plan.pk}/andringar/"
    assert told(browser.post(f"{url}{node.pk}/", {"version": "", **fields}, follow=True))[-1] == "success"
    assert told(browser.post(f"{url}klart/", follow=True))[-1] == "success"


def test_a_goals_wording_through_both_bodies_to_next_years_plan(org, handed_in, anna_controller, anna, reader):
    plan, goal = handed_in, PlanNode.objects.get(title=WRITTEN)
    decide(anna_controller, plan, body=org.executive_board.pk, date="2026-11-16", paragraph="98", outcome="PROPOSES")
    assert anna_controller.get(f"/planer/{plan.pk}/anta/", follow=True).redirect_chain  # not before the changes are in
    put_in(anna_controller, plan, goal, title=OF_BOARD, code="M1", text="")
    decide(anna_controller, plan, body=org.council.pk, date="2026-11-23", paragraph="131", outcome="ADOPTS")
    paper = MeetingPaper.objects.order_by("number").last()
    assert paper.body == org.council
    assert OF_BOARD in paper.html  # what KF got is what KS decided, by itself
    put_in(anna_controller, plan, goal, title=OF_COUNCIL, code="M1", text="")

    edition = plan.editions.get()
    assert OF_COUNCIL in said(reader.get(plan.get_absolute_url()))
    each = [FrozenNode.objects.of(one).get(node=goal).title for one in contents(edition)]
    assert each == [
        WRITTEN,
        OF_BOARD,
        OF_BOARD,
        OF_COUNCIL,
    ]  # laid before KS, decided by KS, laid before KF, decided by KF
    for content in contents(edition):
        assert content.sha256 == checksums.of_data(content.data)
    reasons = [row.history_change_reason for row in goal.history.order_by("history_id")]
    assert reasons == [
        "Tillagd",
        "Ändrat av Kommunstyrelsen 2026-11-16 § 98",
        "Ändrat av Kommunfullmäktige 2026-11-23 § 131",
    ]

    plan_service.revise(plan, by=anna)  # the next revision begins with what KF decided
    assert editions.freeze(plan, by=anna) == edition.content
    chosen = last_year.bringable(plan).values_list("pk", flat=True)
    later = plan_copies.start_from(plan, org.municipality, 2029, by=anna, chosen=list(chosen))
    assert PlanNode.objects.content().filter(plan=later, kind=NodeKind.GOAL).first().title == OF_COUNCIL


def contents(edition):
    """What each body was laid and decided, in order."""
    made = edition.matter.decisions.order_by("pk")
    return [content for decision in made for content in (decision.content, decision.amended_content)]
