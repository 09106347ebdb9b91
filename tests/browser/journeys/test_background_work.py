"""Long work is done by a worker of its own, and its page shows how far it has come until the result is there."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as configured
from playwright.sync_api import expect

from organisation.enums import JobState
from organisation.models import Job
from tests.browser import harness


@pytest.fixture
def worker(demo_copy):
    """Starts `manage.py db_worker` on the module's database; it ends when it has done one piece of work."""
    started = []

    def start():
        command = [sys.executable, "manage.py", "db_worker", "--max-tasks=1", "--interval=0.2"]
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{demo_copy}",
            "TODAY": configured.TODAY,
            "DEBUG": "false",
        }
        started.append(subprocess.Popen(command, cwd=configured.BASE_DIR, env=environment))

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_the_page_follows_the_worker_from_queued_to_done(person, worker, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    page = person("ekonom")
    page.get_by_role("complementary").get_by_role("link", name="Delårsrapport 2 2026").first.click()
    page.get_by_role("button", name="Skapa PDF").click()
    expect(page.get_by_role("main")).to_contain_text("Väntar")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "0")
    address = page.url
    page.get_by_role("link", name="Mitt arbete").click()  # the work waits without the page
    page.goto(address)
    worker()
    result = page.get_by_role("link", name="Öppna resultatet")  # comes by itself: nobody reloads the page
    expect(result).to_be_visible(timeout=harness.PDF)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    job = Job.objects.get()
    assert (job.state, job.percent) == (JobState.DONE, 100)
    assert job.message.startswith("delarsrapport-2-2026-strangnas-kommun.pdf, ")
    file = page.request.get(result.get_attribute("href"))
    assert file.body().startswith(b"%PDF-")
