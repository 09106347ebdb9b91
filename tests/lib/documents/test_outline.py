"""The numbers of a long document's chapters, tables and figures, and where a reference may lead."""

from dataclasses import replace

import pytest

from styrmodell.lib.documents.blocks import DecisionTable, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.figures import Step, Waterfall
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.outline import listed_beside, outline_of
from styrmodell.lib.documents.render.contents import branches
from tests.lib.documents import accounts as kept

TABLE = StatusTable((StatusRow("Ett"),), "Läget")
FIGURE = Waterfall((Step("Budget", 1), Step("Utfall", 2)), "Från budget till utfall")


def document(*chapters, levels=3):
    return Document("Årsredovisning", "2025", "Kommunen", "KOMMUN", chapters=chapters, contents_levels=levels)


def chapter(key, level=1, *blocks, **more):
    return Chapter(key, blocks=blocks, level=level, **({"title": key.capitalize()} | more))


def numbers(*chapters):
    return [section.number for section in outline_of(document(*chapters)).sections]


def test_parts_sections_and_what_stands_in_them_are_numbered_in_reading_order():
    found = numbers(
        *(
            chapter("a"),
            chapter("b", 2),
            chapter("c", 3),
            chapter("d", 3),
            chapter("e", 2),
            chapter("f"),
            chapter("g", 2),
        )
    )
    assert found == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]


def test_a_chapter_without_a_number_takes_none_and_gives_none_to_those_in_it():
    found = numbers(
        *(chapter("korthet", is_numbered=False), chapter("a", 2), chapter("b"), chapter("c", 2), chapter("d", 2))
    )
    assert found == ["", "", "1", "1.1", "1.2"]


def test_a_section_without_a_number_is_passed_over():
    found = numbers(chapter("a"), chapter("b", 2), chapter("c", 2, is_numbered=False), chapter("d", 3), chapter("e", 2))
    assert found == ["1", "1.1", "", "", "1.2"]


def test_a_level_is_never_left_out():
    sections = outline_of(document(chapter("a", 3), chapter("b", 9), chapter("c", 0))).sections
    assert [(section.level, section.number) for section in sections] == [(1, "1"), (2, "1.1"), (1, "2")]


def test_a_document_that_is_not_long_has_no_numbers():
    (section,) = outline_of(document(chapter("a", 2, TABLE, FIGURE), levels=1)).sections
    assert (section.number, section.level, section.captions) == ("", 1, (None, None))


def test_tables_and_figures_are_numbered_each_for_themselves_through_the_whole_document():
    outline = outline_of(document(chapter("a", 1, TABLE, FIGURE), chapter("b", 2, RichText("Ja."), kept.INCOME)))
    assert [(one.label, one.title) for one in outline.tables] == [
        ("Tabell\xa01", "Läget"),
        ("Tabell\xa02", "Resultaträkning"),
    ]
    assert [one.label for one in outline.figures] == ["Figur\xa01"]


def test_what_is_called_alike_in_every_part_is_told_apart_by_the_part_and_not_listed_in_the_contents():
    told = document(
        chapter("boards"),
        *(chapter("kn", 2), chapter("kn-x", 3, TABLE, title="Läge"), chapter("kn-y", 3, title="Kultur")),
        *(chapter("sn", 2), chapter("sn-x", 3, TABLE, title="Läge")),
    )
    outline = outline_of(told)
    assert [one.listed for one in outline.tables] == ["Läget, Kn", "Läget, Sn"]
    (boards,) = branches(outline.sections, 3)
    assert [[one.section.chapter.key for one in branch.below] for branch in boards.below] == [["kn-y"], []]


def test_a_table_of_nothing_has_no_number():
    assert outline_of(document(chapter("a", 1, DecisionTable(()), StatusTable(())))).captions == []


def test_the_address_of_a_table_follows_from_its_heading_and_of_two_alike_the_chapter_is_named():
    outline = outline_of(document(chapter("a", 1, TABLE), chapter("b", 1, FIGURE, TABLE, TABLE)))
    assert [one.place for one in outline.captions] == [
        "tabell-laget",
        "figur-fran-budget-till-utfall",
        "tabell-laget-b",
        "tabell-laget-b-2",
    ]


def test_of_tables_of_one_name_a_list_says_whose_each_is():
    named, result = replace(TABLE, heading="Målen"), replace(kept.INCOME, heading="Resultat")
    of_units = [
        one
        for at, unit in enumerate(("kulturnamnden", "socialnamnden"))
        for one in (chapter(unit, 2), replace(chapter(f"uppfyllelse-{at}", 3, named), title="Måluppfyllelse"))
    ]
    outline = outline_of(document(chapter("korthet", 1, named, result), chapter("namnder"), *of_units))
    assert [one.listed for one in outline.tables] == [
        "Målen, Korthet",
        "Resultat",
        "Målen, Kulturnamnden",
        "Målen, Socialnamnden",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("korthet", "”Korthet”"),
        ("balans", "avsnitt\xa01.1"),
        ("tabell-balansrakning", "tabell\xa01"),
        ("rad-materiella", "tabell\xa01"),
        ("not-3", "not\xa03"),
    ],
)
def test_what_a_reference_may_lead_to(key, words):
    chapters = (
        chapter("korthet", is_numbered=False),
        chapter("rakenskaper"),
        chapter("balans", 2, kept.BALANCE),
        chapter("noter", 2, *kept.NOTES),
    )
    assert outline_of(document(*chapters)).destinations[key].words == words


def test_a_page_lists_parts_and_their_sections_beside_a_long_document():
    listed = listed_beside(document(chapter("a"), chapter("b", 2), chapter("c", 3)))
    assert [section.label for section in listed] == ["1 A", "1.1 B"]
