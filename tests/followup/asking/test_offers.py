"""What was written below about an item is offered where the item that it serves is written about."""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import Progress, WorkState
from followup.models import ReportingRound
from followup.services import assessments, awaited, reports, status_updates
from tests import build_followup
from tests.followup.linked import chain_of_plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(org):
    return chain_of_plans(org)


def offered(report, node, reader):
    (question,) = [one for one in questions.for_report(report, reader).questions if one.prefix == f"goal-{node.pk}"]
    return [(one.unit, one.about, one.text, one.state.name) for one in question.offers.texts]


def test_an_enhets_words_are_offered_to_its_kontor_once_they_are_handed_in(org, linked, cilla, david):
    round_ = build_followup.round_()
    unit, office = (build_followup.report(round_, one) for one in (org.unit, org.office))
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text="Larmet byts.")
    told = ("Biblioteksenheten", "Meröppet i Stallarholmen", "<p>Larmet byts.</p>")
    assert offered(office, linked["priority"], cilla) == [(*told, "DRAFT")]
    build_followup.submitted(unit, by=david)
    assert offered(office, linked["priority"], cilla) == [(*told, "OFFERED")]


def test_a_kontors_words_are_offered_at_the_goal_and_speak_for_its_enheter(org, linked, bo, david):
    round_ = build_followup.round_()
    unit, office, board = (build_followup.report(round_, one) for one in (org.unit, org.office, org.committee))
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text="Larmet byts.")
    build_followup.submitted(unit, by=david)
    assert [one[0] for one in offered(board, linked["goal"], bo)] == ["Biblioteksenheten"]
    assessments.save(office, linked["priority"], by=None, progress=Progress.FORWARD, text="<p>Fler besök.</p>")
    assert offered(board, linked["goal"], bo) == [
        ("Kulturkontoret", "Meröppna bibliotek", "<p>Fler besök.</p>", "DRAFT")
    ]
    reports.submit(office, by=None)
    assert offered(board, linked["goal"], bo) == [
        ("Kulturkontoret", "Meröppna bibliotek", "<p>Fler besök.</p>", "OFFERED")
    ]


def test_what_was_never_handed_in_cannot_be_put_in_and_is_not_shown_once_it_is_struck(org, linked, cilla, david):
    round_ = build_followup.round_()
    unit, office = (build_followup.report(round_, one) for one in (org.unit, org.office))
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text="Larmet byts.")
    ReportingRound.objects.update(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    office = type(office).objects.select_related("unit", "round").get(pk=office.pk)
    (question,) = [one for one in questions.for_report(office, cilla).questions if one.prefix.startswith("goal-")]
    assert [one.state.name for one in question.offers.texts] == ["GIVEN_UP"]
    assert question.offers.left == ()
    awaited.strike(unit, by=None, reason="Enheten lades ned.")
    assert offered(office, linked["priority"], cilla) == []
    awaited.ask_again(unit, by=None)
    assert [one[-1] for one in offered(office, linked["priority"], cilla)] == ["GIVEN_UP"]
