"""How far the setting of a PDF has come, as it is told to whoever waits."""

from xml.etree.ElementTree import fromstring

import pytest

from styrmodell.lib.documents.render import steps, weasy
from styrmodell.lib.documents.render.pdf import print_job, render_pdf_in_process
from tests.lib.documents import samples
from tests.lib.documents.long_reports import annual

pytestmark = pytest.mark.one_database


def told_of(document):
    told = []
    weasy.set_pdf(print_job(document), lambda *said: told.append(said))
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)
    return told


def test_progress_is_told_chapter_by_chapter_then_page_by_page_and_never_goes_back():
    told = told_of(annual(committees=1, goals=1, projects=2, notes=2, times=1))
    words = list(dict.fromkeys(words for _, words in told))
    assert words[:2] == [steps.READING, steps.LEADING]
    of_chapters = [one for one in words if one.startswith("Sätter kapitel")]
    assert of_chapters[0] == "Sätter kapitel 1 av 20: Året i korthet."
    assert "Sätter kapitel 12 av 20: Kommunstyrelsen 1." in of_chapters
    assert len(of_chapters) > 8
    assert words[-1].startswith("Skriver sida ")
    assert len({percent for percent, _ in told}) > 30  # no long wait at one of them


def test_progress_of_a_short_document_counts_its_chapters():
    words = [words for _, words in told_of(samples.monthly())]
    assert words[1] == "Sätter kapitel 2 av 3: Driftredovisning."  # where the first page ends


class Page:
    """A page that ends with an element."""

    def __init__(self, element):
        self.element, self.children = None, [Page.Box(element)]

    class Box:
        def __init__(self, element):
            self.element, self.children = element, ()


def test_progress_goes_on_where_it_was_when_the_pages_are_laid_out_again():
    told = []
    whole = fromstring(f"<body>{'<p/>' * 30}</body>")
    watch = steps.Steps(whole, lambda *said: told.append(said))
    for layout in range(5):
        for index in range(30 - layout):
            watch.laid_out(index, Page(whole[index]))
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)
    assert percents[30] <= steps.FIRST_TIME < percents[-1] < steps.LAID_OUT
    assert {words for _, words in told[31:]} == {steps.AGAIN}


def test_progress_reaches_us_from_the_other_process():
    told = []
    render_pdf_in_process(samples.monthly(), progress=lambda *said: told.append(said))
    assert told
    assert all(0 < percent < 100 and words.endswith(".") for percent, words in told)
