"""Fyll i rapporten: what stands below already is told first, and one press puts all of its texts in."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import Progress, WorkState
from followup.models import Assessment, InsertedText, ReportText
from followup.services import assessments, reports, status_updates
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup
from tests.followup.linked import ADOPTED_ON, chain_of_plans

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def pressed(page, where=""):
    """What the button sends that puts all in; at one question, or everywhere."""
    found = re.search(rf'name="use_all" value="({where}:[^"]+)"', page.content.decode())
    return {"use_all": found[1]} if found else {}


def written(report):
    return dict(Assessment.objects.filter(report=report).values_list("node__title", "text"))


@pytest.fixture
def linked(org):
    return chain_of_plans(org)


@pytest.fixture
def board_report(org, linked):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def said(org, linked, board_report):
    """What the kontor has handed in about its prioritering, and another kontor about its own, for the same inriktning."""
    report = build_followup.report(board_report.round, org.office)
    assessments.save(report, linked["priority"], by=None, progress=Progress.FORWARD, text="<p>Fler besök.</p>")
    build_followup.submitted(report)
    other = build.unit(OrgUnitKind.OFFICE, "Fritidskontoret", org.committee)
    plan = build.plan(PlanKind.OFFICE, other, 2026)
    node = build.node(plan, NodeKind.PRIORITY, "Fritid för fler")
    build.contribution(node, linked["direction"])
    build.adopted(plan, on=ADOPTED_ON)
    beside = build_followup.report(board_report.round, other)
    assessments.save(beside, node, by=None, progress=Progress.FORWARD, text="<p>Tre nya grupper.</p>")
    return beside


def test_it_counts_what_there_is_and_leaves_drafts_out(board_report, said, bo_committee_secretary):
    page = bo_committee_secretary.get(write_url(board_report))
    assertContains(page, "Det här finns redan")
    assertContains(page, "<dt>Texter från kontor och enheter</dt><dd><b>1</b> och 1 utkast</dd>")
    assertContains(page, ">Infoga texten</button>")
    build_followup.submitted(said)
    page = bo_committee_secretary.get(write_url(board_report))
    assertContains(page, "<dd><b>2</b></dd>")
    assertContains(page, ">Infoga alla 2 texter</button>")


def test_one_press_puts_each_in_once_where_words_are_lacking_and_remembers_where_it_came_from(
    linked, board_report, said, bo, bo_committee_secretary
):
    build_followup.submitted(said)
    goal = f"goal-{linked['goal'].pk}"
    sent = {f"{goal}-text": "<p>Vi når fler.</p>", f"{goal}-version": "0"}
    page = bo_committee_secretary.get(write_url(board_report))
    response = bo_committee_secretary.post(write_url(board_report), sent | pressed(page))
    assertRedirects(response, f"{write_url(board_report)}#finns-redan", fetch_redirect_response=False)
    assert written(board_report) == {
        linked["goal"].title: "<p>Vi når fler.</p><p>Fler besök.</p><p>Tre nya grupper.</p>"
    }
    assert InsertedText.objects.filter(report=board_report, inserted_by=bo).count() == 2
    page = bo_committee_secretary.get(write_url(board_report))
    assertContains(page, "<b>2</b>, varav 2 är infogade")
    assert pressed(page) == {}


def test_what_is_left_is_said_and_nothing_is_put_in_twice(linked, board_report, said, bo_committee_secretary):
    url = write_url(board_report)
    bo_committee_secretary.post(url, pressed(bo_committee_secretary.get(url)))
    build_followup.submitted(said)
    page = bo_committee_secretary.get(url)
    assertContains(page, "<b>2</b>, varav 1 är infogad")
    assertContains(page, ">Infoga texten som är kvar</button>")
    bo_committee_secretary.post(url, pressed(page))
    assert "".join(written(board_report).values()).count("Fler besök.") == 1
    assert "".join(written(board_report).values()).count("Tre nya grupper.") == 1


def test_texts_that_have_come_or_changed_since_the_page_was_shown_are_not_put_in_unseen(
    board_report, said, bo_committee_secretary
):
    url = write_url(board_report)
    button = pressed(bo_committee_secretary.get(url))
    build_followup.submitted(said)
    page = bo_committee_secretary.post(url, button)
    assertContains(page, "Det har hänt något med texterna sedan sidan visades.", status_code=422)
    assert not InsertedText.objects.exists()
    assert pressed(page) != button


def test_all_at_one_question_are_put_in_there(linked, board_report, said, bo_committee_secretary):
    build_followup.submitted(said)
    direction = f"goal-{linked['direction'].pk}"
    button = pressed(bo_committee_secretary.get(write_url(board_report)), direction)
    response = bo_committee_secretary.post(write_url(board_report), button)
    assertRedirects(response, f"{write_url(board_report)}#{direction}", fetch_redirect_response=False)
    assert written(board_report) == {linked["direction"].title: "<p>Fler besök.</p><p>Tre nya grupper.</p>"}


def test_each_text_goes_where_words_are_needed(org, linked, board_report, said, bo_committee_secretary):
    """The goal has its words, and the inriktning needs some: nobody has told of it in the round that is read."""
    build_followup.submitted(said)
    assessments.save(board_report, linked["goal"], by=None, text="<p>Vi når fler.</p>")
    assessments.save(board_report, linked["direction"], by=None, progress=Progress.BACKWARD)
    page = bo_committee_secretary.get(write_url(board_report))
    bo_committee_secretary.post(write_url(board_report), pressed(page))
    assert written(board_report) == {
        linked["goal"].title: "<p>Vi når fler.</p><p>Tre nya grupper.</p>",
        linked["direction"].title: "<p>Fler besök.</p>",
    }


def test_kommunen_chooses_among_what_its_namnder_say(org, linked, board_report, anna_controller):
    assessments.save(board_report, linked["goal"], by=None, text="<p>Vi når fler.</p>")
    reports.save_text(board_report, "summary", "<p>Ett gott år.</p>", by=None)
    build_followup.submitted(board_report)
    own = build_followup.report(board_report.round, org.municipality)
    page = anna_controller.get(write_url(own))
    assertContains(page, 'name="use"')
    assertNotContains(page, 'id="finns-redan"')


def test_nothing_is_put_in_when_the_report_has_been_handed_in_or_somebody_else_presses(
    linked, board_report, said, bo_committee_secretary, eva_other_committee
):
    button = pressed(bo_committee_secretary.get(write_url(board_report)))
    assert eva_other_committee.post(write_url(board_report), button).status_code == 404
    build_followup.submitted(board_report)
    texts = ReportText.objects.count()
    assert bo_committee_secretary.post(write_url(board_report), button).status_code == 422
    assert not InsertedText.objects.exists()
    assert ReportText.objects.count() == texts


def test_an_enhet_whose_work_nobody_tells_of_below_is_told_nothing(org, linked, board_report, david_unit_manager):
    status_updates.write(by=None, node=linked["activity"], state=WorkState.ON_TRACK, text="Larmet byts.")
    own = build_followup.report(board_report.round, org.unit)
    assertNotContains(david_unit_manager.get(write_url(own)), 'id="finns-redan"')
