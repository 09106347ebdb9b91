"""The data that others read: a key on each part, which is the same when the part is called or placed otherwise."""

import csv
from dataclasses import replace
from io import StringIO

from styrmodell.lib.documents.accounts import FinancialNote, Statement
from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.documents.render.csv_tables import csv_tables
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.documents.render.json_keys import export_json
from tests.lib.documents import accounts as kept
from tests.lib.documents import samples


def long():
    return replace(kept.accounts(), contents_levels=3)


def by_key(document):
    """What each key stands for: the chapters' blocks, the blocks' kinds, the rows' figures."""
    found = {}
    for chapter in export_json(document)["chapters"]:
        found["chapter", chapter["key"]] = len(chapter["blocks"])
        for block in chapter["blocks"]:
            found["block", block["key"]] = block["block"]
            for row in block.get("rows", ()):
                if row.get("key"):
                    found["row", block["key"], row["key"]] = row.get("values", row)
    return found


def renamed(block):
    """The block and its rows called otherwise, its rows in another order."""
    if isinstance(block, FinancialNote):
        return replace(
            block, title=f"Nytt namn {block.number}" if block.about else block.title, number=block.number + 5
        )
    if isinstance(block, Statement):
        rows = tuple(replace(row, name=f"Nytt namn på {row.name}") for row in block.rows)
        return replace(block, heading=f"Ny {block.heading}", rows=rows[::-1])
    return block


def test_the_keys_stay_when_everything_is_renamed_moved_and_numbered_anew():
    document = long()
    chapters = tuple(
        replace(chapter, title=f"Nytt {chapter.title}", blocks=tuple(map(renamed, chapter.blocks)))
        for chapter in document.chapters
    )
    assert by_key(replace(document, chapters=chapters[::-1])) == by_key(document)


def test_every_block_has_a_key_of_its_own_and_a_note_that_of_its_row():
    keys = [block["key"] for chapter in export_json(long())["chapters"] for block in chapter["blocks"]]
    assert len({*keys}) == len(keys) > 5
    assert "note-intakter" in keys


def test_numbers_stand_beside_the_keys():
    data = export_json(long())
    labels = [block["label"] for chapter in data["chapters"] for block in chapter["blocks"]]
    assert "Tabell\N{NO-BREAK SPACE}1" in labels
    assert data["chapters"][0]["number"] == "1"


def test_the_data_reads_back_as_the_document():
    for document in (long(), samples.full()):
        assert read(export_json(document)) == document


def named_rows(block):
    """What the rows of a block are known by in the data, heading by heading."""
    document = Document("R", "2026", "K", "K", chapters=(Chapter("a", "A", (block,)),))
    [told] = export_json(document)["chapters"][0]["blocks"]
    held = [*told.get("rows", ()), *(one for group in told.get("groups", ()) for one in group["projects"])]
    return [one.get("key") for one in (*held, *filter(None, [told.get("total")]))]


def test_a_row_without_a_key_of_its_own_is_known_by_its_number_or_its_name():
    assert named_rows(Ledger((LedgerRow("Kulturskola"), LedgerRow("Scen och kultur")), LedgerRow("Summa"))) == [
        *("kulturskola", "scen-och-kultur", "summa")
    ]
    groups = (
        ProjectGroup("Kulturnämnden", (Project("4010 Nytt bibliotek"), Project("Ljud"))),
        ProjectGroup("Socialnämnden", (Project("Ljud"), Project("Ljud"))),
    )
    assert named_rows(InvestmentTable(groups, "2026")) == [
        *("4010", "kulturnamnden-ljud", "socialnamnden-ljud", "socialnamnden-ljud-2")
    ]
    value = (PersonnelValue(),)
    rows = (
        PersonnelRow("Anställda", is_heading=True),
        PersonnelRow("29 år eller yngre", value),
        PersonnelRow("Män", value),
    )
    assert named_rows(PersonnelTable(("2026",), rows)) == [None, "anstallda-29-ar-eller-yngre", "anstallda-man"]


def test_a_file_in_the_pdf_calls_its_rows_as_the_data_does():
    """But for what stands there alone: what steps end in, and the lines of a picture, which the data has one list each."""
    document = samples.full()
    files = [list(csv.reader(StringIO(one.content.decode("utf-8-sig")), delimiter=";")) for one in csv_tables(document)]
    assert {rows[0][0] for rows in files} == {"Radnyckel"}
    names = {row[0] for rows in files for row in rows[1:] if row[0]}
    assert names - {*_keys_in(export_json(document))} == {"prognos-for-arets-resultat", "kommunen", "riket", "mal"}
    assert len(names) > 20


def _keys_in(data):
    if isinstance(data, dict):
        yield from (data["key"],) if isinstance(data.get("key"), str) else ()
        data = [*data.values()]
    for one in data if isinstance(data, list) else ():
        yield from _keys_in(one)
