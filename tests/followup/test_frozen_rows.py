"""What a report says when it is frozen: rows for every answer, which nobody reads until a body has decided."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps

from followup.asking.questions import for_report
from followup.enums import DeviationKind, Extent, WorkState
from followup.models import (
    FrozenAmount,
    FrozenAssessment,
    FrozenState,
    FrozenText,
    OperatingAmount,
    SectionRule,
    StatusUpdate,
)
from followup.models.frozen_rows import FrozenAnswer
from followup.rules.sections import WRITTEN
from followup.services import deviations, frozen_answers, report_editions, reports, status_updates
from organisation.models import FrozenContent
from styrmodell.lib.documents.render.json import read
from tests import build, build_followup
from tests.visible_text import visible_text

pytestmark = pytest.mark.django_db

# What a writer answers a report with is frozen as rows; the rest has its reason.
NO_ANSWERS = {
    "AccountColumn", "AccountLine",  # where the figures of the accounts stand, and what the rows are called
    "ExplainedDifference",           # stands in the report's own proof, and is locked with its column
    "PersonnelFigure",               # stands in the document itself, and is locked from the hand-in on
    "ImportBatch",     # a file of amounts
    "Report",          # its state and days are on the cover
    "ReportAttachment", "ReportEdition", "ReportFile", "ReportMatter",
    "ReportSection", "SectionRule", "ScaleStep",  # what is asked for, and with which words
    "ReportingRound",
    "InsertedText",    # where words came from; they stand in the answer
    "SectionComment",  # a working note
    "SectionDuty",     # who is to write, and no part of what is written
    "UnitPart", "UnitPartText",  # another report's words, which stand in the document itself
}  # fmt: skip


@pytest.fixture
def report(org):
    build_followup.goals(org.municipality, "I1", "I2")
    return build_followup.report(build_followup.round_(), org.committee)


def test_everything_that_answers_a_report_has_a_frozen_kind():
    taken_from = {
        field.related_model.__name__
        for model in frozen_answers.KINDS.values()
        for field in model._meta.get_fields()
        if field.name.endswith("row")
    }
    named = {model.__name__ for model in apps.get_app_config("followup").get_models()}
    answers = (
        {name for name in named if not name.startswith("Historical")}
        - NO_ANSWERS
        - {model.__name__ for model in frozen_answers.KINDS.values()}
    )
    assert answers == taken_from


def test_every_kind_of_frozen_row_is_written_and_compared():
    assert set(frozen_answers.KINDS.values()) == set(FrozenAnswer.__subclasses__())


def test_the_rows_say_what_the_document_says(report):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    document = read(edition.content.data, edition.cover)
    table = next(table for chapter in document.chapters for table in chapter.goal_tables)
    rows = FrozenAssessment.objects.of(edition.content).filter(unit=report.unit)
    said = [(row.code, row.title, row.words["attainment"], row.words["progress"]) for row in rows]
    assert said == [(goal.code, goal.name, goal.assessment.word, goal.progress.word) for goal in table.rows]
    texts = {row.key: row.text for row in FrozenText.objects.of(edition.content)}
    assert texts["summary"] in edition.html
    asked = {
        rule.key for rule in for_report(report).sections for rule in [rule.asked.section] if rule.content in WRITTEN
    }
    assert asked >= set(texts) - {"proposals"}


def test_what_was_written_in_a_section_that_has_been_taken_away_stays_and_is_not_frozen(report):
    reports.save_text(report, "personnel", "<p>Två har slutat.</p>", by=None)
    row = deviations.add(report, by=None, kind=DeviationKind.OTHER, title="Hyran steg")
    deviations.add_action(row, by=None, text="Säga upp avtalet")
    rules = SectionRule.objects.filter(section__key__in=["personnel", "deviations"], reporter="BOARD")
    rules.update(extent=Extent.NONE, least=Extent.NONE, ground="J")
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    rows = frozen_answers.rows_in(edition.content)
    assert "summary" in {text.key for text in rows["texts"]}
    assert "personnel" not in {text.key for text in rows["texts"]}
    assert (rows["deviations"], rows["actions"]) == ([], [])
    assert report.texts.get(key="personnel").text == "<p>Två har slutat.</p>"
    assert report.deviations.get().actions.count() == 1


def test_what_is_only_frozen_is_read_by_nobody(org, report, reader):
    build_followup.submitted(report)
    before = _said(reader)
    content = report_editions.freeze(report, by=None)
    assert FrozenAssessment.objects.of(content).exists()
    assert not FrozenAssessment.objects.filter(content=content).exists()
    assert reader.get(report.get_absolute_url()).status_code == 404
    assert _said(reader) == before


def _said(client):
    return [
        visible_text(client.get(url).content.decode())
        for url in ("/status/", "/uppfoljning/", "/uppdrag/", "/nyckeltal/")
    ]


def test_what_has_not_changed_is_one_and_the_same_content(report):
    row = report.texts.create(key="summary", text="<p>Så gick det.</p>")
    first = report_editions.freeze(report, by=None)
    assert report_editions.freeze(report, by=None) == first
    report.texts.filter(pk=row.pk).update(text="<p>Så gick det inte.</p>")
    assert report_editions.freeze(report, by=None) != first
    report.texts.filter(pk=row.pk).update(text="<p>Så gick det.</p>")
    assert report_editions.freeze(report, by=None) == first
    assert FrozenContent.objects.filter(data__has_key="answers").count() == 2


def test_a_kind_of_answer_or_a_field_that_came_later_is_no_fault_in_what_is_older(report):
    build_followup.submitted(report)
    content = build_followup.decided(report).content
    answers = content.data["answers"]
    content.data["answers"] = {
        name: [{field: value for field, value in row.items() if field != "forecast"} for row in rows]
        for name, rows in answers.items()
        if name != "amounts"
    }
    assert (answers["amounts"], frozen_answers.agree(content)) == ([], True)


@pytest.mark.parametrize("missing", ["texts", "assessments"])
def test_rows_that_nothing_was_frozen_of_are_a_fault(report, missing):
    build_followup.submitted(report)
    content = build_followup.decided(report).content
    del content.data["answers"][missing]
    assert not frozen_answers.agree(content)


def test_kf_adopts_the_figures_that_ks_decided_on_though_the_ledger_moves(org):
    operation = org.committee.operations.create(code="KN-10", name="Bibliotek", valid_from=date(2020, 1, 1))
    amount = OperatingAmount.objects.create(
        operation=operation, year=2026, month=8, outcome=Decimal(-100), budget=Decimal(-90), year_budget=Decimal(-150)
    )
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(report)
    assert build_followup.decided(report) is None
    OperatingAmount.objects.filter(pk=amount.pk).update(outcome=Decimal(-999), version=2)
    edition = build_followup.decided(report)
    row = FrozenAmount.objects.of(edition.content).get()
    assert (row.outcome, row.row, row.version, row.unit) == (Decimal(-100), amount, 1, org.committee)


def test_an_uppdrag_is_told_of_as_it_was_and_no_longer_when_it_is_changed(org, petra):
    decision = build.decision(org.council, date=date(2026, 1, 20))
    decision.save()
    given = build.assignment(org.council, "Minska kön", org.committee, decision=decision)
    receiver = given.receivers.get()
    update = status_updates.write(by=None, receiver=receiver, state=WorkState.ON_TRACK, text="Vi är på väg.")
    report = build_followup.report(build_followup.round_(), org.committee)
    told = StatusUpdate.objects.of_assignments_visible_to(petra)
    build_followup.submitted(report)
    assert not told.exists()
    edition = build_followup.decided(report)
    assert FrozenState.objects.of(edition.content).get().row == update
    assert told.get() == update
    StatusUpdate.objects.filter(pk=update.pk).update(text="Vi är inte på väg.", version=2)
    assert not told.exists()
