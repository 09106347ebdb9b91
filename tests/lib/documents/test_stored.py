"""What is frozen and what the edition adds; what is written is checked, what is read is survived."""

import copy
from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.utils.safestring import mark_safe

from styrmodell.lib import checksums
from styrmodell.lib.documents.blocks import DecisionRow, DecisionTable, GoalTable, RichText, UnreadablePart
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import Unreadable, content_json, cover_json, read, refuse_unknown, to_json
from styrmodell.lib.documents.schema import SCHEMA, UPGRADES
from tests.lib.documents import samples
from tests.lib.documents.accounts import accounts
from tests.lib.documents.hostile import hostile
from tests.lib.documents.leaflets import leaflet

BY_KS = (DecisionRow("Kommunstyrelsen", date(2021, 10, 6), "§ 150", "KS/2021:1", "föreslår"), DecisionRow("KF"))
BY_KF = (BY_KS[0], DecisionRow("Kommunfullmäktige", date(2021, 10, 25), "§ 80", "KS/2021:1", "godkänner"))


def decided(rows, **cover):
    last = Chapter("beslut", "Beslut", (RichText("<p>Text</p>"), DecisionTable(rows)))
    document = samples.monthly()
    return replace(document, decisions=rows, chapters=(*document.chapters, last), **cover)


MAKERS = [samples.full, samples.monthly, samples.plan, samples.minimal, accounts, leaflet, lambda: decided(BY_KF)]


@pytest.mark.parametrize("make", MAKERS)
def test_content_and_cover_make_the_document_again(make):
    document = make()
    assert read(content_json(document), cover_json(document)) == document


def test_what_kf_decides_is_the_same_content_as_what_ks_decided():
    first = decided(BY_KS, status="Utkast", edition=1, dated=date(2021, 10, 1))
    last = decided(BY_KF, registry_number="KS/2021:1", edition=2, in_force_from=date(2021, 10, 25))
    assert checksums.of_data(content_json(first)) == checksums.of_data(content_json(last))
    assert read(content_json(first), cover_json(last)) == last
    assert "§ 80" not in str(content_json(last))


def test_a_cover_changes_nothing_of_the_content():
    content, cover = content_json(samples.monthly()), cover_json(samples.full())
    assert content_json(read(content, {**cover, "kind": "Något annat", "chapters": []})) == content


def stored():
    return content_json(samples.full())


def frozen():
    """The sample as it is read without its cover."""
    return read(stored())


def goal_table(data):
    return next(b for chapter in data["chapters"] for b in chapter["blocks"] if b["block"] == "GoalTable")


def changed(change):
    data = copy.deepcopy(stored())
    change(data)
    return data


UNKNOWN = {
    "document": lambda data: data.update(footnotes=["en not"]),
    "chapter": lambda data: data["chapters"][0].update(margin=3),
    "block": lambda data: goal_table(data).update(footnote="en not"),
    "row": lambda data: goal_table(data)["rows"][0].update(colour={"red": 1}),
    "status": lambda data: goal_table(data)["rows"][0]["assessment"].update(weight=1),
}


@pytest.mark.parametrize("place", UNKNOWN)
def test_an_unknown_key_is_passed_by_in_reading_and_refused_in_writing(place):
    data = changed(UNKNOWN[place])
    assert read(data) == frozen()
    with pytest.raises(ValueError, match="inte skriver"):
        refuse_unknown(data)


def test_what_this_version_writes_is_taken():
    refuse_unknown(content_json(decided(BY_KF)))


def test_a_missing_key_gets_its_default():
    data = changed(lambda data: [goal_table(data).pop("note"), data.pop("scale")])
    document = read(data)
    assert (document.scale, document.decisions) == ((), ())
    assert next(table.note for chapter in document.chapters for table in chapter.goal_tables) == ""


UNREADABLE_BLOCKS = {
    "another name": lambda data: goal_table(data).update(block="TargetTable"),
    "no name": lambda data: goal_table(data).pop("block"),
    "wrong type": lambda data: goal_table(data).update(rows="I1"),
    "unknown status": lambda data: goal_table(data)["rows"][0]["assessment"].update(key="ALMOST"),
    "a row without its name": lambda data: goal_table(data)["rows"][0].pop("name"),
    "its own name": lambda data: goal_table(data).update(block="UnreadablePart"),
}


@pytest.mark.parametrize("fault", UNREADABLE_BLOCKS)
def test_a_block_that_cannot_be_read_says_so_and_leaves_the_others_alone(fault):
    data = changed(UNREADABLE_BLOCKS[fault])
    document = read(data)
    lost = [block for block in document.blocks if isinstance(block, UnreadablePart)]
    assert [part.heading for part in lost] == [goal_table(stored())["heading"]]
    assert len(document.blocks) == len(samples.full().blocks)
    assert "går inte att läsa" in body_html(document)
    with pytest.raises(ValueError, match=r"inte skriver|läsa tillbaka"):
        refuse_unknown(data)


@pytest.mark.parametrize("cover", [[], "text", {}, {"schema": SCHEMA + 1}, {"schema": 2, "decisions": 7}])
def test_a_cover_that_is_none_gives_the_reason_too(cover):
    assert isinstance(read(stored(), cover), Unreadable)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {},
        {"schema": "2"},
        {"schema": True},
        {"schema": 0},
        {"schema": SCHEMA + 1, "kind": "", "year": "", "unit": "", "unit_code": ""},
        {"schema": 1, "kind": "Rapport"},
        {"schema": 1, "kind": 5, "year": "", "unit": "", "unit_code": ""},
        {**stored(), "dated": "i går"},
        {**stored(), "chapters": 5},
        {**stored(), "chapters": [None]},
        {**stored(), "chapters": [{"title": "Utan nyckel"}]},
        {**stored(), "chapters": [{"key": "a", "title": "", "blocks": 7}]},
        {**stored(), "chapters": [{"key": "å ä", "title": ""}]},
        {**stored(), "scale": None},
    ],
)
def test_what_is_no_document_gives_the_reason_and_never_an_error(data):
    assert isinstance(read(data), Unreadable)


def test_a_block_that_is_none_of_ours_is_never_stored():
    @dataclass(frozen=True)
    class Footnote:
        words: str

    for block in (
        RichText(html=object()),
        Footnote("en not"),
        UnreadablePart("Footnote"),
        RichText(html=5),
        GoalTable(rows=[]),
    ):
        with pytest.raises(ValueError, match=r"läsa tillbaka|lagra"):
            content_json(Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "A", (block,)),)))


def test_a_cover_with_something_else_than_a_day_is_never_stored():
    with pytest.raises(ValueError, match="läsa tillbaka"):
        cover_json(replace(samples.minimal(), dated="i går"))


def test_every_earlier_schema_has_a_step_to_the_next():
    assert sorted(UPGRADES) == list(range(1, SCHEMA))


def test_a_document_of_the_first_schema_reads_as_it_did():
    document = decided(BY_KF)
    first = {**to_json(document), "schema": 1}
    del first["edition"], first["in_force_from"]
    assert read(first) == document


def test_text_marked_as_safe_is_stored_as_text():
    block = RichText(mark_safe("<p>Text</p>"))
    document = Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "A", (block,)),))
    assert type(content_json(document)["chapters"][0]["blocks"][0]["html"]) is str


def test_hostile_text_is_written_and_read():
    assert read(content_json(hostile()), cover_json(hostile())) == hostile()
