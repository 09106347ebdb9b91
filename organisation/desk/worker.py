"""The worker: does the queue's tasks, waits while the database is away, and takes up what it once left half done.

Every few seconds it says that it lives, and that the job it does lives with it (`Worker.seen_at`, `Job.heartbeat`).
"""

import logging
import secrets
import time
from datetime import timedelta
from threading import Event, Thread
from typing import Any

from django.apps import apps
from django.db import Error, close_old_connections, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from organisation.desk import jobs
from organisation.enums import JobState
from organisation.models import Job, MadeFile, Worker
from styrmodell.lib import clock
from styrmodell.lib.documents.render.limits import MOST_TIME
from styrmodell.lib.documents.render.pdf import clear_left_folders

logger = logging.getLogger(__name__)

BEAT = 10.0  # seconds between two signs of life; several fit into what jobs.SILENCE allows
LONGEST = MOST_TIME + 300.0  # seconds; a job that takes longer hangs, and nobody says any more that it lives
PAUSES = (1.0, 2.0, 5.0, 10.0)  # seconds to wait for a database that is away, the last one again and again
TRIES = 3  # what has taken its worker with it so many times is given up
FORGOTTEN = timedelta(days=1)
NAME_LENGTH = 40
TAKEN_UP = "Arbetet avbröts och görs om."


class PatientWorker(QueueWorker):
    """Arbetare, with the library's way of taking a task.

    Args:
        name: nobody else's, and the same when it is started again: what one of that name began is then done again.
        interval: seconds between two looks at an empty queue.
        max_tasks: how many tasks it does before it ends; None for ever.
    """

    def __init__(self, name: str, *, interval: float = 1.0, max_tasks: int | None = None) -> None:
        self.name = name[:NAME_LENGTH]
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=max_tasks,
            worker_id=f"{self.name}:{secrets.token_urlsafe(9)}",
            excluded_queue_names=[],
        )
        self._at_work: tuple[str, float] | None = None  # the task and when it was begun
        self._ended = Event()

    def run(self) -> None:
        """Work until told to stop. A database that is away is waited for, however long it takes."""
        beats = Thread(target=self._beats, daemon=True)
        beats.start()
        try:
            self._run_through_faults()
        finally:
            self._ended.set()
            beats.join(timeout=BEAT)
            self._say_goodbye()

    def _run_through_faults(self) -> None:
        faults = 0
        while True:
            done = self._run_tasks
            try:
                take_up(self.name)
                super().run()
            except Error as fault:
                faults = 0 if self._run_tasks > done else faults
                pause = PAUSES[min(faults, len(PAUSES) - 1)]
                faults += 1
                logger.error("Databasen svarar inte (%s). Arbetaren försöker igen om %.0f s.", fault, pause)
                close_old_connections()  # only what does not answer any more
                time.sleep(pause)
            else:
                return

    def run_task(self, db_task_result: Any) -> None:
        """Do one task; one that the database let down is put back in the queue."""
        self._at_work = (str(db_task_result.pk), time.monotonic())
        try:
            super().run_task(db_task_result)
        finally:
            self._at_work = None
        if db_task_result.status == TaskResultStatus.FAILED:
            take_up(self.name, ended=db_task_result.pk)

    def beat(self) -> None:
        """Say that we live, and that what we do does."""
        now = timezone.now()
        Worker.objects.update_or_create(name=self.name, defaults={"seen_at": now})
        if self._at_work and time.monotonic() - self._at_work[1] < LONGEST:
            Job.objects.filter(task_id=self._at_work[0], state=JobState.RUNNING).update(heartbeat=now)

    def _beats(self) -> None:
        try:
            self._beat_or_not()
            while not self._ended.wait(BEAT):
                self._beat_or_not()
        finally:
            connection.close()  # this thread's own

    def _beat_or_not(self) -> None:
        close_old_connections()  # it is kept between two beats, unless it has grown old or does not answer any more
        try:
            self.beat()
            clear_left_folders()
            clear_outdated()
        except (Error, OSError):
            logger.debug("No sign of life could be left", exc_info=True)

    def _say_goodbye(self) -> None:
        try:
            Worker.objects.filter(name=self.name).delete()
            Worker.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN).delete()
        except Error:
            logger.debug("The database is away; our last sign of life will grow old", exc_info=True)


def clear_outdated() -> None:
    """Delete the files of texts that are being written, when they have lain long enough to be fetched; they are made anew."""
    for model in apps.get_models():
        if issubclass(model, MadeFile) and (outdated := getattr(model._default_manager, "outdated", None)):
            outdated(clock.now()).delete()


def take_up(name: str, *, ended: Any = None) -> int:
    """Put back in the queue what a worker of this name began and will not end; returns how many.

    What has been begun too many times, or has been given up meanwhile, is failed.

    Args:
        ended: the task that has just failed; when its job is done, it was only its end that could not be written.
    """
    begun = Q(status=TaskResultStatus.RUNNING)
    rows = Job.objects.exclude(task_id="").filter(state__in=[JobState.QUEUED, JobState.RUNNING])
    waited_for = {job.task_id: job for job in rows}
    let_down = Q(status=TaskResultStatus.FAILED, pk__in=waited_for)
    count = 0
    for task in DBTaskResult.objects.filter(begun | let_down | Q(status=TaskResultStatus.FAILED, pk=ended)):
        if task.worker_ids and task.worker_ids[-1].rpartition(":")[0] == name:
            count += _do_again(task, waited_for.get(str(task.pk)))
    return count


@transaction.atomic
def _do_again(task: Any, job: Job | None) -> bool:
    again = job is not None and len(task.worker_ids) < TRIES
    if job is not None:
        told: dict[str, Any] = {"state": JobState.QUEUED, "message": TAKEN_UP}  # the bar stays where it was
        if not again:
            told = {"state": JobState.FAILED, "message": jobs.INTERRUPTED}
        Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now(), **told)
    is_done = Job.objects.filter(task_id=task.pk, state=JobState.DONE).exists()  # all but its end in the queue
    ends: dict[str, Any] = {
        "status": TaskResultStatus.SUCCESSFUL if is_done else TaskResultStatus.FAILED,
        "finished_at": timezone.now(),
    }
    if again:
        ends = {"status": TaskResultStatus.READY, "started_at": None, "finished_at": None, "priority": jobs.LAST}
    DBTaskResult.objects.filter(pk=task.pk).update(**ends)
    return again
