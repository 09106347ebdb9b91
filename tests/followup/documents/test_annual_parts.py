"""Kommunens årsredovisning in its parts, with RKR R15's headings in their order; other reports have none."""

import pytest

from followup.documents.annual_parts import PARTS, arranged
from followup.documents.report import build as build_document
from followup.enums import Reporter, RoundKind
from followup.models import ReportText
from followup.rules.section_table import SECTIONS
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.outline import outline_of
from tests import build_followup
from tests.followup import given_accounts as given


def labels(chapters):
    return [(one.level, one.key) for one in chapters]


def test_what_has_a_place_stands_there_and_the_rest_last():
    keys = ("personnel", "income-statement", "goal-7", "goal-9", "summary", "overview", "decisions", "sources")
    told = arranged([Chapter(key, key.capitalize()) for key in keys])
    assert labels(told) == [
        (1, "summary"),
        (1, "administration-report"),
        (2, "overview"),
        (2, "goals"),
        (3, "goal-7"),
        (3, "goal-9"),
        (2, "personnel"),
        (1, "statements"),
        (2, "income-statement"),
        (1, "decisions"),
        (1, "sources"),
    ]


def test_a_part_with_nothing_in_it_is_left_out():
    assert labels(arranged([Chapter("events", "Händelser")])) == [(1, "administration-report"), (2, "events")]


def test_every_section_that_kommunens_årsredovisning_is_asked_for_has_its_place():
    asked = {
        section.key.replace("_", "-")
        for section in SECTIONS
        for one in section.asked()
        if (one.reporter, one.round_kind) == (Reporter.MUNICIPALITY, RoundKind.ANNUAL)
    }
    elsewhere = {"summary", "proposals", "audit", "decision-data", "signatures"}  # first, last and on the cover
    assert asked - {key for part in PARTS for key in part.sections} == elsewhere


@pytest.mark.django_db
def test_kommunens_årsredovisning_is_a_long_document_and_a_namnds_årsrapport_is_not(org):
    given.filled(org.municipality, 2019)
    round_ = build_followup.round_(RoundKind.ANNUAL, 2019)
    report = build_followup.report(round_, org.municipality)
    ReportText.objects.create(report=report, key="events", text="<p>Ett nytt badhus öppnade.</p>")
    document = build_document(report)
    numbers = {section.chapter.key: section.number for section in outline_of(document).sections}
    assert numbers["administration-report"] == "1"
    assert numbers["group"] == "1.1"
    assert numbers["events"] == "1.2"
    assert numbers["income-statement"].startswith("2.")
    boards = build_followup.report(round_, org.committee)
    ReportText.objects.create(report=boards, key="events", text="<p>Ett nytt badhus öppnade.</p>")
    assert not build_document(boards).is_long


@pytest.mark.django_db
def test_kommunens_årsredovisning_ends_with_the_words_that_it_says(org):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2019), org.municipality)
    ReportText.objects.create(report=report, key="events", text="<p>Soliditeten steg.</p>")
    last = build_document(report).chapters[-1]
    assert (last.key, [row.word for row in last.blocks[0].rows]) == ("glossary", ["Kommunal koncern", "Soliditet"])
