"""Does anybody notice? Breaks are put into the product one at a time, and the tests are to fail.

    python -m tests.breaks --seed 7 --count 30      # drawn over all modules
    python -m tests.breaks --by-hand                # the named kinds
    … --whole                                       # what the nearest tests do not notice meets all of `make test`

Prints the table that stands in docs/testing.md. A break that changes nothing anybody could see is told apart by hand.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.breaks.covering import Covering
from tests.breaks.drawing import by_hand, drawn
from tests.breaks.trying import copy_of_the_project, tried


def main() -> int:
    """Try them and print the table.

    Returns:
        The exit code: 1 when a break survived.
    """
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=30, help="so many, those that are skipped counted")
    asked.add_argument("--skip", type=int, default=0, help="the first so many have been tried already")
    asked.add_argument("--by-hand", action="store_true")
    asked.add_argument("--whole", action="store_true")
    chosen = asked.parse_args()
    breaks = (by_hand() if chosen.by_hand else drawn(chosen.seed, chosen.count))[chosen.skip : chosen.count]
    covering = Covering()
    survived = 0
    with copy_of_the_project(Path(tempfile.gettempdir()) / "styrmodell-breaks") as folder:
        for one in breaks:
            verdict = tried(one, folder, covering.of(one.path, one.line), whole=chosen.whole)
            survived += not verdict.caught_by
            print(verdict.row, flush=True)
    print(f"{len(breaks) - survived} of {len(breaks)} were noticed.")
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main())
