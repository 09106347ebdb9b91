"""What a nämnd's and a kontor's report take at most from an empty one, where what stands below need not be typed again.

All judgements of one item count as one answer, and a text that is put in with a button as none.
"""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from followup.enums import Progress, WorkState
from followup.models import Report, ReportingRound
from followup.services import assessments, status_updates
from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver, PlanNode
from tests import build, build_followup

YEAR = 2026
SAID = "<p>Kontoret har kommit en bra bit på väg.</p>"


@pytest.fixture
def board(live) -> OrgUnit:
    """A nämnd of its own beside the demo's, with a secretary who is called budget-namnd."""
    made = OrgUnit.objects.filter(code="BUD").first()  # from the test before: the module keeps what it writes
    if made is not None:
        return made
    made = build.unit(OrgUnitKind.COMMITTEE, "Budgetnämnden", OrgUnit.objects.get(code="KOMMUN"), code="BUD")
    build.user(Role.SECRETARY, made, "budget-namnd")
    return made


def office(board: OrgUnit, name: str) -> OrgUnit:
    """One of its kontor, with a chef."""
    made = build.unit(OrgUnitKind.OFFICE, f"Kontoret {name}", board, code=f"BUD-{name}")
    build.user(Role.HEAD_OF_OFFICE, made, f"budget-{name.lower()}")
    return made


def office_plan(unit: OrgUnit, served: list[PlanNode], *, priorities: int, figures: int = 0) -> list[PlanNode]:
    """An adopted kontorsplan; its first priorities serve the given inriktningar."""
    plan = build.plan(PlanKind.OFFICE, unit, YEAR)
    made = [build.node(plan, NodeKind.PRIORITY, f"Prioritering {number}") for number in range(priorities)]
    for priority, node in zip(made, served, strict=False):
        build.contribution(priority, node)
    for number in range(figures):
        figure = build.key_figure(f"Nyckeltal {number} i {unit.name}")
        build.node(plan, NodeKind.KEY_FIGURE, parent=made[0], key_figure=figure)
    build.adopted(plan, on=date(YEAR - 1, 12, 10))
    return made


def in_round(kind: str, unit: OrgUnit) -> Report:
    """The unit's report in a round of the demo's, which is open again."""
    ReportingRound.objects.filter(year=YEAR, kind=kind).update(closes_on=None)
    return build_followup.report(ReportingRound.objects.get(year=YEAR, kind=kind), unit)


def answer(question: Locator) -> int:
    """Answer one question as quickly as it can be; returns how many answers it took."""
    prefix, page = question.get_attribute("id"), question.page
    question = page.locator(f"#{prefix}")
    judged = 0
    for choices in question.get_by_role("group").all():
        if choices.get_by_role("radio").count() and not choices.get_by_role("radio", checked=True).count():
            choices.get_by_role("radio").first.check()
            judged = 1
    text = question.get_by_role("textbox").first
    if question.get_by_role("button", name="Infoga").count():
        question.get_by_role("button", name="Infoga").first.click()
        expect(page.locator(f"#{prefix} .sources")).to_be_visible()
        return judged
    if text.count() and f"{prefix}-text" in question.get_attribute("data-asks").split():
        text.click()
        page.keyboard.type("Det går bra.")
        return judged + 1
    return judged


def hand_in(page, report: Report) -> int:
    """Fill in what is required and hand it in; returns how many answers it took."""
    page.goto(reverse("followup:report_write", args=[report.pk]))
    asked = [one.get_attribute("id") for one in page.locator("section.question[data-needed]").all()]
    taken = sum(answer(page.locator(f"#{prefix}")) for prefix in asked)
    for figure in page.locator("input[name^='figure-'][name$='-value']").all():
        figure.fill("2,1")
        taken += 1
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("status").filter(has_text="Rapporten är")).to_be_visible()
    return taken


def test_a_namnds_second_report_takes_fourteen_answers_when_its_kontor_have_written(person, board):
    goals = list(PlanNode.objects.filter(plan__first_year=YEAR, plan__kind=PlanKind.MULTI_YEAR, kind=NodeKind.GOAL))
    assert len(goals) == 5
    plan = build.plan(PlanKind.OPERATIONAL, board, YEAR)
    directions = [build.node(plan, NodeKind.DIRECTION, f"Inriktning {number}") for number in range(3)]
    for number, goal in enumerate(goals):
        build.contribution(directions[number % 3], goal)
    build.adopted(plan, on=date(YEAR - 1, 12, 1))
    council = OrgUnit.objects.get(code="KF")
    given = build.decision(council, date=date(YEAR - 1, 1, 20))
    given.save()
    for number in range(4):
        build.assignment(council, f"Uppdrag {number}", board, decision=given)
    for receiver in AssignmentReceiver.objects.filter(unit=board)[:2]:
        status_updates.write(by=None, receiver=receiver, state=WorkState.DONE, day=date(YEAR, 4, 1))
    for name, served in (("Norr", [*directions[:2], directions[0]]), ("Syd", [directions[2], directions[1]])):
        unit = office(board, name)
        priorities = office_plan(unit, served, priorities=len(served))
        report = in_round("INTERIM_2", unit)
        for priority in priorities:
            assessments.save(report, priority, by=None, progress=Progress.FORWARD, text=SAID)
        build_followup.submitted(report)
    assert hand_in(person("budget-namnd"), in_round("INTERIM_2", board)) <= 14


def test_a_kontors_first_report_with_four_priorities_and_three_key_figures_takes_ten_answers(person, board):
    unit = office(board, "Väst")
    office_plan(unit, [], priorities=4, figures=3)
    assert hand_in(person("budget-väst"), in_round("INTERIM_1", unit)) <= 10


def test_an_enhets_first_report_takes_one_page_and_twelve_answers(person, live):
    report = in_round("INTERIM_1", OrgUnit.objects.get(code="KK-BIB"))
    page = person("enhetschef")
    page.get_by_role("link", name="Lämna in delårsrapport 1 2026").click()
    page.wait_for_url("**/fyll-i/**")
    assert hand_in(page, report) <= 12
