"""A document part by part: the whole of it once, and every reference to the page that it leads to."""

import re

import pytest
from lxml import html as lxml_html

from styrmodell.lib.documents.render.by_part import part_html, part_with, parts_in
from styrmodell.lib.documents.render.html import body_html
from tests.lib.documents import long_reports, samples

MAKERS = {"long": lambda: long_reports.annual(committees=2, goals=2, projects=3, notes=3), "short": samples.full}


def address(key):
    return f"/delar/{key}/"


@pytest.fixture(params=MAKERS)
def document(request):
    return MAKERS[request.param]()


def pages(document):
    return {part.key: lxml_html.fromstring(part_html(document, part.key, address)) for part in parts_in(document)}


def test_every_chapter_stands_in_one_part_with_the_number_that_it_has_in_the_whole(document):
    said = [heading.text_content() for page in pages(document).values() for heading in page.find_class("chapter-title")]
    whole = lxml_html.fromstring(body_html(document)).find_class("chapter-title")
    assert said == [heading.text_content() for heading in whole]


def test_every_reference_leads_to_something_on_its_page_or_on_the_page_it_names(document):
    made = pages(document)
    places = {address(key): {*page.xpath("//@id")} for key, page in made.items()}
    somewhere = set().union(*places.values())
    followed = 0
    for key, page in made.items():
        for href in page.xpath("//a/@href"):
            where, sign, place = href.partition("#")
            if sign and place in somewhere:  # a writer may have pasted what leads nowhere
                followed += 1
                assert place in places[where or address(key)], href
    assert followed


def test_what_leads_within_a_part_stays_there_and_what_leads_out_names_the_other(document):
    for key, page in pages(document).items():
        assert not [href for href in page.xpath("//a/@href") if href.startswith(address(key))]
    links = {href for page in pages(document).values() for href in page.xpath("//a/@href")}
    if document.is_long:
        assert [href for href in links if re.match("/delar/.+#", href)]


def test_a_chapter_is_found_in_its_part_by_its_key(document):
    parts = parts_in(document)
    for part in parts:
        assert {part_with(parts, section.chapter.key) for section in part.sections} == {part}
    assert part_with(parts, "finns-inte") is None
