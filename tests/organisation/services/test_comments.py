"""Kommentarer: the same on an item of a plan and on a section of a report."""

import pytest

from followup.enums import ReportStatus
from followup.models import Report, SectionComment
from organisation.enums import Role
from organisation.services import comments
from planning.enums import NodeKind, PlanKind
from planning.models import NodeComment, Plan, PlanNode
from planning.services import plan_nodes, plan_removal, plans, revisions
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.commenting import about, said

KEPT, GONE = "Det här behåller jag.", "Ett komma för mycket."


@pytest.fixture
def direction(org):
    return build.node(build.plan(PlanKind.OPERATIONAL, org.committee), NodeKind.DIRECTION, "Öppna bibliotek")


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture(params=["item", "section"])
def thing(request, direction, report):
    return direction if request.param == "item" else report


def texts(thing):
    rows = NodeComment if isinstance(thing, PlanNode) else SectionComment
    return list(rows.objects.values_list("text", flat=True))


def test_those_who_are_mentioned_are_those_who_may_read_the_text(thing, bo, cilla, petra):
    done = comments.write(about(thing), by=bo, text="@Cilla och @cilla, fråga @petra och @anna.")
    assert set(done.comment.mentions.all()) == {cilla}
    assert done.unknown == ("petra", "anna")
    assert done.talk == done.comment.pk


def test_everybody_of_the_same_name_is_mentioned(direction, org, bo):
    both = [build.user(Role.HEAD_OF_OFFICE, org.office, name, name="Kim Ek") for name in ("kim", "kimek")]
    done = comments.write(about(direction), by=bo, text="@kim ek")
    assert set(done.comment.mentions.all()) == {*both}


def test_a_talk_is_answered_until_it_is_closed_and_again_when_it_is_opened(thing, bo, cilla):
    first = said(thing, "Hur många?", by=bo)
    answer = said(thing, "Två.", by=cilla, talk=first)
    assert answer.answers == first
    comments.close(about(thing), first.pk, by=cilla)
    with pytest.raises(DomainError, match="avslutat"):
        said(thing, "Tre.", by=bo, talk=first)
    comments.open_again(about(thing), first.pk, by=bo)
    said(thing, "Tre.", by=bo, talk=first)
    first.refresh_from_db()
    assert (first.closed_at, first.closed_by, first.replies.count()) == (None, None, 2)


def test_two_who_close_the_same_talk_close_it_once(thing, bo, cilla):
    first = said(thing, "Hur många?", by=bo)
    for by in (cilla, bo):
        comments.close(about(thing), first.pk, by=by)
    first.refresh_from_db()
    assert first.closed_by == cilla


def test_nobody_answers_an_answer_or_what_is_said_elsewhere(direction, bo):
    other = build.node(direction.plan, NodeKind.DIRECTION)
    first = said(direction, "Hur många?", by=bo)
    answer = said(direction, "Två.", by=bo, talk=first)
    for thing, talk in ((direction, answer), (other, first)):
        with pytest.raises(DomainError, match="finns inte längre"):
            said(thing, "Tre.", by=bo, talk=talk)


def test_one_takes_away_ones_own_unless_others_have_answered(thing, bo, cilla):
    first = said(thing, "Hur många?", by=bo)
    own = said(thing, "Jag menar bussar.", by=bo, talk=first)
    with pytest.raises(DomainError, match="Bara den som har skrivit"):
        comments.remove(about(thing), own.pk, by=cilla)
    answer = said(thing, "Två.", by=cilla, talk=first)
    with pytest.raises(DomainError, match="Andra har svarat"):
        comments.remove(about(thing), first.pk, by=bo)
    comments.remove(about(thing), answer.pk, by=cilla)
    comments.remove(about(thing), first.pk, by=bo)
    assert texts(thing) == []
    with pytest.raises(DomainError, match="Kommentaren finns inte längre"):
        comments.remove(about(thing), first.pk, by=bo)


def test_one_keeps_ones_own_and_nobody_elses(thing, bo, cilla):
    first = said(thing, KEPT, by=bo)
    with pytest.raises(DomainError, match="Bara den som har skrivit"):
        comments.keep(about(thing), first.pk, by=cilla)
    comments.keep(about(thing), first.pk, by=bo)
    first.refresh_from_db()
    assert first.is_kept
    comments.let_go(about(thing), first.pk, by=bo)
    first.refresh_from_db()
    assert not first.is_kept


def test_adoption_lets_go_of_all_but_what_its_writers_keep(direction, bo, cilla):
    first = said(direction, GONE, by=bo)
    said(direction, KEPT, by=cilla, talk=first, kept=True)
    said(direction, GONE, by=bo, talk=first)
    whole = said(direction, KEPT, by=bo, kept=True)
    said(direction, GONE, by=cilla, talk=whole)
    elsewhere = said(build.node(build.plan(PlanKind.OFFICE, cilla.roles.get().unit), NodeKind.PRIORITY), GONE, by=cilla)
    build.adopted(direction.plan)
    left = NodeComment.objects.exclude(pk=elsewhere.pk)
    assert [(row.text, row.answers, row.closed_by) for row in left] == [(KEPT, None, None)] * 2
    assert all(row.closed_at for row in left)
    assert NodeComment.objects.filter(pk=elsewhere.pk).exists()
    direction.plan.refresh_from_db()
    with pytest.raises(DomainError, match="Planen är antagen och kommenteras inte längre"):
        said(direction, "För sent.", by=bo)
    comments.remove(about(direction), whole.pk, by=bo)
    assert not NodeComment.objects.filter(pk=whole.pk).exists()


def test_a_revision_that_is_cancelled_lets_go_of_what_was_said_in_it(direction, bo):
    build.adopted(direction.plan)
    plan = plans.revise(Plan.objects.get(pk=direction.plan_id), by=bo)
    said(direction, GONE, by=bo)
    said(direction, KEPT, by=bo, kept=True)
    revisions.cancel(plan, by=bo)
    assert texts(direction) == [KEPT]


def test_handing_in_and_returning_keep_every_comment(direction, bo, cilla):
    said(direction, GONE, by=bo)
    plans.submit(direction.plan, by=bo)
    said(direction, "Skriv om det här.", by=cilla)
    plans.return_for_changes(direction.plan, by=bo, comment="Se kommentarerna.")
    said(direction, "Omskrivet.", by=bo)
    assert len(texts(direction)) == 3


def test_comments_hide_with_an_item_that_is_taken_out_and_go_with_the_plan(direction, bo):
    said(direction, GONE, by=bo)
    plan_nodes.remove(direction, by=bo)
    with pytest.raises(DomainError, match="”Öppna bibliotek”"):
        said(direction, "För sent.", by=bo)
    plan_nodes.undo_removal(direction, by=bo)
    said(direction, "I tid.", by=bo)
    plan_removal.remove(direction.plan, by=bo)
    assert texts(direction) == []


def test_the_bodys_decision_lets_go_of_what_is_said_about_the_report(report, bo):
    said(report, GONE, by=bo)
    said(report, KEPT, by=bo, kept=True)
    build_followup.submitted(report)
    build_followup.decided(report)
    assert texts(report) == [KEPT]
    report.refresh_from_db()
    with pytest.raises(DomainError, match="Rapporten är beslutad och kommenteras inte längre"):
        said(report, "För sent.", by=bo)


def test_a_report_that_goes_upward_is_talked_about_until_one_above_is_decided(org, report, david, cilla):
    below = build_followup.report(report.round, org.unit)
    said(below, GONE, by=david)
    Report.objects.filter(pk=below.pk).update(status=ReportStatus.HANDED_OVER)
    below.refresh_from_db()
    said(below, "Skriv mer om bussarna.", by=cilla)
    build_followup.submitted(report)
    build_followup.decided(report)
    assert texts(below) == []
