"""Maska personnummer och namn i en rapport."""

import pytest

from followup.models import FrozenText, ReportText
from followup.services import reports
from organisation.models import Masking
from tests import build_followup
from tests.answers import is_told_of_masking, said, told

NUMBER = "850709-9805"


@pytest.fixture
def edition(board_report):
    build_followup.answer_everything(board_report)
    reports.save_text(board_report, "summary", "<p>Eleven 850709<b>-9805</b> fick stöd.</p>", by=None)
    reports.submit(board_report, by=None)
    return build_followup.decided(board_report)


@pytest.fixture
def url(board_report, edition):
    return f"/rapporter/{board_report.pk}/maskningar/ny/"


def test_a_personnummer_is_found_shown_and_masked_for_everybody(
    url, org, board_report, anna_controller, bo_committee_secretary, reader
):
    assert NUMBER in said(anna_controller.get(url))
    assert "Eleven" in said(anna_controller.post(url, {"words": NUMBER}))
    assert told(anna_controller.post(url, {"words": NUMBER, "reason": "Personnummer."}, follow=True)) == ["success"]
    address = board_report.get_absolute_url()
    for client in (anna_controller, bo_committee_secretary, reader):
        page = said(client.get(address))
        assert "Eleven [maskat] fick stöd." in page
        assert is_told_of_masking(page)
        assert NUMBER not in client.get(f"{address}json/").content.decode()
    assert FrozenText.objects.get(key="summary").text == "<p>Eleven [maskat] fick stöd.</p>"
    assert "9805" in ReportText.objects.get(key="summary", report=board_report).text


def test_only_controllers_mask(url, bo_committee_secretary, reader):
    for client in (bo_committee_secretary, reader):
        assert client.post(url, {"words": NUMBER, "reason": "Nej."}).status_code == 403
    assert not Masking.objects.exists()
