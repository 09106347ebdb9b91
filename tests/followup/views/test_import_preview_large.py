"""A file that takes more than a moment: judged, read in and undone by the worker, by the same rules as a small one."""

from collections import Counter
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import ImportBatch, OperatingAmount
from followup.services import imports
from organisation.enums import JobState
from organisation.models import Job
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

PAGE = "/ekonomi/inlasning/"
HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture(autouse=True)
def _three_rows_are_many(org, monkeypatch):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    monkeypatch.setattr("followup.models.import_batch.AT_ONCE", 2)


def send(client, *rows):
    client.post(PAGE, {"file": SimpleUploadedFile("utfall.csv", (HEADER + "\n".join(rows)).encode())})
    return ImportBatch.objects.get()


def three(*amounts, month=10):
    codes = ("KN-10", "KN-20", "KN-30")
    return [f"KN;{code};2021-{month:02d};{amount};;;" for code, amount in zip(codes, amounts, strict=True)]


def test_a_large_file_is_looked_at_read_in_and_undone_in_the_background(frida_economist):
    batch = send(frida_economist, *three(-1_000_000, -2_000_000, -3_000_000))
    looked = Job.objects.latest("pk")
    assert (looked.state, looked.result_url, looked.title) == (
        JobState.DONE,
        batch.get_absolute_url(),
        "Granskar utfall.csv",
    )
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "Tre nya rader. Granskad")
    assertContains(page, "Läs in filen")
    assert not OperatingAmount.objects.exists()
    answer = frida_economist.post(batch.get_absolute_url())
    read = Job.objects.latest("pk")
    assertRedirects(answer, read.get_absolute_url())
    assert (read.state, read.message) == (JobState.DONE, "Filen är inläst.")
    assert OperatingAmount.objects.count() == 3
    assertContains(frida_economist.get(batch.get_absolute_url()), "Filen är inläst: tre nya rader.")
    frida_economist.post(f"{batch.get_absolute_url()}angra/")
    assert set(OperatingAmount.objects.values_list("outcome", flat=True)) == {None}
    assertContains(frida_economist.get(batch.get_absolute_url()), "Inläsningen är ångrad.")


def test_a_small_file_is_read_in_at_once(frida_economist):
    batch = send(frida_economist, "KN;KN-30;2021-10;-1;;;")
    frida_economist.post(batch.get_absolute_url())
    assert OperatingAmount.objects.get().outcome == Decimal(-1)
    assert not Job.objects.exists()


def test_while_the_work_waits_the_files_page_leads_to_it_and_it_is_ordered_once(frida_economist, settings):
    settings.TASKS = QUEUE
    batch = send(frida_economist, *three(-1_000_000, -2_000_000, -3_000_000))
    job = Job.objects.get()
    for ask in (frida_economist.get, frida_economist.post):
        assertRedirects(ask(batch.get_absolute_url()), job.get_absolute_url())
    assert Job.objects.get() == job
    assert batch.seen == {}


def test_a_look_that_failed_is_taken_again(frida_economist, settings):
    settings.TASKS = QUEUE
    batch = send(frida_economist, *three(-1_000_000, -2_000_000, -3_000_000))
    Job.objects.update(state=JobState.FAILED)
    assertContains(frida_economist.get(batch.get_absolute_url()), "det är inte gjort än. Inget är inläst.")
    answer = frida_economist.post(batch.get_absolute_url(), {"again": "1"})
    assertRedirects(answer, Job.objects.latest("pk").get_absolute_url())
    assert Job.objects.latest("pk").state == JobState.QUEUED


def test_a_consent_is_to_what_was_shown_and_a_change_since_is_shown_before_it_is_asked_again(
    frida_economist, monkeypatch
):
    batch = send(frida_economist, *three(-1_000_000, -2_000_000, -3_000_000))
    ImportBatch.objects.update(file_name="oktober.csv")
    monkeypatch.setattr("followup.models.import_batch.AT_ONCE", 10)  # another's, small, meanwhile
    last = ImportBatch.objects.create(
        file_name="september.csv",
        sha256="0",
        text=HEADER + "\n".join(three(-9_000_000, -8_000_000, -7_000_000, month=9)),
    )
    imports.confirm(last, by=None, accepted=imports.preview(last, by=None).mark)
    monkeypatch.setattr("followup.models.import_batch.AT_ONCE", 2)
    steps = Counter()
    monkeypatch.setattr("organisation.desk.jobs.progress", lambda job, percent, words: steps.update([words]))
    frida_economist.post(batch.get_absolute_url())
    assert steps["Granskar beloppen."] == 2  # the second time to show what has changed since, as a sign of life
    job = Job.objects.latest("pk")
    assert (job.state, job.message[:21]) == (JobState.FAILED, "Kontrollera beloppen.")
    assert OperatingAmount.objects.filter(month=10).count() == 0
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "Belopp att kontrollera")
    mark = page.context["preview"].mark
    frida_economist.post(batch.get_absolute_url(), {"odd": mark})
    assert OperatingAmount.objects.filter(month=10).count() == 0  # no box was ticked
    frida_economist.post(batch.get_absolute_url(), {"odd": mark, "accept_odd": "on"})
    assert OperatingAmount.objects.filter(month=10).count() == 3


def test_rows_that_cannot_be_read_in_are_counted_and_the_first_of_them_shown(frida_economist, monkeypatch):
    monkeypatch.setattr("followup.money.importing.shown.ROWS_SHOWN", 2)
    batch = send(frida_economist, *three(-1_000_000, -2_000_000, -3_000_000), *["XX;KN-30;2021-10;-1;;;"] * 5)
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "De första 2 av 5 visas.")
    assertContains(page, "De första 2 av 3 visas.")
    refused = frida_economist.post(batch.get_absolute_url())
    assert refused.status_code == 422
    frida_economist.post(batch.get_absolute_url(), {"skip_errors": "on"})
    assert OperatingAmount.objects.count() == 3
    assertNotContains(frida_economist.get(batch.get_absolute_url()), "Läs in filen")
