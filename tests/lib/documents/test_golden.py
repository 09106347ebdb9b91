"""Golden editions, one of each kind for every schema: they load, hash and say the same for ever.

`tests.golden_editions` lays a new schema's folder; the files of an earlier one are never touched.
"""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from styrmodell.lib import checksums
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.render.json import content_json, cover_json, read, to_json
from styrmodell.lib.documents.schema import SCHEMA
from tests.lib.documents.fingerprint import fingerprint

GOLDEN = Path(__file__).parents[2] / "golden"
EDITIONS = sorted(GOLDEN.glob("schema-*/*.json"))
HIDDEN = re.compile(r"<(style|svg)\b.*?</\1>", re.DOTALL)  # what a picture says stands in the table beside it
TAG = re.compile(r"<[^>]+>")
KEPT = re.compile(r'<span class="keep">([^<]*)</span>')


def stored(path):
    return json.loads(path.read_bytes())


def html_of(path):
    return path.with_suffix(".html").read_bytes().decode()


def name(path):
    return f"{path.parent.name}-{path.stem}"


def words(html):
    """Every word and figure that is printed, however it is laid out; what keeps a date on one line parts no word."""
    return Counter(unescape(TAG.sub(" ", KEPT.sub(r"\1", HIDDEN.sub(" ", html)))).split())


def document_data(kept):
    """What the document is made of: a plan's stands beside its rows, a report's has them beside its chapters."""
    content = kept["content"].get("document", kept["content"])
    return {name: value for name, value in content.items() if name not in ("report", "answers")}


def document_of(path):
    kept = stored(path)
    return read(document_data(kept), kept["cover"] if kept["cover"] and "schema" in kept["cover"] else None)


# The first plan editions had headings and texts only: their stored HTML is what there is to show.
# Of what nobody had to say, and of a draft's cover, that it is missing; and a heading is not said twice.
NO_LONGER_SAID = {"saknas", "Diarienummer", "Daterad"}
ONLY_READ_ALOUD = {"tillämpligt"}  # of a dash, on a page
DOCUMENTS = [path for path in EDITIONS if name(path) != "schema-1-plan"]


def test_there_is_one_of_each_kind_for_every_schema():
    expected = [f"schema-{number}-{kind}" for number in range(1, SCHEMA + 1) for kind in ("kommunen", "namnd", "plan")]
    assert list(map(name, EDITIONS)) == expected


@pytest.mark.parametrize("path", EDITIONS, ids=name)
def test_it_hashes_the_same(path):
    kept = stored(path)
    assert checksums.of_data(kept["content"]) == kept["sha256"]
    assert checksums.of_edition(kept["sha256"], kept["cover"], html_of(path)) == kept["edition_sha256"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_it_loads_and_says_the_same_as_its_stored_text(path):
    document = document_of(path)
    assert isinstance(document, Document), document
    today, then = words(body_html(document)), words(html_of(path))
    assert not today - then
    assert set(then) - set(today) <= NO_LONGER_SAID


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_its_chapters_are_printed_with_the_same_words(path):
    said = words(html_of(path)[html_of(path).index("<section") :])
    missing = set(said) - set(words(print_html(document_of(path)))) - NO_LONGER_SAID - ONLY_READ_ALOUD
    assert not missing, missing


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_no_value_of_it_is_lost_in_todays_schema(path):
    document = document_of(path)
    assert read(content_json(document), cover_json(document)) == document
    leaves = Counter(_leaves(document_data(stored(path))))
    assert not leaves - Counter(_leaves(to_json(document)))


def _leaves(data):
    if isinstance(data, dict):
        return [leaf for name, value in data.items() if name != "schema" for leaf in _leaves(value)]
    if isinstance(data, list):
        return [leaf for value in data for leaf in _leaves(value)]
    return [str(data)]


def test_the_classes_change_only_with_the_schema():
    """When this fails: raise `SCHEMA`, write the step from the last one, and run `python -m tests.golden_editions`."""
    assert fingerprint() == (GOLDEN / f"schema-{SCHEMA}" / "fields.txt").read_text()
