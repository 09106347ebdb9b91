"""En bilaga till en rapport, fetched: read by whoever reads what it goes with."""

from datetime import date

import pytest

from followup.services import report_attachments, report_decisions
from organisation.desk.files import Made
from organisation.enums import Role
from organisation.services import attachments
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def attach(report, content=b"%PDF-1.7"):
    made = Made("utlåtande.pdf", "application/pdf", content)
    (row,) = attachments.attach(
        report, report_attachments.KEEPING, [made], kind="AUDIT", title="", decision=None, by=None
    )
    return f"{report.get_absolute_url()}bilagor/{row.pk}/"


def statuses(address, *browsers):
    return [browser.get(address).status_code for browser in browsers]


def test_the_body_reads_what_was_laid_before_it_and_everybody_what_is_decided(
    org, board_report, bo_committee_secretary, eva_other_committee, reader
):
    member = build.client(build.user(Role.ELECTED, org.committee))
    build_followup.submitted(board_report)
    address = attach(board_report)
    everybody = (bo_committee_secretary, member, eva_other_committee, reader)
    assert statuses(address, *everybody) == [200, 404, 404, 404]
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    assert statuses(address, *everybody) == [200, 200, 404, 404]
    paper = member.get(f"{board_report.get_absolute_url()}handlingar/1/")
    assert f'href="{address}"' in paper.content.decode()
    build_followup.decided(board_report)
    assert statuses(address, *everybody) == [200, 200, 200, 200]


def test_that_of_an_enhets_report_stays_in_its_line_also_when_it_is_frozen(
    unit_report, david_unit_manager, cilla_head_of_office, eva_other_committee, reader
):
    address = attach(unit_report)
    build_followup.submitted(unit_report)
    assert unit_report.editions.get().attachments.count() == 1
    assert statuses(address, david_unit_manager, cilla_head_of_office) == [200, 200]
    assert statuses(address, eva_other_committee, reader) == [404, 404]


def test_it_is_for_keeping(board_report, bo_committee_secretary):
    answer = bo_committee_secretary.get(attach(board_report, b"<script>"))
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    assert "sandbox" in answer["Content-Security-Policy"]
