"""Which of the two workers runs what: `pytest_xdist_make_scheduler` in tests/conftest.py hands the run to this.

A test that both workers have collected under the same name is run once, by whichever of them is idle. What must be run
by a certain worker has been collected by that one only, or under a name that tells them apart (`…@sqlite`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import pytest
from xdist.workermanage import WorkerController, parse_tx_spec_config

# What asks no database, and costs the same wherever it is run; all else costs half as much again on PostgreSQL.
DATABASE_FREE = ("tests/lib/", "tests/followup/rules/", "tests/test_architecture")
AHEAD = 2  # a worker begins a test when it knows the next one: what the two share is torn down between files


class Sharing:
    """Hands out the tests file by file: to each worker first what only it can run, then what costs least there, then the rest.

    The methods without an underscore are called by pytest-xdist.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.expected = len(parse_tx_spec_config(config))
        self.session = config.pluginmanager.get_plugin("session")
        self.places: dict[WorkerController, dict[str, int]] = {}  # worker -> test -> its number there
        self.pending: dict[WorkerController, list[str]] = {}
        self.queue: list[list[str]] | None = None  # files, each a list of tests; None before both have collected

    @property
    def nodes(self) -> list[WorkerController]:
        """The workers that are at work."""
        return list(self.pending)

    @property
    def collection_is_completed(self) -> bool:
        """True when all have told what they have collected."""
        return len(self.places) >= self.expected

    @property
    def has_pending(self) -> bool:
        """True while there is something left to do."""
        return bool(self.queue) or any(self.pending.values())

    @property
    def tests_finished(self) -> bool:
        """True when all that is left will be done without more being said than that nothing follows."""
        return self.collection_is_completed and not (
            self.queue or any(len(pending) >= AHEAD for pending in self.pending.values())
        )

    def add_node(self, node: WorkerController) -> None:
        """A worker has started: one of the first, or one in the place of another that crashed."""
        self.pending[node] = []

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """The worker tells which tests it knows."""
        self.places[node] = {test: place for place, test in enumerate(collection)}

    def schedule(self) -> None:
        """All have collected: begin; or go on, when one took another's place."""
        if self.queue is None:
            self.queue = list(_files(list(self.places.values())))
            self.session.testscollected = sum(map(len, self.queue))  # for the percentages
        for node in self.nodes:
            if node in self.places:
                self._feed(node)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """The worker has run one."""
        self.pending[node].pop(0)
        self._feed(node)

    def remove_node(self, node: WorkerController) -> str | None:
        """The worker is done or has crashed; returns the test that it crashed in. The rest of its tests wait for another."""
        crashed, *left = self.pending.pop(node) or [None]
        if left:
            self.queue.append(left)
        return crashed

    def _feed(self, node: WorkerController) -> None:
        known = self.places[node]
        while len(self.pending[node]) < AHEAD and not node.shutting_down:
            file = min((file for file in self.queue if file[0] in known), key=self._order(node), default=None)
            if file is None:
                node.shutdown()
                return
            self.queue.remove(file)
            self.pending[node] += file
            node.send_runtest_some([known[test] for test in file])

    def _order(self, node: WorkerController) -> Callable[[list[str]], bool]:
        """How to choose what the worker runs next: what is False comes first."""
        is_postgresql = node.gateway.id == "postgresql"

        def is_others(file: list[str]) -> bool:
            is_shared = all(file[0] in known for known in self.places.values())
            return is_shared and file[0].startswith(DATABASE_FREE) != is_postgresql

        return is_others


def _files(collected: Sequence[dict[str, int]]) -> Iterator[list[str]]:
    """The tests of each file, apart by who can run them, with the longest first, so that neither worker waits for the other.

    First what only one worker can run; then what tries the whole product and therefore stands in no folder, since its
    tests are long; then the files with most tests.
    """
    counts = Counter(test for tests in collected for test in tests)
    shared: list[list[str]] = []
    for tests in collected:
        own = [test for test in tests if counts[test] == 1]
        yield from (list(group) for _, group in groupby(own, _file))
        if not shared:
            both = [test for test in tests if counts[test] > 1]
            shared = [list(group) for _, group in groupby(both, _file)]
    yield from sorted(shared, key=lambda tests: (_file(tests[0]).count("/") == 1, len(tests)), reverse=True)


def _file(test: str) -> str:
    return test.partition("::")[0]
