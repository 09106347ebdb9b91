"""Files to attach: whole ones, and those that somebody has made to do harm."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(text: str = "", **root: Any) -> bytes:
    """A PDF of one empty page.

    Args:
        text: stands in its description, so that two are told apart.
        root: what its catalogue says besides.
    """
    made, file = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Title"] = text
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    made.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def word(text: str = "Text") -> bytes:
    """A Word file."""
    made, file = docx.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(file)
    return file.getvalue()


def excel() -> bytes:
    """An Excel file."""
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def picture(kind: str = "PNG") -> bytes:
    """A picture of a few points."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(file, kind)
    return file.getvalue()


def package(parts: Mapping[str, bytes | str], base: bytes | None = None) -> bytes:
    """A Word file with parts put in, or in the place of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base or word())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def relation(kind: str, target: str) -> str:
    """A list of relationships with one that leads out of the package."""
    row = f'<Relationship Id="r" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{row}</Relationships>'


def sent(content: bytes, name: str = "protokoll.pdf") -> SimpleUploadedFile:
    """The file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def unpacked(content: bytes) -> bytes:
    """What stands in a file that may be packed, with the parts of a package after each other."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(map(parts.read, parts.namelist()))
