"""Many processes writing to the same plan trees at once, through the service, with and without its guard.

`torture()` starts the workers and returns what they did and how many faults the trees have afterwards. Without the
guard the same harness must find faults; otherwise it proves nothing.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from tests.torture_ground import faults, prepare

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
        [sys.executable, "-m", "tests.torture_worker", json.dumps(order)],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "styrmodell.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
