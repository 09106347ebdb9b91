"""docs/styrmodell.md says which of the styrmodell's sentences the system fulfils, each with a test that is there."""

import ast
import re
from functools import cache

import pytest

from tests.test_architecture import ROOT

SENTENCES = 73  # in the styrmodell's text
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split(" | ")]
    for line in (ROOT / "docs" / "styrmodell.md").read_text().splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of a file's tests."""
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_each_sentence_stands_once_in_the_order_of_the_text():
    numbers = [int(row[0]) for row in ROWS]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, SENTENCES + 1))
    assert len(numbers) >= 24


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_sentence_has_its_words_its_place_and_tests_that_are_there(row):
    _, sentence, place, tests = row
    named = NAMED.findall(tests)
    assert sentence
    assert place
    assert named
    assert [(path, name) for path, name in named if name not in names_in(path)] == []
    assert NAMED.sub("", tests).strip(", ") == ""
