"""Rätta ett beslut om en rapport."""

from datetime import timedelta

import pytest

from followup.models import ReportEdition
from followup.reading.below import told_below
from followup.services import report_files
from organisation.models import Decision
from tests import build_followup
from tests.answers import said, told

STANDS = {"date": "2026-11-20", "paragraph": "§ 187", "registry_number": "KN/2026:12", "version": "1"}


@pytest.fixture
def edition(board_report):
    build_followup.submitted(board_report)
    return build_followup.decided(board_report, paragraph="§ 187")


@pytest.fixture
def url(board_report, edition):
    return f"/rapporter/{board_report.pk}/beslut/{edition.matter.decisions.get().pk}/ratta/"


def test_a_report_says_corrected_and_what_was_frozen_stays(
    url, org, board_report, edition, bo_committee_secretary, reader
):
    answer = bo_committee_secretary.post(
        url, {**STANDS, "paragraph": "178", "date": "2026-11-19", "why": "Fel inskrivet."}, follow=True
    )
    assert told(answer) == ["success"]
    after = ReportEdition.objects.select_related("content", "report").get(pk=edition.pk)
    assert (after.sha256, after.html, after.cover) == (edition.sha256, edition.html, edition.cover)
    row = report_files.text_of(board_report, after).read().decisions[0]
    assert row.paragraph == "§ 178 (rättat 2026-11-23, stod 2026-11-20, § 187)"
    page = said(reader.get(board_report.get_absolute_url()))
    assert "Kulturnämnden\n2026-11-19, § 178 (rättat 2026-11-23, stod 2026-11-20, § 187)" in page
    assert "Beslutad 2026-11-19, § 178 (rättat 2026-11-23, stod 2026-11-20, § 187)" in page  # the list of editions
    (line,) = told_below(build_followup.report(board_report.round, org.municipality))
    assert line.decision == "Kulturnämnden 2026-11-19, § 178 (rättat 2026-11-23, stod 2026-11-20, § 187)"
    page = said(reader.get(f"{board_report.get_absolute_url()}historik/"))
    assert "2026-11-19, § 178, dnr KN/2026:12 (rättat 2026-11-23, stod 2026-11-20, § 187)" in page


def test_that_the_protokoll_has_been_adjusted_is_no_correction(url, edition, bo_committee_secretary):
    """Justerat: the mark goes away, and no reason is asked for."""
    made = edition.matter.decisions.get()
    bo_committee_secretary.post(url, {**STANDS, "is_unadjusted": "on"})
    assert Decision.objects.get(pk=made.pk).remark == "ojusterat protokoll"
    assert "(ojusterat protokoll)" in said(bo_committee_secretary.get(url))
    assert made.history.first().history_change_reason == "Protokollet är inte justerat"
    bo_committee_secretary.post(url, {**STANDS, "version": "2"})
    now = Decision.objects.get(pk=made.pk)
    assert (now.remark, now.corrected_on) == ("", None)
    assert now.history.first().history_change_reason == "Protokollet är justerat"


def test_no_report_is_corrected_to_have_been_decided_before_its_period_was_over(
    url, board_report, edition, bo_committee_secretary
):
    """What is refused when a decision is registered is refused when its day is corrected."""
    last = board_report.round.period_to
    sent = {**STANDS, "date": str(last), "why": "Fel inskrivet."}
    assert bo_committee_secretary.post(url, sent).status_code == 422
    assert str(edition.matter.decisions.get().date) == "2026-11-20"
    after = {**sent, "date": str(last + timedelta(days=1))}
    assert told(bo_committee_secretary.post(url, after, follow=True)) == ["success"]


def test_a_paragraph_is_corrected_of_a_decision_whose_day_breaks_a_rule(
    url, edition, board_report, bo_committee_secretary
):
    """Of what was entered of old."""
    early = board_report.round.period_to
    edition.matter.decisions.update(date=early)
    sent = {**STANDS, "date": str(early), "paragraph": "178", "why": "Fel inskrivet."}
    assert told(bo_committee_secretary.post(url, sent, follow=True)) == ["success"]
    assert edition.matter.decisions.get().paragraph == "§ 178"


def test_another_namnds_secretary_has_nothing_to_correct(url, eva_other_committee, anna_controller):
    assert eva_other_committee.get(url).status_code == 403
    assert anna_controller.get(url).status_code == 200
