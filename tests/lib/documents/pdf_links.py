"""Where the links within a PDF stand, what they say and where they lead."""

import re
from io import BytesIO

import pikepdf
import pypdfium2

PAGE_SAID = re.compile(r"(?:s\. ?|\D)(\d+)$")


def places(pdf):
    """The page of each address in the file, by its name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
        names = pikepdf.NameTree(file.Root.Names.Dests)
        return {name: pages[dest[0].objgen] for name, dest in names.items()}


def links(pdf):
    """Every link within the file: the page that it stands on, its words, and the page that it leads to."""
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
                        words = f"{found.pop()[1]} {words}"
                    before, above = link.Dest, bottom
                    found.append((number, words, leads[str(link.Dest)]))
    return found


def page_said(words):
    """The number of the page that a link's words end with."""
    return int(PAGE_SAID.search(words)[1])


def misleading(found):
    """The links that say another page than they lead to."""
    return [(words, page) for _, words, page in found if page_said(words) != page]
