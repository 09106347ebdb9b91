"""The tag of example data where it is about a whole chapter."""

from dataclasses import replace

from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.gathered_marks import with_gathered_marks
from styrmodell.lib.documents.model import Chapter, Document

MADE_UP, TRUE = RichText("<p>Påhittat.</p>", is_example=True), RichText("<p>Sant.</p>")


def marks(document):
    chapters = with_gathered_marks(document).chapters
    return [(one.is_example, [block.is_example for block in one.blocks]) for one in chapters]


def test_a_chapter_is_marked_once_for_all_that_stands_in_it():
    chapters = (
        Chapter("board", "Nämnden", (TRUE,), level=2, is_example=True),
        Chapter("goals", "Målen", (MADE_UP,), level=3),
        Chapter("money", "Pengarna", (MADE_UP, TRUE), level=3),
        Chapter("next", "Nästa", (MADE_UP,), level=2),
    )
    document = Document("Årsredovisning", "2025", "Kommunen", "KOMMUN", chapters=chapters, contents_levels=3)
    assert marks(document) == [
        (True, [False]),
        (False, [False]),
        (False, [True, False]),
        (True, [False]),
    ]
    flat = replace(document, contents_levels=1)
    assert [one for one, _ in marks(flat)] == [True, True, False, True]
