"""What the setting of a PDF may take, and what whoever waits is told when it took more or its process was killed."""

import multiprocessing
import os
import signal
from dataclasses import replace

import pytest

from styrmodell.lib.documents.errors import FAILED, DocumentError
from styrmodell.lib.documents.render import limits
from styrmodell.lib.documents.render.limits import MEGABYTE, Limits, limits_for
from styrmodell.lib.documents.render.pdf import print_job, render_pdf_in_process
from tests.lib.documents import samples

pytestmark = pytest.mark.one_database

PAGE = 6_700  # characters, as the pages of an årsredovisning have


def allowed(characters, pictures=0):
    job = print_job(samples.minimal())
    return limits_for(replace(job, html="x" * characters, pictures={"/media/a.png": b"x" * pictures}))


def test_what_is_longer_may_take_more():
    assert allowed(0) == Limits(limits.LEAST_TIME, limits.LEAST_MEMORY)
    short, long = allowed(10 * PAGE), allowed(200 * PAGE)
    assert (short.seconds, short.memory // MEGABYTE) == (142, 1122)
    assert (long.seconds, long.memory // MEGABYTE) == (566, 2986)
    assert allowed(0, pictures=MEGABYTE).memory > allowed(0).memory


def test_nothing_may_take_more_than_a_server_has():
    assert allowed(10_000 * PAGE) == Limits(limits.MOST_TIME, limits.MOST_MEMORY)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (-signal.SIGXCPU, "för lång tid att göra till PDF (mer än 3 min)"),
        (-signal.SIGABRT, "för mycket minne för att göras till PDF (mer än 512 MB)"),
        (-signal.SIGKILL, limits.TAKEN_AWAY),
        (1, FAILED),
        (None, FAILED),
    ],
)
def test_whoever_waits_is_told_which_limit_was_met(code, said):
    assert said in str(Limits(170, 512 * MEGABYTE).met_by(code))


def kill_what_we_began(percent, words):
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)


def test_a_process_that_is_killed_is_told_of_at_once_and_the_next_one_works():
    with pytest.raises(DocumentError) as refused:
        render_pdf_in_process(samples.monthly(), progress=kill_what_we_began)
    assert str(refused.value) == limits.TAKEN_AWAY
    assert render_pdf_in_process(samples.monthly()).startswith(b"%PDF")
