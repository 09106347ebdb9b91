"""Many processes writing to the same plan trees at once, through the service, with and without its guard.

`torture()` starts the workers and returns what they did and how many faults the trees have afterwards. Without the
guard the same harness must find faults; otherwise it proves nothing. The workers wait for each other before they begin:
writers that never meet break nothing.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

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
    order = {"database": database, "plans": plan_ids, "seconds": seconds, "guarded": guarded, "processes": processes}
    results = json.loads(_said(json.dumps(order), patience=seconds + 120))
    sums = [sum(result[name] for result in results) for name in ("operations", "refused", "errors")]
    return Outcome(*sums, started=plans_below() - at_first, faults=faults())


def _said(order: str, *, patience: float) -> str:
    """What the workers say when they are done; they are gone afterwards, whatever happened to them."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture_worker", order],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "styrmodell.settings"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=patience)[0]
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
