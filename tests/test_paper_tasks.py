"""Mitt arbete: what lies before a body is read first by its förtroendevalda, until the body has decided."""

from datetime import date

import pytest

from followup.services import report_decisions
from organisation.enums import Outcome, Role
from styrmodell.lib.clock import today
from styrmodell.my_work.paper_tasks import paper_tasks
from tests import build, build_followup

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 11, 10), date(2026, 11, 17)


@pytest.fixture
def report(org):
    """Kommunens, handed in: KS decides, and KF after it."""
    return build_followup.submitted(build_followup.report(build_followup.round_(), org.municipality))


@pytest.fixture
def asked(org):
    """The meeting days of what a förtroendevald of KS is asked to read."""
    member = build.user(Role.ELECTED, org.executive_board, "ledamot")
    return lambda: [task.due for task in paper_tasks(member, today())]


def test_what_is_tabled_is_read_until_it_is_decided(org, report, asked):
    report_decisions.send_out(report, body=org.executive_board, meeting_on=FIRST, by=None)
    assert len(asked()) == 1
    build_followup.decided(report, outcome=Outcome.TABLES, date=FIRST)
    assert len(asked()) == 1
    build_followup.decided(report, outcome=Outcome.PROPOSES, date=SECOND)
    assert asked() == []


def test_what_was_sent_out_to_a_meeting_that_was_moved_is_not_read_when_it_is_decided(org, report, asked):
    for day in (FIRST, SECOND):
        report_decisions.send_out(report, body=org.executive_board, meeting_on=day, by=None)
    assert len(asked()) == 1
    build_followup.decided(report, outcome=Outcome.PROPOSES, date=SECOND)
    assert asked() == []
