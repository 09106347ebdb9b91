"""Ta bort en bilaga från en rapport."""

import pytest

from followup.services import report_attachments
from organisation.desk.files import Made
from organisation.services import attachments
from tests import build_followup
from tests.answers import told

pytestmark = pytest.mark.django_db


def attach(report):
    made = Made("karta.pdf", "application/pdf", b"%PDF-1.7")
    (row,) = attachments.attach(
        report, report_attachments.KEEPING, [made], kind="OTHER", title="", decision=None, by=None
    )
    return row, f"{report.get_absolute_url()}bilagor/{row.pk}/ta-bort/"


def test_the_writer_takes_it_away_while_the_report_is_not_frozen(
    board_report, bo_committee_secretary, eva_other_committee
):
    row, url = attach(board_report)
    assert [eva_other_committee.get(url).status_code, bo_committee_secretary.get(url).status_code] == [404, 200]
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    row.refresh_from_db()
    assert (row.removed_by.username, bytes(row.content)) == ("bo", b"")


def test_of_a_report_that_is_decided_it_stays(board_report, bo_committee_secretary):
    row, url = attach(board_report)
    build_followup.submitted(board_report)
    build_followup.decided(board_report)
    assert told(bo_committee_secretary.post(url, follow=True)) == ["error"]
    row.refresh_from_db()
    assert row.removed_at is None
