"""Many processes writing to the same plan trees at once, through the service, with and without its guard.

`torture()` starts the workers and returns what they did and how many faults the trees have afterwards. Run as a
module it is one worker. Without the guard the same harness must find faults; otherwise it proves nothing.
"""

import json
import os
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django
from django.conf import settings
from django.db import connection, connections

ROOT = str(settings.BASE_DIR)


@dataclass(frozen=True)
class Outcome:
    """What a torture did: saved operations, refusals in words, unexpected errors, faults found afterwards."""

    operations: int
    refused: int
    errors: int
    faults: list[str]


def torture(*, processes: int, seconds: float, guarded: bool, plans: int = 2) -> Outcome:
    """Let `processes` workers write for `seconds` on the present database, then check every tree."""
    from tests.torture_ground import faults, prepare

    plan_ids = prepare(plans)
    database = {key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "HOST", "USER", "PASSWORD", "PORT")}
    database["OPTIONS"] = {} if connection.vendor == "postgresql" else connection.settings_dict["OPTIONS"]
    order = {"database": database, "plans": plan_ids, "seconds": seconds, "guarded": guarded}
    workers = [_start(order | {"seed": seed}) for seed in range(processes)]
    results = [json.loads(worker.communicate(timeout=seconds + 120)[0]) for worker in workers]
    sums = [sum(result[name] for result in results) for name in ("operations", "refused", "errors")]
    return Outcome(*sums, faults=faults())


def _start(order: dict[str, Any]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture", json.dumps(order)],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "styrmodell.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )


def work(order: dict[str, Any]) -> dict[str, int]:
    """One worker: random operations until the time is up."""
    settings.DATABASES["default"] = settings.DATABASES["default"] | order["database"]
    django.setup()

    from styrmodell.lib.errors import DomainError
    from tests import torture_ground

    operations = torture_ground.operations(guarded=order["guarded"])
    chance = random.Random(order["seed"])
    counts = {"operations": 0, "refused": 0, "errors": 0}
    end = time.monotonic() + order["seconds"]
    while time.monotonic() < end:
        act: Callable[[random.Random, list[int]], None] = chance.choice(operations)
        try:
            act(chance, order["plans"])
            counts["operations"] += 1
        except DomainError:
            counts["refused"] += 1
        except Exception:  # whatever a broken tree leads to counts; without the guard anything may
            counts["errors"] += 1
            if order["guarded"]:
                traceback.print_exc()
            if not order["guarded"] and connection.needs_rollback:
                connections.close_all()
    return counts


if __name__ == "__main__":
    print(json.dumps(work(json.loads(sys.argv[1]))))
