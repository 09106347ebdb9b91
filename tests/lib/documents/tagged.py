"""The tables of a PDF as its tags tell them: what a screen reader reads, and the cells of each row."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " "})
Row = list[tuple[str, str]]


def rows(pdf: bytes) -> Iterator[Row]:
    """Every row of every table, page by page: each cell's kind (TH, TD) and words. Empty cells have nothing on the page."""
    for root, texts in _roots(pdf):
        yield from _rows(root, texts)


def words(pdf: bytes) -> str:
    """All that is read aloud, in its order: what is only drawn, and the heads and feet of the pages, are not."""
    return " ".join(_words(root, texts) for root, texts in _roots(pdf))


def _roots(pdf: bytes) -> Iterator[tuple[Any, dict[int, str]]]:
    """What stands outermost on each page, with the words of the page's marks."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            texts: dict[int, str] = {}
            read = page.get_textpage()
            for at in range(raw.FPDFPage_CountObjects(page.raw)):
                for mark, said in _texts(raw.FPDFPage_GetObject(page.raw, at), read):
                    texts[mark] = texts.get(mark, "") + said
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                yield raw.FPDF_StructTree_GetChildAtIndex(tree, at), texts
            raw.FPDF_StructTree_Close(tree)


def _texts(thing: Any, read: Any) -> Iterator[tuple[int, str]]:
    """What an object on the page says, by the number of its mark."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _texts(raw.FPDFFormObj_GetObject(thing, at), read)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        size = raw.FPDFTextObj_GetText(thing, read.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        raw.FPDFTextObj_GetText(thing, read.raw, buffer, size)
        yield raw.FPDFPageObj_GetMarkedContentID(thing), bytes(buffer)[:-2].decode("utf-16-le")


def _rows(element: Any, texts: dict[int, str]) -> Iterator[Row]:
    children = [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(_count(element))]
    if _kind(element) == "TR":
        yield [(_kind(cell), " ".join(_words(cell, texts).translate(SPACES).split())) for cell in children if cell]
    else:
        for child in filter(None, children):
            yield from _rows(child, texts)


def _words(element: Any, texts: dict[int, str]) -> str:
    found = []
    for at in range(_count(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        found.append(_words(child, texts) if child else texts.get(mark, ""))
    return " ".join(found)


def _count(element: Any) -> int:
    return int(raw.FPDF_StructElement_CountChildren(element))


def _kind(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le")
