"""Skicka ut rapporten."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.models import MeetingPaper
from tests import build_followup

pytestmark = pytest.mark.django_db


def test_the_secretary_sends_out_what_is_klar(bo_committee_secretary, board_report):
    url = f"/rapporter/{board_report.pk}/skicka-ut/"
    assert bo_committee_secretary.get(url)["Location"] == board_report.get_absolute_url()  # not handed in yet
    build_followup.submitted(board_report)
    assertContains(bo_committee_secretary.get(board_report.get_absolute_url()), url)
    answer = bo_committee_secretary.post(url, {"meeting_on": "2026-12-01"})
    assertRedirects(answer, f"/rapporter/{board_report.pk}/handlingar/1/")
    assert MeetingPaper.objects.get(body=board_report.unit).is_sent_out
