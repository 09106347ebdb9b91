"""Handlingen as a file, which says what it is."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from followup.services import report_decisions
from tests import build_followup

pytestmark = pytest.mark.django_db


def test_its_files_say_which_handling_it_is(org, bo_committee_secretary, board_report):
    build_followup.submitted(board_report)
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    answer = bo_committee_secretary.get(f"{board_report.get_absolute_url()}handlingar/1/xlsx/")
    about = dict(openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(max_col=2, values_only=True))
    assert (about["Status"], about["Till sammanträde"]) == ("Handling 1", "Kulturnämnden 2026-12-01")
    assert bo_committee_secretary.get(f"{board_report.get_absolute_url()}handlingar/2/xlsx/").status_code == 404
