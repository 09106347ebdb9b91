"""Sets a print job as PDF/A-3a and PDF/UA-1 in one file.

The only module that imports WeasyPrint, which needs Pango from the system. It is imported lazily by `pdf`, so that the rest
of the application runs where Pango is missing.
"""

import logging
import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import partial
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pydyf
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document as Pages
from weasyprint.layout import page as page_layout
from weasyprint.logger import LOGGER, PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from styrmodell.lib.documents.embedded import Embedded
from styrmodell.lib.documents.errors import FAILED, DocumentError
from styrmodell.lib.documents.fonts import printable, repertoire
from styrmodell.lib.documents.render.accessible import claim_if_it_holds
from styrmodell.lib.documents.render.filled_pages import Filling
from styrmodell.lib.documents.render.fitted import fit_cover, fit_tables
from styrmodell.lib.documents.render.loose_pages import released
from styrmodell.lib.documents.render.page_numbers import PageNumbers
from styrmodell.lib.documents.render.print_job import PrintJob
from styrmodell.lib.documents.render.steps import Progress, Steps
from styrmodell.lib.documents.render.striped import stripe_worse
from styrmodell.lib.documents.render.table_tags import name_headers
from styrmodell.lib.documents.ruler import ruler_of

# Their reports of every page and font are not for the application's log.
PROGRESS_LOGGER.propagate = False
logging.getLogger("fontTools").setLevel(logging.WARNING)

VARIANT = "pdf/a-3a"  # under 2a the files in it would lose what is in them, without a word
MORE_TIMES = 2  # that a document is laid out anew because a page came out mostly white
LEAFLET = "leaflet"  # the class of its page
ADDRESS = "https://styrmodell.invalid"  # never fetched: `Fetcher` answers from the job alone
FACE = re.compile(r"(\d{3})-(normal|italic)")


class Fetcher(URLFetcher):
    """Answers with the job's fonts and pictures and with pictures written in the style sheet; no file, no network."""

    def __init__(self, job: PrintJob) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self.job = job

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource at an address.

        Raises:
            ValueError: the address is none of the job's.
        """
        if url.startswith("data:image/svg+xml"):
            return super().fetch(url, headers)
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}" != ADDRESS:
            raise ValueError(f"Hämtas inte: {url[:80]}")
        content = self._content(parts.path)
        return URLFetcherResponse(url, content, {"Content-Type": mimetypes.guess_type(parts.path)[0] or "font/woff2"})

    def _content(self, path: str) -> bytes:
        if path in self.job.pictures:
            return self.job.pictures[path]
        name = path.removeprefix("/fonts/")
        if name not in self.job.fonts:
            raise ValueError(f"Finns inte i jobbet: {path[:80]}")
        with open(self.job.fonts[name], "rb") as font:
            return font.read()


class Complaints(logging.Handler):
    """Collects what WeasyPrint warns about; any warning fails the document."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.lines.append(record.getMessage())


def set_pdf(job: PrintJob, progress: Progress | None = None) -> bytes:
    """The PDF of a job.

    Raises:
        DocumentError: WeasyPrint warned about something or gave up.
    """
    complaints = Complaints()
    LOGGER.addHandler(complaints)
    try:
        made = _set(job, progress or (lambda *_: None))
    except FatalURLFetchingError as fault:
        raise DocumentError(FAILED, f"{fault}: {fault.__cause__}") from fault
    finally:
        LOGGER.removeHandler(complaints)
    if complaints.lines:
        raise DocumentError(FAILED, "\n".join(complaints.lines))
    return made


def _set(job: PrintJob, progress: Progress) -> bytes:
    fetcher, fonts = Fetcher(job), FontConfiguration()
    css = CSS(string=_font_faces(job) + job.css, base_url=ADDRESS, url_fetcher=fetcher, font_config=fonts)
    typeface = tuple(sorted(job.fonts.values()))
    page = HTML(string=printable(job.html, repertoire(typeface)), base_url=f"{ADDRESS}/", url_fetcher=fetcher)
    fit_cover(page.etree_element, ruler_of(typeface))
    fit_tables(page.etree_element, ruler_of(typeface))
    stripe_worse(page.etree_element)
    steps = Steps(page.etree_element, progress)
    options = {"stylesheets": [css], "font_config": fonts, "pdf_variant": VARIANT, "presentational_hints": True}
    if _is_leaflet(page.etree_element):
        # Its pages end where it says, and what stands side by side would be taken for a fault.
        return _written(page.render(**options), steps, job)
    with _filled_pages(steps):
        pages = page.render(**options)
        for _ in range(MORE_TIMES):
            if not released(pages.pages):
                break
            pages = page.render(**options)
    return _written(pages, steps, job)


def _is_leaflet(root: Element) -> bool:
    return any(body.get("class") == LEAFLET for body in root.iter("body"))


def _written(pages: Pages, steps: Steps, job: PrintJob) -> bytes:
    for index, one in enumerate(pages.pages):
        one.paint = _Painted(one.paint, partial(steps.written, index, len(pages.pages)))
    made: bytes = pages.write_pdf(
        finisher=_finished if job.dated else _finished_undated,
        pdf_variant=VARIANT,
        pdf_identifier=job.identifier.encode(),
        attachments=[_attachment(file, job) for file in sorted(job.files, key=_name_of)],
    )
    return made


def _name_of(file: Embedded) -> bytes:
    return file.name.encode()  # the file's own index must be in the order of its bytes


def _attachment(file: Embedded, job: PrintJob) -> Attachment:
    day = datetime.combine(job.dated, time(), tzinfo=UTC) if job.dated else datetime.fromtimestamp(0, tz=UTC)
    told: dict[str, Any] = {"name": file.name, "description": file.about, "relationship": file.relation}
    return Attachment(file_obj=BytesIO(file.content), created=day, modified=day, **told)


class _Painted:
    """WeasyPrint's way of painting a page, told of when it is done."""

    def __init__(self, paint: Callable[..., None], tell: Callable[[], None]) -> None:
        self.paint, self.tell = paint, tell

    def __call__(self, *what: Any) -> None:
        self.paint(*what)
        self.tell()


@contextmanager
def _filled_pages(steps: Steps) -> Iterator[None]:
    """WeasyPrint looks by itself for pages that came out mostly white or moved what others lead to, and tells of each."""
    own = page_layout.remake_page
    filling, numbers = Filling(own), PageNumbers()

    def set_page(index: int, context: Any, *about: Any) -> Any:
        made = filling(index, context, *about)
        numbers.page_set(index, context)
        steps.laid_out(index, made[0])
        return made

    page_layout.remake_page = set_page
    try:
        yield
    finally:
        page_layout.remake_page = own


def _finished(_: Pages, file: pydyf.PDF) -> None:
    """WeasyPrint's last step: what is told of tables, and whether the file may say that it is PDF/UA."""
    if "AF" in file.catalog:  # WeasyPrint names each file in it twice
        file.catalog["AF"] = pydyf.Array(dict.fromkeys(file.catalog["AF"]))
    name_headers(file)
    claim_if_it_holds(file)


def _finished_undated(pages: Pages, file: pydyf.PDF) -> None:
    """A document without a day has files without one: WeasyPrint would else give them today's."""
    for thing in file.objects:
        extra = getattr(thing, "extra", None) or {}
        if extra.get("Type") == "/EmbeddedFile":
            for name in ("CreationDate", "ModDate"):
                extra["Params"].pop(name)
    _finished(pages, file)


def _font_faces(job: PrintJob) -> str:
    """`inter-600-italic.woff2` is Inter at weight 600, slanted."""
    faces = []
    for name in sorted(job.fonts):
        weight, style = FACE.findall(name)[0]
        faces.append(
            f'@font-face{{font-family:Inter;font-weight:{weight};font-style:{style};src:url("/fonts/{name}")}}'
        )
    return "".join(faces)
