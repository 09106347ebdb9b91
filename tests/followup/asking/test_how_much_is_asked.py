"""How many answers a report takes at most, all judgements of one item counted as one (the effort budgets)."""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import RoundKind, WorkState
from followup.services import status_updates
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def office_plan(unit, served, figures=0, priorities=1):
    plan = build.plan(PlanKind.OFFICE, unit, 2026)
    made = [build.node(plan, NodeKind.PRIORITY, f"Prioritering {number}") for number in range(priorities)]
    for node in served:
        build.contribution(made[0], node)
    for number in range(figures):
        build.node(plan, NodeKind.KEY_FIGURE, parent=made[0], key_figure=build.key_figure(f"Nyckeltal {number}"))
    build.adopted(plan, on=date(2025, 12, 10))


def test_a_namnds_second_report_with_five_goals_three_inriktningar_and_four_uppdrag_asks_for_fourteen_answers(org):
    build_followup.goals(org.municipality, "I1", "I2", "S1", "M1", "E1")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    directions = [build.node(plan, NodeKind.DIRECTION, f"Inriktning {number}") for number in range(3)]
    build.adopted(plan, on=date(2025, 12, 1))
    second = build.unit(OrgUnitKind.OFFICE, "Fritidskontoret", org.committee)
    office_plan(org.office, directions[:2])
    office_plan(second, directions[2:])
    given = build.decision(org.council, date=date(2025, 1, 20))
    given.save()
    for number in range(4):
        build.assignment(org.council, f"Uppdrag {number}", org.committee, decision=given)
    for receiver in AssignmentReceiver.objects.filter(unit=org.committee)[:2]:
        status_updates.write(by=None, receiver=receiver, state=WorkState.DONE, day=date(2026, 4, 1))
    round_ = build_followup.round_()
    for unit in (org.office, second):
        report = build_followup.report(round_, unit)
        for question in questions.for_report(report).questions:
            if question.prefix.startswith("goal"):
                node = unit.plans.get().nodes.get(pk=question.node_id)
                report.assessments.create(node=node, progress="FORWARD", text="<p>Så gick det.</p>")
        build_followup.submitted(report)
    paper = questions.for_report(build_followup.report(round_, org.committee))
    assert len(paper.missing) == 14
    asked = [question for question in paper.missing if question.title.startswith("Inriktning")]
    assert [question.needs for question in asked] == [("progress",)] * 3


def test_a_kontors_first_report_with_four_priorities_and_three_figures_asks_for_seven(org):
    office_plan(org.office, (), figures=3, priorities=4)
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.office)
    assert questions.for_report(report).required == 7
