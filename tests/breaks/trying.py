"""Trying a break: a copy of the project with the break in it, and the tests that could notice, the nearest first."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.breaks.drawing import ROOT
from tests.breaks.operators import Break

UNKNOWN_NAME, NO_TESTS = 4, 5  # pytest's exit codes: then nobody has looked
LIMIT = 1200  # seconds; a run that hangs has noticed too
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a break: the test that noticed, or nothing."""

    one: Break
    caught_by: str

    @property
    def row(self) -> str:
        """As a row of the table in docs/testing.md; the last column is for what is said of it by hand."""
        return f"| `{self.one.path}` {self.one.line} | {self.one.what} | {self.caught_by or '**survived**'} | |"


@contextmanager
def copy_of_the_project(folder: Path) -> Iterator[Path]:
    """What stands in the work tree, in a folder of its own that borrows what is installed."""
    shutil.rmtree(folder, ignore_errors=True)
    left_out = shutil.ignore_patterns(".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=left_out, symlinks=True)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    shutil.copytree(ROOT / "var" / "assets", folder / "var" / "assets")
    if (ROOT / "node_modules").exists():
        (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tried(one: Break, folder: Path, covering: list[str], *, whole: bool) -> Verdict:
    """The verdict on one break; the copy is as it was afterwards.

    Args:
        covering: the tests that are known to run the line.
        whole: let everything that `make test` runs have a look when the nearest have seen nothing.
    """
    source = (ROOT / one.path).read_bytes()
    (folder / one.path).write_bytes(one.applied(source))
    try:
        for arguments in _stages(one, folder, covering, whole=whole):
            caught_by = _first_failure(arguments, folder)
            if caught_by:
                return Verdict(one, caught_by)
    finally:
        (folder / one.path).write_bytes(source)
    return Verdict(one, "")


def _stages(one: Break, folder: Path, covering: list[str], *, whole: bool) -> Iterator[list[str]]:
    alone = ["-n0", "--no-migrations"]
    if near := nearest(one.path):
        yield [*alone, *near]
    if covering:
        names = folder / "var" / "covering.txt"
        names.write_text("\n".join(covering))
        yield [*alone, f"@{names}"]
    elif folder_of := beside(one.path):
        yield [*alone, folder_of]
    if whole:
        yield []


def nearest(path: Path) -> list[str]:
    """The test files named after the module, and those of its folder's noun ("views/plans.py": tests/…/test_plan*.py)."""
    stem = path.stem.rstrip("s")
    found = [test for test in (ROOT / "tests").rglob(f"test_{stem}*.py") if "browser" not in test.parts]
    near = [test for test in found if path.parts[0] in (*test.parts, "styrmodell", "templates")]
    return sorted(str(test.relative_to(ROOT)) for test in near)[:12]


def beside(path: Path) -> str:
    """The folder of tests that stands where the module's does ("planning/services/plans.py": tests/planning/services)."""
    app = path.parts[path.parts[0] in ("templates", "styrmodell")] if len(path.parts) > 1 else ""
    found = [folder for folder in (Path("tests", *path.parent.parts), Path("tests", app)) if (ROOT / folder).is_dir()]
    return str(found[0]) if app and found else ""


def _first_failure(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *arguments]
    try:
        run = subprocess.run(
            command, cwd=folder, env=_plain_environment(), capture_output=True, text=True, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return "never ends"
    if run.returncode in (0, UNKNOWN_NAME, NO_TESTS):
        return ""
    named = FAILED.search(run.stdout)
    return f"`{named[1]}`" if named else "the tests cannot be collected"


def _plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
