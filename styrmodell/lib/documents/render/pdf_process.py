"""Sets one print job in a process of its own. Knows neither Django nor the database."""

import resource
import tempfile
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Literal, NamedTuple

from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.render.limits import Limits
from styrmodell.lib.documents.render.print_job import PrintJob


class Said(NamedTuple):
    """One thing that the process says: how far it has come, in words and percent, the finished PDF, or why there is none."""

    what: Literal["progress", "made", "failed", "no_memory", "no_pango"]
    words: str = ""
    content: bytes = b""
    percent: int = 0


def work(job: PrintJob, limits: Limits, folder: str, answers: Connection) -> None:
    """Set the job and answer with the PDF; what the process is started to do.

    Args:
        limits: processor time and address space that the process may take.
        folder: where it puts what it needs for a while. Whoever started it takes the folder away, however it ends.
        answers: where each `Said` is sent.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    tempfile.tempdir = folder
    answers.send(_set(job, answers))


def _set(job: PrintJob, answers: Connection) -> Said:
    def tell(percent: int, words: str) -> None:
        answers.send(Said("progress", words, percent=percent))

    try:  # imported lazily, to tell a missing Pango from other faults
        weasy = import_module("styrmodell.lib.documents.render.weasy")
    except OSError as fault:
        return Said("no_pango", str(fault))
    try:
        return Said("made", content=weasy.set_pdf(job, progress=tell))
    except DocumentError as fault:
        return Said("failed", fault.detail)
    except MemoryError:
        return Said("no_memory")
