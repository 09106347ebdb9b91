"""Work that the worker does for what stands in organisation: the PDF of a handling."""

from collections.abc import Sequence

from django_tasks import task

from organisation.desk import jobs, paper_files

START, SET = 5, 95


@task()
def make_paper_pdf(job_id: int, paper_id: int, units: Sequence[int], url: str) -> None:
    """Make the PDF of a handling.

    Args:
        units: whose pictures its text may show.
        url: the handling's address.
    """
    with jobs.running(job_id) as job:
        jobs.progress(job_id, START, "Sätter sidorna")
        drawn = paper_files.draw_pdf(paper_id, units, progress=jobs.part(job_id, START, SET))
        job.result_url, job.message = f"{url}pdf/", f"{drawn.file_name}, {len(drawn.content) // 1024} kB"
        with jobs.finishing(job):
            paper_files.store(paper_id, drawn)
