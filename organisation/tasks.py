"""Work that the worker does for what stands in organisation: the PDF of a handling."""

from collections.abc import Sequence

from django_tasks import task

from organisation.desk import files, paper_files
from organisation.models import MeetingPaper


@task()
def make_paper_pdf(job_id: int, paper_id: int, url: str, units: Sequence[int]) -> None:
    """Make the PDF of a handling.

    Args:
        url: the handling's address.
        units: whose pictures its text may show.
    """

    def find() -> files.Text:
        return paper_files.text_of(MeetingPaper.objects.select_related("content").get(pk=paper_id), url, lambda: units)

    files.work(job_id, find)
