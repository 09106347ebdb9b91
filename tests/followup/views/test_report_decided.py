"""Vad beslutet ändrade in a report: from what was first laid before the body to the edition."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import Report
from followup.services import report_decisions, reports
from organisation.enums import Outcome
from tests import build_followup
from tests.followup import amending

pytestmark = pytest.mark.django_db


def test_what_was_written_anew_after_the_återremiss_is_told_to_all(board_report, org, reader):
    build_followup.submitted(board_report)
    report_decisions.send_out(board_report, body=org.committee, meeting_on=date(2026, 11, 20), by=None)
    url = f"{board_report.get_absolute_url()}utgavor/1/vad-beslutet-andrade/"
    assert reader.get(url).status_code == 404
    build_followup.decided(board_report, outcome=Outcome.REFERS_BACK, note="Skriv om.")
    report = Report.objects.select_related("unit", "round").get(pk=board_report.pk)
    reports.save_text(report, "summary", "<p>Omprövat i sin helhet.</p>", by=None)
    build_followup.decided(reports.submit(report, by=None))
    answer = reader.get(url)
    assertContains(answer, "Omprövat")
    picked = answer.context["page"].picked
    assert (picked.before.key, picked.after.key) == ("handling-1", "utgava-1")
    assertContains(reader.get(report.get_absolute_url()), url)
    assertContains(reader.get(f"{report.get_absolute_url()}historik/"), url)


def test_what_is_handed_upward_is_decided_by_nobody(unit_report, anna_controller):
    build_followup.submitted(unit_report)
    assert anna_controller.get(f"{unit_report.get_absolute_url()}utgavor/1/vad-beslutet-andrade/").status_code == 404
    assertNotContains(anna_controller.get(f"{unit_report.get_absolute_url()}historik/"), "Vad beslutet ändrade")


def test_who_put_in_what_the_body_changed_is_told(org, reader):
    report = amending.full_report(org)
    amending.decided(report)
    amending.amend(report, "amount", amending.operation("KN-40").pk, forecast="-11524000")
    amending.finish(report)
    answer = reader.get(f"{report.get_absolute_url()}utgavor/1/vad-beslutet-andrade/")
    assertContains(answer, "Kulturnämnden: en ändring, införd av systemet")
