"""`make bench`: prints a table of ratios for each database, all measured in this run. Nothing here is a test.

A goal that is missed ends it with exit code 1. `--short` is the cut that every change passes: fewer turns, a smaller table,
and twice as much allowed, since the machine may be busy; what is counted is counted exactly.
"""

import subprocess
import sys

from bench.ground import Ratio, Size, empty_database

# Only the writes differ between the databases; the pages and the PDFs are measured once.
PARTS = {"sqlite": ("trees", "plan_page", "pdf"), "postgresql": ("trees",)}
LONG = ("pdf",)  # sets documents for a minute
WHOLE = Size(turns=40, nodes=200_000, slack=1)
SHORT = Size(turns=12, nodes=20_000, slack=2)


def main(arguments: list[str]) -> int:
    """Measure one database, or each in a process of its own.

    Returns:
        The exit code: 1 when a goal was missed.
    """
    size = SHORT if "--short" in arguments else WHOLE
    vendors = [name for name in arguments if name in PARTS]
    if len(vendors) == 1:
        return int(not all(one.holds(size.slack) for one in _measured(vendors[0], size)))
    codes = [subprocess.run([sys.executable, "-m", "bench", vendor, *arguments]).returncode for vendor in PARTS]
    return max(codes)


def _measured(vendor: str, size: Size) -> list[Ratio]:
    with empty_database(vendor):
        from bench import pdf, plan_page, trees

        modules = {"trees": trees, "plan_page": plan_page, "pdf": pdf}
        ratios: list[Ratio] = []
        for part in PARTS[vendor]:
            if size is SHORT and part in LONG:
                continue
            print(f"{vendor}: {str(modules[part].__doc__).splitlines()[0]}", file=sys.stderr)
            ratios += modules[part].measure(size)
    print(vendor, *(one.line(size.slack) for one in ratios), sep="\n")
    return ratios


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
