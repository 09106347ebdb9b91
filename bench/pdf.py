"""Goal 5: a report's PDF costs little more than WeasyPrint on the same finished page, a long cell no more than its words,
and a stored file is just sent.

What they are compared with calls none of our code: WeasyPrint reads a folder, and Django sends a file to whoever is logged in.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from bench.ground import Ratio, Size, seconds_in_turns
from bench.one_pdf import alone
from followup.documents.report import build
from followup.models import Report
from followup.services import report_files
from organisation.desk import files
from organisation.models import OrgUnit, User
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.pdf import print_job, render_pdf_in_process
from styrmodell.lib.documents.render.print_job import PrintJob
from styrmodell.lib.documents.render.weasy import _font_faces, set_pdf

PDF_TURNS = 5
SEND_TURNS = 60
# What Django needs to know who asks, and nothing of ours.
BARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]


def measure(_: Size) -> list[Ratio]:
    """Kommunens delårsrapport 1 2026 of the demo: made, and sent when it is stored."""
    if not OrgUnit.objects.filter(code="KOMMUN").exists():
        call_command("flush", interactive=False, verbosity=0)
        call_command("setup_demo", verbosity=0)
    report = Report.objects.get(unit__code="KOMMUN", round__kind="INTERIM_1", round__year=2026)
    document = build(report)
    with folder_of(print_job(document)) as folder:
        works = {"alone": lambda: alone(folder), "whole": lambda: render_pdf_in_process(build(report))}
        taken = seconds_in_turns(works, PDF_TURNS)
    return [
        Ratio("rapportens PDF / WeasyPrint på samma färdiga sida", taken["whole"] / taken["alone"], 1.25),
        Ratio("PDF med en cell på 6 000 tecken / på 1 500 tecken", _longer_cell(), 5),
        Ratio("lagrad utgåva skickas / en fil från disk av samma storlek, båda bakom inloggning", _sent(report), 2),
    ]


@contextmanager
def folder_of(job: PrintJob) -> Iterator[Path]:
    """The finished page with its style sheet and fonts, as files."""
    assert not job.pictures, "the page is to need no more than its fonts"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(job.html)
        (folder / "page.css").write_text(_font_faces(job).replace('url("/fonts/', 'url("fonts/') + job.css)
        (folder / "fonts").mkdir()
        for font, path in job.fonts.items():
            (folder / "fonts" / font).symlink_to(path)
        yield folder


def _longer_cell() -> float:
    words = "Nämnden svarar för bibliotek, kulturskola och fritidsgårdar i hela kommunen. " * 80
    jobs = {
        length: print_job(
            Document(
                "Rapport",
                "2026",
                "Kulturnämnden",
                "KN",
                chapters=(Chapter("a", "Läget", (RichText(f"<table><tr><td>{words[:length]}</td></tr></table>"),)),),
            )
        )
        for length in (1500, 6000)
    }
    taken = seconds_in_turns({str(length): partial(set_pdf, job) for length, job in jobs.items()}, PDF_TURNS)
    return taken["6000"] / taken["1500"]


def _sent(report: Report) -> float:
    user = User.objects.get(username="ekonom")
    text = report_files.text_of(report, report.editions.last())
    stored = text.keep(files.make(text, files.PDF), by=user)
    ours, theirs = Client(), Client()
    ours.force_login(user)
    theirs.force_login(user)
    address = reverse("followup:report_file", args=[report.pk, "pdf"])
    with tempfile.NamedTemporaryFile() as file:
        file.write(bytes(stored.content))
        file.flush()
        os.environ["BENCH_FILE"] = file.name
        with override_settings(ROOT_URLCONF="bench.urls", MIDDLEWARE=BARE):
            _read(theirs, "/")  # the client keeps the middleware that it meets first
        taken = seconds_in_turns(
            {"ours": lambda: _read(ours, address), "theirs": lambda: _read_bare(theirs)}, SEND_TURNS
        )
    return taken["ours"] / taken["theirs"]


def _read_bare(client: Client) -> bytes:
    with override_settings(ROOT_URLCONF="bench.urls"):
        return _read(client, "/")


def _read(client: Client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content
