"""A document saved as one HTML file asks for nothing from anywhere."""

import re

from lxml import html as lxml_html

from styrmodell.lib.documents.render.page_file import page_html
from tests.lib.documents import samples


def test_the_file_asks_for_nothing_from_anywhere():
    page = page_html(samples.full(), pictures=lambda _: b"\x89PNG")
    addresses = lxml_html.fromstring(page).xpath("//@src | //link/@href") + re.findall(
        r"url\(\s*['\"]?([^'\")]{5})", page
    )
    assert {address[:5] for address in addresses} == {"data:"}
    assert "data:image/png;base64,iVBORw==" in page


def test_the_file_is_a_whole_page_with_one_main_heading():
    tree = lxml_html.fromstring(page_html(samples.monthly()))
    assert tree.get("lang") == "sv"
    assert [heading.text for heading in tree.iter("h1")] == ["Månadsrapport oktober 2021"]
    assert tree.findtext(".//title") == "Månadsrapport oktober 2021, Kulturnämnden"
    assert "Utkast" in tree.text_content()
    assert "−40\N{NO-BREAK SPACE}871" in tree.text_content()


def test_a_lost_picture_is_named():
    assert "[Bilden finns inte: Biblioteket i Strängnäs en höstkväll]" in page_html(samples.full())


def test_it_has_contents_that_lead_to_its_chapters():
    tree = lxml_html.fromstring(page_html(samples.full()))
    [contents] = tree.find_class("file-contents")
    places = {*tree.xpath("//@id")}
    links = [href.removeprefix("#") for href in contents.xpath(".//a/@href")]
    assert links == [chapter.anchor for chapter in samples.full().chapters]
    assert {*links} <= places
