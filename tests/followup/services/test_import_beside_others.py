"""A file that is read in beside what others write: judged by what is stored when it is written, and nobody waits meanwhile."""

import subprocess
import sys
import time
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from followup.models import OperatingAmount
from followup.services import import_undo, imports
from organisation.models import Operation
from styrmodell.lib.many_rows import TRIES
from tests import build_followup, database
from tests.followup.money import ledgers

HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"
LONGEST = 2.0  # seconds that anybody's save may wait
SAVES = """
import sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
longest = 0
print("saves", flush=True)
while True:
    begun = time.monotonic()
    base.execute("BEGIN IMMEDIATE")
    base.execute("UPDATE organisation_user SET name = name")
    base.execute("COMMIT")
    longest = max(longest, time.monotonic() - begun)
    print(longest, flush=True)
    time.sleep(0.05)
"""


@pytest.fixture
def library(org):
    return ledgers.operations(org.committee, ledgers.KN_OPERATIONS)["KN-30"]


def upload(text, by):
    return imports.upload("utfall.csv", (HEADER + text).encode(), by=by)


@pytest.fixture
def written_meanwhile(monkeypatch, library):
    """Each time that a file is judged somebody else has then changed the amount; so many times as the test says."""
    turns = []
    judge = imports.judge

    def judge_and_be_overtaken(*args, **kwargs):
        told = judge(*args, **kwargs)
        if turns:
            turns.pop()
            row, _ = OperatingAmount.objects.get_or_create(operation=library, year=2021, month=10)
            row.outcome, row.version = Decimal(-7), row.version + 1
            row.save()
        return told

    monkeypatch.setattr(imports, "judge", judge_and_be_overtaken)
    return turns


@pytest.mark.parametrize("turns", [0, 1, TRIES])
def test_a_file_is_written_over_what_is_stored_then(library, frida, written_meanwhile, turns):
    batch = upload("KN;KN-30;2021-10;-3;;;\n", frida)
    written_meanwhile += [None] * turns
    done = imports.confirm(batch, by=frida)
    assert (done.new_count, done.changed_count) == ((0, 1) if turns else (1, 0))
    row = OperatingAmount.objects.get()
    assert (row.outcome, row.version) == (Decimal(-3), 1 if not turns else turns + 2)
    newest = row.history.latest("history_id")
    assert (newest.outcome, newest.version, newest.history_user, newest.history_type) == (
        Decimal(-3),
        row.version,
        frida,
        "~" if turns else "+",
    )


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_a_file_is_judged(library, frida, monkeypatch):
    waits = []
    judge = imports.judge

    def judged(*args, **kwargs):
        waits.append(connection.in_atomic_block)
        return judge(*args, **kwargs)

    monkeypatch.setattr(imports, "judge", judged)
    imports.confirm(upload("KN;KN-30;2021-10;-3;;;\n", frida), by=frida)
    assert waits == [False]


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_read_in_and_undone_beside_others_saves(org, frida):
    """Forty thousand rows, new and changed and taken back, while another process saves."""
    if database.on_postgresql():
        pytest.skip("locks rows, not all of it")
    count = 3334
    Operation.objects.bulk_create(
        Operation(unit=org.committee, code=f"V{number}", name=f"Verksamhet {number}", rank=number)
        for number in range(count)
    )
    build_followup.round_(due_on=date(2026, 11, 27))
    months = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 11))]
    for year_budget in (-12_000, -12_001):
        text = "".join(
            f"KN;V{number};{month:%Y-%m};{-1000 * month.month};{-1000 * month.month};{year_budget};\n"
            for month in months
            for number in range(count)
        )
        batch = upload(text, frida)
        mark = imports.preview(batch, by=frida).mark
        assert longest_wait(lambda batch=batch, mark=mark: imports.confirm(batch, by=frida, accepted=mark)) < LONGEST
    assert longest_wait(lambda: import_undo.undo(batch, by=frida)) < LONGEST
    assert OperatingAmount.objects.filter(year_budget=-12_000, version=3).count() == 12 * count
    assert OperatingAmount.history.count() == 3 * 12 * count


def longest_wait(act):
    """Seconds that the longest save of another process took while something was done."""
    other = subprocess.Popen(
        [sys.executable, "-c", SAVES, connection.settings_dict["NAME"]], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "saves\n"
        act()
        time.sleep(0.2)
    finally:
        other.terminate()
        told, _ = other.communicate()
    return float(told.split()[-1])
