"""Kommunens report as it is laid before kommunstyrelsen: what is read in and written afterwards changes nothing of it."""

from datetime import date
from decimal import Decimal

import pytest

from followup.models import Report
from followup.services import assessments, key_figure_values, report_decisions, reports
from organisation.enums import Outcome, Role
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db
MADE = ("−9\N{NO-BREAK SPACE}404", "12,5", "Så bidrar vi.")  # an amount, a key figure and a nämnd's contribution
LATER = ("−9\N{NO-BREAK SPACE}500", "14,5", "Skrivet efteråt.")


def test_amounts_figures_and_contributions_are_fullmäktiges_as_they_were_kommunstyrelsens(org):
    controller = build.user(Role.CONTROLLER, org.group)
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2026)
    goal = build.node(plan, NodeKind.GOAL, "Levande demokrati", code="I1", perspective_id=build.perspective().pk)
    figure = build.key_figure("Andel som röstar", decimals=1)
    build.node(plan, NodeKind.KEY_FIGURE, parent=goal, key_figure=figure)
    build.adopted(plan, on=date(2025, 11, 20))
    ledgers.operations(org.committee, {"KN-40": "Kulturskola"})
    ledgers.read_in("KN;KN-40;2026-08;-9404000;-8892000;-10924000;\n", controller)
    round_ = build_followup.round_()
    below, top = (build_followup.report(round_, unit) for unit in (org.committee, org.municipality))
    period = (round_.period_from, round_.period_to)
    key_figure_values.record(figure, org.municipality, period, by=None, value=Decimal("12.5"))
    build_followup.submitted(below)
    build_followup.submitted(top)
    paper = report_decisions.send_out(top, body=org.executive_board, meeting_on=date(2026, 11, 10), by=None)
    assert [words for words in MADE if words not in paper.html] == []

    ledgers.read_in("KN;KN-40;2026-08;-9500000;-8892000;-10924000;\n", controller)
    value = figure.values.get()
    key_figure_values.record(figure, org.municipality, period, by=None, value=Decimal("14.5"), version=value.version)
    reports.return_for_changes(below, by=None, comment="Skriv om.")
    below = Report.objects.select_related("unit", "round").get(pk=below.pk)
    assessments.save(below, goal, by=None, text="<p>Skrivet efteråt.</p>")

    build_followup.decided(top, outcome=Outcome.PROPOSES)
    later = report_decisions.send_out(top, body=org.council, meeting_on=date(2026, 11, 30), by=None)
    edition = build_followup.decided(top)
    assert paper.content == later.content == edition.content
    for html in (later.html, edition.html):
        assert [words for words in MADE if words not in html] == []
        assert [words for words in LATER if words in html] == []
