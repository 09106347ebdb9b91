"""How the tests themselves are laid out."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from tests import cast
from tests.test_architecture import ROOT, source_files

FILES = [path for path in sorted((ROOT / "tests").rglob("*.py")) if path.name != "cast.py"]
WORDS = 4  # in a row; fewer stand in many sentences
BETWEEN = re.compile(r"[^\w\s\-,.:]|_|\{.*?\}")


def test_the_cast_is_made_in_one_place():
    """Who stands in `tests/cast.py` is not somebody else in another file."""
    fixture = type(cast.org)
    standing = {name for name, value in vars(cast).items() if isinstance(value, fixture)}
    again = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in FILES
        if "browser" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and node.name in standing
        and "pytest.fixture" in map(ast.unparse, node.decorator_list)
    ]
    assert len(standing) > 10
    assert again == []


def runs(text: str) -> Iterator[str]:
    """Every four words in a row that nothing comes between."""
    for piece in BETWEEN.split(text):
        words = re.findall(r"[\w-]+", piece.lower())
        for start in range(len(words) - WORDS + 1):
            run = words[start : start + WORDS]
            if all(word.replace("-", "").isalpha() for word in run):
                yield " ".join(run)


def texts(tree: ast.AST) -> Iterator[str]:
    """The texts that stand in code."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def shown() -> set[str]:
    """What the product may say, in runs of words: its templates and the texts in its code, the demo's own left out."""
    code = [text for path in source_files() if "demo" not in path.parts for text in texts(ast.parse(path.read_text()))]
    templates = [re.sub(r"\{[%{#].*?[}%#]\}", "|", path.read_text()) for path in (ROOT / "templates").rglob("*.*")]
    return {run for text in (*code, *templates) for run in runs(text)}


def asserted(tree: ast.Module) -> Iterator[str]:
    """The texts that a test expects: of `assert`, `assertContains`, `pytest.raises`, `expect(…).to_contain_text` …"""
    for node in ast.walk(tree):
        name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Assert) or name.startswith(("assert", "raises", "to_")):
            yield from texts(node)


def test_a_sentence_is_asserted_in_one_file():
    """So that who rewords a sentence changes one file of tests; the others ask for what `tests/answers.py` reads."""
    known, found = shown(), defaultdict(set)
    for path in FILES:
        for text in asserted(ast.parse(path.read_text())):
            for run in known.intersection(runs(text.replace("\\", ""))):
                found[run].add(str(path.relative_to(ROOT)))
    assert {run: sorted(files) for run, files in found.items() if len(files) > 1} == {}
    assert len(found) > 100, "nothing is found any longer: the rule looks in the wrong place"
