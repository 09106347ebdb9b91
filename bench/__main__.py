"""`make bench`: prints one table of ratios, all measured in this run. Nothing here is a test."""

import sys

from bench.ground import Ratio, empty_database


def main() -> None:
    """Measure everything and print the table."""
    with empty_database():
        from bench import pdf, plan_page, trees

        ratios: list[Ratio] = []
        for part in (trees, plan_page, pdf):
            print(f"{part.__doc__.splitlines()[0]}", file=sys.stderr)
            ratios += part.measure()
    print("\n".join(str(ratio) for ratio in ratios))


if __name__ == "__main__":
    main()
