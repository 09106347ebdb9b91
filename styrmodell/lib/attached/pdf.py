"""A PDF that somebody attaches: whole, not locked, and with nothing in it that runs or hides another file.

Its tables as text may lie in it, and other such PDFs, as they do in those that are made here.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf

from styrmodell.lib.errors import DomainError

START = b"%PDF-"
UNPACKED = 64 * 1024 * 1024  # bytes that one stream may become
NESTED = 60
# What an action may not do (ISO 32000-2, 12.6.4): run, start, send, play, or go into another file.
ACTIONS = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute"),
    *("/GoToE", "/Movie", "/Sound"),
}
RUNS = {"/JS", "/JavaScript", "/XFA"}
HOLDS_FILES = {"/EmbeddedFiles", "/EF", "/RichMediaContent"}

BROKEN = "PDF-filen är skadad. Öppna den och spara om den som PDF."
LOCKED = "PDF-filen är skyddad med lösenord. Spara den utan skydd."
ACTS = "PDF-filen innehåller skript eller startar något när den öppnas. Skriv ut den till en ny PDF och bifoga den."
TABLE, DOCUMENT = ".csv", ".pdf"
LEVELS = 2
NO_TEXT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\N{REPLACEMENT CHARACTER}]")
CARRIES = "PDF-filen har andra filer inuti sig. Bifoga dem var för sig."
TWO_IN_ONE = "Filen är både en PDF och ett arkiv. Skriv ut den till en ny PDF och bifoga den."

# Process-wide in the library; nothing else here reads PDFs that others have made.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=UNPACKED,
    run_length_max_memory=UNPACKED,
    png_max_memory=UNPACKED,
    tiff_max_memory=UNPACKED,
    parser_max_nesting=NESTED * 4,
    doc_max_warnings=100,
)


def refuse_unsafe(content: bytes, *, levels: int = LEVELS) -> None:
    """Refuse a PDF that does more than to be read.

    Args:
        levels: how deep files may lie inside each other.

    Raises:
        DomainError: broken, locked, with scripts, actions or files in it, or an archive too.
    """
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise DomainError(TWO_IN_ONE)
    before = pikepdf.settings.qpdf_limit_errors()
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise DomainError(LOCKED)
            if not len(pdf.pages):
                raise DomainError(BROKEN)
            carries = HOLDS_FILES if _hides_files(pdf, levels) else HOLDS_FILES - {"/EmbeddedFiles", "/EF"}
            for thing in pdf.objects:
                _refuse_acting(thing, carries)
    except pikepdf.PasswordError:
        raise DomainError(LOCKED) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError, TypeError) as fault:
        raise DomainError(BROKEN) from fault
    if pikepdf.settings.qpdf_limit_errors() != before:
        raise DomainError(BROKEN)  # what was passed over may hold anything


def pages_of(content: bytes) -> int | None:
    """How many pages it has; None when that cannot be told."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None


def _hides_files(pdf: pikepdf.Pdf, levels: int) -> bool:
    """True when it holds a file that is anything but a table as text or a PDF that could itself be attached."""
    files = [one for thing in pdf.objects for one in _dictionaries(thing, NESTED) if "/EF" in one]
    return not files or not levels or not all(_is_harmless(one, levels) for one in files)


def _is_harmless(filespec: Any, levels: int) -> bool:
    name, held = str(filespec.get("/UF", filespec.get("/F", ""))).lower(), filespec.EF
    if not isinstance(held, pikepdf.Dictionary):
        return False
    if name.endswith(TABLE):
        return all(_is_text(content) for _, content in held.items())
    return name.endswith(DOCUMENT) and all(_is_safe(content, levels - 1) for _, content in held.items())


def _is_safe(content: Any, levels: int) -> bool:
    if not isinstance(content, pikepdf.Stream):
        return False
    try:
        refuse_unsafe(content.read_bytes(), levels=levels)
    except DomainError:
        return False
    return True


def _is_text(content: Any) -> bool:
    if not isinstance(content, pikepdf.Stream):
        return False
    text = content.read_bytes().decode("utf-8", errors="replace")
    return not NO_TEXT.search(text)


def _refuse_acting(thing: Any, carries: set[str]) -> None:
    for found in _dictionaries(thing, NESTED):
        names = {str(name) for name in found.keys()}  # noqa: SIM118 - a stream's keys are its dictionary's
        is_action = str(found.get("/Type", "")) != "/StructElem" and str(found.get("/S", "")) in ACTIONS
        if is_action or names & RUNS:
            raise DomainError(ACTS)
        if names & carries or str(found.get("/Subtype", "")) in ("/FileAttachment", "/RichMedia"):
            raise DomainError(CARRIES)


def _dictionaries(thing: Any, left: int) -> Iterator[Any]:
    """The dictionaries in an object; what it points at stands among the file's objects by itself."""
    if left == 0:
        raise DomainError(BROKEN)
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield thing
        parts = [part for _, part in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        parts = list(thing)
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _dictionaries(part, left - 1)
