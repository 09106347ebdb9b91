"""The PDF: for the archive and for everybody (PDF/A-3a and PDF/UA-1), the same every time, and never from elsewhere."""

import logging
import multiprocessing
import pickle
import re
import tempfile
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.errors import DocumentError, PdfUnavailable
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render import pdf, pdf_process, weasy
from styrmodell.lib.documents.render.pdf import file_name, print_job, render_pdf_in_process
from styrmodell.lib.documents.render.print_job import PrintJob
from tests import verapdf
from tests.lib.documents import samples
from tests.lib.documents.hostile import hostile

pytestmark = pytest.mark.one_database
SAMPLES = {make.__name__: make for make in (samples.full, samples.monthly, samples.plan, samples.minimal, hostile)}


@cache
def picture():
    content = BytesIO()
    Image.new("RGB", (300, 150), "#88aa99").save(content, "PNG")
    return content.getvalue()


@cache
def made(name):
    return weasy.set_pdf(print_job(SAMPLES[name](), lambda _: picture()))


def pages_of(name):
    document = pypdfium2.PdfDocument(made(name))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("name", SAMPLES)
def test_verapdf_finds_no_fault(name, flavour):
    assert verapdf.failures(made(name), flavour) == []


def text_pdf(*texts):
    blocks = tuple(RichText(text) for text in texts)
    return weasy.set_pdf(print_job(replace(samples.minimal(), chapters=(Chapter("a", "Kapitel", blocks),))))


def test_verapdf_finds_no_fault_in_merged_cells():
    """Heads of two rows, a title over the table, cells over several rows where a page ends, and without any head."""
    rows = "".join(f"<tr><td rowspan=4>Enhet {number}<td>1{'<tr><td>rad' * 3}" for number in range(20))
    made = text_pdf(
        "<table><tr><th rowspan=2>V<th colspan=2>2026<tr><th>U<th>B<tr><td>a<td>1<td>2</table>",
        "<table><tr><th colspan=3>Driftredovisning, tkr<tr><td>Bibliotek<td>1<td>2</table>",
        "<table><tr><td><th colspan=2>2026<tr><th><th>U<th>B<tr><td rowspan=2>a<td>1<td>2<tr><td colspan=2>3</table>",
        f"<table><tr><th>V<th>U{rows}</table>",
        f"<table>{rows}</table>",
        f"<table><tr><td rowspan=80>Bibliotek<td>1{'<tr><td>rad' * 79}</table>",
    )
    assert [verapdf.failures(made, flavour) for flavour in ("ua1", "3a")] == [[], []]


def test_no_cell_is_torn_wherever_a_page_ends():
    rows = "<tr><td rowspan=3>Bibliotek<td>1<tr><td>2<tr><td>3<tr><td>Musik<td>4" * 12
    head = "<tr><th rowspan=2>Verksamhet<th>2026<tr><th>Utfall"
    texts = [f"{'<p>Text</p>' * (number % 3)}<table>{head}{rows}</table><table>{rows}</table>" for number in range(12)]
    with pikepdf.open(BytesIO(text_pdf("".join(texts)))) as file:
        tables = [
            thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Table"
        ]
        assert len(tables) > 24  # some go on on the next page
        assert {width for table in tables for width in widths_of(table)} == {2}


def widths_of(table):
    """How many columns each row of a table in the file covers; more rows than there are when a cell reaches out of it."""
    rows = [row for part in table.K for row in part.K]
    widths = Counter()
    for number, row in enumerate(rows):
        for cell in row.K:
            for below in range(int(cell.A.get("/RowSpan", 1))):
                widths[number + below] += int(cell.A.get("/ColSpan", 1))
    return [widths[number] if number < len(rows) else -1 for number in widths]


def test_every_figure_of_a_table_names_the_headings_it_stands_under():
    made = text_pdf(
        "<table><tr><th rowspan=2>Verksamhet<th colspan=2>2026<tr><th>Utfall<th>Budget"
        "<tr><td rowspan=2>Bibliotek<td>1<td>2<tr><td>3<td>4</table>"
    )
    with pikepdf.open(BytesIO(made)) as file:
        cells = [
            thing
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/TD", "/TH")
        ]
        headings = {str(cell.ID): cell for cell in cells if "/ID" in cell}
        named = [[number_of(cells, headings[str(name)]) for name in cell.A.get("/Headers", [])] for cell in cells]
    # Verksamhet, 2026, Utfall, Budget, Bibliotek, then the figures
    assert named == [[], [], [1], [1], [0], [1, 2, 4], [1, 3, 4], [1, 2, 4], [1, 3, 4]]


def number_of(cells, wanted):
    return next(number for number, cell in enumerate(cells) if cell.objgen == wanted.objgen)


def test_verapdf_finds_faults_where_there_are_any():
    plain = weasy.HTML(string="<h1>a</h1><h3>b</h3><img alt='' src='data:image/svg+xml,<svg/>'>").write_pdf()
    assert verapdf.failures(plain, "ua1")
    assert verapdf.failures(plain, "3a")


def test_the_contents_give_the_true_page_of_every_chapter():
    document, pages = samples.full(), pages_of("full")
    outline = pypdfium2.PdfDocument(made("full")).get_toc()
    begins = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in outline}
    for chapter in document.chapters:
        page = int(re.search(rf"{re.escape(chapter.label)} (\d+)", pages[1])[1])
        assert page == begins[chapter.label]
        assert chapter.title in pages[page - 1]


def test_the_summary_gives_the_page_of_every_goal():
    pages = pages_of("full")
    assert re.search(r"I2 Välfärdstjänster av god kvalitet .*?Oförändrat (\d+)", pages[2])[1] == str(
        next(n for n, text in enumerate(pages, 1) if "Mål I2" in text and n > 3)
    )


def test_every_page_says_what_it_is_a_page_of():
    pages = pages_of("full")
    for number, text in enumerate(pages[1:], start=2):
        assert "Delårsrapport 2 2021 · Strängnäs kommun" in text
        assert f"Sida {number} av {len(pages)}" in text
        assert "KS/2021:40-042" in text


def test_a_draft_says_so_on_every_page():
    assert all("Utkast" in text for text in pages_of("monthly"))
    assert not any("Utkast" in text for text in pages_of("full"))


def test_the_october_total_is_printed_exactly():
    text = "".join(pages_of("monthly")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Summa −40 871 −42 911 2 040 −50 467 −52 007 1 540" in text
    assert "Kulturskola −9 404 −8 892 −513 −11 374 −10 924 −450" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_only_inter_is_used_and_all_of_it_is_embedded(name):
    with pikepdf.open(BytesIO(made(name))) as document:
        fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]
        assert fonts
        assert {str(font.FontName).split("+")[1].split("-")[0] for font in fonts} == {"Inter"}
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_file_says_who_wrote_what_in_which_language():
    with pikepdf.open(BytesIO(made("full"))) as document:
        assert str(document.docinfo.Title) == "Delårsrapport 2 2021, Strängnäs kommun"
        assert str(document.docinfo.Author) == "Strängnäs kommun"
        assert str(document.Root.Lang) == "sv"
        with document.open_outline() as outline:
            assert [item.title for item in outline.root][:3] == ["Innehåll", "Sammanfattning", "Väsentliga händelser"]


def test_the_same_document_gives_the_same_bytes():
    assert weasy.set_pdf(print_job(samples.monthly())) == made("monthly")
    assert render_pdf_in_process(samples.monthly()) == made("monthly")


def test_a_picture_is_printed_and_a_lost_one_is_named():
    assert b"/Subtype /Image" in made("full") or b"/Image" in made("full")
    job = print_job(samples.full())
    assert job.pictures == {}
    assert "[Bilden finns inte: Biblioteket i Strängnäs en höstkväll]" in job.html


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.com/a.png",
        "ftp://example.com/",
        "data:text/css,*{}",
        "data:image/png;base64,AAAA",
        "https://styrmodell.invalid/media/../../etc/passwd",
        "https://styrmodell.invalid/fonts/../../../etc/passwd",
        "https://styrmodell.invalid.example.com/fonts/inter-latin-400-normal.woff2",
        "//example.com/x",
    ],
)
def test_nothing_is_fetched_from_elsewhere(address):
    fetcher = weasy.Fetcher(print_job(samples.minimal()))
    with pytest.raises(ValueError, match=r"Hämtas inte|Finns inte"):
        fetcher.fetch(address)


@pytest.mark.parametrize(
    "html", ['<img src="file:///etc/passwd" alt="x">', '<link rel="stylesheet" href="file:///x.css">']
)
def test_a_page_that_asks_for_a_file_fails(html):
    job = print_job(samples.minimal())
    tampered = PrintJob(job.html.replace("<body>", f"<body>{html}"), job.css, job.fonts, {}, "x")
    with pytest.raises(DocumentError) as refused:
        weasy.set_pdf(tampered)
    assert "Hämtas inte: file:" in refused.value.detail


def test_any_warning_fails_the_document():
    job = print_job(samples.minimal())
    for html in ('<a href="#finns-inte">x</a>', '<img src="data:image/svg+xml,trasig" alt="x">'):
        tampered = PrintJob(job.html.replace("<body>", f"<body>{html}"), job.css, job.fonts, {}, "x")
        with pytest.raises(DocumentError, match="gick inte att göra till PDF"):
            weasy.set_pdf(tampered)


def test_the_job_survives_the_way_to_the_other_process():
    job = print_job(samples.full(), lambda _: picture())
    assert pickle.loads(pickle.dumps(job)) == job
    assert list(job.pictures.values()) == [picture()]


def test_nothing_is_left_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # others set documents meanwhile, in theirs
    render_pdf_in_process(samples.minimal())
    with pytest.raises(DocumentError):
        render_pdf_in_process(samples.full(), seconds=1)
    assert [path for path in tmp_path.iterdir() if not path.name.startswith("pymp-")] == []  # the fork server lives on


def test_a_document_that_takes_too_long_is_stopped():
    with pytest.raises(DocumentError, match="för lång tid"):
        render_pdf_in_process(samples.full(), seconds=1)


def test_a_document_that_takes_too_much_memory_is_stopped():
    with pytest.raises(DocumentError, match=r"för mycket minne .* \(mer än 120 MB\)"):
        render_pdf_in_process(samples.full(), memory=120 * 1024**2)


def test_without_pango_the_reader_is_told_what_to_install(monkeypatch):
    def missing(name):
        raise OSError("cannot load library 'libgobject-2.0-0'")

    monkeypatch.setattr(pdf, "PROCESSES", multiprocessing.get_context("fork"))  # one that lacks it too
    monkeypatch.setattr(pdf_process, "import_module", missing)
    with pytest.raises(PdfUnavailable, match=r"libpango-1\.0-0, libpangoft2-1\.0-0 och libharfbuzz-subset0"):
        render_pdf_in_process(samples.minimal())


def test_a_missing_font_is_a_fault_of_the_installation(monkeypatch):
    monkeypatch.setattr(finders, "find", lambda name: None)
    with pytest.raises(DocumentError, match="hör till installationen"):
        print_job(samples.minimal())


def test_setting_leaves_the_log_as_it_was():
    before = [list(logging.getLogger(name).handlers) for name in ("weasyprint", "weasyprint.progress")]
    weasy.set_pdf(print_job(samples.minimal()))
    assert [list(logging.getLogger(name).handlers) for name in ("weasyprint", "weasyprint.progress")] == before


def test_files_have_names_that_people_recognise():
    assert file_name(samples.full()) == "delarsrapport-2-2021-strangnas-kommun.pdf"
    assert file_name(samples.monthly(), "html") == "manadsrapport-oktober-2021-kulturnamnden.html"
    assert len(file_name(hostile())) <= 104
