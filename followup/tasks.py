"""Work that the worker does: documents of reports, and large files of outcomes."""

from functools import partial

from django.urls import reverse
from django_tasks import task

from followup.models import ImportBatch, Report, ReportEdition
from followup.services import imports, report_files
from followup.services.import_undo import undo
from followup.services.import_work import Work
from organisation.desk import jobs
from organisation.models import Job
from styrmodell.lib.documents.render.accessible import NOT_CLAIMED, is_claimed
from styrmodell.lib.errors import DomainError

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


@task()
def look_at_file(job_id: int, batch_id: int) -> None:
    """See what reading in a file of outcomes would do."""
    with jobs.running(job_id) as job:
        batch = _batch(job, batch_id, "Filen är granskad.")
        imports.look(batch, by=job.created_by, work=_work(job))


@task()
def read_in_file(job_id: int, batch_id: int, skip_errors: bool, accepted: str) -> None:  # noqa: FBT001 (as it is queued)
    """Read in a file of outcomes. When it would do something else than was consented to, its page shows what."""
    with jobs.running(job_id) as job:
        batch = _batch(job, batch_id, "Filen är inläst.")
        try:
            imports.confirm(batch, by=job.created_by, skip_errors=skip_errors, accepted=accepted, work=_work(job))
        except DomainError:
            imports.look(batch, by=job.created_by)
            raise


@task()
def undo_file(job_id: int, batch_id: int) -> None:
    """Take back what a file of outcomes changed."""
    with jobs.running(job_id) as job:
        batch = _batch(job, batch_id, "Inläsningen är ångrad. Beloppen är som de var.")
        undo(batch, by=job.created_by, work=_work(job))


def _batch(job: Job, batch_id: int, message: str) -> ImportBatch:
    """The file that a job is about, whose page is the job's result."""
    batch = ImportBatch.objects.defer("content").get(pk=batch_id)
    job.result_url, job.message = batch.get_absolute_url(), message
    return batch


def _work(job: Job) -> Work:
    return Work(partial(jobs.progress, job.pk), partial(jobs.finishing, job))
