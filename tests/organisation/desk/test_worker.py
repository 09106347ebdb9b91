"""The worker through faults: what it began is ended once, and the page, the job and the queue tell the same."""

import os
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from organisation.desk import jobs
from organisation.desk.worker import TRIES, PatientWorker, take_up
from organisation.enums import JobState
from organisation.models import ComparisonFile, Job, Worker
from organisation.models.comparison_file import KEPT
from styrmodell.lib.clock import now
from styrmodell.lib.documents.render import pdf
from styrmodell.lib.errors import DomainError

steps = []  # what the task below meets, once each: a fault to raise, or None


@task()
def work(job_id: int) -> None:
    with jobs.running(job_id) as job:
        fault = steps.pop(0) if steps else None
        if fault:
            raise fault
        with jobs.finishing(job):
            job.result_url = "/resultat/"


@pytest.fixture(autouse=True)
def queue(settings, monkeypatch):
    """The queue in the database; the test's connection stays open, and nobody waits for long."""
    for module in ("organisation.desk.worker", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)
    monkeypatch.setattr("organisation.desk.worker.PAUSES", (0.0,))
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    steps.clear()


@pytest.fixture
def ordered(anna):
    return jobs.enqueue("k", "Arbete", by=anna, task=work)


@pytest.fixture
def worker():
    """One that ends when it has done one task."""
    return PatientWorker("ett", max_tasks=1)


def begin(worker):
    """The worker takes the task, and is killed before it has done anything with it."""
    task_row = DBTaskResult.objects.ready().get()
    task_row.claim(worker.worker_id)
    return task_row


def state_of(job):
    return Job.objects.get(pk=job.pk).state


def test_a_database_that_is_away_is_waited_for(ordered, worker, monkeypatch):
    away = [OperationalError("gone"), OperationalError("still gone")]

    def look(name):
        if away:
            raise away.pop()
        return 0

    monkeypatch.setattr("organisation.desk.worker.take_up", look)
    worker._run_through_faults()
    assert state_of(ordered) == JobState.DONE


def test_a_job_that_the_database_let_down_is_done_again(ordered):
    steps.append(OperationalError("the server closed the connection"))
    worker = PatientWorker("ett", max_tasks=2)
    worker._run_through_faults()
    assert (state_of(ordered), Job.objects.get().result_url) == (JobState.DONE, "/resultat/")
    assert len(DBTaskResult.objects.get().worker_ids) == 2


@pytest.mark.parametrize("has_begun", [False, True])
def test_who_starts_again_takes_up_what_it_had_begun(ordered, worker, has_begun):
    begin(worker)
    if has_begun:
        Job.objects.filter(pk=ordered.pk).update(state=JobState.RUNNING, percent=40)
    assert take_up("två") == 0  # another's
    assert take_up("ett") == 1
    assert (state_of(ordered), Job.objects.get().percent) == (JobState.QUEUED, 40 if has_begun else 0)  # never back
    worker._run_through_faults()
    assert state_of(ordered) == JobState.DONE


def test_what_takes_its_worker_with_it_is_given_up(ordered, worker):
    for _ in range(TRIES):
        begin(worker)
        take_up("ett")
    assert (state_of(ordered), Job.objects.get().message) == (JobState.FAILED, jobs.INTERRUPTED)
    assert not DBTaskResult.objects.ready().exists()


def test_what_was_given_up_meanwhile_is_not_taken_up(ordered, worker):
    begin(worker)
    Job.objects.update(state=JobState.FAILED)
    assert take_up("ett") == 0
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_job_that_was_given_up_leaves_nothing(ordered):
    with jobs.running(ordered.pk) as job:
        jobs.sweep(timezone.now() + jobs.SILENCE * 2)
        with pytest.raises(DomainError), jobs.finishing(job):
            pytest.fail("stored, although somebody may have ordered it again")


def test_a_worker_at_work_says_that_the_job_lives(ordered, worker):
    row = begin(worker)
    Job.objects.update(state=JobState.RUNNING, heartbeat=timezone.now() - jobs.SILENCE * 2)
    worker._at_work = (str(row.pk), time.monotonic())
    worker.beat()
    assert jobs.sweep(timezone.now()) == 0
    worker._at_work = (str(row.pk), time.monotonic() - 3600)  # it hangs
    Job.objects.update(heartbeat=timezone.now() - jobs.SILENCE * 2)
    worker.beat()
    assert jobs.sweep(timezone.now()) == 1


def test_whoever_waits_for_nobody_is_told(ordered, worker):
    now = timezone.now()
    assert jobs.is_unanswered(ordered, now)
    worker.beat()
    assert not jobs.is_unanswered(ordered, now)
    Worker.objects.update(seen_at=now - jobs.SILENCE - timedelta(seconds=1))
    assert jobs.is_unanswered(ordered, now)


@pytest.mark.django_db
def test_a_worker_takes_away_files_of_comparisons_that_nobody_fetches_any_more(worker):
    made = {"file_name": "a.pdf", "content": b"", "sha256": ""}
    for said, age in (("old", 2 * KEPT), ("new", KEPT / 2)):
        row = ComparisonFile.objects.create(said_sha256=said, **made)
        ComparisonFile.objects.filter(pk=row.pk).update(created_at=now() - age)
    worker._beat_or_not()
    assert ComparisonFile.objects.get().said_sha256 == "new"


@pytest.mark.django_db
def test_a_worker_keeps_its_connection_between_two_signs_of_life(worker, monkeypatch):
    said, waits = [], iter((False, False, True))
    monkeypatch.setattr("organisation.desk.worker.connection", SimpleNamespace(close=lambda: said.append("closed")))
    monkeypatch.setattr(worker, "beat", lambda: said.append("beat"))
    monkeypatch.setattr(worker._ended, "wait", lambda seconds: next(waits))
    worker._beats()
    assert said == ["beat", "beat", "beat", "closed"]


@pytest.mark.django_db
def test_a_worker_that_ends_is_not_waited_for(worker):
    worker.beat()
    worker._say_goodbye()
    assert not Worker.objects.exists()


def test_folders_of_killed_processes_are_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "gettempdir", lambda: str(tmp_path))
    for name in ("styrmodell-pdf-old", "styrmodell-pdf-new", "other-old"):
        (tmp_path / name).mkdir()
    for name in ("styrmodell-pdf-old", "other-old"):
        os.utime(tmp_path / name, (1, 1))
    pdf.clear_left_folders()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-old", "styrmodell-pdf-new"]
