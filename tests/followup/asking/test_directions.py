"""A nämnd's inriktningar: förflyttning, and words where nobody below has said it or where it goes backwards."""

from datetime import date

import pytest

from followup.asking import judgements, questions
from followup.documents.report import build as built
from followup.enums import Progress, RoundKind, WorkState
from followup.models import FrozenAssessment
from followup.services import assessments, report_editions, reports, status_updates
from planning.enums import NodeKind, PlanKind
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def direction(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    made = build.node(plan, NodeKind.DIRECTION, "Biblioteken är öppna")
    build.adopted(plan, on=date(2025, 12, 1))
    return made


@pytest.fixture
def activity(org, direction):
    """An activity that serves the inriktning by way of the kontor's priority."""
    office = build.plan(PlanKind.OFFICE, org.office, 2026)
    priority = build.node(office, NodeKind.PRIORITY, "Meröppet")
    build.contribution(priority, direction)
    build.adopted(office, on=date(2025, 12, 10))
    work = build.plan(PlanKind.WORK, org.unit, 2026)
    made = build.node(work, NodeKind.ACTIVITY, "Ta in vikarier")
    build.contribution(made, priority)
    build.adopted(work, on=date(2025, 12, 20))
    return made


def asked(report):
    return next(one for one in questions.for_report(report).questions if one.title == "Biblioteken är öppna")


def report_of(org, kind=RoundKind.INTERIM_2):
    return build_followup.report(build_followup.round_(kind), org.committee)


def test_words_are_needed_where_nobody_below_has_written(org, direction):
    question = asked(report_of(org))
    assert (question.asks, question.needs) == (("PROGRESS",), ("progress", "text"))
    assert question.text_help == judgements.NOBODY_HAS_WRITTEN


def test_only_forflyttning_is_needed_where_a_unit_has_said_how_it_goes(org, activity):
    status_updates.write(
        by=None, node=activity, state=WorkState.ON_TRACK, text="Två är anställda.", day=date(2026, 5, 1)
    )
    question = asked(report_of(org))
    assert (question.needs, question.text_help, question.is_written_openly) == (("progress",), "", False)


def test_a_state_without_words_or_from_before_the_period_says_nothing(org, activity):
    status_updates.write(by=None, node=activity, state=WorkState.ON_TRACK, text="Förra året.", day=date(2025, 12, 30))
    assert "text" in asked(report_of(org)).needs
    status_updates.write(by=None, node=activity, state=WorkState.ON_TRACK, day=date(2026, 5, 1))
    assert "text" in asked(report_of(org, RoundKind.INTERIM_1)).needs


def test_what_the_kontor_has_handed_in_counts_and_what_it_is_writing_does_not(org, activity):
    report = report_of(org)
    office = build_followup.report(report.round, org.office)
    priority = office.unit.plans.get().nodes.get(kind=NodeKind.PRIORITY)
    assessments.save(office, priority, by=None, progress=Progress.FORWARD, text="<p>Två bibliotek är meröppna.</p>")
    assert "text" in asked(report).needs
    reports.submit(office, by=None)
    assert "text" not in asked(report).needs


def test_words_are_needed_where_it_goes_backwards(org, direction, activity):
    status_updates.write(
        by=None, node=activity, state=WorkState.ON_TRACK, text="Två är anställda.", day=date(2026, 5, 1)
    )
    report = report_of(org)
    assessments.save(report, direction, by=None, progress=Progress.BACKWARD)
    question = asked(report)
    assert (question.needs, question.is_missing) == (("progress", "text"), True)
    assert question.text_help == judgements.GOES_BACKWARDS
    with pytest.raises(DomainError, match="”Biblioteken är öppna” \\(”Vad har hänt\\?”\\)"):
        reports.refuse_incomplete(report)


def test_in_the_first_report_it_is_voluntary_and_left_out_of_print_when_empty(org, direction):
    report = report_of(org, RoundKind.INTERIM_1)
    assert (asked(report).is_required, asked(report).text_help) == (False, "")
    assert "Biblioteken är öppna" not in body_html(built(report))
    assessments.save(report, direction, by=None, progress=Progress.FORWARD)
    assert "Biblioteken är öppna" in body_html(built(report))


@pytest.mark.parametrize("judged", [{"attainment": "MET"}, {"forecast": "WILL_BE_MET"}])
def test_maluppfyllelse_is_judged_only_for_the_councils_goals(org, direction, judged):
    with pytest.raises(DomainError, match="bara för kommunfullmäktiges mål"):
        assessments.save(report_of(org), direction, by=None, **judged)


def test_it_is_printed_and_frozen_with_the_word_of_its_day(org, direction):
    report = report_of(org)
    assessments.save(report, direction, by=None, progress=Progress.FORWARD, text="<p>Två är meröppna.</p>")
    printed = body_html(built(report))
    assert "Inriktningar och prioriteringar" in printed
    assert "Två är meröppna." in printed
    content = report_editions.freeze(report, by=None)
    (row,) = FrozenAssessment.objects.of(content).filter(node=direction)
    assert (row.title, row.words) == ("Biblioteken är öppna", {"progress": "Framåt"})


def test_a_prioritering_under_an_inriktning_is_asked_about_and_speaks_for_it(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    above = build.node(plan, NodeKind.DIRECTION, "Biblioteken är öppna")
    below = build.node(plan, NodeKind.PRIORITY, "Meröppet i fler bibliotek", parent=above)
    build.adopted(plan, on=date(2025, 12, 1))
    work = build.plan(PlanKind.WORK, org.unit, 2026)
    activity = build.node(work, NodeKind.ACTIVITY, "Ta in vikarier")
    build.contribution(activity, below)
    build.adopted(work, on=date(2025, 12, 20))
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Sen start.", day=date(2026, 5, 1))
    report = report_of(org)
    assert [one.needs for one in questions.for_report(report).questions if one.title in (above.title, below.title)] == [
        ("progress",),
        ("progress",),
    ]


def test_others_inriktningar_are_not_asked_about(org, direction):
    theirs = build_followup.report(build_followup.round_(), org.other_committee)
    assert "Biblioteken är öppna" not in [one.title for one in questions.for_report(theirs).questions]
