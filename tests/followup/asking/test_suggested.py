"""The bedömning that is suggested for a goal, and the reason that is needed for another."""

from datetime import date

import pytest

from followup.asking import questions
from followup.documents.report import build as built
from followup.enums import Attainment, WorkState
from followup.models import FrozenAssessment
from followup.services import assessments, report_editions, reports, status_updates
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(org):
    return build_followup.goals(org.municipality, "I1")[0]


def work(unit, goal, *states):
    """An adopted arbetsplan whose activities serve the goal and have come so far."""
    plan = build.plan(PlanKind.WORK, unit, 2026)
    made = [build.node(plan, NodeKind.ACTIVITY, f"Aktivitet {number}") for number, _ in enumerate(states)]
    for node in made:
        build.contribution(node, goal)
    build.adopted(plan, on=date(2025, 12, 20))
    for node, state in zip(made, states, strict=True):
        status_updates.write(by=None, node=node, state=state, day=date(2026, 6, 1))


def asked(report):
    return next(one for one in questions.for_report(report).questions if one.title == "Målet I1")


def test_a_namnds_is_counted_from_the_work_of_its_own_units(org, goal):
    work(org.unit, goal, WorkState.ON_TRACK, WorkState.ON_TRACK, WorkState.DELAYED)
    round_ = build_followup.round_()
    suggestion = asked(build_followup.report(round_, org.committee)).suggestion
    assert (suggestion.key, suggestion.word) == (Attainment.PARTLY, "Delvis uppfyllt")
    assert asked(build_followup.report(round_, org.other_committee)).suggestion is None


def test_how_it_goes_in_another_namnd_is_not_counted_though_its_kontor_serves_both(org, goal):
    org.other_office.also_serves.create(board=org.committee)
    work(build.unit(OrgUnitKind.UNIT, "Språkcentrum", org.other_office), goal, WorkState.DELAYED)
    work(org.unit, goal, WorkState.ON_TRACK)
    round_ = build_followup.round_()
    assert asked(build_followup.report(round_, org.committee)).suggestion.key == Attainment.MET
    assert asked(build_followup.report(round_, org.other_committee)).suggestion.key == Attainment.NOT_MET


def test_kommunens_is_counted_from_what_namnder_and_bolag_have_handed_in(org, goal):
    round_ = build_followup.round_()
    report = build_followup.report(round_, org.municipality)
    assert asked(report).suggestion is None
    build_followup.submitted(build_followup.report(round_, org.committee))
    draft = build_followup.report(round_, org.other_committee)
    assessments.save(draft, goal, by=None, attainment=Attainment.NOT_MET)
    assert asked(report).suggestion.key == Attainment.MET


def test_another_bedomning_needs_a_reason_and_the_suggested_one_none(org, goal):
    work(org.unit, goal, WorkState.DELAYED)
    report = build_followup.report(build_followup.round_(), org.committee)
    said = {"progress": "FORWARD", "text": "<p>Så bidrar vi.</p>"}
    assessments.save(report, goal, by=None, attainment=Attainment.NOT_MET, **said)
    assert asked(report).is_answered
    assessments.save(report, goal, by=None, attainment=Attainment.PARTLY)
    assert asked(report).needs == ("attainment", "progress", "text", "reason")
    with pytest.raises(DomainError, match="skäl till att bedömningen är en annan än förslaget"):
        reports.refuse_incomplete(report)
    assessments.save(report, goal, by=None, suggested=Attainment.NOT_MET, reason="Förseningen är liten.")
    assert asked(report).is_answered


def test_the_reason_is_printed_and_frozen_with_what_the_material_pointed_to(org, goal):
    report = build_followup.report(build_followup.round_(), org.committee)
    assessments.save(report, goal, by=None, attainment="MET", suggested="PARTLY", reason="Larmet <kom> i mars.")
    assert "Underlaget pekade på delvis uppfyllt. Larmet &lt;kom&gt; i mars." in body_html(built(report))
    content = report_editions.freeze(report, by=None)
    (row,) = FrozenAssessment.objects.of(content)
    assert (row.suggested, row.reason) == ("PARTLY", "Larmet <kom> i mars.")


@pytest.mark.parametrize("suggested", ["MET", ""])
def test_a_reason_that_is_for_no_other_bedomning_is_neither_printed_nor_frozen(org, goal, suggested):
    report = build_followup.report(build_followup.round_(), org.committee)
    assessments.save(report, goal, by=None, attainment="MET", suggested=suggested, reason="Larmet kom i mars.")
    assert "Larmet kom i mars." not in body_html(built(report))
    (row,) = FrozenAssessment.objects.of(report_editions.freeze(report, by=None))
    assert (row.suggested, row.reason) == ("", "")
