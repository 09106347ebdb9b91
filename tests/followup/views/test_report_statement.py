"""Tjänsteutlåtande om en rapport: with the report's own förslag till beslut, and what it says of the money."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pytest_django.asserts import assertContains

from followup.models import OperatingAmount
from followup.services import report_decisions, reports
from organisation.models import Operation
from tests import build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(org):
    report = build_followup.report(build_followup.round_(), org.committee)
    operation = Operation.objects.create(unit=org.committee, code="KN-1", name="Bibliotek")
    OperatingAmount.objects.create(operation=operation, year=2026, month=8, outcome=-2_000_000, budget=-1_000_000)
    build_followup.answer_everything(report)
    reports.save_text(report, "proposals", "godkänna rapporten\nge kontoret i uppdrag att spara", by=None)
    return reports.submit(report, by=None)


def words_of(answer):
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs)


def test_it_has_the_reports_own_att_satser_and_tells_of_the_money(handed_in, bo_committee_secretary):
    url = f"/rapporter/{handed_in.pk}/tjansteutlatande/"
    assertContains(bo_committee_secretary.get(handed_in.get_absolute_url()), url)
    words = words_of(bo_committee_secretary.get(url))
    assert "ge kontoret i uppdrag att spara" in words
    assert "sämre än periodens budget." in words
    assert "Kommunens revisorer" in words


def test_it_tells_of_what_lies_before_the_body_and_not_of_what_the_ledger_says_since(
    handed_in, org, bo_committee_secretary
):
    report_decisions.send_out(handed_in, body=org.committee, meeting_on=date(2026, 12, 1), by=None)
    OperatingAmount.objects.update(outcome=-400_000)
    words = words_of(bo_committee_secretary.get(f"/rapporter/{handed_in.pk}/tjansteutlatande/"))
    told = [line for line in words.split("\n") if "periodens budget" in line]
    assert told
    assert all("1,0" in line and "sämre" in line for line in told)
    assert "Handling 1" in words
