"""References in a report's texts that lead nowhere are told before it is handed in."""

import pytest

from followup.pages.hand_in import build as hand_in
from followup.services import reports
from tests import build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    build_followup.work_plan(org.unit)
    return build_followup.report(build_followup.round_(), org.unit)


def told(report, user):
    return [(line.text, line.url, line.note) for line in hand_in(report, user).warnings if "hänvisar" in line.note]


def test_one_that_leads_nowhere_is_told_with_the_way_to_its_text(report, anna):
    reports.save_text(report, "summary", "<p>Mer sägs senare ({se:summary} och {se:personnel}).</p>", by=None)
    write = hand_in(report, anna).mend_url
    note = "hänvisar till ”personnel”, som inte finns i rapporten"
    assert told(report, anna) == [("Sammanfattning", f"{write}#text-summary", note)]


def test_nothing_is_told_of_those_that_lead_somewhere(report, anna):
    reports.save_text(report, "summary", "<p>Mer sägs {se:summary}.</p>", by=None)
    assert told(report, anna) == []
