"""What a write costs: how many questions it asks the database, and that it asks hardly more with ten times the rows.

Each write has a ground of `rows` rows and the act itself, which is counted. SQLite writes many rows in batches of thirty
or so, PostgreSQL all at once: so one question more for five rows more is no growth, and one a row is.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followup.services import imports, operating, rounds
from organisation.desk import pictures
from organisation.enums import Amends, OrgUnitKind
from organisation.models import Picture
from organisation.services import amendments, operations
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, PlanNode
from planning.services import (
    assignments,
    collaborations,
    contributions,
    handover,
    last_year,
    plan_copies,
    plan_decisions,
    plan_nodes,
    plans,
)
from planning.services.collaborations import NewPartner
from planning.services.handing_down import Given, hand_down
from tests import build, build_followup, sampling
from tests.followup.money import ledgers
from tests.full_plan import full_plan, written
from tests.kept_acts import read_in_investments, type_investments, type_what_is_carried_over

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FEW, MANY = 4, 40
ROWS_A_QUESTION = 5  # that many rows more may cost a question

Act = Callable[[], object]


def start_a_plan(org: build.Org, rows: int) -> Act:
    last = full_plan(org, rows)
    chosen = list(last_year.bringable(last).values_list("pk", flat=True))
    return lambda: plan_copies.start_from(last, org.committee, build.YEAR + 1, by=None, chosen=chosen)


def start_above_plans(org: build.Org, rows: int) -> Act:
    for number in range(rows):
        build.plan(PlanKind.WORK, build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office))
    build.plan(PlanKind.OPERATIONAL, org.committee)
    return lambda: plans.start(PlanKind.OFFICE, org.office, build.YEAR, by=None)


def paste(org: build.Org, rows: int) -> Act:
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    return lambda: written(plan, NodeKind.DIRECTION, rows)


def link(org: build.Org, rows: int) -> Act:
    top, plan, _ = build.chain(org)
    goal = PlanNode.objects.get(plan=top, code="I1")
    pairs = [(one.pk, goal.pk) for one in written(plan, NodeKind.DIRECTION, rows)]
    return lambda: contributions.save_all(plan, by=None, add=pairs, remove=[], texts={})


def name_partners(org: build.Org, rows: int) -> Act:
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    named = [NewPartner(one.pk, org.company, about="Lokaler.") for one in written(plan, NodeKind.DIRECTION, rows)]
    return lambda: collaborations.save_all(plan, by=None, add=named)


def remove(org: build.Org, rows: int) -> Act:
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    top = build.node(plan, NodeKind.DIRECTION)
    written(plan, NodeKind.PRIORITY, rows, top)
    return lambda: plan_nodes.remove(top, by=None)


def put_back(org: build.Org, rows: int) -> Act:
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    top = build.node(plan, NodeKind.DIRECTION)
    written(plan, NodeKind.PRIORITY, rows, top)
    plan_nodes.remove(top, by=None)
    return lambda: plan_nodes.undo_removal(top, by=None)


def hand_in(org: build.Org, rows: int) -> Act:
    plan = full_plan(org, rows)
    return lambda: plans.submit(plan, by=None)


def adopt(org: build.Org, rows: int) -> Act:
    plan = full_plan(org, rows)
    plans.submit(plan, by=None)
    return lambda: build.decided(plan)


def adopt_again(org: build.Org, rows: int) -> Act:
    plan = full_plan(org, rows)
    build.adopted(plan)
    plans.revise(plan, by=None)
    build.node(plan, NodeKind.DIRECTION, "Ny")
    plans.submit(plan, by=None)
    return lambda: build.decided(plan)


def put_in_changes(org: build.Org, rows: int) -> Act:
    """What a body changed of so many inriktningar is put in."""
    plan = full_plan(org, rows)
    plans.submit(plan, by=None)
    build.decided(plan, is_amended=True)
    for pk in PlanNode.objects.filter(plan=plan, kind=NodeKind.DIRECTION).values_list("pk", flat=True):
        said = {"subject": str(pk), "what": Amends.CHANGES, "values": {"title": f"Beslutad {pk}"}}
        amendments.amend(plan, plan_decisions.WAYS, kind="node", by=None, version=None, **said)
    return lambda: amendments.finish(plan, plan_decisions.WAYS, choices={}, by=None)


def take_over(org: build.Org, rows: int) -> Act:
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    written(plan, NodeKind.DIRECTION, rows)
    for _ in range(rows):
        build.assignment(org.committee)
        build.assignment(org.council, "", org.committee)
    return lambda: handover.hand_over(org.committee, to=org.other_committee, by=None)


def hand_down_figures(org: build.Org, rows: int) -> Act:
    build.plan(PlanKind.WORK, org.unit)
    cells = [Given(build.key_figure(), org.unit, (Decimal(90), None)) for _ in range(rows)]
    return lambda: hand_down(org.office, build.YEAR, give=cells, take_back=(), by=None)


def end_operations(org: build.Org, rows: int) -> Act:
    ledgers.operations(org.committee, {f"KN-{number}": f"Verksamhet {number}" for number in range(rows)})
    return lambda: operations.end_with_unit(
        org.committee, on=date(2026, 12, 31), successor=org.other_committee, by=None
    )


def give(org: build.Org, rows: int) -> Act:
    units = [build.unit(OrgUnitKind.COMMITTEE, f"Nämnd {number}", org.municipality) for number in range(rows)]
    fields = {"title": "Utred", "due_on": date(2027, 12, 31)}
    return lambda: assignments.give(org.council, by=None, receivers=units, **fields)


def show_pictures(org: build.Org, rows: int) -> Act:
    anna = build.user(None)
    made = [Picture.objects.create(content=b"", media_type="image/png", uploaded_by=anna) for _ in range(rows)]
    return lambda: pictures.attach([one.uuid for one in made], unit=org.committee, by=None)


def open_a_round(org: build.Org, rows: int) -> Act:
    for number in range(rows):
        build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office)
    round_ = build_followup.round_()
    return lambda: rounds.open_round(round_, by=None)


def hand_up_a_report(org: build.Org, rows: int) -> Act:
    build_followup.work_plan(org.unit, activities=rows, figures=rows)
    report = build_followup.report(build_followup.round_(), org.unit)
    return lambda: build_followup.reports.submit(report, by=None, is_historical=True)


def decide_a_report(org: build.Org, rows: int) -> Act:
    build_followup.goals(org.municipality, *(f"G{number}" for number in range(rows)))
    for _ in range(rows):
        build.assignment(org.council, "", org.committee)
    ledgers.operations(org.committee, {f"KN-{number}": f"Verksamhet {number}" for number in range(rows)})
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.reports.submit(report, by=None, is_historical=True)
    return lambda: build_followup.decided(report)


def decide_kommunens_report(org: build.Org, rows: int) -> Act:
    build_followup.goals(org.municipality, "I1")
    boards = [build.unit(OrgUnitKind.COMMITTEE, f"Nämnd {number}", org.municipality) for number in range(rows)]
    round_ = build_followup.round_()
    for board in boards:
        report = build_followup.report(round_, board)
        build_followup.reports.save_text(report, "summary", "<p>Så gick det.</p>", by=None)
        build_followup.reports.submit(report, by=None, is_historical=True)
    report = build_followup.report(round_, org.municipality)
    build_followup.reports.submit(report, by=None, is_historical=True)
    return lambda: build_followup.decided(report)


def read_in(org: build.Org, rows: int) -> Act:
    ledgers.monthly_round()
    ledgers.operations(org.committee, {f"KN-{number}": f"Verksamhet {number}" for number in range(rows)})
    lines = "".join(f"KN;KN-{number};2021-10;-10000000;-10100000;-12100000;-12000000\n" for number in range(rows))
    file = f"enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n{lines}".encode()
    batch = imports.upload("utfall.csv", file, by=None)
    return lambda: imports.confirm(batch, by=None)


def type_forecasts(org: build.Org, rows: int) -> Act:
    made = ledgers.operations(org.unit, {f"BIB-{number}": f"Verksamhet {number}" for number in range(rows)})
    report = build_followup.report(build_followup.round_(), org.unit)
    inputs = [operating.ForecastInput(one.pk, Decimal(-900_000), "Nytt avtal", 0) for one in made.values()]
    return lambda: operating.save_own_forecasts(report, inputs, by=None)


# What each may ask with forty rows, written by hand.
CAPS: dict[Callable[[build.Org, int], Act], int] = {
    start_a_plan: 60,
    start_above_plans: 38,
    paste: 15,
    link: 10,
    name_partners: 10,
    remove: 11,
    put_back: 12,
    hand_in: 12,
    adopt: 73,
    adopt_again: 63,
    put_in_changes: 71,
    take_over: 29,
    hand_down_figures: 40,
    end_operations: 12,
    give: 12,
    show_pictures: 3,
    open_a_round: 8,
    hand_up_a_report: 39,
    decide_a_report: 65,
    decide_kommunens_report: 64,
    type_forecasts: 22,
    type_investments: 22,
    read_in_investments: 16,
    type_what_is_carried_over: 22,
    read_in: 28,  # what it was judged by is asked once more under the lock, so that nobody waits while it is judged
}


def questions(ground: Callable[[build.Org, int], Act], rows: int) -> int:
    """How many the act asks on its ground; what it wrote is rolled back."""
    with transaction.atomic():
        act = ground(build.org(), rows)
        with CaptureQueriesContext(connection) as asked:
            act()
        transaction.set_rollback(True)
    return len(asked)


TODAY = sampling.part(CAPS, lambda ground: ground.__name__, salt="write caps", share=1 / 2)


@pytest.mark.parametrize("ground", TODAY, ids=lambda ground: ground.__name__)
def test_a_write_keeps_to_its_cap_and_asks_hardly_more_with_ten_times_the_rows(ground):
    few, many = (questions(ground, rows) for rows in (FEW, MANY))
    assert many <= few + (MANY - FEW) // ROWS_A_QUESTION
    assert many <= CAPS[ground]


def sent(client: Client, path: str, fields: dict[str, Any]) -> int:
    """How many questions the form asks when it is sent, who sends it and the page's own reading included."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(path, fields)
    assert answer.status_code == 302, "it was saved"
    return len(asked)


def test_forty_links_are_sent_in_thirty_questions(org, bo_committee_secretary):
    top, plan, _ = build.chain(org)
    goal = PlanNode.objects.get(plan=top, code="I1")
    pairs = [f"{one.pk}-{goal.pk}" for one in written(plan, NodeKind.DIRECTION, 40)]
    assert sent(bo_committee_secretary, f"/planer/{plan.pk}/koppla/", {"seen": "", "link": pairs}) <= 30
    assert Contribution.objects.count() == 40


def test_two_hundred_rows_are_pasted_in_sixty_questions(org, bo_committee_secretary):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    lines = "\n".join(f"Inriktning {number}" for number in range(200))
    fields = {"kind": NodeKind.DIRECTION, "many": "1", "lines": lines}
    assert sent(bo_committee_secretary, f"/planer/{plan.pk}/poster/ny/", fields) <= 60
    assert PlanNode.objects.filter(plan=plan, kind=NodeKind.DIRECTION).count() == 200


def test_a_plan_of_a_hundred_items_and_forty_links_is_started_in_seventy_questions(org, bo_committee_secretary):
    top, last, _ = build.chain(org)
    goal = PlanNode.objects.get(plan=top, code="I1")
    items = written(last, NodeKind.DIRECTION, 50)
    for item in items:
        written(last, NodeKind.PRIORITY, 1, item)
    contributions.save_all(last, by=None, add=[(one.pk, goal.pk) for one in items[:40]], remove=[], texts={})
    chosen = list(last_year.bringable(last).values_list("pk", flat=True))
    fields = {"plan": f"OPERATIONAL-{org.committee.pk}-2028", "items": chosen}
    count = sent(bo_committee_secretary, "/planer/ny/", fields)
    assert Contribution.objects.filter(from_node__plan__first_year=2028).count() == 40
    assert count <= 70
