"""Maska personnummer och namn i en rapport."""

from datetime import date

import pytest

from followup.enums import WorkState
from followup.models import FrozenText, ReportText
from followup.services import reports, status_updates
from organisation.models import Masking
from tests import build, build_followup
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


def test_how_an_uppdrag_went_is_told_as_in_the_report_that_told_it(org, board_report, anna_controller, reader):
    decision = build.decision(org.council, date=date(2026, 1, 19))
    decision.save()
    given = build.assignment(org.council, "Se över", org.committee, decision=decision)
    row = given.receivers.get()
    status_updates.write(
        by=None, receiver=row, state=WorkState.DELAYED, text=f"Larmet hos {NUMBER}.", day=date(2026, 8, 1)
    )
    build_followup.answer_everything(board_report)
    reports.submit(board_report, by=None)
    build_followup.decided(board_report)
    for client in (anna_controller, reader):
        assert f"Larmet hos {NUMBER}." in said(client.get(given.get_absolute_url()))
    url = f"/rapporter/{board_report.pk}/maskningar/ny/"
    anna_controller.post(url, {"words": NUMBER, "reason": "Personnummer."})
    for client in (anna_controller, reader):
        page = said(client.get(given.get_absolute_url()))
        assert "Larmet hos [maskat]." in page
        assert NUMBER not in page
