"""What no section of a report asks for is neither printed nor frozen, and its decision tells nobody of it."""

from datetime import date
from decimal import Decimal

import pytest

from followup.documents.report import build as document_of
from followup.enums import Attainment, Content, Extent, Progress, RoundKind
from followup.models import KeyFigureValue, Report, SectionRule
from followup.services import assessments, frozen_answers, key_figure_values, report_editions
from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from tests import build, build_followup

pytestmark = pytest.mark.django_db

OWN_WORDS = "<p>Det här frågade ingen om.</p>"


@pytest.fixture
def direction(org):
    """KN's inriktning, with a key figure below it, beside kommunens two goals."""
    build_followup.goals(org.municipality, "I1", "I2")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    made = build.node(plan, NodeKind.DIRECTION, "Nära invånarna")
    build.node(plan, NodeKind.KEY_FIGURE, parent=made, key_figure=build.key_figure("Nöjda besökare", decimals=1))
    build.adopted(plan, on=date(2025, 12, 1))
    return made


def report_of(org, kind: RoundKind) -> Report:
    """KN's report in a round, with a value of its period and the inriktning judged."""
    report = build_followup.report(build_followup.round_(kind), org.committee)
    figure = PlanNode.objects.get(key_figure__name="Nöjda besökare").key_figure
    period = (report.round.period_from, report.round.period_to)
    key_figure_values.record(figure, org.committee, period, by=None, value=Decimal("61.5"))
    return report


def ask_no_longer(*contents: Content, of: str = "BOARD") -> None:
    rules = SectionRule.objects.filter(section__content__in=contents, reporter=of)
    rules.update(extent=Extent.NONE, least=Extent.NONE, ground="J")


def frozen(report: Report) -> frozen_answers.Rows:
    return frozen_answers.rows_in(report_editions.freeze(report, by=None))


def test_a_report_of_a_month_freezes_no_judgements_and_no_values(org, direction):
    report = report_of(org, RoundKind.MONTHLY)
    rows = frozen(report)
    assert (rows["assessments"], rows["values"]) == ([], [])
    assert document_of(report).scale == ()


def test_a_value_that_a_decided_report_did_not_print_is_not_published(org, direction):
    report = report_of(org, RoundKind.MONTHLY)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert "61,5" not in edition.html
    assert not KeyFigureValue.objects.published().filter(unit=org.committee).exists()


def test_a_value_that_a_decided_report_did_print_is_published(org, direction):
    report = report_of(org, RoundKind.INTERIM_2)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert "61,5" in edition.html
    assert KeyFigureValue.objects.published().filter(unit=org.committee).exists()


def test_key_figures_that_are_not_asked_for_any_longer_are_left_out(org, direction):
    report = report_of(org, RoundKind.INTERIM_2)
    ask_no_longer(Content.KEY_FIGURES)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert frozen_answers.rows_in(edition.content)["values"] == []
    assert "61,5" not in edition.html
    assert not KeyFigureValue.objects.published().filter(unit=org.committee).exists()


def test_judgements_that_are_not_asked_for_any_longer_are_left_out_and_stay(org, direction):
    report = report_of(org, RoundKind.INTERIM_2)
    goal = PlanNode.objects.get(code="I1")
    assessments.save(report, goal, by=None, attainment=Attainment.MET, text=OWN_WORDS, source="Protokoll")
    assessments.save(report, direction, by=None, progress=Progress.FORWARD, text=OWN_WORDS)
    ask_no_longer(Content.GOALS)
    assert {row.node_id for row in frozen(report)["assessments"]} == {direction.pk}
    ask_no_longer(Content.DIRECTIONS)
    document = document_of(report)
    assert frozen(report)["assessments"] == []
    assert (document.summary, document.scale) == ("", ())
    assert {chapter.key for chapter in document.chapters} & {"goals", "directions", "sources"} == set()
    assert report.assessments.count() == 2


def test_a_figure_under_a_goal_stands_among_the_others_where_goals_are_not_asked_for(org):
    figure = build.key_figure("Väntetid")
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2026)
    goal = build.node(plan, NodeKind.GOAL, "Kommunens mål", code="K1", perspective_id=build.perspective().pk)
    build.node(plan, NodeKind.KEY_FIGURE, parent=goal, key_figure=figure)
    build.adopted(plan, on=date(2025, 11, 20))
    report = build_followup.report(build_followup.round_(), org.municipality)
    period = (report.round.period_from, report.round.period_to)
    key_figure_values.record(figure, org.municipality, period, by=None, value=Decimal(4))
    assert "key-figures" not in {chapter.key for chapter in document_of(report).chapters}
    ask_no_longer(Content.GOALS, of="MUNICIPALITY")
    assert "key-figures" in {chapter.key for chapter in document_of(report).chapters}
    assert [row.figure_id for row in frozen(report)["values"]] == [figure.pk]
