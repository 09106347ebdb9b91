from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from organisation.desk import jobs
from organisation.enums import JobState
from organisation.models import Job
from styrmodell.lib.errors import DomainError
from tests import build


@task()
def count_to(job_id: int, number: int) -> None:
    with jobs.running(job_id) as job:
        jobs.progress(job_id, 50, "Halvvägs")
        if number < 0:
            raise DomainError("Det går inte att räkna bakåt.")
        job.result_url = f"/resultat/{number}/"


class Forgetful:
    """A task whose worker never comes."""

    def using(self, priority):
        return self

    def enqueue(self, *args):
        return SimpleNamespace(id="")


def running_job(anna):
    job = jobs.enqueue("k", "Arbete", by=anna, task=Forgetful())
    with pytest.raises(KeyboardInterrupt), jobs.running(job.pk):
        raise KeyboardInterrupt  # the worker is killed: nobody tells how it went
    return Job.objects.get(pk=job.pk)


def test_a_finished_task_leaves_its_result(anna):
    job = jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(5,))
    assert (job.state, job.percent, job.result_url) == (JobState.DONE, 100, "/resultat/5/")


def test_a_refused_task_says_why(anna):
    job = jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(-1,))
    assert (job.state, job.message) == (JobState.FAILED, "Det går inte att räkna bakåt.")


def test_what_has_just_failed_waits_behind_everybody_else(anna, bo_committee_secretary, bo, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    failed = jobs.enqueue("pdf:1", "Rapport", by=anna, task=Forgetful())
    with jobs.running(failed.pk):
        raise DomainError("Dokumentet tog för lång tid.")
    jobs.enqueue("pdf:1", "Rapport", by=bo, task=count_to, args=(1,))
    jobs.enqueue("pdf:2", "Rapport", by=bo, task=count_to, args=(2,))
    jobs.enqueue("pdf:12", "Rapport", by=anna, task=count_to, args=(12,))
    assert [row.args_kwargs["args"][1] for row in DBTaskResult.objects.ready()] == [2, 12, 1]


def test_a_broken_task_apologises_and_is_not_swallowed(anna):
    job = jobs.enqueue("k", "Arbete", by=anna, task=Forgetful())
    with pytest.raises(ZeroDivisionError), jobs.running(job.pk):
        _ = 1 / 0
    assert Job.objects.get().state == JobState.FAILED
    assert "Något gick fel" in Job.objects.get().message


def test_the_same_work_is_not_started_twice_for_one_person(anna):
    first = jobs.enqueue("k", "Arbete", by=anna, task=Forgetful())
    assert jobs.enqueue("k", "Arbete", by=anna, task=Forgetful()) == first
    assert jobs.enqueue("k", "Arbete", by=build.user(None), task=Forgetful()) != first


def test_a_task_delivered_twice_does_its_work_once(anna):
    job = jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(5,))
    with pytest.raises(DomainError, match="redan påbörjats"), jobs.running(job.pk):
        pytest.fail("the work began again")


def test_a_killed_worker_leaves_its_job_running_until_it_is_swept(anna):
    job = running_job(anna)
    assert job.state == JobState.RUNNING
    assert jobs.sweep(timezone.now()) == 0
    assert jobs.sweep(timezone.now() + jobs.SILENCE + timedelta(seconds=1)) == 1
    assert Job.objects.get().state == JobState.FAILED
    assert Job.objects.get().message == jobs.INTERRUPTED


def test_a_sign_of_life_keeps_a_job_from_being_swept(anna):
    job = running_job(anna)
    Job.objects.update(heartbeat=timezone.now() - jobs.SILENCE * 2)
    jobs.progress(job.pk, 10, "Lever")
    assert jobs.sweep(timezone.now()) == 0


def test_a_swept_job_stays_failed_even_if_its_worker_wakes_up(anna):
    job = running_job(anna)
    jobs.sweep(timezone.now() + jobs.SILENCE * 2)
    jobs.done(job.pk, result_url="/sent/")
    assert Job.objects.get().state == JobState.FAILED


def test_work_may_start_again_after_a_silent_worker(anna):
    job = running_job(anna)
    Job.objects.update(heartbeat=timezone.now() - jobs.SILENCE * 2)
    assert jobs.enqueue("k", "Arbete", by=anna, task=Forgetful()) != job


@pytest.mark.parametrize(("told", "kept"), [(-1, 0), (0, 0), (1, 1), (100, 100), (101, 100)])
def test_how_far_it_has_come_is_told_in_percent(anna, told, kept):
    job = running_job(anna)
    jobs.progress(job.pk, told, "Läser")
    job.refresh_from_db()
    assert (job.percent, job.message) == (kept, "Läser")


def test_how_far_it_has_come_never_falls(anna):
    job = running_job(anna)
    tell = jobs.part(job.pk, 20, 80)
    told = []
    for percent in (50, 10, 100):
        tell(percent, "Läser")
        told.append(Job.objects.get().percent)
    assert told == [50, 50, 80]


def test_a_job_that_waits_says_its_place_in_the_queue(anna, bo, queue):
    first = jobs.enqueue("pdf:1", "Rapport", by=anna, task=count_to, args=(1,))
    jobs.enqueue("pdf:2", "Rapport", by=anna, task=count_to, args=(2,))
    last = jobs.enqueue("pdf:1", "Rapport", by=bo, task=count_to, args=(1,))
    assert [jobs.place_in_queue(job) for job in (first, last)] == [1, 3]
    DBTaskResult.objects.filter(pk=first.task_id).update(priority=jobs.LAST)  # it failed, and others go first
    assert [jobs.place_in_queue(job) for job in (first, last)] == [3, 2]
    DBTaskResult.objects.filter(pk=first.task_id).update(status="RUNNING")
    assert jobs.place_in_queue(first) is None


def test_a_very_long_title_is_cut_to_what_the_column_holds(anna):
    job = jobs.enqueue("k", f"PDF av Delårsrapport 2 2026, {'x' * 200}", by=anna, task=Forgetful())
    assert len(Job.objects.get(pk=job.pk).title) == 200


@pytest.fixture
def queue(settings):
    """The queue in the database, as an installation has it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_job_that_waits_in_the_queue_is_left_alone(anna, queue):
    jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(5,))
    assert jobs.sweep(timezone.now()) == 0
    assert jobs.sweep(timezone.now() + timedelta(minutes=59)) == 0
    assert jobs.sweep(timezone.now() + timedelta(minutes=61)) == 1
    assert Job.objects.get().message == jobs.INTERRUPTED


@pytest.mark.parametrize(
    "lose",
    [lambda rows: rows.update(status="FAILED", finished_at=timezone.now()), lambda rows: rows.delete()],
    ids=["the task failed before it began the job", "the task is gone from the queue"],
)
def test_a_job_whose_task_is_lost_is_swept_and_may_start_again(anna, queue, lose):
    job = jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(5,))
    lose(DBTaskResult.objects.all())
    again = jobs.enqueue("count", "Räkna", by=anna, task=count_to, args=(5,))
    assert again != job
    assert [one.state for one in Job.objects.order_by("pk")] == [JobState.FAILED, JobState.QUEUED]
