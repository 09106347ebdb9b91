"""The answers of a unit's report, saved together: in few questions, and one that is refused stops no other."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from followup.asking import questions
from followup.asking.kinds import FigureQuestion, StateQuestion
from followup.enums import RoundKind, WorkState
from followup.models import KeyFigureValue, Report, StatusUpdate
from followup.services import answers, deviations, status_updates
from planning.models import PlanNode
from styrmodell.lib.errors import StaleEdit
from tests import build_followup
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    build_followup.work_plan(org.unit, activities=6, figures=4)
    return build_followup.report(build_followup.round_(), org.unit)


def asked(report, kind):
    return [one for one in questions.for_report(report).questions if isinstance(one, kind)]


def answered(report, state="ON_TRACK", value="2.1"):
    """An answer to each activity and each figure."""
    states = [(one, {"state": state, "text": "Det går bra.", "version": ""}) for one in asked(report, StateQuestion)]
    figures = [
        (one, {"value": Decimal(value), "is_unavailable": False, "version": 0}) for one in asked(report, FigureQuestion)
    ]
    return [*states, *figures]


def test_ten_answers_are_saved_in_at_most_forty_questions(david_unit_manager, report, django_assert_max_num_queries):
    sent = {}
    for question, _ in answered(report):
        fields = {"value": "2,1", "version": "0"} if isinstance(question, FigureQuestion) else {"state": "ON_TRACK"}
        sent |= {f"{question.prefix}-{name}": value for name, value in fields.items()}
    with django_assert_max_num_queries(40):
        david_unit_manager.post(reverse("followup:report_write", args=[report.pk]), sent)
    assert StatusUpdate.objects.count() == StatusUpdate.history.count() == 6
    assert KeyFigureValue.objects.count() == KeyFigureValue.history.count() == 4
    assert Report.objects.get(pk=report.pk).started_at is not None
    assert questions.for_report(report).answered == 10


def test_one_that_is_refused_stops_no_other(david, report):
    given = answered(report)
    node = PlanNode.objects.get(pk=given[0][0].node_id)
    other = status_updates.write(by=None, node=node, state=WorkState.DELAYED, text="Väntar.")
    given[-1][1]["value"] = Decimal(10) ** 15
    refused = answers.save_short(report, given, by=david)
    assert set(refused) == {given[0][0].prefix, given[-1][0].prefix}
    assert isinstance(refused[given[0][0].prefix], StaleEdit)
    assert refused[given[0][0].prefix].current == other
    assert str(refused[given[-1][0].prefix]) == "Talet är för stort."
    assert StatusUpdate.objects.exclude(pk=other.pk).count() == 5
    assert KeyFigureValue.objects.count() == 3


def test_of_an_action_that_somebody_removed_meanwhile_it_is_told_and_the_others_are_saved(org, david, report):
    first = build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26))
    kept, gone = promised(build_followup.report(first, org.unit), "Öppna på lördagar", "Byt skyltarna")
    followed = [one for one in asked(report, StateQuestion) if one.action_id]
    assert [one.action_id for one in followed] == [kept.pk, gone.pk]
    deviations.delete_action(gone, by=None)
    given = [(one, {"state": "ON_TRACK", "text": "Det går bra.", "version": ""}) for one in reversed(followed)]
    refused = answers.save_short(report, given, by=david)
    assert {prefix: str(refusal) for prefix, refusal in refused.items()} == {
        followed[1].prefix: "Åtgärden är borttagen."
    }
    assert StatusUpdate.objects.get(written_by=david).action == kept


def test_what_is_saved_again_changes_the_same_rows_and_counts_their_versions(david, report):
    answers.save_short(report, answered(report), by=david)
    again = answered(report, state="DELAYED", value="3")
    for question, fields in again:
        fields["version"] = question.seen if isinstance(question, StateQuestion) else question.version
    assert answers.save_short(report, again, by=david) == {}
    assert set(StatusUpdate.objects.values_list("state", "version")) == {("DELAYED", 2)}
    assert set(KeyFigureValue.objects.values_list("value", "version")) == {(Decimal(3), 2)}
    assert StatusUpdate.history.count() == 12
