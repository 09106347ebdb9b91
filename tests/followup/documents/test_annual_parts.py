"""Kommunens årsredovisning in its parts, with RKR R15's headings in their order; other reports have none."""

import pytest

from followup.documents.annual_parts import OF_MUNICIPALITY, PARTS, SUMMARY, arranged, grouped, levels
from followup.documents.report import build as build_document
from followup.enums import Reporter, RoundKind
from followup.models import ReportText
from followup.rules.leaflet import LONGEST
from followup.rules.section_table import SECTIONS
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.outline import outline_of
from tests import build_followup
from tests.followup import given_accounts as given


def labels(chapters):
    return [(one.level, one.key) for one in chapters]


def test_what_has_a_place_stands_there_and_the_rest_last():
    keys = ("personnel", "income-statement", "goal-7", "goal-9", "summary", "overview", "decisions", "sources")
    told = arranged(Reporter.MUNICIPALITY, [Chapter(key, key.capitalize()) for key in keys])
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


def test_what_closes_it_stands_together_after_namndernas_and_bolagens_parts():
    keys = ("audit", "decisions", "signatures", "sources", "glossary", "events")
    told = arranged(
        Reporter.MUNICIPALITY, [Chapter(key, key.capitalize()) for key in keys], [Chapter("boards", "Nämnderna")]
    )
    assert labels(told) == [
        (1, "administration-report"),
        (2, "events"),
        (1, "boards"),
        (1, "closing"),
        (2, "audit"),
        (2, "decisions"),
        (2, "signatures"),
        (1, "basis"),
        (2, "sources"),
        (2, "glossary"),
    ]


def test_a_part_with_nothing_in_it_is_left_out():
    told = arranged(Reporter.MUNICIPALITY, [Chapter("events", "Händelser")])
    assert labels(told) == [(1, "administration-report"), (2, "events")]


def asked_of(reporter):
    return {
        section.key.replace("_", "-")
        for section in SECTIONS
        for one in section.asked()
        if (one.reporter, one.round_kind) == (reporter, RoundKind.ANNUAL)
    }


def test_every_section_that_kommunens_årsredovisning_is_asked_for_has_its_place():
    # First, with the decisions, on the cover, and in Så gick det med pengarna alone.
    elsewhere = {"summary", "proposals", "decision-data", *(key.replace("_", "-") for key in LONGEST)}
    asked = asked_of(Reporter.MUNICIPALITY)
    assert asked - {key for part in OF_MUNICIPALITY for key in part.sections} == elsewhere


@pytest.mark.parametrize("reporter", [Reporter.BOARD, Reporter.COMPANY])
def test_every_section_of_a_namnds_and_a_bolags_årsrapport_has_its_place(reporter):
    placed = {key for part in PARTS[reporter] for key in part.sections}
    assert asked_of(reporter) - placed == {"summary", "proposals", "decision-data"}


def chapters_of(*keys, length=0):
    return [Chapter(key, key.capitalize(), (RichText("<p>Ord.</p>" * length),)) for key in keys]


def test_a_short_årsrapport_has_groups_in_its_contents_and_a_long_one_has_parts():
    keys = (
        "overview",
        "events",
        "goal-7",
        "key-figures",
        "operating",
        "personnel",
        "expected-development",
        SUMMARY,
        "decisions",
    )
    short = chapters_of(*keys)
    assert levels(Reporter.BOARD, short) == 1
    assert [(one.key, one.group) for one in grouped(Reporter.BOARD, short)] == [
        (SUMMARY, ""),
        ("events", "Verksamheten"),
        ("overview", "Verksamheten"),
        ("goal-7", "Mål och uppdrag"),
        ("key-figures", "Mål och uppdrag"),
        ("operating", ""),
        ("personnel", "Personal, intern kontroll och framåt"),
        ("expected-development", "Personal, intern kontroll och framåt"),
        ("decisions", ""),
    ]
    long = chapters_of(*keys, length=4000)
    assert levels(Reporter.BOARD, long) == 2
    assert labels(arranged(Reporter.BOARD, long)) == [
        (1, SUMMARY),
        (1, "operations"),
        (2, "events"),
        (2, "overview"),
        (1, "goals-and-assignments"),
        (2, "goals"),
        (3, "goal-7"),
        (2, "key-figures"),
        (1, "operating"),
        (1, "people-and-ahead"),
        (2, "personnel"),
        (2, "expected-development"),
        (1, "decisions"),
    ]


def test_kontor_and_enheter_keep_the_order_that_they_are_asked_in():
    told = chapters_of("priorities", "key-figures", length=4000)
    assert (levels(Reporter.OFFICE, told), grouped(Reporter.OFFICE, told)) == (1, tuple(told))


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
