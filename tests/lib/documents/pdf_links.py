"""Where the links within a PDF stand, what they say and where they lead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2

PAGE_SAID = re.compile(r"(?:s\. ?|\D|^)(\d+)$")
OF_A_PAGE = re.compile(r"\bs\. ?\d+$")
LINE_ENDS = re.compile(r"[\s\u00ad\x02\ufffe\u2010-]+")


@dataclass(frozen=True)
class Link:
    """A link within the file: the page that it stands on, its words, and the page and the address that it leads to."""

    on: int
    words: str
    page: int
    place: str


def places(pdf):
    """The page of each address in the file, by its name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
        names = pikepdf.NameTree(file.Root.Names.Dests)
        return {name: pages[dest[0].objgen] for name, dest in names.items()}


def links(pdf):
    """Every link within the file."""
    found, leads = [], places(pdf)
    text = pypdfium2.PdfDocument(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, start=1):
            read, before, above = text[number - 1].get_textpage(), None, 0.0
            for link in page.get("/Annots", ()):
                if "/Dest" in link:
                    left, bottom, right, top = map(float, link.Rect)
                    words = " ".join(read.get_text_bounded(left, bottom, right, top).replace("\xa0", " ").split())
                    if link.Dest == before and bottom < above:  # it goes on on the next line
                        words = f"{found.pop().words} {words}"
                    before, above = link.Dest, bottom
                    found.append(Link(number, words, leads[str(link.Dest)], str(link.Dest)))
    return found


def says_a_page(link, contents):
    """True of a link that ends in the number of a page: in the contents, after "s." or by itself, where it is no note's.

    Args:
        contents: the pages with contents and lists.
    """
    if link.place == f"not-{link.words}":
        return False
    return link.words.isdecimal() or bool(OF_A_PAGE.search(link.words)) or (link.on in contents and len(link.words) > 3)


def page_said(words):
    """The number of the page that a link's words end with."""
    return int(PAGE_SAID.search(words)[1])


def misleading(found):
    """The links that say another page than they lead to."""
    return [(one.words, one.page) for one in found if page_said(one.words) != one.page]


def elsewhere(pdf, called: Mapping[str, str]):
    """The addresses whose page does not say what stands there: the heading of a chapter, a table or a note, the name of a row."""
    text = [tight(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
    return [place for place, page in places(pdf).items() if tight(called[place]) not in text[page - 1]]


def tight(words):
    """The words without what may stand where a line ends."""
    return LINE_ENDS.sub("", words)
