"""The database away or the process killed at each statement of an act: done or not, never half, and once when it is done again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from followup.enums import ReportStatus
from followup.models import ImportBatch, OperatingAmount, Report, ReportFile
from followup.services import imports
from organisation.desk import files
from organisation.desk.worker import PatientWorker
from organisation.enums import JobState
from organisation.models import Job, SentForm
from planning.enums import NodeKind, PlanStatus
from planning.models import Plan
from tests import build, build_followup, faults, sampling
from tests.followup.money import ledgers
from tests.hostile import fingerprint

pytestmark = pytest.mark.django_db

FILE = b"enhet;verksamhet;period;utfall;budget;arsbudget;prognos\nKN;KN-30;2021-10;-1;;;\nKN;KN-40;2021-10;-2;;;\n"
PARTS = 3  # of an act's statements: at least one of each fails in each way
ACT = {"act": "a" * 16}


@dataclass(frozen=True)
class Act:
    """A form that is sent, and whether what it is for has been done."""

    client: Client
    url: str
    data: dict[str, Any]
    is_done: Callable[[], bool]

    def send(self) -> int:
        """Send it; the answer's status. The page it leads to is asked for as well."""
        data = {name: value() if callable(value) else value for name, value in self.data.items()}
        return int(self.client.post(self.url, data).status_code)


@pytest.fixture(autouse=True)
def queue(settings, monkeypatch):
    """The queue in the database, and a printer that takes no time."""
    for module in ("organisation.desk.worker", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)
    monkeypatch.setattr("organisation.desk.worker.PAUSES", (0.0,))
    monkeypatch.setattr(files, "render_pdf_in_process", lambda document, **options: b"%PDF")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture
def report(org, david):
    with transaction.atomic():  # one of these tests begins none
        build_followup.work_plan(org.unit, activities=1, figures=1)
    made = build_followup.report(build_followup.round_(), org.unit)
    build_followup.answer_everything(made, by=david)
    return made


@pytest.fixture
def hand_in(report, david_unit_manager):
    def is_done():
        return Report.objects.get(pk=report.pk).status == ReportStatus.HANDED_OVER

    return Act(david_unit_manager, reverse("followup:report_submit", args=[report.pk]), ACT, is_done)


@pytest.fixture
def plan_hand_in(org, bo_committee_secretary):
    with transaction.atomic():
        _, plan, _ = build.chain(org)
        build.node(plan, NodeKind.DIRECTION, "Fler läser")

    def is_done():
        return Plan.objects.get(pk=plan.pk).status == PlanStatus.SUBMITTED

    return Act(bo_committee_secretary, reverse("planning:plan_submit", args=[plan.pk]), ACT, is_done)


@pytest.fixture
def upload(org, frida_economist):
    data = {**ACT, "file": lambda: SimpleUploadedFile("utfall.csv", FILE)}
    return Act(frida_economist, reverse("followup:import_new"), data, ImportBatch.objects.exists)


@pytest.fixture
def consent(org, frida, frida_economist):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    batch = imports.upload("utfall.csv", FILE, by=frida)

    def is_done():
        is_told = ImportBatch.objects.filter(pk=batch.pk, confirmed_at__isnull=False).exists()
        counts = {OperatingAmount.objects.count(), OperatingAmount.history.count()}
        assert counts == ({2} if is_told else {0})
        return is_told

    return Act(frida_economist, batch.get_absolute_url(), {"accepted": imports.preview(batch, by=frida).mark}, is_done)


@pytest.fixture
def undo(consent):
    assert consent.send() == 302
    batch = ImportBatch.objects.get()
    url = reverse("followup:import_undo", args=[batch.pk])
    return Act(consent.client, url, {}, ImportBatch.objects.filter(undone_at__isnull=False).exists)


@pytest.fixture
def order(report, david_unit_manager):
    url = reverse("followup:report_file", args=[report.pk, "pdf"])
    return Act(david_unit_manager, f"{url}?text=arbetstext", ACT, Job.objects.exists)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def places(count: int, salt: str) -> list[tuple[int, str]]:
    """At which of an act's statements it fails, and how: in `make test` some in each part of it."""
    cells = list(product(range(1, count + 1), faults.KINDS))
    return sampling.drawn(cells, lambda cell: (cell[0] * PARTS // (count + 1), cell[1]), salt=salt)


@pytest.mark.some_days
@pytest.mark.parametrize("name", ["hand_in", "plan_hand_in", "upload", "consent", "undo", "order"])
def test_what_is_sent_is_done_whole_or_not_at_all_and_again_but_once(request, name):
    act = request.getfixturevalue(name)
    act.client.raise_request_exception = False
    before = fingerprint()
    with taken_back():
        assert act.send() == 302
        assert act.is_done()
        whole = fingerprint()
    with taken_back():
        count = faults.count_of(act.send)
    for number, kind in places(count, name):
        with taken_back():
            status = 0
            with faults.at(number, kind) as statements, suppress(faults.Killed):
                status = act.send()
            # What is cleared away now and then is asked for in one sending and not in the next: then the last is not reached.
            is_killed = kind == faults.KILLED and statements.count >= number
            where = f"{kind} at {number}: {status}"
            assert fingerprint() == (whole if act.is_done() else before), where
            assert status in ((0,) if is_killed else (503, 302)), where
            assert act.is_done() or status != 302, where
            assert act.send() in (302, 303), where
            assert (act.is_done(), fingerprint()) == (True, whole), where


@pytest.mark.some_days
@pytest.mark.django_db(transaction=True)  # the act's own transaction is the outermost
@pytest.mark.parametrize("name", ["hand_in", "plan_hand_in", "consent"])
def test_what_could_not_be_committed_is_not_done(request, name, monkeypatch):
    act = request.getfixturevalue(name)
    act.client.raise_request_exception = False
    before = fingerprint()
    with monkeypatch.context() as at_commit:
        at_commit.setattr(connection, "_commit", refuse)
        assert act.send() == 503
    assert (act.is_done(), fingerprint()) == (False, before)
    assert act.send() in (302, 303)
    assert act.is_done()


def refuse():
    raise OperationalError("server closed the connection unexpectedly")


def work(name="ett"):
    """A worker that ends when there is nothing more to do."""
    worker = PatientWorker(name, interval=0)
    worker.batch = True
    worker._run_through_faults()


@pytest.mark.some_days
@pytest.mark.django_db(transaction=True)  # the worker begins and ends its transactions itself
def test_a_worker_ends_what_it_began_once_wherever_it_meets_a_fault(order):
    """And the page tells of it: a way to the file when it is there, and not before."""
    ordered_anew(order)
    for number, kind in places(faults.count_of(work), "work"):
        ordered_anew(order)
        with faults.at(number, kind), suppress(faults.Killed):
            work()
        where = f"{kind} at {number}"
        job = Job.objects.get()
        assert (job.state == JobState.DONE) == ReportFile.objects.exists(), where
        assert kind == faults.KILLED or job.state == JobState.DONE, where
        page = order.client.get(job.get_absolute_url()).content.decode()
        assert ("?text=arbetstext" in page) == ReportFile.objects.exists(), where
        work()  # started again by whoever keeps it running
        job = Job.objects.get()
        assert (job.state, job.percent, ReportFile.objects.count()) == (JobState.DONE, 100, 1), where
        assert [task.status for task in DBTaskResult.objects.all()] == ["SUCCESSFUL"], where
        assert order.client.get(job.result_url).content == b"%PDF", where


@pytest.mark.some_days
@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_read_in_once_wherever_its_worker_meets_a_fault(consent, monkeypatch):
    monkeypatch.setattr("followup.models.import_batch.AT_ONCE", 1)
    batch = ImportBatch.objects.get()
    imports.look(batch, by=batch.uploaded_by)
    waiting = ImportBatch.objects.values("seen", "text", "confirmed_at", "new_count").get()

    def begin_anew():
        for model in (OperatingAmount.objects, OperatingAmount.history, Job.objects, DBTaskResult.objects):
            model.all().delete()
        ImportBatch.objects.update(**waiting)
        assert consent.send() == 302

    begin_anew()
    for number, kind in places(faults.count_of(work), "read in"):
        begin_anew()
        with faults.at(number, kind), suppress(faults.Killed):
            work()
        where = f"{kind} at {number}"
        assert consent.is_done() == (Job.objects.get().state == JobState.DONE), where
        assert kind == faults.KILLED or consent.is_done(), where
        work()
        job = Job.objects.get()
        assert (consent.is_done(), job.state, job.percent) == (True, JobState.DONE, 100), where
        assert [task.status for task in DBTaskResult.objects.all()] == ["SUCCESSFUL"], where


def ordered_anew(order):
    for model in (ReportFile, Job, DBTaskResult, SentForm):
        model.objects.all().delete()
    assert order.send() == 302
