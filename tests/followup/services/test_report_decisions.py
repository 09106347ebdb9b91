"""What bodies decide about reports, one step at a time, and that KF adopts what KS decided."""

from datetime import date

import pytest

from followup.enums import ReportStatus, RoundKind
from followup.models import Report, ReportEdition, ReportText
from followup.services import report_decisions, reports
from organisation.decisions.words import standing
from organisation.enums import Outcome
from organisation.models import Decision, Matter
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

BY_KS, BY_KF = date(2026, 10, 28), date(2026, 11, 18)


@pytest.fixture
def kommunens(org):
    """Kommunens report with a summary, handed in."""
    report = build_followup.report(build_followup.round_(), org.municipality)
    reports.save_text(report, "summary", "<p>Som KS läste det.</p>", by=None)
    return build_followup.submitted(report)


@pytest.fixture
def of_board(org):
    return build_followup.submitted(build_followup.report(build_followup.round_(), org.committee))


def again(report):
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def test_kf_adopts_what_ks_decided_even_if_answers_have_moved_meanwhile(kommunens):
    build_followup.decided(kommunens, date=BY_KS, outcome=Outcome.PROPOSES, paragraph="§ 177")
    where = "Kommunstyrelsen har föreslagit rapporten 2026-10-28, § 177; väntar på kommunfullmäktige."
    assert standing(again(kommunens)).words == where
    assert not ReportEdition.objects.exists()
    ReportText.objects.filter(report=kommunens).update(text="<p>Något annat.</p>")
    edition = build_followup.decided(kommunens, date=BY_KF)
    assert "Som KS läste det." in edition.html
    assert [step["paragraph"] for step in edition.cover["decisions"]] == ["§ 177", "§ 45"]
    assert set(edition.matter.decisions.values_list("content", flat=True)) == {edition.content_id}


def test_after_an_återremiss_both_decide_on_a_new_content(kommunens):
    build_followup.decided(kommunens, date=BY_KS)
    build_followup.decided(kommunens, date=BY_KF, outcome=Outcome.REFERS_BACK, note="Rätta.")
    reports.save_text(kommunens, "summary", "<p>Rättat.</p>", by=None)
    reports.submit(kommunens, by=None)
    build_followup.decided(kommunens, date=BY_KF)
    edition = build_followup.decided(kommunens, date=BY_KF)
    assert "Rättat." in edition.html
    contents = Decision.objects.filter(matter=edition.matter).order_by("pk").values_list("content", flat=True)
    assert [content == edition.content_id for content in contents] == [False, False, True, True]


def test_a_report_laid_till_handlingarna_counts_as_adopted(of_board):
    assert build_followup.decided(of_board, outcome=Outcome.FILES) is not None
    assert again(of_board).status == ReportStatus.ADOPTED


def test_a_report_that_is_refused_goes_back_to_its_writer_and_its_matter_is_closed(of_board):
    assert build_followup.decided(of_board, outcome=Outcome.REJECTS) is None
    assert (again(of_board).status, again(of_board).return_comment) == (
        ReportStatus.RETURNED, "Avslagen av Kulturnämnden."
    )  # fmt: skip
    assert Matter.objects.get(report_link__report=of_board).closed_at is not None
    reports.submit(of_board, by=None)
    assert Matter.objects.filter(report_link__report=of_board).count() == 2


def test_what_is_bordlagt_is_decided_later_on_the_same_content(of_board):
    build_followup.decided(of_board, date=BY_KS, outcome=Outcome.TABLES)
    assert build.next_body(again(of_board)) == of_board.unit
    edition = build_followup.decided(of_board, date=BY_KF)
    assert set(edition.matter.decisions.values_list("content", flat=True)) == {edition.content_id}


def test_what_is_handed_over_is_the_very_edition_that_was_decided(of_board):
    decided = build_followup.decided(of_board)
    reports.hand_over(of_board, by=None)
    assert ReportEdition.objects.get(report=of_board) == decided


def test_a_reopened_reports_next_edition_has_a_matter_of_its_own(of_board):
    first = build_followup.decided(of_board)
    reports.reopen(of_board, by=None, comment="Fel siffra.")
    reports.submit(of_board, by=None)
    assert build_followup.decided(of_board).matter != first.matter


@pytest.mark.parametrize("paragraph", ["§ 12 a", "§§ 12 a–13"])
def test_a_paragraph_is_one_decision_also_among_others(of_board, paragraph):
    build_followup.decided(of_board, date=BY_KS, outcome=Outcome.REFERS_BACK, paragraph="§ 12 a")
    reports.submit(of_board, by=None)
    with pytest.raises(DomainError, match="redan registrerat: Kulturnämnden 2026-10-28 § 12 a"):
        build_followup.decided(of_board, date=BY_KF, paragraph=paragraph)
    assert build_followup.decided(of_board, date=BY_KF, paragraph="§ 12") is not None


def test_another_nämnd_does_not_decide_about_the_report(of_board, org):
    with pytest.raises(DomainError, match="Barn- och utbildningsnämnden beslutar inte om den här rapporten"):
        report_decisions.register(of_board, by=None, decision=build.decision(org.other_committee))


def test_a_report_handed_upward_has_no_matter_and_is_decided_by_nobody(org):
    build_followup.work_plan(org.unit)
    report = build_followup.submitted(build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.unit))
    assert not Matter.objects.filter(report_link__report=report).exists()
    with pytest.raises(DomainError, match="måste vara inlämnad"):
        report_decisions.register(report, by=None, decision=build.decision(org.executive_board))
