"""Sets one print job and exits: `python -m styrmodell.lib.documents.pdf_process SECONDS BYTES < job > pdf`.

Knows neither Django nor the database. Progress and faults go to standard error, a line each.
"""

import resource
import sys
from importlib import import_module

from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.print_job import PrintJob

FAILED, NO_PANGO = 1, 3


def main(seconds: int, memory: int) -> int:
    """Read the job, write the PDF.

    Args:
        seconds: processor time the process may use.
        memory: address space it may take, in bytes.

    Returns:
        the exit code.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    job = PrintJob.decode(sys.stdin.buffer.read())
    try:
        weasy = import_module("styrmodell.lib.documents.weasy")  # lazily, to tell a missing Pango from other faults
    except OSError as fault:
        return _said(str(fault), NO_PANGO)
    try:
        sys.stdout.buffer.write(weasy.set_pdf(job, progress=_say))
    except DocumentError as fault:
        return _said(f"{fault} {fault.detail}", FAILED)
    except MemoryError:
        return _said("Minnet tog slut.", FAILED)
    return 0


def _said(line: str, code: int) -> int:
    _say(line)
    return code


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
