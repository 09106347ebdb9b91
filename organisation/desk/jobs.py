"""Long work: a job row tells the page how far the worker has come.

A task looks like this; `running` sets the row's state however the work ends:

    @task()
    def make_report_pdf(job_id: int, report_id: int) -> None:
        with jobs.running(job_id) as job:
            jobs.progress(job_id, 40, "Läser in rapporten")
            …
            with jobs.finishing(job):
                job.result_url = …

What it leaves is written inside `finishing`: work that was interrupted is done again, and its result stored once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks_db.models import DBTaskResult

from organisation.enums import JobState
from organisation.models import Job, User, Worker
from styrmodell.lib.errors import DomainError
from styrmodell.lib.faults import is_database_away

# A worker that has said nothing for this long is taken for dead: it was killed, and its row would run for ever.
SILENCE = timedelta(minutes=1)
# A job that has waited for this long will not be done: no worker runs, or its task was lost.
PATIENCE = timedelta(hours=1)
# What failed a moment ago will likely fail again, after all the time that it may take: everybody else goes first.
SUSPECT, LAST = timedelta(hours=1), -50
INTERRUPTED = "Arbetet avbröts. Starta det igen."
TITLE_LENGTH = 200  # what the column holds; a unit's name may be as long


def enqueue(key: str, title: str, *, by: User, task: Any, args: tuple[Any, ...] = (), about: Any = None) -> Job:
    """Start a task for a person, or return the job that already does the same work for them.

    Args:
        key: names the work ("report-pdf:12"); one open job per key and person.
        title: shown on the job's page, in Swedish; cut where it is very long.
        task: a django-tasks task whose first argument is the job's id.
        args: the task's other arguments; must survive JSON.
        about: what the work is done for; it has a page, where the job's leads back.
    """
    sweep(timezone.now())
    own_key = f"{key}:{by.pk}"
    try:
        with transaction.atomic():
            job = Job.objects.create(key=own_key, title=title[:TITLE_LENGTH], created_by=by, **_place(about))
            task_id = _in_turn(task, key).enqueue(job.pk, *args).id
            Job.objects.filter(pk=job.pk).update(task_id=task_id)
    except IntegrityError:
        return Job.objects.filter(key=own_key).latest("created_at")
    job.refresh_from_db()
    return job


def open_job(key: str, *, by: User) -> Job | None:
    """The job that does this work for the person now, or waits to; None when there is none."""
    sweep(timezone.now())
    return Job.objects.filter(key=f"{key}:{by.pk}", state__in=[JobState.QUEUED, JobState.RUNNING]).first()


def _place(about: Any) -> dict[str, str]:
    return {"about": str(about)[:TITLE_LENGTH], "about_url": about.get_absolute_url()} if about else {}


def _in_turn(task: Any, key: str) -> Any:
    """The task, behind all others when the same work has just failed, whoever asked for it."""
    lately = Job.objects.filter(key__startswith=f"{key}:", heartbeat__gt=timezone.now() - SUSPECT)
    return task.using(priority=LAST) if lately.filter(state=JobState.FAILED).exists() else task


@contextmanager
def running(job_id: int) -> Iterator[Job]:
    """Begin a queued job and end it: done with the `result_url` and `message` set inside, or failed with the reason.

    When the database is away nothing is said: the worker does the job again when it is back.

    Raises:
        DomainError: the job has been begun before; a task delivered twice does its work once.
    """
    begun = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING, heartbeat=timezone.now()
    )
    if not begun:
        raise DomainError("Arbetet har redan påbörjats.")
    job = Job.objects.get(pk=job_id)
    try:
        yield job
    except DomainError as refusal:
        failed(job_id, str(refusal))
    except Exception as fault:
        if is_database_away(fault):
            raise
        failed(job_id, "Något gick fel. Försök igen; händer det fler gånger, kontakta förvaltaren av systemet.")
        raise
    else:
        done(job_id, result_url=job.result_url, message=job.message)


@contextmanager
def finishing(job: Job) -> Iterator[None]:
    """Store what the work leaves and end the job, both or neither.

    Raises:
        DomainError: the job has been given up, and may have been ordered again.
    """
    with transaction.atomic():
        held = Job.objects.select_for_update(of=("self",), no_key=True).get(pk=job.pk)
        if held.state != JobState.RUNNING:
            raise DomainError(INTERRUPTED)
        yield
        done(job.pk, result_url=job.result_url, message=job.message)


def progress(job_id: int, percent: int, message: str = "") -> None:
    """Say how far the work has come, never less than before; also the sign of life that `sweep` looks for."""
    percent = max(0, min(percent, 100))
    _update(job_id, percent=Greatest(F("percent"), Value(percent)), message=message[:500])


def part(job_id: int, start: int, end: int) -> Callable[[int, str], None]:
    """For a part of the work that tells how far it has come by itself: its percent as the whole work's between two."""
    return lambda percent, message: progress(job_id, start + (end - start) * percent // 100, message)


def done(job_id: int, *, result_url: str = "", message: str = "") -> None:
    """The work is finished; `result_url` is where its result is."""
    _update(job_id, state=JobState.DONE, percent=100, result_url=result_url, message=message[:500])


def failed(job_id: int, message: str) -> None:
    """The work could not be finished; `message` is a Swedish sentence for the person who waits."""
    _update(job_id, state=JobState.FAILED, message=message[:500])


def sweep(now: datetime) -> int:
    """Mark as failed what nobody works on any more; returns how many.

    That is running jobs without a sign of life, and waiting ones whose task has ended without beginning them, is gone
    from the queue, or has waited too long.
    """
    silent = Job.objects.filter(state=JobState.RUNNING, heartbeat__lt=now - SILENCE)
    waiting = Job.objects.filter(state=JobState.QUEUED)
    lost = [job.pk for job in waiting if job.created_at < now - PATIENCE or _has_lost_its_task(job)]
    swept = silent.update(state=JobState.FAILED, message=INTERRUPTED)
    if lost:
        swept += waiting.filter(pk__in=lost).update(state=JobState.FAILED, message=INTERRUPTED)
    return swept


def place_in_queue(job: Job) -> int | None:
    """Which in the queue it is, 1 for the first; None when it does not wait there, or nobody can tell."""
    if job.state != JobState.QUEUED or not default_task_backend.supports_get_result:
        return None
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    own = waiting.filter(pk=job.task_id).first() if job.task_id else None
    if own is None:
        return None
    first = Q(priority__gt=own.priority) | Q(priority=own.priority, enqueued_at__lt=own.enqueued_at)
    return waiting.filter(first).count() + 1


def is_unanswered(job: Job, now: datetime) -> bool:
    """True when a job waits and nobody is there to do it: no worker has said for a while that it lives."""
    if job.state != JobState.QUEUED or not default_task_backend.supports_get_result:
        return False
    return not Worker.objects.filter(seen_at__gt=now - SILENCE).exists()


def _has_lost_its_task(job: Job) -> bool:
    """Only a queue that remembers its tasks can tell; the one that runs them at once forgets them."""
    if not job.task_id or not default_task_backend.supports_get_result:
        return False
    try:
        return bool(default_task_backend.get_result(job.task_id).is_finished)
    except TaskResultDoesNotExist:
        return True


def _update(job_id: int, **fields: Any) -> None:
    """Only a running job changes: one that was swept as dead stays so, even if its worker wakes up."""
    Job.objects.filter(pk=job_id, state=JobState.RUNNING).update(heartbeat=timezone.now(), **fields)
