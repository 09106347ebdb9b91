"""Handlingar: what a body gets is frozen as it is sent out, and each decision stands on its handling."""

from datetime import date

import pytest

from followup.models import Report
from followup.services import report_decisions, reports
from organisation.enums import Outcome
from organisation.models import MeetingPaper
from planning.enums import PlanKind
from planning.services import plan_decisions, plan_nodes, plans
from styrmodell.integrity import laid_content_faults
from styrmodell.lib.errors import DomainError
from tests import build, build_followup

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


@pytest.fixture
def report(org):
    """Kommunens, handed in."""
    made = build_followup.report(build_followup.round_(), org.municipality)
    return build_followup.submitted(made)


def sent(report, body, on=ON):
    return report_decisions.send_out(report, body=body, meeting_on=on, by=None)


def again(report, comment="Skriv om."):
    """Given back, changed and handed in again."""
    reports.return_for_changes(report, by=None, comment=comment)
    reports.save_text(report, "summary", f"<p>{comment}</p>", by=None)
    return reports.submit(report, by=None)


def test_what_is_sent_out_says_what_it_is_and_no_later_change_reaches_it(org, report):
    paper = sent(report, org.executive_board)
    assert (paper.number, paper.cover["status"]) == (1, "Handling 1")
    assert paper.cover["laid_before"] == f"{org.executive_board.body_name} 2026-11-10"
    Report.objects.get(pk=report.pk).texts.update(text="<p>Skrivet efteråt.</p>")
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    edition = build_followup.decided(report)
    assert edition.content == paper.content
    assert "Skrivet efteråt" not in edition.html + paper.html


def test_a_decision_stands_on_what_was_sent_out_to_its_body_and_else_makes_its_own(org, report):
    paper = sent(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    build_followup.decided(report)
    board, council = report.matters.get().decisions.order_by("pk")
    assert board.paper == paper
    assert (council.paper.number, council.paper.is_sent_out, council.paper.body) == (2, False, org.council)
    assert council.paper.meeting_on == council.date
    assert list(laid_content_faults()) == []


def test_what_came_back_and_is_handed_in_again_is_the_next_handling(org, report):
    first = sent(report, org.executive_board)
    second = sent(again(report), org.executive_board)
    assert (first.number, second.number) == (1, 2)
    assert first.content != second.content
    assert "Skriv om." in second.html


def test_handlingar_are_numbered_through_all_the_matters_of_a_document(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    build.adopted(plan)
    plan = plans.revise(plan, by=None)
    plan_nodes.add(plan, kind="DIRECTION", parent=None, title="Ny", by=None)
    plans.submit(plan, by=None)
    assert plan_decisions.send_out(plan, body=org.committee, meeting_on=ON, by=None).number == 2


def test_the_same_is_not_sent_out_twice_to_the_same_meeting_but_to_the_next(org, report):
    sent(report, org.executive_board)
    with pytest.raises(DomainError, match="Handling 1 är redan utskickad till kommunstyrelsen 2026-11-10"):
        sent(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.TABLES, date=ON)
    assert sent(report, org.executive_board, date(2026, 11, 17)).number == 2


def test_only_the_body_in_turn_gets_it_and_only_what_is_handed_in(org, report):
    with pytest.raises(DomainError, match="Kommunstyrelsen är nästa att besluta om rapporten, inte Kommunfullmäktige"):
        sent(report, org.council)
    with pytest.raises(DomainError, match="är nästa att besluta"):
        sent(report, org.committee)
    reports.return_for_changes(report, by=None, comment="Skriv om.")
    with pytest.raises(DomainError, match="måste vara inlämnad innan den kan skickas ut"):
        sent(report, org.executive_board)
    assert not MeetingPaper.objects.exists()
