"""Which tests run a line: read from a run of the tests that kept count (`make test` with coverage's contexts).

python -m pytest --cov --cov-context=test --cov-report=
"""

from pathlib import Path

from coverage import CoverageData

from tests.breaks.drawing import ROOT

COUNTED = ROOT / ".coverage"
MOST = 200  # what so many tests do not notice is for `--whole` to try


def _shared(name: str, path: Path) -> int:
    """How many words of its way to the module a test's name shares."""
    return sum(part.removesuffix(".py").rstrip("s") in name for part in path.parts)


class Covering:
    """The tests by line."""

    def __init__(self, counted: Path = COUNTED) -> None:
        self.data = CoverageData(str(counted)) if counted.exists() else None
        if self.data is not None:
            self.data.read()

    def of(self, path: Path, line: int) -> list[str]:
        """The tests that run the line, those that stand nearest to it first and the browser's last; at most `MOST`."""
        if self.data is None:
            return []
        lines = self.data.contexts_by_lineno(self._measured(path))
        contexts = next((lines[number] for number in range(line, max(line - 6, 0), -1) if lines.get(number)), [])
        names = {context.partition("|")[0].partition("[")[0] for context in contexts if context}
        return sorted(names, key=lambda name: ("browser" in name, -_shared(name, path), name))[:MOST]

    def _measured(self, path: Path) -> str:
        assert self.data is not None
        return next((name for name in self.data.measured_files() if name.endswith(f"/{path}")), str(path))
