from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisation.desk import jobs
from organisation.enums import JobState
from organisation.models import Job
from tests.organisation.desk.test_jobs import Forgetful, count_to


def start(administrator, **fields):
    job = jobs.enqueue("k", "Rapport som PDF", by=administrator, task=Forgetful())
    Job.objects.filter(pk=job.pk).update(**fields)
    return f"/jobb/{job.pk}/"


def test_job_detail_shows_how_far_the_work_has_come_and_asks_again(admin, administrator):
    answer = admin.get(start(administrator, state=JobState.RUNNING, percent=40, message="Räknar"))
    assertContains(answer, "Räknar")
    assertContains(answer, 'value="40"')
    assertContains(answer, "every 2s")
    assertContains(answer, 'http-equiv="refresh"')


def test_job_detail_says_its_place_in_the_queue(admin, administrator, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for number in (1, 2):
        job = jobs.enqueue(f"k:{number}", "Rapport som PDF", by=administrator, task=count_to, args=(number,))
    assertContains(admin.get(f"/jobb/{job.pk}/"), "Plats 2 i kön.")


def test_job_detail_ends_with_a_link_to_the_result(admin, administrator):
    answer = admin.get(start(administrator, state=JobState.DONE, result_url="/rapporter/1/pdf/"))
    assertContains(answer, 'href="/rapporter/1/pdf/"')
    assertNotContains(answer, "every 2s")
    assertNotContains(answer, 'http-equiv="refresh"')


def test_job_detail_leads_back_to_where_it_belongs(admin, administrator, org):
    job = jobs.enqueue("k", "Enheten som PDF", by=administrator, task=Forgetful(), about=org.unit)
    for state in (JobState.QUEUED, JobState.FAILED):
        Job.objects.filter(pk=job.pk).update(state=state)
        assertContains(admin.get(f"/jobb/{job.pk}/"), f'href="{org.unit.get_absolute_url()}"', count=2)


def test_job_detail_says_when_the_worker_has_died(admin, administrator):
    path = start(administrator, state=JobState.RUNNING, heartbeat=timezone.now() - jobs.SILENCE * 2)
    assertContains(admin.get(path), "Arbetet avbröts. Starta det igen.")


def test_job_detail_does_not_exist_for_others(reader, administrator):
    path = start(administrator)
    assert reader.get(path).status_code == 404
    assert Client().get(path).url == f"/konto/logga-in/?next={path}"
