"""The data that others read: a key on each part, which is the same when the part is called or placed otherwise."""

from dataclasses import replace

from styrmodell.lib.documents.accounts import FinancialNote, Statement
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
                    found["row", row["key"]] = row["values"]
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
