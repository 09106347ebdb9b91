"""En handling av en rapport: read by the body's förtroendevalda and revisorer, and by all when it is decided."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import ReportText
from followup.services import report_decisions
from organisation.enums import Role
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def test_the_body_and_the_revisorer_read_it_and_nothing_that_is_written_afterwards(org, board_report, reader):
    build_followup.submitted(board_report)
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    ReportText.objects.filter(report=board_report).update(text="<p>Skrivet efteråt.</p>")
    url = f"{board_report.get_absolute_url()}handlingar/1/"
    member, other, auditor = (
        build.client(build.user(role, unit))
        for role, unit in (
            (Role.ELECTED, org.committee),
            (Role.ELECTED, org.other_committee),
            (Role.AUDITOR, org.council),
        )
    )
    for who in (member, auditor):
        page = who.get(url)
        assertContains(page, "Handling 1")
        assert "Skrivet efter" not in page.content.decode()
    assertContains(member.get("/"), url)
    assert [who.get(url).status_code for who in (other, reader)] == [404, 404]
    build_followup.decided(board_report)
    assert [who.get(url).status_code for who in (other, reader)] == [200, 200]


def test_the_way_back_to_the_report_is_shown_to_those_who_may_read_it(org, board_report, anna_controller):
    build_followup.submitted(board_report)
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    member = build.client(build.user(Role.ELECTED, org.committee))
    way = f'<a href="{board_report.get_absolute_url()}">'
    assertContains(anna_controller.get(f"{board_report.get_absolute_url()}handlingar/1/"), way)
    assertNotContains(member.get(f"{board_report.get_absolute_url()}handlingar/1/"), way)
