"""A document as PDF: archive (PDF/A-3a) and accessibility (PDF/UA-1) in one file, byte for byte the same for equal input."""

import hashlib
import json
import multiprocessing
import re
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

from styrmodell.lib.documents.embedded import Embedded
from styrmodell.lib.documents.errors import FAILED, DocumentError, PdfUnavailable, TookTooLong
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render import pdf_process
from styrmodell.lib.documents.render.csv_tables import csv_tables
from styrmodell.lib.documents.render.html import print_html
from styrmodell.lib.documents.render.json import to_json
from styrmodell.lib.documents.render.limits import Limits, limits_for
from styrmodell.lib.documents.render.print_job import PrintJob
from styrmodell.lib.documents.typeface import font_files, static_file
from styrmodell.lib.swedish import slug_words

Progress = Callable[[int, str], None]
Pictures = Callable[[str], bytes | None]

STYLE_SHEETS = (
    "css/pdf.css",
    "css/pdf_tables.css",
    "css/pdf_pictures.css",
    "css/pdf_accounts.css",
    "css/pdf_group.css",
    "css/pdf_glance.css",
    "css/pdf_timeline.css",
    "css/pdf_long.css",
    "css/pdf_leaflet.css",
)
IMAGE = re.compile(r'<img src="(/media/[^"]+)" alt="([^"]*)">')
PAUSE = 0.3  # seconds between two reports of progress: each is written to the database
FOLDER = "styrmodell-pdf-"
OLD = 3600  # seconds; no document takes so long to set

# Every document is set in a fresh process, forked from one that has loaded WeasyPrint and nothing of ours.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["styrmodell.lib.documents.render.pdf_server"])


def no_pictures(address: str) -> bytes | None:
    """For documents that show no pictures."""
    return None


def render_pdf_in_process(
    document: Document,
    *,
    pictures: Pictures = no_pictures,
    files: Sequence[Embedded] = (),
    progress: Progress | None = None,
    seconds: int | None = None,
    memory: int | None = None,
) -> bytes:
    """The PDF, set in a process of its own with a limit on time and memory, so that a runaway page cannot take us down.

    Args:
        pictures: gives the bytes of a picture by its address in the text (`/media/<uuid>.png`), None when it is gone.
        files: what goes with the document and is to lie in the PDF; the figures of its tables always do.
        progress: told how far it has come, in percent that never fall and in a Swedish sentence.
        seconds: how long it may take; as long as its length needs when None.
        memory: how many bytes it may take; as many as its length needs when None.

    Raises:
        DocumentError: the document could not be set, or not within the limits.
        PdfUnavailable: Pango is missing.
    """
    job = print_job(document, pictures, files)
    needed = limits_for(job)
    limits = Limits(seconds or needed.seconds, memory or needed.memory)
    hears, speaks = PROCESSES.Pipe(duplex=False)
    with TemporaryDirectory(prefix=FOLDER) as folder, closing(hears):
        child = PROCESSES.Process(target=pdf_process.work, args=(job, limits, folder, speaks), daemon=True)
        try:
            with closing(speaks):  # ours; when the child's goes too, it has died
                child.start()
            return _answer(hears, progress or (lambda *_: None), limits)
        except (EOFError, OSError):
            code = _end(child)
            raise limits.met_by(code) from None
        finally:
            _end(child, now=True)


def clear_left_folders() -> None:
    """Take away the folders of processes that were killed."""
    for folder in Path(gettempdir()).glob(f"{FOLDER}*"):
        with suppress(OSError):  # another worker took it away, or it is somebody else's
            if folder.stat().st_mtime < time.time() - OLD:
                rmtree(folder)


def _end(child: BaseProcess, *, now: bool = False) -> int | None:
    """Wait until the process has ended, or end it now; its exit code, None when it never began."""
    if child.pid is None:
        return None
    if now:
        child.kill()
    child.join()
    return child.exitcode


def _answer(hears: Connection, progress: Progress, limits: Limits) -> bytes:
    """The PDF when it comes; passes on how far it has come meanwhile, but not more often than anybody reads it.

    Raises:
        EOFError: the process died.
    """
    told, deadline = 0.0, time.monotonic() + limits.seconds
    while hears.poll(max(0, deadline - time.monotonic())):
        said = hears.recv()
        if said.what == "made":
            return said.content
        if said.what == "no_pango":
            raise PdfUnavailable(said.words)
        if said.what == "no_memory":
            raise DocumentError(limits.too_large, said.words)
        if said.what == "failed":
            raise DocumentError(FAILED, said.words)
        if time.monotonic() - told > PAUSE:
            told = time.monotonic()
            progress(said.percent, said.words)
    raise TookTooLong(limits.too_long)


def print_job(document: Document, pictures: Pictures = no_pictures, files: Sequence[Embedded] = ()) -> PrintJob:
    """What it takes to set the document, without Django or database.

    Args:
        files: what is to lie in the PDF besides the figures of its tables.

    Raises:
        DocumentError: a style sheet or font is not where `make setup` puts it.
    """
    html = print_html(document)
    found = {address: pictures(address) for address, _ in IMAGE.findall(html)}
    return PrintJob(
        html=IMAGE.sub(lambda image: image[0] if found[image[1]] else f"[Bilden finns inte: {image[2]}]", html),
        css="".join(Path(static_file(name)).read_text() for name in STYLE_SHEETS),
        fonts={Path(path).name: path for path in font_files()},
        pictures={address: content for address, content in found.items() if content},
        identifier=_identifier(document, files),
        files=(*csv_tables(document), *files),
        dated=document.dated,
    )


def _identifier(document: Document, files: Sequence[Embedded]) -> str:
    said = json.dumps(to_json(document), sort_keys=True).encode()
    return hashlib.sha256(b"".join((said, *(file.content for file in files)))).hexdigest()[:32]


def file_name(document: Document, extension: str = "pdf") -> str:
    """A name that people recognise: `delarsrapport-2-2021-strangnas-kommun.pdf`."""
    return named(f"{document.title} {document.unit}", extension)


def named(words: str, extension: str) -> str:
    """Words as the name of a file."""
    name = slug_words(words)[:100].strip("-")
    return f"{name or 'dokument'}.{extension}"
