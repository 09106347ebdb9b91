"""Work that the worker does: documents of reports and what they are compared with, and large files of outcomes."""

from functools import partial

from django_tasks import task

from followup.models import ImportBatch, Report, ReportEdition
from followup.services import imports, popular_files, report_files
from followup.services.compared import comparisons_of
from followup.services.import_undo import undo
from followup.services.import_work import Work
from organisation.desk import files, jobs
from organisation.models import Job, User
from organisation.pages.comparison_files import asked_text
from styrmodell.lib.errors import DomainError


@task()
def make_report_pdf(job_id: int, report_id: int, edition_id: int | None) -> None:
    """Make the PDF of a report's edition, or of its working text when `edition_id` is None."""
    files.work(job_id, lambda: report_files.text_of(*_read(report_id, edition_id)))


@task()
def make_popular_pdf(job_id: int, report_id: int, edition_id: int | None) -> None:
    """Make the PDF of the same for invånare: Så gick det med pengarna."""
    files.work(job_id, lambda: popular_files.text_of(*_read(report_id, edition_id)))


def _read(report_id: int, edition_id: int | None) -> tuple[Report, ReportEdition | None]:
    report = Report.objects.select_related("unit", "round").get(pk=report_id)
    editions = report.editions.select_related("content")
    return report, editions.get(pk=edition_id) if edition_id else None


@task()
def make_report_comparison(job_id: int, report_id: int, reader: int, before: str, after: str, shows_all: bool) -> None:  # noqa: FBT001 (as it is queued)
    """Make the PDF of a comparison of two texts, by their keys, that the reader may read."""

    def find() -> files.Text:
        report = Report.objects.select_related("unit", "round").get(pk=report_id)
        return asked_text(comparisons_of(report, User.objects.get(pk=reader)), before, after, shows_all=shows_all)

    files.work(job_id, find)


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
            told = partial(jobs.progress, job.pk)  # and no end: the work has failed
            imports.look(batch, by=job.created_by, work=Work(told))
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
