"""Inläsning av stora filer: what takes more than a moment is done by the worker, and its page shows how far it has come."""

from typing import Any

from followup.models import ImportBatch
from followup.tasks import look_at_file, read_in_file, undo_file
from organisation.desk import jobs
from organisation.models import Job, User


def under_way(batch: ImportBatch, by: User) -> Job | None:
    """The work that is being done with a large file; asks nothing about a small one."""
    return jobs.open_job(_key(batch), by=by) if batch.is_large else None


def start_looking(batch: ImportBatch, *, by: User) -> Job:
    """See what reading in the file would do."""
    return _start(batch, "Granskar", look_at_file, by)


def start_reading(batch: ImportBatch, *, skip_errors: bool, accepted: str, by: User) -> Job:
    """Read in the file, as the consent to it says."""
    return _start(batch, "Läser in", read_in_file, by, skip_errors, accepted)


def start_undoing(batch: ImportBatch, *, by: User) -> Job:
    """Take back what the file changed."""
    return _start(batch, "Ångrar inläsningen av", undo_file, by)


def _start(batch: ImportBatch, verb: str, task: Any, by: User, *args: Any) -> Job:
    title = f"{verb} {batch.file_name}"
    return jobs.enqueue(_key(batch), title, by=by, task=task, args=(batch.pk, *args), about=batch)


def _key(batch: ImportBatch) -> str:
    """One work at a time with a file."""
    return f"import:{batch.pk}"
