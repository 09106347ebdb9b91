"""Hur gick det med …? What is asked of an action that comes back: when an answer is needed, and what stands beside it."""

from datetime import date

import pytest

from followup.asking.questions import for_report
from followup.enums import RoundKind, WorkState
from followup.models import Report, SectionRule
from followup.services import status_updates
from tests import build_followup
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(org):
    first = build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26))
    (made,) = promised(build_followup.report(first, org.committee), "Anställ en bibliotekarie", due_on=date(2026, 8, 1))
    return made


def question(report):
    own = Report.objects.select_related("unit", "round").get(pk=report.pk)
    return next(one for one in for_report(own).questions if one.prefix.startswith("followed-"))


@pytest.mark.parametrize(
    ("kind", "is_required"),
    [(RoundKind.MONTHLY, False), (RoundKind.INTERIM_2, True), (RoundKind.ANNUAL, True)],
)
def test_an_answer_is_needed_in_the_fuller_reports(org, action, kind, is_required):
    assert question(build_followup.report(build_followup.round_(kind), org.committee)).is_required == is_required


def test_it_says_what_it_is_against_who_does_it_and_when(org, action):
    asked = question(build_followup.report(build_followup.round_(), org.committee))
    assert asked.title == "Hur gick det med ”Anställ en bibliotekarie”?"
    assert asked.about == "Mot avvikelsen ”Besöken minskar” i delårsrapport 1 2026."
    assert (asked.owner, asked.due_on) == ("Enhetschefen", date(2026, 8, 1))


def test_what_was_told_before_the_last_report_stands_beside_and_what_has_come_since_is_the_answer(org, action):
    status_updates.write(by=None, action=action, state=WorkState.DELAYED, text="Ingen sökte.", day=date(2026, 5, 20))
    report = build_followup.report(build_followup.round_(), org.committee)
    asked = question(report)
    assert (asked.state, asked.earlier.when, asked.earlier.text) == ("", "2026-05-20", "Ingen sökte.")
    status_updates.write(by=None, action=action, state=WorkState.ON_TRACK, day=date(2026, 8, 20))
    asked = question(report)
    assert (asked.state, asked.earlier.text) == ("ON_TRACK", "Ingen sökte.")


def test_more_time_for_one_report_makes_nothing_old_in_the_next(org, action):
    Report.objects.filter(pk=action.deviation.report_id).update(extended_to=date(2026, 9, 30))
    status_updates.write(by=None, action=action, state=WorkState.ON_TRACK, text="Annons ute.", day=date(2026, 6, 10))
    asked = question(build_followup.report(build_followup.round_(), org.committee))
    assert (asked.state, asked.text, asked.earlier) == ("ON_TRACK", "Annons ute.", None)


def test_what_was_done_before_the_last_report_is_answered(org, action):
    status_updates.write(by=None, action=action, state=WorkState.DONE, text="På plats.", day=date(2026, 5, 20))
    asked = question(build_followup.report(build_followup.round_(), org.committee))
    assert (asked.is_answered, asked.state, asked.text) == (True, "DONE", "På plats.")


def test_nothing_is_asked_where_the_section_is_not(org):
    promised(build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.unit), "Öppna på lördagar")
    SectionRule.objects.filter(section__key="deviations", reporter="UNIT").update(extent="NONE")
    report = build_followup.report(build_followup.round_(), org.unit)
    assert [one for one in for_report(report).questions if one.prefix.startswith("followed-")] == []
