"""A worker as it runs: a process of its own, killed while it sets a document, refused by the database, and started again."""

import os
import signal
import sqlite3
import sys
import time

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from followup.models import Report, ReportFile
from organisation.desk import jobs
from organisation.enums import JobState
from organisation.models import Job, Worker
from styrmodell.lib.documents.render.limits import TAKEN_AWAY
from tests import build_followup, database, processes
from tests.processes import wait_until

pytestmark = [pytest.mark.full, pytest.mark.django_db(transaction=True)]

BEING_SET = 30  # percent of the work: pages are laid out
MANY = 150  # activities, whose pages take longer to set than it takes to see that they are
long_job = pytest.mark.parametrize("job", [MANY], indirect=True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture(autouse=True)
def _on_a_file():
    if database.on_postgresql():
        pytest.skip("tried statement by statement in test_through_faults")


@pytest.fixture
def job(request, org, david, david_unit_manager, settings):
    """A PDF that somebody waits for."""
    settings.TASKS = TASKS
    build_followup.work_plan(org.unit, activities=getattr(request, "param", 1), figures=1)
    build_followup.report(build_followup.round_(), org.unit)
    order(david_unit_manager)
    return Job.objects.get()


def order(client):
    client.post(reverse("followup:report_file", args=[Report.objects.get().pk, "pdf"]))


def worker(name):
    """A worker that is started, and killed at the end whatever it does."""
    command = [sys.executable, "manage.py", "db_worker", "--name", name, "--interval", "0.1"]
    return processes.started(command, processes.environment(f"sqlite:///{connection.settings_dict['NAME']}"))


def state():
    return Job.objects.get().state


def end_it(client):
    """A worker of the same name does it to its end, once; and the page leads to the file."""
    with worker("ett"):
        wait_until(lambda: state() == JobState.DONE, "it is not done again")
    assert ReportFile.objects.count() == 1
    assert client.get(Job.objects.get().result_url).content.startswith(b"%PDF")


@pytest.mark.parametrize("percent", [5, 25])
def test_a_worker_killed_at_its_work_does_it_when_it_is_started_again(job, david_unit_manager, percent):
    with worker("ett"):
        wait_until(lambda: Job.objects.get().percent >= percent, "it was never begun")
    assert state() == JobState.RUNNING
    assert not ReportFile.objects.exists()
    end_it(david_unit_manager)


@long_job
def test_the_setting_ends_with_a_worker_that_is_killed_alone(job, david_unit_manager):
    """What it had begun to set is nobody's any more: it neither goes on nor leaves anything, and the next one sets it anew."""
    with worker("ett") as process:
        wait_until(lambda: Job.objects.get().percent >= BEING_SET, "it is never set")
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        wait_until(lambda: not processes.is_any_left_of(process), "its processes live on")
    assert (state(), ReportFile.objects.exists()) == (JobState.RUNNING, False)
    end_it(david_unit_manager)


@long_job
def test_a_document_whose_process_is_killed_is_told_of_and_can_be_ordered_again(job, david_unit_manager):
    with worker("ett") as process:
        wait_until(lambda: Job.objects.get().percent >= BEING_SET, "it is never set")
        processes.kill_what_it_began(process)
        wait_until(lambda: state() == JobState.FAILED, "nobody tells of it")
        assert (Job.objects.get().message, ReportFile.objects.exists()) == (TAKEN_AWAY, False)
        order(david_unit_manager)
        wait_until(lambda: Job.objects.latest("pk").state == JobState.DONE, "the next one is not made")
    assert ReportFile.objects.count() == 1


def test_a_worker_of_another_name_leaves_it_until_it_has_been_silent(job, david_unit_manager):
    with worker("ett"):
        wait_until(lambda: state() == JobState.RUNNING, "it was never begun")
    Job.objects.update(heartbeat=timezone.now() - 2 * jobs.SILENCE)
    with worker("två"):
        wait_until(lambda: Worker.objects.filter(name="två").exists(), "it does not say that it lives")
        page = david_unit_manager.get(job.get_absolute_url()).content.decode()
        assert jobs.INTERRUPTED in page
    assert not ReportFile.objects.exists()


def test_a_worker_waits_for_a_locked_database(job, david_unit_manager):
    with worker("ett") as process:
        wait_until(lambda: state() == JobState.RUNNING, "it was never begun")
        other = sqlite3.connect(connection.settings_dict["NAME"], timeout=20, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        time.sleep(25)  # longer than the worker's own patience with a lock
        other.execute("ROLLBACK")
        other.close()
        wait_until(lambda: state() == JobState.DONE, "it does not go on")
        assert process.poll() is None
    assert ReportFile.objects.count() == 1
