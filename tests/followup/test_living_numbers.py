"""Numbers in a report's texts are living until it is frozen: drawn with its own figures, carried upward as words, then kept."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.asking import questions
from followup.asking.material import material
from followup.documents.report import build as document_of
from followup.enums import Attainment, Extent, Progress, ReportStatus, RoundKind, WorkState
from followup.models import (
    Assessment,
    FrozenText,
    KeyFigureValue,
    OperatingAmount,
    OperatingForecast,
    Report,
    ReportText,
    SectionRule,
)
from followup.services import assessments, key_figure_values, report_editions, reports, status_updates
from organisation.enums import OrgUnitKind
from organisation.models import Operation
from planning.models import KeyFigure
from tests import build, build_followup
from tests.followup.linked import chain_of_plans

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


def again(report):
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def record(figure, unit, round_, value):
    period = (round_.period_from, round_.period_to)
    row = KeyFigureValue.objects.filter(figure=figure, unit=unit, period_to=round_.period_to).first()
    key_figure_values.record(figure, unit, period, by=None, value=Decimal(value), version=row.version if row else 0)


def account(unit, round_, outcome, forecast):
    operation = Operation.objects.create(unit=unit, code=f"{unit.pk}-1", name="Bibliotek", valid_from=date(2020, 1, 1))
    until = round_.period_to
    OperatingAmount.objects.create(operation=operation, year=until.year, month=until.month, outcome=outcome)
    OperatingForecast.objects.create(operation=operation, round=round_, amount=forecast)


def text_in_document(report, words):
    return words in str(document_of(again(report)))


@pytest.fixture
def round_(org):
    build_followup.work_plan(org.unit)
    return build_followup.round_()


@pytest.fixture
def figure(round_):
    return KeyFigure.objects.get(name="Besök 1")


@pytest.fixture
def report(org, round_):
    return build_followup.report(round_, org.unit)


def write(report, text, key="summary"):
    reports.save_text(report, key, text, by=None)


def test_a_sign_is_drawn_with_the_value_of_today_until_it_is_frozen(org, report, round_, figure, david):
    write(report, f"<p>Vi hade {{nyckeltal:{figure.pk}}} i år.</p>")
    assert text_in_document(report, "Vi hade (värde saknas) i år.")
    for value, words in ((0, "0"), (1234, f"1{NBSP}234"), (-3, "−3")):
        record(figure, org.unit, round_, value)
        assert text_in_document(report, f"Vi hade {words}".replace(NBSP, "&nbsp;"))
    build_followup.submitted(report, by=david)
    text = ReportText.objects.get(report=report, key="summary")
    content = report.editions.get().content
    assert text.text == FrozenText.objects.of(content).get(key="summary").text
    assert "nyckeltal" not in text.text
    assert "Vi hade −3" in text.text
    assert text.history.first().history_user == david
    KeyFigureValue.objects.update(value=7)
    assert "Vi hade −3" in str(report_editions.frozen_contents.document_in(content))
    assert "Vi hade −3" in ReportText.objects.get(report=report, key="summary").text


def test_what_belongs_to_others_is_drawn_as_missing(org, report, round_):
    other = build.unit(OrgUnitKind.UNIT, "Kulturskolan", org.department)
    foreign = build.key_figure("Elever")
    record(foreign, other, round_, 4711)
    for key in (foreign.pk, 999_999_999, "1 or 1=1", ""):
        write(report, f"<p>Vi hade {{nyckeltal:{key}}}.</p>")
        assert text_in_document(report, "Vi hade (värde saknas).")
    assert not text_in_document(report, "4711")


def test_money_is_the_units_own_account(org, round_):
    board = build_followup.report(round_, org.committee)
    write(board, "<p>Prognosen är {prognos}, utfallet {utfall}.</p>")
    write(board, "godkänna prognosen {prognos}", "proposals")
    assert text_in_document(board, "Prognosen är (värde saknas), utfallet (värde saknas).")
    account(org.committee, round_, -650_000, -40_871_000)
    account(org.other_committee, round_, -1, -99_000_000)
    assert text_in_document(board, f"Prognosen är −40,9{NBSP}mkr, utfallet −650{NBSP}tkr.".replace(NBSP, "&nbsp;"))
    assert text_in_document(board, "godkänna prognosen −40,9")
    assert [(one.sign, one.words) for one in material(board).numbers] == [
        ("{prognos}", f"−40,9{NBSP}mkr"),
        ("{utfall}", f"−650{NBSP}tkr"),
    ]


def test_when_the_year_is_over_there_is_no_forecast_to_choose(org):
    annual = build_followup.report(build_followup.round_(RoundKind.ANNUAL), org.committee)
    assert [one.key for one in material(annual).numbers] == ["utfall"]


def test_what_travels_upward_is_words(org, round_, anna, anna_controller, bo):
    [goal] = build_followup.goals(org.municipality, "I1")
    board, own = (build_followup.report(round_, one) for one in (org.committee, org.municipality))
    account(org.committee, round_, -650_000, -40_871_000)
    text = "<p>Prognosen är {prognos}, och {nyckeltal:1}.</p>"
    assessments.save(board, goal, by=None, attainment=Attainment.MET, progress=Progress.FORWARD, text=text)
    write(board, "<p>I korthet {utfall}.</p>")
    build_followup.submitted(board, by=bo)
    words = "<p>Prognosen är −40,9&nbsp;mkr, och (värde saknas).</p>"
    asked = {one.prefix: one for one in questions.for_report(own, anna).questions}
    [offer] = asked[f"goal-{goal.pk}"].offers.texts
    assert offer.text == words
    [summary] = asked["text-summary"].offers.texts
    assert summary.text == "<p>I korthet −650&nbsp;tkr.</p>"
    assert text_in_document(own, words)
    url = reverse("followup:report_write", args=[own.pk])
    anna_controller.post(url, {"use": f"goal-{goal.pk}:{offer.reference}"})
    assert Assessment.objects.get(report=own).text == words
    assert Assessment.objects.get(report=board).text == text  # still living
    OperatingForecast.objects.update(amount=-41_900_000)
    assertContains(anna_controller.get(url), "borttaget: ")  # and a change in the number is told as one in the words


def offered(above, reader):
    """The words that are offered at the summary."""
    [question] = [one for one in questions.for_report(again(above), reader).questions if one.prefix == "text-summary"]
    return [offer.text for offer in question.offers.texts]


def test_reports_below_are_read_in_as_many_steps_however_many_have_numbers(org, round_, anna):
    own, costs = build_followup.report(round_, org.municipality), []
    for number in range(1, 6):
        unit = build.unit(OrgUnitKind.COMMITTEE, f"Nämnd {number}", org.municipality, code=f"N{number}")
        figure = build.key_figure(f"Tal {number}")
        record(figure, unit, round_, number)
        one = build_followup.report(round_, unit)
        write(one, f"<p>Det blev {{nyckeltal:{figure.pk}}} och {{prognos}}.</p>")
        Report.objects.filter(pk=one.pk).update(status=ReportStatus.SUBMITTED)
        account(unit, round_, -1, -number * 1000)
        with CaptureQueriesContext(connection) as queries:
            texts = offered(own, anna)
        costs.append(len(queries))
    assert texts == [f"<p>Det blev {number}&nbsp;procent och −{number}&nbsp;tkr.</p>" for number in range(1, 6)]
    assert len(set(costs[1:])) == 1  # the first fills what is kept for the others


def test_an_enhet_tells_its_own_account_and_where_nobody_asks_of_it_the_money_is_missing(org, round_, report, cilla):
    account(org.unit, round_, -650_000, -700_000)
    account(org.office, round_, -1, -99_000_000)
    write(report, "<p>Utfallet: {utfall}.</p>")
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.SUBMITTED)
    above = build_followup.report(round_, org.office)
    for words in ("−650&nbsp;tkr", "(värde saknas)"):
        assert text_in_document(report, f"Utfallet: {words}.")
        assert offered(above, cilla) == [f"<p>Utfallet: {words}.</p>"]
        SectionRule.objects.filter(section__key="operating", reporter="UNIT").update(extent=Extent.NONE)


def test_a_sign_in_how_an_activity_goes_never_becomes_a_number_of_the_report_above(org, david, cilla):
    linked, round_ = chain_of_plans(org), build_followup.round_()
    account(org.office, round_, -650_000, -700_000)
    unit, office = build_followup.report(round_, org.unit), build_followup.report(round_, org.office)
    words = {"state": WorkState.DELAYED, "text": "Vi når {prognos}."}
    status_updates.write(by=david, node=linked["activity"], **words)
    build_followup.submitted(unit, by=david)
    asked = {one.prefix: one for one in questions.for_report(office, cilla).questions}
    [offer] = asked[f"goal-{linked['priority'].pk}"].offers.texts
    assert offer.text == "<p>Vi når (värde saknas).</p>"


def test_last_times_text_that_was_never_frozen_has_last_times_numbers(org, report, figure, david):
    last = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.unit)
    record(figure, org.unit, last.round, 11)
    record(figure, org.unit, report.round, 22)
    write(last, f"<p>Då {{nyckeltal:{figure.pk}}}.</p>")
    [question] = [one for one in questions.for_report(report, david).questions if one.prefix == "text-summary"]
    assert question.earlier.text.startswith("<p>Då 11")


def test_what_a_body_decides_on_is_the_same_however_often_it_is_frozen(org, round_, anna):
    board = build_followup.report(round_, org.committee)
    account(org.committee, round_, -650_000, -40_871_000)
    write(board, "<p>Prognosen är {prognos}.</p>")
    build_followup.submitted(board)
    first = report_editions.freeze(again(board), by=anna)
    assert report_editions.freeze(again(board), by=anna) == first
    OperatingForecast.objects.update(amount=-1)
    assert FrozenText.objects.of(report_editions.freeze(again(board), by=anna)).get(key="summary").text == (
        FrozenText.objects.of(first).get(key="summary").text
    )
