"""Goal 5: a report's PDF costs little more than WeasyPrint on the same finished page, and a stored one is just sent."""

import os
import tempfile

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.ground import Ratio, seconds_in_turns
from followup.models import Report
from followup.reporting.build import build
from followup.services import report_files
from organisation.models import OrgUnit, User
from styrmodell.lib.documents.pdf import print_job, render_pdf_in_process
from styrmodell.lib.documents.print_job import PrintJob
from styrmodell.lib.documents.weasy import ADDRESS, VARIANT, Fetcher, _font_faces

PDF_TIMES = 5
SEND_TIMES = 60


def measure() -> list[Ratio]:
    """Kommunens delårsrapport 1 2026 of the demo: made, and sent when it is stored."""
    if not OrgUnit.objects.filter(code="KOMMUN").exists():
        call_command("flush", interactive=False, verbosity=0)
        call_command("setup_demo", verbosity=0)
    report = Report.objects.get(unit__code="KOMMUN", round__kind="INTERIM_1", round__year=2026)
    document = build(report)
    job = print_job(document)
    works = {"alone": lambda: _weasyprint_alone(job), "whole": lambda: render_pdf_in_process(build(report))}
    taken = seconds_in_turns(works, PDF_TIMES)
    return [
        Ratio("rapportens PDF / WeasyPrint på samma färdiga sida", taken["whole"] / taken["alone"], 1.25),
        Ratio("lagrad utgåva skickas / en fil från disk av samma storlek, båda bakom inloggning", _sent(report), 2),
    ]


def _weasyprint_alone(job: PrintJob) -> bytes:
    fetcher, fonts = Fetcher(job), FontConfiguration()
    css = CSS(string=_font_faces(job) + job.css, base_url=ADDRESS, url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=job.html, base_url=f"{ADDRESS}/", url_fetcher=fetcher)
    return page.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant=VARIANT)


def _sent(report: Report) -> float:
    user = User.objects.get(username="ekonom")
    stored = report_files.make_pdf(report, report.editions.last(), by=user)
    client = Client()
    client.force_login(user)
    with tempfile.NamedTemporaryFile() as file, override_settings(ROOT_URLCONF="bench.urls"):
        file.write(bytes(stored.content))
        file.flush()
        os.environ["BENCH_FILE"] = file.name
        ours, theirs = reverse("followup:report_pdf", args=[report.pk]), reverse("static_file")
        taken = seconds_in_turns(
            {"ours": lambda: _read(client, ours), "theirs": lambda: _read(client, theirs)}, SEND_TIMES
        )
        return taken["ours"] / taken["theirs"]


def _read(client: Client, url: str) -> bytes:
    response = client.get(url)
    return b"".join(response.streaming_content) if response.streaming else response.content
