"""Files as they come in: by their content, whatever they are called; several things in one are refused or made one."""

import io
import zipfile

import pytest
from django.core.files import File
from PIL import Image

from organisation.desk import attached as desk
from styrmodell.lib.attached import ooxml, pdf
from styrmodell.lib.errors import DomainError
from tests import attached
from tests.organisation.desk.test_pictures import claims

pytestmark = pytest.mark.one_database


def refusal(content, name="bilaga.pdf"):
    with pytest.raises(DomainError) as refused:
        desk.checked(attached.sent(content, name))
    return str(refused.value)


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("program.exe", b"MZ" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", attached.pdf(), "application/pdf"),
        ("a.docx", attached.word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", attached.excel(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_documents_are_kept_byte_for_byte_with_the_type_of_their_content(name, content, media_type):
    made = desk.checked(attached.sent(content, name))
    assert (made.file_name, made.media_type, made.content) == (name, media_type, content)


@pytest.mark.parametrize(
    ("name", "kind", "media_type"), [("a.PNG", "PNG", "image/png"), ("a.jpg", "JPEG", "image/jpeg")]
)
def test_a_picture_is_one_and_nothing_else_once_it_is_kept(name, kind, media_type):
    harm = b"<html><script>alert(1)</script>" + zipped()
    made = desk.checked(attached.sent(attached.picture(kind) + harm, name))
    assert made.media_type == media_type
    assert Image.open(io.BytesIO(made.content)).size == (4, 3)
    assert not zipfile.is_zipfile(io.BytesIO(made.content))
    assert b"script" not in made.content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"GIF89a/*<html><script>alert(1)</script>*/", "bild.gif"),
        (b"GIF89a/*<html>*/", "bild.png"),
        (b"<svg onload=alert(1)>", "bild.svg"),
        (b"<html>%PDF-1.7", "protokoll.pdf"),
        (b" " + attached.pdf(), "protokoll.pdf"),
        (b"MZ" + attached.word(), "protokoll.docx"),
        (b"#!/bin/sh", "protokoll.pdf"),
        (b"{\\rtf1", "protokoll.docx"),
    ],
)
def test_what_begins_as_something_else_is_refused_whatever_it_is_called(content, name):
    assert refusal(content, name) == desk.WORDS


def test_each_kind_is_refused_as_what_it_is_not_called():
    assert refusal(attached.word(), "protokoll.pdf").startswith("Filen slutar på .pdf men innehåller Word")
    assert refusal(attached.excel(), "bokslut.docx").startswith("Filen slutar på .docx men innehåller Excel")
    assert refusal(attached.pdf(), "protokoll.pdf.js").startswith("Filen slutar på .js")


def test_a_pdf_that_is_an_archive_an_archive_that_is_none_and_old_office_are_refused():
    assert refusal(attached.pdf() + zipped()) == pdf.TWO_IN_ONE
    assert refusal(zipped(), "bilaga.docx") == ooxml.NEITHER
    assert refusal(ooxml.OLE_START + bytes(600), "bilaga.doc") == ooxml.LOCKED
    assert refusal(attached.package({"word/vbaProject.bin": b"1"}), "bilaga.docx") == ooxml.MACROS


def test_a_picture_that_claims_to_be_enormous_is_not_decoded():
    assert "bildpunkter" in refusal(claims(60_000, 60_000).getvalue(), "bild.png")


def test_an_empty_file_and_one_over_the_limit_are_refused_unread(settings):
    assert refusal(b"") == "Filen är tom."
    settings.ATTACHMENT_MAX_MB = 1
    large = File(None, "bilaga.pdf")  # reading it would fail
    large.size = 1024 * 1024 + 1
    with pytest.raises(DomainError, match="större än 1 MB"):
        desk.checked(large)
