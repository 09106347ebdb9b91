"""What a section comes to, before what shows it: its text's first paragraph as the chapter's lead."""

import re
from dataclasses import replace
from html import unescape

from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter

# A plain paragraph of two or three lines that something follows; a longer one is no conclusion, and a lead has no links.
FIRST = re.compile(r"\s*<p>(?P<words>[^<>{}]{1,230})</p>\s*(?=<)")


def led(chapter: Chapter) -> Chapter:
    """The chapter with the first paragraph of its own text as lead; the same one where it has a lead, or no such paragraph."""
    text = next((block for block in chapter.blocks if isinstance(block, RichText) and not block.heading), None)
    found = FIRST.match(text.html) if text and not chapter.lead else None
    if text is None or found is None:
        return chapter
    rest = replace(text, html=text.html[found.end() :])
    blocks = tuple(rest if block is text else block for block in chapter.blocks)
    return replace(chapter, lead=unescape(found["words"]).strip(), blocks=blocks)
