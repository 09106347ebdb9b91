"""A PDF that is attached is whole, open to all, and does nothing."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from styrmodell.lib.attached import pdf
from styrmodell.lib.errors import DomainError
from tests import attached


def refusal(content):
    with pytest.raises(DomainError) as refused:
        pdf.refuse_unsafe(content)
    return str(refused.value)


def test_a_pdf_that_is_only_read_is_taken():
    pdf.refuse_unsafe(attached.pdf())
    pdf.refuse_unsafe(attached.pdf(OpenAction=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))))


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pytest.mark.parametrize(
    "root",
    [
        {"OpenAction": SCRIPT},
        {"OpenAction": Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([SCRIPT]))},
        {"OpenAction": Dictionary(S=Name.Launch, F=String("cmd.exe"))},
        {"AA": Dictionary(WC=Dictionary(S=Name.SubmitForm, F=String("https://example.org")))},
        {"Names": Dictionary(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT])))},
        {"AcroForm": Dictionary(Fields=Array([]), XFA=String("<xdp/>"))},
    ],
)
def test_what_runs_or_starts_something_is_refused(root):
    assert refusal(attached.pdf(**root)) == pdf.ACTS


@pytest.mark.parametrize(
    "root",
    [
        {"Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))},
        {"AF": Array([Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary())])},
        {"Extra": Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment)},
    ],
)
def test_what_has_other_files_inside_is_refused(root):
    assert refusal(attached.pdf(**root)) == pdf.CARRIES


def carrying(name, content):
    """A PDF with a file in it."""
    with pikepdf.open(io.BytesIO(attached.pdf())) as file:
        file.attachments[name] = pikepdf.AttachedFileSpec(file, content, filename=name)
        made = io.BytesIO()
        file.save(made)
    return made.getvalue()


def test_its_tables_as_text_may_lie_in_it():
    pdf.refuse_unsafe(
        carrying("tabell-01-resultat.csv", "\N{BYTE ORDER MARK}Rad;2025\r\nÅrets resultat;5\r\n".encode())
    )


def test_another_pdf_may_lie_in_it_when_it_could_be_attached_itself():
    pdf.refuse_unsafe(carrying("utlåtande.pdf", attached.pdf()))
    assert refusal(carrying("utlåtande.pdf", attached.pdf(OpenAction=SCRIPT))) == pdf.CARRIES
    assert refusal(carrying("a.pdf", carrying("b.pdf", carrying("c.pdf", attached.pdf())))) == pdf.CARRIES


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b"MZ\x00\x01"), ("a.csv", b"\xff\xfe"), ("a.exe", b"Rad;2025"), ("a.csv.js", b"x")]
)
def test_what_is_only_called_a_table_may_not(name, content):
    assert refusal(carrying(name, content)) == pdf.CARRIES


def test_a_script_is_found_however_deep_it_lies():
    deep = SCRIPT
    for _ in range(20):
        deep = Array([Dictionary(Deeper=deep)])
    assert refusal(attached.pdf(Extra=deep)) == pdf.ACTS


def test_one_with_a_password_is_refused_also_when_it_opens_without():
    for user in ("hemligt", ""):
        made, file = pikepdf.new(), io.BytesIO()
        made.add_blank_page()
        made.save(file, encryption=pikepdf.Encryption(owner="ägare", user=user))
        assert refusal(file.getvalue()) == pdf.LOCKED


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n<script>alert(1)</script>", attached.pdf()[:-300]])
def test_a_broken_one_is_not_mended_but_refused(content):
    assert refusal(content) == pdf.BROKEN


def test_one_without_pages_is_refused():
    file = io.BytesIO()
    pikepdf.new().save(file)
    assert refusal(file.getvalue()) == pdf.BROKEN


def test_one_that_is_an_archive_too_is_refused():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as both:
        both.writestr("program.exe", b"MZ")
    assert refusal(attached.pdf() + archive.getvalue()) == pdf.TWO_IN_ONE


def with_packed_catalogue(spaces):
    """A PDF whose catalogue lies in a stream that unpacks to so much more than it is."""
    packed = zlib.compress(b"1 0 " + b"<< /Type /Catalog /Pages 2 0 R >>" + b" " * spaces)
    parts = [
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n",
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n",
        b"4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n" % len(packed),
    ]
    file, starts = bytearray(b"%PDF-1.7\n"), []
    for part in parts:
        starts.append(len(file))
        file += part
    file += packed + b"\nendstream endobj\n"
    begin = len(file)
    rows = [(0, 0, 255), (2, 4, 0), *((1, start, 0) for start in starts), (1, begin, 0)]
    table = b"".join(struct.pack(">BLB", *row) for row in rows)
    file += b"5 0 obj << /Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R /Length %d >> stream\n" % len(table)
    file += table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % begin
    return bytes(file)


def test_a_stream_that_unpacks_to_more_than_it_may_is_refused():
    pdf.refuse_unsafe(with_packed_catalogue(1000))
    bomb = with_packed_catalogue(pdf.UNPACKED)
    assert len(bomb) < 1024 * 1024
    assert refusal(bomb) == pdf.BROKEN
