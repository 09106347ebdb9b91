"""Many processes writing to the same plan trees at once, through the service, with and without its guard.

`torture()` starts the workers and returns what they did and how many faults the trees have afterwards. Without the
guard the same harness must find faults; otherwise it proves nothing. The workers wait for each other before they begin:
loading Django takes seconds on a busy machine, and writers that never meet break nothing.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from tests.torture_ground import faults, plans_below, prepare

ROOT = str(settings.BASE_DIR)


@dataclass(frozen=True)
class Outcome:
    """What a torture did: saved operations, refusals in words, unexpected errors, plans started, faults afterwards."""

    operations: int
    refused: int
    errors: int
    started: int  # plans put below the same flerårsplan, so writings in the hierarchy of plans
    faults: list[str]

    def __str__(self) -> str:
        in_the_hierarchy = sum(fault.startswith("plan ") for fault in self.faults)
        return (
            f"{self.operations} skrivningar, {self.started} planer påbörjade, {self.refused} nekade, "
            f"{self.errors} fel, {len(self.faults)} trädfel, varav {in_the_hierarchy} i planernas träd"
        )


def torture(*, processes: int, seconds: float, guarded: bool, plans: int = 2) -> Outcome:
    """Let `processes` workers write for `seconds` on the present database, then check every tree."""
    plan_ids = prepare(plans)
    at_first = plans_below()
    database = {key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "HOST", "USER", "PASSWORD", "PORT")}
    database["OPTIONS"] = {} if connection.vendor == "postgresql" else connection.settings_dict["OPTIONS"]
    order = {"database": database, "plans": plan_ids, "seconds": seconds, "guarded": guarded}
    with ExitStack() as running:
        workers = [running.enter_context(_worker(order | {"seed": seed})) for seed in range(processes)]
        for worker in workers:
            assert worker.stdout.readline() == "ready\n", "en arbetare kom aldrig i gång, se ovan"
        for worker in workers:
            worker.stdin.write("go\n")
            worker.stdin.flush()
        results = [json.loads(worker.communicate(timeout=seconds + 120)[0]) for worker in workers]
    sums = [sum(result[name] for result in results) for name in ("operations", "refused", "errors")]
    return Outcome(*sums, started=plans_below() - at_first, faults=faults())


@contextmanager
def _worker(order: dict[str, Any]) -> Iterator[subprocess.Popen[str]]:
    """A worker that is gone afterwards, whatever happened to it or to the others."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture_worker", json.dumps(order)],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "styrmodell.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
