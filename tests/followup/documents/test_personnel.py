"""The chapter about people in a report: the year's table beside the text, as it was when the body decided."""

import pytest

from followup.documents.report import build as built
from followup.enums import RoundKind
from followup.pages import hand_in
from followup.services import reports
from styrmodell.lib.documents.personnel import PersonnelTable, PersonnelValue
from styrmodell.lib.documents.render.json import read
from tests import build_followup
from tests.followup import given_personnel as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)


def chapter_of(document):
    return next((chapter for chapter in document.chapters if chapter.key == "personnel"), None)


def tables_in(document):
    return [block for block in document.blocks if isinstance(block, PersonnelTable)]


def said_in(table):
    return {row.name: row.values for row in table.rows if row.values}


def test_the_table_stands_after_the_text_with_the_years_of_which_something_is_said(org, report):
    assert chapter_of(built(report)) is None
    given.told(org.committee, 2023, employees=40)
    given.told(org.committee, 2025, employees=43, women=40, men=3)
    reports.save_text(report, "personnel", "<p>Fler har stannat.</p>", by=None)
    text, table = chapter_of(built(report)).blocks
    assert "Fler har stannat" in text.html
    assert (table.years, table.is_withholding) == (("2025", "2023"), True)
    assert said_in(table)["Män"] == (PersonnelValue(withheld="färre än 5"), PersonnelValue())
    assert said_in(table)["Kvinnor"] == (PersonnelValue(withheld="visas inte"), PersonnelValue())


def test_years_before_alone_make_no_table(org, report):
    given.told(org.committee, 2024, employees=40)
    assert tables_in(built(report)) == []


@pytest.mark.parametrize("kind", [RoundKind.INTERIM_1, RoundKind.INTERIM_2])
def test_before_the_year_is_over_there_is_none(org, kind):
    given.told(org.committee, 2026, employees=43)
    report = build_followup.report(build_followup.round_(kind), org.committee)
    assert tables_in(built(report)) == []


def test_what_is_made_up_is_marked_by_year_or_as_a_whole(org, report):
    given.told(org.committee, 2024, employees=40)
    rows = given.told(org.committee, 2025, employees=43, women=20)
    type(rows[0]).objects.filter(pk=rows[1].pk).update(is_example=True)
    (table,) = tables_in(built(report))
    assert (table.is_example, table.examples) == (False, ("2025",))
    assert table.note == "Inte exempeldata: anställda, totalt 2025."


def test_where_it_comes_from_is_told_once(org, report):
    rows = given.told(org.committee, 2025, employees=43, women=20)
    type(rows[0]).objects.update(source="Lön & schema")
    told = [one.html for one in next(one for one in built(report).chapters if one.key == "sources").blocks[0].sources]
    assert told == ["Lön &amp; schema"]


def test_what_has_been_decided_stays_whatever_is_said_afterwards(org, report):
    given.told(org.committee, employees=43)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    type(given.told(org.committee, 2024, employees=9)[0]).objects.filter(year=2025).update(value=99)
    (table,) = tables_in(read(edition.content.data, edition.cover))
    assert said_in(table)["Totalt"] == (PersonnelValue(43),)
    assert "43" in edition.html


def test_handing_in_tells_what_the_table_lacks(org, report, bo):
    lines = {line.text: line.note for line in hand_in.build(report, bo).warnings}
    assert lines["Sjukfrånvaro och anställda"] == "tabellen är tom"
    given.told(org.committee, employees=43, women=40, men=5)
    warnings = hand_in.build(report, bo).warnings
    notes = [line.note for line in warnings if line.text == "Sjukfrånvaro och anställda"]
    assert notes[0].startswith("saknar Sjukfrånvaro, totalt, ")
    assert notes[1].startswith("Kvinnor och män är tillsammans 45")
