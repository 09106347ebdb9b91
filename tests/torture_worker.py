"""The workers of the torture, each a process of its own: `python -m tests.torture_worker ORDER`.

Loads everything once and divides itself, since each process would take seconds to load it; all of them begin at once.
"""

import json
import multiprocessing
import random
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import django
from django.conf import settings
from django.db import connection, connections

ORDER: dict[str, Any] = json.loads(sys.argv[1])
settings.DATABASES["default"] = settings.DATABASES["default"] | ORDER["database"]
django.setup()

# The models can be imported first when Django knows the database.
from styrmodell.lib.errors import DomainError
from tests.torture_ground import Writer

APART = multiprocessing.get_context("fork")
BEGIN = APART.Barrier(ORDER["processes"])


def work(seed: int) -> dict[str, int]:
    """A new plan, which all workers start at the same moment, and then random operations until the time is up."""
    chance = random.Random(seed)
    writer = Writer(chance, ORDER["plans"], guarded=ORDER["guarded"])
    counts = {"operations": 0, "refused": 0, "errors": 0}
    connection.ensure_connection()
    BEGIN.wait()
    end = time.monotonic() + ORDER["seconds"]
    operation = writer.new_plan
    while time.monotonic() < end:
        try:
            operation()
            counts["operations"] += 1
        except DomainError:
            counts["refused"] += 1
        except Exception:  # whatever a broken tree leads to counts; without the guard anything may
            counts["errors"] += 1
            if ORDER["guarded"]:
                traceback.print_exc()
            elif connection.needs_rollback:
                connections.close_all()
        operation = chance.choice(writer.operations)
    return counts


if __name__ == "__main__":
    with ProcessPoolExecutor(ORDER["processes"], mp_context=APART) as workers:
        sys.stdout.write(json.dumps(list(workers.map(work, range(ORDER["processes"])))))
