"""Deviations in a report's document: told once, with their reasons, and what was written beside the forecasts."""

import pytest

from followup.documents.report import build as build_document
from followup.enums import DeviationKind
from followup.models import OperatingAmount, OperatingForecast
from followup.services import deviations
from planning.enums import NodeKind, PlanKind
from styrmodell.lib.documents import blocks, figures
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(org):
    return build_followup.goals(org.municipality, "I1")[0]


@pytest.fixture
def report(org, goal):
    return build_followup.report(build_followup.round_(), org.municipality)


def of_kind(document, kind):
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, kind)]


def test_what_a_nämnd_and_kommunen_say_of_the_same_thing_is_one_row(org, goal, report):
    below = build_followup.report(report.round, org.committee)
    for one, title, cause in ((below, "Kön växer", "Fler söker."), (report, "Målet nås inte", "Köerna växer.")):
        deviation = deviations.add(one, by=None, kind=DeviationKind.GOAL, title=title, cause=cause, node_id=goal.pk)
        deviations.add_action(deviation, by=None, text=f"Mer om {title.lower()}", responsible="Chefen")
    deviations.add(report, by=None, kind=DeviationKind.OTHER, title="En annan sak")
    build_followup.submitted(below)
    build_followup.decided(below)
    (table,) = of_kind(build_document(report), figures.DeviationTable)
    assert [(row.name, row.unit) for row in table.rows] == [("Målet nås inte", "Kulturnämnden"), ("En annan sak", "")]
    assert table.rows[0].cause == "Köerna växer.\n\nKulturnämnden: Kön växer. Fler söker."
    assert table.rows[0].action == "Mer om målet nås inte\n\nMer om kön växer"


def test_a_deviation_is_about_what_its_report_follows_up(org, goal, report):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    with pytest.raises(DomainError, match="följer inte upp"):
        deviations.add(
            report, by=None, kind=DeviationKind.GOAL, title="Fel", node_id=build.node(plan, NodeKind.DIRECTION, "Ö").pk
        )


def test_what_was_written_beside_a_nämnds_forecasts_is_read_in_its_report(org):
    in_round = build_followup.round_()
    school = ledgers.operations(org.committee, {"KN-10": "Kulturskola & dans"})["KN-10"]
    OperatingAmount.objects.create(operation=school, year=2026, month=8, outcome=-1, year_budget=-2)
    OperatingForecast.objects.create(operation=school, round=in_round, amount=-3, comment="Hyran har höjts.")
    said = [
        one.html for one in of_kind(build_document(build_followup.report(in_round, org.committee)), blocks.RichText)
    ]
    assert said == ["<p><strong>Kulturskola &amp; dans</strong>: Hyran har höjts.</p>"]
