"""Jämför: two texts of a report, each for those who may read it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import Report, ReportText
from followup.services import assessments, report_decisions, reports
from organisation.enums import Role
from planning.models import PlanNode
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def again(report):
    """The report read anew."""
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


@pytest.fixture
def url(board_report):
    return f"{board_report.get_absolute_url()}jamfor/"


@pytest.fixture
def twice(board_report):
    """Decided, opened anew with another text, and decided again."""
    build_followup.decided(build_followup.submitted(board_report))
    reports.reopen(again(board_report), by=None, comment="Fel.")
    reports.save_text(again(board_report), "summary", "<p>Skrivet om och omprövat.</p>", by=None)
    build_followup.decided(reports.submit(again(board_report), by=None))
    return again(board_report)


def shown(answer):
    """The two that stand beside each other, by their keys."""
    picked = answer.context["page"].picked
    return picked.before.key, picked.after.key


def told(answer):
    """What differs, as (kind, what)."""
    items = answer.context["page"].picked.comparison.items
    return {(item.word, item.what) for item in items if item.is_changed}


def test_everybody_sees_what_two_editions_differ_in(twice, url, reader):
    answer = reader.get(url)
    assert shown(answer) == ("utgava-1", "utgava-2")
    assert told(answer) == {("text", "ändras")}
    assertContains(answer, "omprövat")


def test_the_working_text_is_for_those_who_read_it(twice, url, reader, anna_controller):
    reports.reopen(twice, by=None, comment="Fel igen.")
    ReportText.objects.filter(report=twice, key="summary").update(text="<p>Hemligt än.</p>")
    answer = anna_controller.get(url)
    assert shown(answer) == ("utgava-2", "arbetstext")
    assertContains(answer, "Hemligt än")
    assertNotContains(reader.get(url), "Hemligt än")
    assert reader.get(url, {"fran": "utgava-1", "till": "arbetstext"}).status_code == 404


def test_a_handling_is_compared_by_those_whom_it_was_sent_out_to(board_report, url, org, reader):
    build_followup.submitted(board_report)
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    member = build.client(build.user(Role.ELECTED, org.committee))
    assert [who.get(url).status_code for who in (member, reader)] == [200, 404]
    assert [choice.key for choice in member.get(url).context["page"].compares.choices] == ["handling-1"]


def test_who_set_a_judgement_anew_is_told_of_editions_and_not_of_what_a_body_decides_on(board_report, url, org, reader):
    first, second = (build.user(Role.SECRETARY, org.committee, name=name) for name in ("Bo Ek", "Ann Alm"))
    goal = PlanNode.objects.get(code="I1")
    build_followup.decided(build_followup.submitted(board_report, by=first))
    reports.reopen(again(board_report), by=None, comment="Fel.")
    assessments.save(again(board_report), goal, by=second, attainment="PARTLY", text="<p>Inte hela vägen.</p>")
    build_followup.decided(reports.submit(again(board_report), by=second))
    answer = reader.get(url, {"fran": "utgava-1", "till": "utgava-2"})
    (item,) = [item for item in answer.context["page"].picked.comparison.items if item.is_changed]
    told = {value.label: (value.before, value.after) for value in item.changes.values}
    assert told["Bedömd av"] == ("Bo Ek", "Ann Alm")
    assertNotContains(reader.get(url, {"fran": "handling-1", "till": "handling-2"}), "Ann Alm")


def test_a_units_editions_are_compared_by_its_own_line(unit_report, reader, anna_controller):
    build_followup.submitted(unit_report)
    url = f"{unit_report.get_absolute_url()}jamfor/"
    assert [who.get(url).status_code for who in (anna_controller, reader)] == [200, 404]
