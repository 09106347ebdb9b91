"""What the commands that write a file have in common: their arguments, which text they choose, and what they say."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from organisation.desk import files, paper_files
from organisation.services import meeting_papers
from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.errors import DomainError


def add_file_arguments(parser: ArgumentParser) -> None:
    """Which edition or handling, in which format, and where to."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--edition", type=int, metavar="N", help="en äldre utgåva")
    which.add_argument("--handling", type=int, metavar="N", help="handling nummer N, som den skickades ut")
    parser.add_argument(
        "--format", choices=FORMATS, dest="form", help="filens format; annars efter filens namn, eller pdf"
    )
    parser.add_argument("--output", required=True, metavar="FIL", help="filen som skrivs")


def write(
    find: Callable[[], Any],
    text_of: Callable[[Any, Any], files.Text],
    options: Mapping[str, Any],
) -> str:
    """Write a document to a file; the line that tells of it.

    Args:
        find: the plan or report.
        text_of: one of its editions, or None for its working text, as files are made of it.

    Raises:
        CommandError: it cannot be found or made, or not be written there.
    """
    output = options["output"]
    try:
        document = find()
        which, text = _chosen(document, text_of, options)
        content = files.kept_or_made(text, options["form"] or _form_of(output))
        Path(output).write_bytes(content)
    except DomainError as refusal:
        raise CommandError(str(refusal)) from refusal
    except OSError as fault:
        raise CommandError(f"{output} gick inte att skriva: {fault.strerror}.") from fault
    return f"{document}, {which}: {output} ({len(content)} byte)"


def _form_of(output: str) -> str:
    """What the name of the file says that it is."""
    suffix = Path(output).suffix.removeprefix(".").lower()
    return suffix if suffix in FORMATS else "pdf"


def _chosen(
    document: Any, text_of: Callable[[Any, Any], files.Text], options: Mapping[str, Any]
) -> tuple[str, files.Text]:
    """What was asked for, in words: a handling, an edition, else what everybody reads, or the working text before that.

    Raises:
        DomainError: there is no such handling or edition.
    """
    if (number := options["handling"]) is not None:
        paper = meeting_papers.numbered(document, number)
        units = text_of(document, None).units
        return f"handling {number}", paper_files.text_of(paper, document.get_absolute_url(), units)
    editions = document.editions.select_related("content").order_by("-number")
    if (number := options["edition"]) is not None:
        edition = editions.filter(number=number).first()
        if edition is None:
            raise DomainError(f"{document} har ingen utgåva {number}.")
    else:
        edition = editions.first() if document.is_frozen else None
    return f"utgåva {edition.number}" if edition else "utkast", text_of(document, edition)
