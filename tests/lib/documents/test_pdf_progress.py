"""How far the setting of a PDF has come, as it is told to whoever waits."""

import logging

import pytest

from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job, render_pdf_in_process
from tests.lib.documents import samples

pytestmark = pytest.mark.one_database


def test_progress_is_told_page_by_page_and_never_goes_back():
    told = []
    weasy.set_pdf(print_job(samples.monthly()), lambda *said: told.append(said))
    assert [words for _, words in told[:2]] == ["Sätter sida 1.", "Sätter sida 2."]
    assert told[-1] == (weasy.LAID_OUT, "Skriver filen.")
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)


def test_progress_goes_on_where_it_was_when_the_pages_are_laid_out_again():
    told = []
    steps = weasy.Steps(lambda *said: told.append(said))
    for layout in range(5):
        for page in range(1, 31 - layout):
            steps.emit(logging.makeLogRecord({"msg": f"Step 5 - Creating layout - Page {page}"}))
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)
    assert percents[0] > 0
    assert percents[29] < weasy.FIRST_TIME < percents[-1] < weasy.LAID_OUT
    assert {words for _, words in told[30:]} == {"Går igenom sidorna en gång till."}


def test_progress_reaches_us_from_the_other_process():
    told = []
    render_pdf_in_process(samples.monthly(), progress=lambda *said: told.append(said))
    assert told
    assert all(0 < percent < 100 and words.endswith(".") for percent, words in told)
