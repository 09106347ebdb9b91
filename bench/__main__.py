"""`make bench`: prints a table of ratios for each database, all measured in this run. Nothing here is a test.

A goal that is missed ends it with exit code 1. `--short` is the cut that every change passes: fewer turns, a smaller table,
and twice as much allowed, since the machine may be busy; what is counted is counted exactly. `python -m bench postgresql
pages` measures only that, and `--only=followup:economy` of the pages only those with that in their names. Each line is
printed when it has been measured, and what was missed once more at the end.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from bench.ground import Ratio, Size, empty_database

# Each run has a database of its own. What asks much of the database is measured on both; drawing and PDFs once.
RUNS = {
    "sqlite": (
        ("trees", "plan_page", "comparison", "pdf", "annual"),
        ("spared",),
        ("pages",),
        ("lighthouse",),
        ("deadline",),
    ),
    "postgresql": (("trees",), ("spared",), ("pages",), ("deadline",)),
}
# Compares long texts, sets documents, connects anew, fills a large municipality, opens a browser: for minutes.
LONG = ("spared", "comparison", "pdf", "annual", "pages", "lighthouse", "deadline")
WHOLE = Size(turns=40, nodes=200_000, slack=1)
SHORT = Size(turns=12, nodes=20_000, slack=2)


def main(arguments: list[str]) -> int:
    """Measure one database, or each in a process of its own.

    Returns:
        The exit code: 1 when a goal was missed.
    """
    only = tuple(one.removeprefix("--only=") for one in arguments if one.startswith("--only="))
    size = replace(SHORT if "--short" in arguments else WHOLE, only=only)
    named = [name for name in arguments if not name.startswith("--")]
    wanted = [
        (vendor, left)
        for vendor, runs in RUNS.items()
        for parts in runs
        if (left := [part for part in parts if _is_wanted(vendor, part, named, size)])
    ]
    if len(wanted) == 1:
        vendor, parts = wanted[0]
        return int(not all(one.holds(size.slack) for one in _measured(vendor, parts, size)))
    flags = [name for name in arguments if name.startswith("--")]
    runs = [[sys.executable, "-m", "bench", vendor, *parts, *flags] for vendor, parts in wanted]
    return max(subprocess.run(run).returncode for run in runs)


def _is_wanted(vendor: str, part: str, named: Sequence[str], size: Size) -> bool:
    """True for what has been named, and when nothing has, for what there is time for."""
    vendors, parts = [name for name in named if name in RUNS], [name for name in named if name not in RUNS]
    if vendors and vendor not in vendors:
        return False
    return part in parts if parts else not (size.slack > 1 and part in LONG)


def _measured(vendor: str, parts: Sequence[str], size: Size) -> list[Ratio]:
    started, ratios = time.monotonic(), []
    with empty_database(vendor):
        for part in parts:
            module = import_module(f"bench.{part}")
            print(f"{vendor}: {str(module.__doc__).splitlines()[0]}", flush=True)
            for one in module.measure(size):
                print(one.line(size.slack), flush=True)
                ratios.append(one)
    missed = [one.line(size.slack) for one in ratios if not one.holds(size.slack)]
    minutes = (time.monotonic() - started) / 60
    print(
        f"{vendor}: {len(ratios)} mätta på {minutes:.0f} min, {len(missed)} håller inte", *missed, sep="\n", flush=True
    )
    return ratios


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
