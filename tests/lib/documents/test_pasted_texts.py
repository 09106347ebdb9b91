"""What was pasted, on the page and on paper: the same words under the same headings, and nothing that was hidden."""

import re
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from lxml import html as lxml_html

from styrmodell.lib import richtext
from styrmodell.lib.documents import prose
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job
from tests import pasted, verapdf
from tests.lib.documents import samples
from tests.lib.random_tables import neighbours

pytestmark = pytest.mark.one_database
WORDS = ".//p | .//h3 | .//h4 | " + " | ".join(f".//{name}[not(p | ul | ol)]" for name in ("li", "td", "th"))


@cache
def made():
    """One PDF of all the texts, each in a chapter."""
    chapters = tuple(Chapter(name, f"Text {name}", (RichText(pasted.stored(name)),)) for name in pasted.NAMES)
    return weasy.set_pdf(print_job(replace(samples.minimal(), chapters=chapters)))


@cache
def printed():
    return together("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made())))


def together(text):
    return re.sub(r"\s", "", text)


def parts(html):
    """The words of each paragraph, point and cell."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    return [words for one in tree.xpath(WORDS) if (words := together(one.text_content()))]


@pytest.mark.parametrize("name", pasted.NAMES)
def test_it_says_the_same_on_the_page_and_on_paper(name):
    stored = pasted.stored(name)
    assert richtext.clean(stored) == stored
    for shown in (prose.for_page(stored, under=2), richtext.render(stored)):
        assert parts(shown) == parts(stored)
        assert neighbours(shown) == neighbours(stored)
    missing = [words for words in parts(prose.for_print(stored, under=2)) if words not in printed()]
    assert not missing


@pytest.mark.parametrize("name", pasted.NAMES)
def test_what_was_hidden_is_nowhere(name):
    assert pasted.HIDDEN_WORD not in pasted.stored(name)
    assert pasted.HIDDEN_WORD not in richtext.clean(pasted.html(name))
    assert pasted.HIDDEN_WORD not in richtext.plain(pasted.html(name))
    assert pasted.HIDDEN_WORD not in printed()


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_finds_no_fault(flavour):
    assert verapdf.failures(made(), flavour) == []
