"""Händelser, risker and kontrollmoment in a report: after the text of their section, as written and as frozen."""

from datetime import date

import pytest

from followup.asking import questions
from followup.asking.as_frozen import as_frozen
from followup.asking.material import material
from followup.documents.report import build as build_document
from followup.documents.report import document_from
from followup.enums import RoundKind, RowKind
from followup.services import frozen_answers, reports, section_rows
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.risks import ControlTable, RiskTable
from styrmodell.lib.documents.timeline import Timeline
from tests import build_followup

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2026, 1, 2)


def report_of(unit, kind=RoundKind.ANNUAL):
    return build_followup.report(build_followup.round_(kind, 2025), unit)


def blocks(document, key):
    return [one for chapter in document.chapters if chapter.key == key for one in chapter.blocks]


def tell(report):
    section_rows.add(report, RowKind.EVENT, by=None, title="Lånet löstes", day=NEW_YEAR)
    section_rows.add(report, RowKind.EVENT, by=None, title="Skolan", day=date(2025, 3, 1), is_whole_month=True)
    section_rows.add(report, RowKind.RISK, by=None, title="Räntan", probability=3, consequence=4)
    section_rows.add(report, RowKind.CONTROL, by=None, title="Attest", finding="FLAW", handling="Ny rutin")


def test_what_came_after_the_period_is_worked_out_from_the_round(org):
    report = report_of(org.committee)
    tell(report)
    reports.save_text(report, "events", "<p>Annat.</p>", by=None)
    text, timeline = blocks(build_document(report), "events")
    assert isinstance(text, RichText)
    assert [(row.key, row.when, row.is_after) for row in timeline.rows] == [
        ("handelse-2", "mars", False),
        ("handelse-1", "2 januari 2026", True),
    ]
    assert [words for words, _, _ in timeline.parts] == ["Under året", "Efter årets slut"]


def test_of_a_part_of_the_year_it_is_said_so(org):
    report = report_of(org.committee, RoundKind.INTERIM_2)
    section_rows.add(report, RowKind.EVENT, by=None, title="Lånet", day=date(2025, 9, 1))
    [timeline] = blocks(build_document(report), "events")
    assert [words for words, _, _ in timeline.parts] == ["Efter periodens slut"]


def test_risks_and_what_internkontroll_has_tried_are_tables(org):
    report = report_of(org.committee)
    tell(report)
    document = build_document(report)
    [risks], [controls] = blocks(document, "circumstances"), blocks(document, "internal-control")
    assert isinstance(risks, RiskTable)
    assert (risks.rows[0].judged.word, risks.rows[0].consequence.words) == ("12 hög", "4 allvarlig")
    assert isinstance(controls, ControlTable)
    assert (controls.rows[0].result.word, controls.rows[0].handling) == ("brist", "Ny rutin")


def test_events_say_by_themselves_what_their_section_is_asked_for(org):
    report = report_of(org.committee)

    def needed():
        return {one.prefix for one in questions.for_report(report).missing} & {
            "text-events",
            "text-circumstances",
            "text-internal_control",
        }

    everything = needed()
    tell(report)
    assert everything - needed() == {"text-events"}


def test_a_frozen_report_says_what_it_said(org):
    report = report_of(org.committee)
    tell(report)
    edition = build_followup.decided(build_followup.submitted(report))
    assert frozen_answers.agree(edition.content)
    rows = frozen_answers.rows_in(edition.content)
    before = [blocks(build_document(report), key) for key in ("events", "circumstances", "internal-control")]
    reports.reopen(report, by=None, comment="Rätta.")
    section_rows.remove(report.section_rows.get(kind=RowKind.RISK), by=None)
    section_rows.edit(report.section_rows.get(kind=RowKind.CONTROL), by=None, finding="NO_REMARK")
    report.refresh_from_db()
    read = as_frozen(material(report, whole=True), rows)
    then = document_from(read)
    assert [blocks(then, key) for key in ("events", "circumstances", "internal-control")] == before
    assert frozen_answers.agree(edition.content)
    assert any(isinstance(block, Timeline) for block in then.blocks)
