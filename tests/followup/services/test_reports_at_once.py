"""A section that is saved at the moment when the report is handed in, on PostgreSQL: it is either in what was frozen or refused."""

from decimal import Decimal
from functools import partial

import pytest

from followup.asking import questions
from followup.enums import DeviationKind, Progress, WorkState
from followup.models import Assessment, Deviation, KeyFigureValue, Report, ReportText, StatusUpdate
from followup.services import answers, assessments, deviations, frozen_answers, reports
from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from styrmodell import integrity
from tests import build, build_followup
from tests.at_once import BOTH_ORDERS, in_order, refused, skip_where_one_writes
from tests.followup.linked import ADOPTED_ON

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "<p>Skrivet i samma stund.</p>"


@pytest.fixture(autouse=True)
def _many_writers():
    skip_where_one_writes()


@pytest.fixture
def report(org):
    """A kontor's, which is frozen as it is handed in, with everything answered."""
    plan = build.plan(PlanKind.OFFICE, org.office, 2026)
    priority = build.node(plan, NodeKind.PRIORITY, "Fler når biblioteket")
    build.node(plan, NodeKind.KEY_FIGURE, parent=priority, key_figure=build.key_figure("Besök"))
    build.adopted(plan, on=ADOPTED_ON)
    made = build_followup.report(build_followup.round_(), org.office)
    reports.save_text(made, "summary", "<p>Ett gott år.</p>", by=None)
    build_followup.answer_everything(made)
    return made


def asked(report, kind):
    return next(one for one in questions.for_report(report).questions if one.prefix.startswith(kind))


def text(report, by):
    return reports.save_text(report, "summary", NEW, by=by)


def judgement(report, by):
    node = Assessment.objects.get(report=report).node
    return assessments.save(report, node, by=by, progress=Progress.BACKWARD, text=NEW)


def figure(report, by):
    question = asked(report, "figure")
    fields = {"value": Decimal(7), "is_unavailable": False, "version": question.version}
    return answers.save(report, question, fields, by=by)


def deviation(report, by):
    return deviations.add(report, by=by, kind=DeviationKind.OTHER, title="Hyran steg")


# What is saved, where it then stands, and which rows of the frozen content are taken from that.
SAVED = {
    "text": (text, lambda: ReportText.objects.get(key="summary").text, "texts", "text"),
    "judgement": (judgement, lambda: Assessment.objects.get().progress, "assessments", "progress"),
    "figure": (figure, lambda: KeyFigureValue.objects.get().value, "values", "value"),
    "deviation": (deviation, lambda: Deviation.objects.values_list("title", flat=True).first(), "deviations", "title"),
}


@BOTH_ORDERS
@pytest.mark.parametrize("name", SAVED)
def test_what_is_saved_while_the_report_is_handed_in_is_frozen_or_refused(report, cilla, name, order):
    save, stands, kind, field = SAVED[name]
    before = stands()
    saved, handed_in = in_order(order, partial(save, report, cilla), lambda: reports.submit(report, by=cilla))
    assert [refused(saved), refused(handed_in)] == [order == -1, False]
    assert (stands() == before) == (order == -1)
    edition = Report.objects.get(pk=report.pk).editions.get()
    rows = frozen_answers.rows_in(edition.content)[kind]
    assert [getattr(row, field) for row in rows] == ([] if kind == "deviations" and order == -1 else [stands()])
    assert list(integrity.all_faults()) == []


@BOTH_ORDERS
def test_an_activitys_state_is_frozen_as_the_report_prints_it(org, david, order):
    """It may be written any time, and then stands in the next report: the document and its rows say the same."""
    build_followup.work_plan(org.unit, activities=1, figures=0)
    report = build_followup.report(build_followup.round_(), org.unit)
    build_followup.answer_everything(report, by=david)
    question = asked(report, "activity")
    fields = {"state": WorkState.DELAYED, "text": "Larmet dröjer.", "version": question.seen}
    save = partial(answers.save, report, question, fields, by=david)
    saved, handed_in = in_order(order, save, lambda: reports.submit(report, by=david))
    assert [refused(saved), refused(handed_in)] == [order == -1, False]
    edition = Report.objects.get(pk=report.pk).editions.get()
    (row,) = frozen_answers.rows_in(edition.content)["states"]
    assert (row.state == WorkState.DELAYED) == ("Larmet dröjer." in edition.html) == (order == 1)
    assert StatusUpdate.objects.order_by("date", "pk").last().state == row.state


@BOTH_ORDERS
def test_of_two_who_hand_in_at_once_the_second_is_refused(org, cilla, order):
    report = build_followup.report(
        build_followup.round_(), build.unit(OrgUnitKind.OFFICE, "Nya kontoret", org.committee)
    )
    outcomes = in_order(order, lambda: reports.submit(report, by=cilla), lambda: reports.submit(report, by=None))
    assert sorted(map(refused, outcomes)) == [False, True]
    assert Report.objects.get(pk=report.pk).editions.count() == 1
