"""What the commands that write a file have in common: their arguments, and what they say."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import CommandError

from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.errors import DomainError


def add_file_arguments(parser: ArgumentParser) -> None:
    """Which edition or handling, in which format, and where to."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--edition", type=int, metavar="N", help="en äldre utgåva")
    which.add_argument("--handling", type=int, metavar="N", help="handling nummer N, som den skickades ut")
    parser.add_argument("--format", choices=FORMATS, default="pdf", dest="form", help="filens format")
    parser.add_argument("--output", required=True, metavar="FIL", help="filen som skrivs")


def write(output: str, make: Callable[[], tuple[str, bytes]]) -> str:
    """Write a file; the line that tells of it.

    Args:
        make: what it holds, after what it is called.

    Raises:
        CommandError: it cannot be made, or not be written there.
    """
    try:
        name, content = make()
        Path(output).write_bytes(content)
    except DomainError as refusal:
        raise CommandError(str(refusal)) from refusal
    except OSError as fault:
        raise CommandError(f"{output} gick inte att skriva: {fault.strerror}.") from fault
    return f"{name}: {output} ({len(content)} byte)"
