"""Work that the worker does: documents of reports."""

from django.urls import reverse
from django_tasks import task

from followup.models import Report, ReportEdition
from followup.services import report_files
from organisation.desk import jobs
from styrmodell.lib.documents.render.accessible import NOT_CLAIMED, is_claimed

START, BUILT, SET = 5, 25, 95


@task()
def make_report_pdf(job_id: int, report_id: int, edition_id: int | None) -> None:
    """Make the PDF of a report's edition, or of its working text when `edition_id` is None."""
    with jobs.running(job_id) as job:
        jobs.progress(job_id, START, "Läser in rapporten")
        report = Report.objects.select_related("unit", "round").get(pk=report_id)
        edition = ReportEdition.objects.get(pk=edition_id, report=report) if edition_id else None
        jobs.progress(job_id, BUILT, "Sätter sidorna")
        file = report_files.stored_pdf(report, edition) if edition else None
        drawn = file or report_files.draw_pdf(report, edition, progress=jobs.part(job_id, BUILT, SET))
        address = reverse("followup:report_pdf", args=[report.pk])
        job.result_url = f"{address}?utgava={edition.number}" if edition else f"{address}?text=arbetstext"
        only = "" if is_claimed(bytes(drawn.content)) else f". {NOT_CLAIMED}"
        job.message = f"{drawn.file_name}, {len(drawn.content) // 1024} kB{only}"
        with jobs.finishing(job):
            if file is None:
                report_files.store(report, edition, drawn.file_name, bytes(drawn.content), by=job.created_by)
