"""A document as one HTML file that needs nothing else: for the archive, for mail, for a reader without the system."""

import mimetypes
import re
from base64 import b64encode
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render.contents import branches
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.pdf import IMAGE, Pictures, no_pictures
from styrmodell.lib.documents.typeface import static_file

STYLE_SHEETS = (
    "theme",
    "tokens",
    "app",
    "component",
    "table",
    "document",
    "report",
    "report_pictures",
    "report_group",
    "report_glance",
    "report_timeline",
    "report_accounts",
    "report_leaflet",
    "report_parts",
)
LEAST_CHAPTERS = 4  # fewer need no contents
FONT_FACE = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)


def page_html(document: Document, *, pictures: Pictures = no_pictures) -> str:
    """The whole page with its style sheets and pictures inside; it is set in the reader's own sans serif.

    Args:
        pictures: gives the bytes of a picture by its address in the text, None when it is gone.

    Raises:
        DocumentError: a style sheet is not where the set-up puts it.
    """

    def embedded(image: re.Match[str]) -> str:
        content = pictures(image[1])
        if content is None:
            return f"[Bilden finns inte: {image[2]}]"
        kind = mimetypes.guess_type(image[1])[0]
        return f'<img src="data:{kind};base64,{b64encode(content).decode()}" alt="{image[2]}">'

    sections = outline_of(document).sections
    css = "".join(Path(static_file(f"css/{name}.css")).read_text() for name in STYLE_SHEETS)
    context = {
        "document": document,
        "branches": branches(sections, document.contents_levels) if len(sections) >= LEAST_CHAPTERS else (),
        "style_element": mark_safe(f"<style>{FONT_FACE.sub('', css)}</style>"),
        "body": mark_safe(IMAGE.sub(embedded, body_html(document))),
    }
    return render_to_string("documents/page.html", context)
