"""A Word or Excel file that is attached is what its parts say, holds no macros and unpacks to no more than it may."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest

from styrmodell.lib.attached import ooxml
from styrmodell.lib.errors import DomainError
from tests import attached

TYPES = "[Content_Types].xml"


def refusal(content):
    with pytest.raises(DomainError) as refused:
        ooxml.form_of(content)
    return str(refused.value)


def archive(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def types(main, *more):
    rows = "".join(f'<Override PartName="/a{place}" ContentType="{kind}"/>' for place, kind in enumerate(more))
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{rows}</Types>'
    )


def with_size(content, size):
    """The archive's first entry declared, in both its places, to become so many bytes."""
    changed = bytearray(content)
    struct.pack_into("<L", changed, content.index(b"PK\x03\x04") + 22, size)
    struct.pack_into("<L", changed, content.index(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def test_what_it_is_is_what_its_main_part_is():
    assert (ooxml.form_of(attached.word()), ooxml.form_of(attached.excel())) == ("docx", "xlsx")


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"\xd0\xcf"},
        {"xl/macrosheets/sheet1.xml": "<a/>"},
        {"word/activeX/activeX1.bin": b"1"},
        {TYPES: types(attached.WORD_MAIN, "application/vnd.ms-office.vbaProject")},
        {TYPES: types("application/vnd.ms-word.document.macroEnabled.main+xml")},
        {TYPES: types(attached.WORD_MAIN, "application/vnd.ms-excel.macrosheet+xml")},
    ],
)
def test_macros_are_refused_by_name_and_by_type(parts):
    assert refusal(attached.package(parts)) == ooxml.MACROS


@pytest.mark.parametrize(
    "parts",
    [
        {TYPES: types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")},
        {TYPES: types(attached.WORD_MAIN, attached.WORD_MAIN).replace("/a0", "/docProps/app.xml")},
        {"_rels/.rels": attached.relation("hyperlink", "https://example.org")},
    ],
)
def test_a_package_of_another_kind_or_of_two_is_refused(parts):
    assert refusal(attached.package(parts)) == ooxml.NEITHER


def test_an_archive_that_is_no_document_is_refused():
    assert refusal(archive(a="b")) == ooxml.NEITHER


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame"])
def test_what_is_fetched_from_the_web_when_it_is_opened_is_refused(kind):
    parts = {"word/_rels/settings.xml.rels": attached.relation(kind, "HTTPS://example.org/mall.dotm")}
    assert refusal(attached.package(parts)) == ooxml.FETCHES


@pytest.mark.parametrize(
    ("kind", "target"),
    [("hyperlink", "https://example.org"), ("attachedTemplate", r"file:///\\server\mallar\brev.dotx")],
)
def test_a_link_and_the_template_it_was_begun_from_are_taken(kind, target):
    parts = {"word/_rels/settings.xml.rels": attached.relation(kind, target)}
    assert ooxml.form_of(attached.package(parts)) == "docx"


def test_four_gigabytes_declared_are_refused_before_anything_is_unpacked():
    content = with_size(attached.word(), 4 * 1024**3 - 1)
    assert refusal(content) == ooxml.TOO_LARGE


def test_a_bomb_is_refused_without_being_held_in_memory():
    bomb = attached.package({"word/media/bild.bin": bytes(ooxml.MAX_UNPACKED)})
    assert len(bomb) < 1024 * 1024
    tracemalloc.start()
    began = time.process_time()
    assert refusal(bomb) == ooxml.TOO_LARGE
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    assert time.process_time() - began < 5
    tracemalloc.stop()


def test_an_entry_that_declares_less_than_it_holds_is_refused():
    bomb = archive(**{"a.bin": bytes(1_000_000), TYPES: types(attached.WORD_MAIN)})
    assert refusal(with_size(bomb, 10)) == ooxml.BROKEN


def test_more_entries_than_a_document_has_are_refused_by_the_directory_alone():
    assert refusal(archive(**{f"a{place}": "" for place in range(ooxml.MAX_ENTRIES + 1)})) == ooxml.TOO_LARGE


def test_a_large_part_that_would_be_read_as_xml_is_refused():
    assert refusal(attached.package({TYPES: b" " * (ooxml.MAX_PART + 1)})) == ooxml.TOO_LARGE


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\windows", "WORD/document.xml"])
def test_parts_that_lead_out_or_hide_another_are_refused(name):
    assert refusal(attached.package({name: b"a"})) == ooxml.BROKEN


@pytest.mark.parametrize(
    "types",
    [
        "inget",
        '<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Types>&b;</Types>',
    ],
)
def test_parts_that_are_no_plain_xml_are_refused(types):
    assert refusal(attached.package({TYPES: types})) == ooxml.BROKEN


def test_an_encrypted_part_is_refused():
    changed = bytearray(attached.word())
    struct.pack_into("<H", changed, changed.index(b"PK\x01\x02") + 8, 1)
    assert refusal(bytes(changed)) == ooxml.LOCKED


@pytest.mark.parametrize("changed", [lambda one: b"MZ" + one, lambda one: one + b"<html>", lambda one: one + one])
def test_something_before_or_after_the_document_is_refused(changed):
    assert refusal(changed(attached.word())) == ooxml.TWO_IN_ONE


def test_a_torn_file_is_refused():
    assert {refusal(attached.word()[:size]) for size in (4, 200, 5_000)} == {ooxml.BROKEN}
