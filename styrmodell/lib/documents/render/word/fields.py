"""What Word computes or follows by itself: contents, links and places to link to."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CONTENTS = r'TOC \o "1-{levels}" \h \z'  # of headings by their style: those of tables and notes have one of their own
PAGE_OF = r"PAGEREF {name} \h"
NOT_COUNTED = "…"  # until Word, which is told to, has counted the pages


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the paragraph a place that a link leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for edge in (start, end):
        edge.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, start)
    else:
        properties.addnext(start)
    paragraph._p.append(end)


def link_within(paragraph: Paragraph, name: str, words: str) -> None:
    """Words that lead to a bookmark."""
    link = link_to(paragraph, name)
    link.append(paragraph.add_run(words)._r)


def link_to(paragraph: Paragraph, name: str) -> BaseOxmlElement:
    """The element that holds the runs of a link to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    paragraph._p.append(link)
    return link


def link_out(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    """The element that holds the runs of a link out of the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def contents(entries: list[Paragraph], levels: int) -> None:
    """Put the paragraphs in the field for contents: they stand there until Word has counted the pages.

    Args:
        entries: at least one.
        levels: how many levels of headings are listed.
    """
    first, last = entries[0]._p, entries[-1]._p
    begun = [_mark("begin", is_stale=True), _instruction(CONTENTS.format(levels=levels)), _mark("separate")]
    at = 0 if entries[0]._p.pPr is None else 1
    for place, run in enumerate(begun):
        first.insert(at + place, run)
    last.append(_mark("end"))


def _mark(kind: str, *, is_stale: bool = False) -> BaseOxmlElement:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if is_stale:
        mark.set(qn("w:dirty"), "true")  # Word counts the pages when it opens the file
    run.append(mark)
    return run


def page_of(paragraph: Paragraph, name: str, words: str) -> None:
    """Words, and the page that a bookmark is on: ", s. 14"."""
    paragraph.add_run(words)
    for part in (_mark("begin", is_stale=True), _instruction(PAGE_OF.format(name=name)), _mark("separate")):
        paragraph._p.append(part)
    paragraph.add_run(NOT_COUNTED)
    paragraph._p.append(_mark("end"))


def _instruction(said: str) -> BaseOxmlElement:
    run, words = OxmlElement("w:r"), OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = said
    run.append(words)
    return run
