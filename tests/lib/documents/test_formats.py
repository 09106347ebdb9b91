"""Blocks × formats: every block is drawn in every format, or it stands why not."""

import json

import pytest

from styrmodell.lib.documents.blocks import GoalTable, UnreadablePart
from styrmodell.lib.documents.formats import FORMATS, written
from styrmodell.lib.documents.model import BLOCK_KINDS, Chapter, Document
from styrmodell.lib.documents.render.html import print_html
from styrmodell.lib.documents.render.html_blocks import TEMPLATES
from styrmodell.lib.documents.render.json import BLOCKS, block_data
from styrmodell.lib.documents.render.page_file import page_html
from tests.lib.documents import samples
from tests.lib.documents.accounts import accounts
from tests.lib.documents.leaflets import leaflet

CELLS = [(form, kind) for form in FORMATS for kind in BLOCK_KINDS]
MAKERS = (samples.full, samples.monthly, samples.plan, accounts, leaflet)
SAMPLES = {type(block): block for make in MAKERS for block in make().blocks}
PUT_IN = {"key", "label"}
SAMPLES[UnreadablePart] = UnreadablePart("Note", "Fotnoter")


def only(kind):
    """A document with nothing but one block."""
    block = SAMPLES[kind]
    told = [Chapter(row.chapter, "Målet") for row in (block.rows if kind is GoalTable else ()) if row.chapter]
    return Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "Kapitlet", (block,)), *told))


def text_of(kind):
    """The block's longest heading, name or text without tags: something that must be seen."""
    found = [leaf for leaf in _leaves(block_data(SAMPLES[kind])) if "<" not in leaf and "&" not in leaf]
    return max(found, key=len).split(" ")[0]


def _leaves(data):
    if isinstance(data, dict):
        return [
            leaf for name, value in data.items() if name not in ("block", "key", "chapter") for leaf in _leaves(value)
        ]
    if isinstance(data, list):
        return [leaf for value in data for leaf in _leaves(value)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize(("form", "kind"), CELLS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_block_has_a_renderer_in_every_format_or_a_reason(form, kind):
    assert (kind in FORMATS[form].blocks) != bool(FORMATS[form].without.get(kind))


def test_the_tables_name_no_block_that_is_none():
    assert {kind for form in FORMATS.values() for kind in (*form.blocks, *form.without)} == set(BLOCK_KINDS)
    assert set(BLOCKS.values()) | {UnreadablePart} == set(BLOCK_KINDS)
    assert len(set(TEMPLATES.values())) == len(BLOCK_KINDS)


@pytest.mark.parametrize("kind", BLOCK_KINDS, ids=lambda kind: kind.__name__)
def test_every_block_is_seen_on_the_page_and_on_paper(kind):
    for html in (page_html(only(kind)), print_html(only(kind))):
        assert text_of(kind) in html[html.rindex("Kapitlet") :]


def test_the_data_can_be_read_by_a_person():
    assert "Överens" in written(Document("Överenskommelse", "2026", "Kommunen", "K"), "json").decode(), (
        "letters stand as letters, not as escapes"
    )


def without_keys(told, stored):
    """What a block says in the data without what is put in for others: keys, and the label of a table."""
    if isinstance(told, list):
        return [without_keys(*pair) for pair in zip(told, stored, strict=True)]
    if not isinstance(told, dict):
        return told
    return {
        name: without_keys(value, stored[name]) for name, value in told.items() if name in stored or name not in PUT_IN
    }


@pytest.mark.parametrize("kind", BLOCK_KINDS, ids=lambda kind: kind.__name__)
def test_every_block_is_in_the_data(kind):
    data = json.loads(written(only(kind), "json"))
    [told] = data["chapters"][0]["blocks"]
    assert told["key"]
    assert without_keys(told, block_data(SAMPLES[kind])) == block_data(SAMPLES[kind])
