"""`make bench`: prints a table of ratios for each database, all measured in this run. Nothing here is a test."""

import subprocess
import sys

from bench.ground import Ratio, empty_database

# Only the writes differ between the databases; the pages and the PDFs are measured once.
PARTS = {"sqlite": ("trees", "plan_page", "pdf"), "postgresql": ("trees",)}


def main(arguments: list[str]) -> None:
    """Measure one database, or each in a process of its own."""
    if not arguments:
        for vendor in PARTS:
            subprocess.run([sys.executable, "-m", "bench", vendor], check=True)
        return
    vendor = arguments[0]
    with empty_database(vendor):
        from bench import pdf, plan_page, trees

        modules = {"trees": trees, "plan_page": plan_page, "pdf": pdf}
        ratios: list[Ratio] = []
        for part in PARTS[vendor]:
            print(f"{vendor}: {str(modules[part].__doc__).splitlines()[0]}", file=sys.stderr)
            ratios += modules[part].measure()
    print(vendor, *ratios, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
