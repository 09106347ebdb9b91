"""Programs of ours as they run, each a process of its own, and patience with them on a busy machine."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from django.conf import settings

Found = TypeVar("Found")
PATIENCE = 180  # seconds
DAY = "2026-11-23"


def environment(database_url: str) -> dict[str, str]:
    """The settings of a program that works on a database of the tests."""
    return os.environ | {"DATABASE_URL": database_url, "TODAY": DAY, "DJANGO_SETTINGS_MODULE": "styrmodell.settings"}


@contextmanager
def started(command: Sequence[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is started, and killed at the end with those that it has started, whatever they do."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=env, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def is_any_left_of(process: subprocess.Popen[bytes]) -> bool:
    """True while what the program has started, or what that has started, lives on."""
    return any(True for _ in _started_by(process))


def kill_what_it_began(process: subprocess.Popen[bytes]) -> None:
    """Kill the processes that the program's own have started for one piece of work."""
    found = dict(_started_by(process))
    for pid, parent in found.items():
        if parent in found and parent != process.pid:
            os.kill(pid, signal.SIGKILL)


def _started_by(process: subprocess.Popen[bytes]) -> Iterator[tuple[int, int]]:
    """The processes of the program's session that live, with the parent of each."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent, _, session = place.read_text().rpartition(")")[2].split()[:4]
            if int(session) == process.pid and state != "Z":
                yield int(place.parent.name), int(parent)


def wait_until(is_so: Callable[[], Found], what: str) -> Found:
    """What is found at last; nothing is found while whoever is asked does not answer."""
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(OSError):
            if found := is_so():
                return found
        assert time.monotonic() < end, what
        time.sleep(0.05)
