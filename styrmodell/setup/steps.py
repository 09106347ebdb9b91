"""The steps of setting up: what is run, what is skipped because nothing has changed, what is said. Standard library only.

Every step remembers the digest of what it read (in var/stamps) and is skipped until that changes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class SetupError(Exception):
    """Setting up cannot go on. The text is a Swedish sentence: what is missing and what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(text, flush=True)


def run(*command: str | Path, environment: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Run a program from the project's root, with the virtual environment's programs first in the path.

    Args:
        command: the program and its arguments.
        environment: instead of our own.
        quiet: show nothing but what it complains of.

    Raises:
        SetupError: the program ended with an error.
    """
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", "")])
    words = [str(part) for part in command]
    shown = subprocess.DEVNULL if quiet else None
    try:
        subprocess.run(words, check=True, cwd=ROOT, env={**(environment or os.environ), "PATH": path}, stdout=shown)
    except subprocess.CalledProcessError as error:
        raise SetupError(f"Kommandot misslyckades (kod {error.returncode}): {' '.join(words)}") from error


def step(label: str, do: Callable[[], None], *, reads: list[Path], makes: list[Path]) -> None:
    """Do one step unless nothing it reads has changed since last time and what it makes is still there.

    Args:
        label: shown in Swedish while the step runs; unique, because the stamp is named after it.
        do: does the work.
        reads: files and folders the result depends on.
        makes: files whose absence means that the step has to be done again.
    """
    stamp = VAR / "stamps" / hashlib.sha256(label.encode()).hexdigest()[:16]
    digest = _digest(reads)
    if all(made.exists() for made in makes) and stamp.exists() and stamp.read_text() == digest:
        return
    say(f"{label} …")
    do()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for file in _files(paths):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in inside if file.is_file() and file.suffix != ".pyc")


def alone(work: Callable[[], None]) -> None:
    """Do the work while nobody else who sets up here does theirs."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "bootstrap.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        work()


def ended(work: Callable[[], None]) -> int:
    """Do the work and give the exit code; what could not be set up is said, not traced."""
    try:
        work()
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Avbrutet.")
        return 130
    return 0
