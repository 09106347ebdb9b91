"""The formats that a document is written in: one registry, and in each format one small renderer for every block.

A new format is one entry here and one table of renderers; a new block is one class and one line in each format's table.
A cell may be empty only for a reason that stands in `without`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from styrmodell.lib.documents.layout import HEIGHTS
from styrmodell.lib.documents.model import BLOCK_KINDS, Document
from styrmodell.lib.documents.parts.chapters import PARTS
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html_blocks import TEMPLATES
from styrmodell.lib.documents.render.json import block_data
from styrmodell.lib.documents.render.json_keys import export_json
from styrmodell.lib.documents.render.page_file import page_html
from styrmodell.lib.documents.render.pdf import Pictures, no_pictures, render_pdf_in_process
from styrmodell.lib.documents.render.word.document import word_file

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """Filformat.

    Attributes:
        media_type: what the file is called in HTTP; `extension` in its name.
        blocks: how each block is drawn: a template, a height on paper, a function.
        write: the whole document as bytes, given the bytes of its pictures.
        without: blocks that the format leaves out, each with the reason.
    """

    media_type: str
    extension: str
    blocks: Mapping[type, Any]
    write: Callable[[Document, Pictures], bytes]
    without: Mapping[type, str] = field(default_factory=dict)


def _page(document: Document, pictures: Pictures) -> bytes:
    return page_html(document, pictures=pictures).encode()


def _pdf(document: Document, pictures: Pictures) -> bytes:
    return render_pdf_in_process(document, pictures=pictures)


def _word(document: Document, pictures: Pictures) -> bytes:
    return word_file(document, pictures=pictures)


def _excel(document: Document, _pictures: Pictures) -> bytes:
    return excel_file(document)


def _json(document: Document, pictures: Pictures) -> bytes:
    return json.dumps(export_json(document), ensure_ascii=False, indent=2, sort_keys=True).encode()


FORMATS: dict[str, Format] = {
    "pdf": Format("application/pdf", "pdf", {kind: (TEMPLATES[kind], HEIGHTS[kind]) for kind in HEIGHTS}, _pdf),
    "html": Format("text/html", "html", TEMPLATES, _page),
    "docx": Format(f"{OFFICE}.wordprocessingml.document", "docx", PARTS, _word),
    "xlsx": Format(f"{OFFICE}.spreadsheetml.sheet", "xlsx", PARTS, _excel),
    "json": Format("application/json", "json", dict.fromkeys(BLOCK_KINDS, block_data), _json),
}


def written(document: Document, form: str, *, pictures: Pictures = no_pictures) -> bytes:
    """The document as a file.

    Args:
        form: a key of `FORMATS`.

    Raises:
        DocumentError: it could not be set.
    """
    return FORMATS[form].write(document, pictures)
