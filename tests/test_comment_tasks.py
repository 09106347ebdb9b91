"""Omnämnanden in Mitt arbete: one task for each talk where somebody mentions the user, until they answer or it is closed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup.services import reports
from organisation.enums import Role
from organisation.models import RoleAssignment
from organisation.services import comments
from planning.enums import NodeKind, PlanKind
from planning.services import plan_nodes, plans
from styrmodell.my_work.comment_tasks import comment_tasks
from styrmodell.my_work.plan_tasks import plan_tasks
from styrmodell.my_work.report_tasks import report_tasks
from tests import build, build_followup
from tests.commenting import about, said

TODAY = date(2026, 11, 23)


@pytest.fixture
def direction(org):
    return build.node(build.plan(PlanKind.OPERATIONAL, org.committee), NodeKind.DIRECTION, "Öppna bibliotek")


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


def test_it_says_who_mentions_one_where_and_leads_to_the_talk(direction, report, bo, cilla):
    first, other = (said(thing, "@Cilla, hur\nmånga bussar?", by=bo) for thing in (direction, report))
    in_plan, in_report = comment_tasks(cilla, TODAY)
    assert in_plan.title == in_report.title == "Bo nämner dig i en kommentar"
    assert in_plan.text == "Kulturnämnden. ”Öppna bibliotek”. @Cilla, hur många bussar?"
    assert in_plan.url == f"/poster/{direction.pk}/kommentarer/#samtal-{first.pk}"
    assert in_report.text.startswith("Kulturnämnden. ”Väsentliga händelser”.")
    assert in_report.url == f"/rapporter/{report.pk}/kommentarer/events/#samtal-{other.pk}"
    assert {in_plan.due, in_report.due} == {None}


def test_it_is_gone_when_one_has_answered_and_comes_back_when_one_is_mentioned_anew(direction, bo, cilla):
    first = said(direction, "@Cilla?", by=bo)
    said(direction, "Vänta.", by=bo, talk=first)
    assert len(comment_tasks(cilla, TODAY)) == 1
    said(direction, "Två, @cilla.", by=cilla, talk=first)
    assert comment_tasks(cilla, TODAY) == []
    said(direction, "Säkert, @Cilla? @Cilla!", by=bo, talk=first)
    said(direction, "@Cilla", by=bo, talk=first)
    assert len(comment_tasks(cilla, TODAY)) == 1


def test_it_is_gone_when_the_talk_is_closed_the_item_taken_out_or_the_text_adopted(direction, bo, cilla):
    first = said(direction, "@Cilla?", by=bo, kept=True)
    comments.close(about(direction), first.pk, by=bo)
    assert comment_tasks(cilla, TODAY) == []
    comments.open_again(about(direction), first.pk, by=bo)
    plan_nodes.remove(direction, by=bo)
    assert comment_tasks(cilla, TODAY) == []
    plan_nodes.undo_removal(direction, by=bo)
    assert len(comment_tasks(cilla, TODAY)) == 1
    build.adopted(direction.plan)
    assert comment_tasks(cilla, TODAY) == []
    plans.revise(direction.plan, by=bo)
    assert comment_tasks(cilla, TODAY) == []


def test_who_may_no_longer_read_the_text_is_told_nothing_of_it(direction, org, bo, cilla):
    said(direction, "@Cilla?", by=bo)
    RoleAssignment.objects.filter(user=cilla).update(role=Role.ELECTED)
    assert comment_tasks(type(cilla).objects.get(pk=cilla.pk), TODAY) == []


def test_it_asks_two_questions_however_many_talks_there_are(direction, report, bo, cilla):
    for number in range(5):
        for thing in (direction, report):
            said(thing, f"@Cilla, fråga {number}?", by=bo)
    comment_tasks(cilla, TODAY)  # the roles are read once
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(comment_tasks(cilla, TODAY)) == 10
    assert len(asked) == 2


def test_who_gets_a_text_back_is_told_how_many_talks_are_open(direction, report, bo, anna):
    for thing in (direction, report):
        first = said(thing, "Skriv mer.", by=anna)
        said(thing, "Om vad?", by=bo, talk=first)
        comments.close(about(thing), said(thing, "Bra.", by=anna).pk, by=anna)
    plans.submit(direction.plan, by=bo)
    plans.return_for_changes(direction.plan, by=anna, comment="Se kommentarerna.")
    reports.return_for_changes(build_followup.submitted(report), by=anna, comment="Se kommentarerna.")
    for task in (*plan_tasks(bo, TODAY), *report_tasks(bo, TODAY)):
        assert task.text.endswith("Se kommentarerna. En synpunkt på innehållet.")
