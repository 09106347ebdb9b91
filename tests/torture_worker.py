"""One worker of the torture, a process of its own: `python -m tests.torture_worker ORDER`.

Says "ready" when it has loaded everything, and begins when it is given a line, so that all workers begin at once.
"""

import json
import random
import sys
import time
import traceback
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


def work() -> dict[str, int]:
    """A new plan, which all workers start at the same moment, and then random operations until the time is up."""
    chance = random.Random(ORDER["seed"])
    writer = Writer(chance, ORDER["plans"], guarded=ORDER["guarded"])
    counts = {"operations": 0, "refused": 0, "errors": 0}
    connection.ensure_connection()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
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
    sys.stdout.write(json.dumps(work()))
