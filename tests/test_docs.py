"""What the documentation names is there: files and folders, and the names in the code."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ("architecture.md", "glossary.md", "testing.md", "who-may.md")
FOLDERS = (
    "organisation",
    "planning",
    "followup",
    "styrmodell",
    "templates",
    "fixtures",
    "static",
    "tests",
    "bench",
    "docs",
)
CODE_BLOCK = re.compile(r"```.*?```", re.DOTALL)
BREAK = re.compile(
    r"^\| `\S+\.py` \d+ \|.*$|^\| `templates/\S+` \d+ \|.*$", re.MULTILINE
)  # as it was called when it was tried
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.*-]*/[\w./*-]*|[\w*-]+\.(py|txt|md|json|sql|html)")
NAME = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)*")
PATHS = [
    "/" + str(path.relative_to(ROOT)) for folder in FOLDERS for path in [ROOT / folder, *(ROOT / folder).rglob("*")]
]
CODE = [
    path for folder in FOLDERS for kind in ("*.py", "*.html", "*.css", "*.js") for path in (ROOT / folder).rglob(kind)
]
WORDS = {word for path in [*CODE, ROOT / "pyproject.toml"] for word in re.findall(r"\w+", path.read_text())}


def quoted(doc: str) -> list[str]:
    """What stands in backticks, once each."""
    text = BREAK.sub("", CODE_BLOCK.sub("", (ROOT / "docs" / doc).read_text()))
    return list(dict.fromkeys(QUOTED.findall(text)))


def is_there(path: str) -> bool:
    """True for a path from the project's folder, or the end of one: "render/html_blocks.py"."""
    wanted = "*/" + path.strip("/").replace("-N", "-*")
    return any(fnmatch(known, ending) for known in PATHS for ending in (wanted, f"{wanted}.py"))


@pytest.mark.parametrize("doc", DOCS)
def test_the_files_that_are_named_are_there(doc):
    paths = [name for name in quoted(doc) if PATH.fullmatch(name)]
    assert [path for path in paths if not is_there(path)] == []


@pytest.mark.parametrize("doc", DOCS)
def test_the_names_that_are_used_are_in_the_code(doc):
    names = [name for name in quoted(doc) if NAME.fullmatch(name) and not PATH.fullmatch(name)]
    assert [name for name in names if not set(name.split(".")) <= WORDS] == []
