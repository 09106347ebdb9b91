"""A Word or Excel file that somebody attaches: the package that its parts say that it is, without macros, of a bounded size.

The archive is judged by its directory before anything is unpacked, and then read through once, a little at a time: what it
declares of itself may be a lie.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from styrmodell.lib.errors import DomainError

START = b"PK\x03\x04"
OLE_START = bytes.fromhex("d0cf11e0a1b11ae1")  # Office before 2007, and Office with a password
MAX_ENTRIES = 5_000
MAX_DIRECTORY = 2 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 4 * 1024 * 1024  # of those that are read as XML here
PIECE = 64 * 1024
TYPES = "[Content_Types].xml"
ENCRYPTED = 0x1
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
END = struct.Struct("<4s4H2LH")  # the record that ends an archive
MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet", "activex")
MACRO_PARTS = ("vbaproject", "vbadata", "/macrosheets/", "/activex/")
FETCHED = ("http:", "https:", "ftp:")

NEITHER = "Filen är varken Word (.docx) eller Excel (.xlsx). Spara om den som något av dem, helst som PDF."
BROKEN = "Filen är skadad. Öppna den och spara om den."
MACROS = "Filen innehåller makron. Spara den utan makron, som .docx, .xlsx eller PDF."
LOCKED = (
    "Filen är skyddad med lösenord eller sparad i ett äldre Office. Spara den som .docx, .xlsx eller PDF utan skydd."
)
TOO_LARGE = "Filen blir för stor när den packas upp. Spara den i mindre delar, eller som PDF."
TWO_IN_ONE = "Filen har något mer i sig än dokumentet. Öppna den och spara om den."
FETCHES = "Dokumentet hämtar innehåll från en webbadress när det öppnas. Bädda in innehållet, eller spara det som PDF."


def form_of(content: bytes) -> str:
    """ "docx" or "xlsx".

    Raises:
        DomainError: neither, broken, locked, with macros, or larger than it may be when it is unpacked.
    """
    _refuse_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_entries(archive)
            _refuse_unpacked(archive)
            form = _refuse_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
        raise DomainError(BROKEN) from fault
    return form


def _refuse_directory(content: bytes) -> None:
    """The archive begins where the file does and ends where it does, and its directory is no larger than it may be."""
    if len(content) < END.size:
        raise DomainError(BROKEN)
    mark, disk, first_disk, here, count, size, offset, comment = END.unpack(content[-END.size :])
    if mark != b"PK\x05\x06" or comment or offset + size != len(content) - END.size:
        raise DomainError(TWO_IN_ONE if zipfile.is_zipfile(io.BytesIO(content)) else BROKEN)
    if disk or first_disk or here != count:
        raise DomainError(BROKEN)
    if count > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise DomainError(TOO_LARGE)


def _refuse_entries(archive: zipfile.ZipFile) -> None:
    """By what the directory says of them, before anything is unpacked."""
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise DomainError(TOO_LARGE)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise DomainError(LOCKED)
    if any(entry.compress_type not in PACKED for entry in entries) or len({*names}) < len(names):
        raise DomainError(BROKEN)
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        raise DomainError(BROKEN)
    if any(part in f"/{name}" for name in names for part in MACRO_PARTS):
        raise DomainError(MACROS)


def _refuse_unpacked(archive: zipfile.ZipFile) -> None:
    """By what is there."""
    left = MAX_UNPACKED
    for entry in archive.infolist():
        with archive.open(entry) as packed:
            while piece := packed.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise DomainError(TOO_LARGE)


def _refuse_parts(archive: zipfile.ZipFile) -> str:
    names = {f"/{name}" for name in archive.namelist()}
    if f"/{TYPES}" not in names:
        raise DomainError(NEITHER)
    found = [
        (row.get("PartName", ""), row.get("ContentType", "").lower())
        for row in _elements(archive, TYPES, "Override", "Default")
    ]
    if any(word in kind for _, kind in found for word in MACRO_TYPES):
        raise DomainError(MACROS)
    main = {name: MAIN_PARTS[kind] for name, kind in found if kind in MAIN_PARTS and name in names}
    begins = [part for name in names if name.endswith(".rels") for part in _led_to(archive, name[1:])]
    if len(main) != 1 or not main.keys() <= {f"/{part.lstrip('/')}" for part in begins}:
        raise DomainError(NEITHER)
    return next(iter(main.values()))


def _led_to(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """What the package begins with, by one of its lists of relationships; those that fetch something are refused.

    A link that is clicked fetches nothing by itself, and the template that a document was begun from lies where it was written.
    """
    for row in _elements(archive, name, "Relationship"):
        kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
        if row.get("TargetMode") == "External":
            if kind != "hyperlink" and target.strip().lower().startswith(FETCHED):
                raise DomainError(FETCHES)
        elif name == "_rels/.rels" and kind == "officeDocument":
            yield target


def _elements(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[etree._Element]:
    """The elements of a part that are called so, in any namespace.

    Raises:
        DomainError: too large for what it is, or no XML; a document type may say anything and stands in no such part.
    """
    if archive.getinfo(name).file_size > MAX_PART:
        raise DomainError(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(name), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise DomainError(BROKEN) from fault
    if root.getroottree().docinfo.doctype:
        raise DomainError(BROKEN)
    for row in root.iter("{*}*"):
        if etree.QName(row).localname in tags:
            yield row
